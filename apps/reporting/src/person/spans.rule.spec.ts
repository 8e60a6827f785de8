import { addDays, daysBetween } from '@noivu/calendar';
import type { FactKind, TimelineFact } from '@noivu/contracts';
import { Dice, madeTimeline } from '../../test/made-people';
import { spansOf } from './spans.rule';
import { CountedTimeline } from './traits.rule';

const fact = (kind: FactKind, validFrom: string, value: object, validTo?: string): TimelineFact => ({
  kind,
  validFrom,
  ...(validTo && { validTo }),
  value,
});

const [office, school] = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002'];
const post = (unitId: string) => ({ managingUnitId: unitId, usingUnitId: unitId, title: 'Chuyên viên' });
const identity = fact('identity', '2015-06-01', { fullName: 'Trần Văn Bình', sex: 'MALE', bornOn: '1965-05-10' });
const basic = [
  identity,
  fact('post', '2015-06-01', post(office)),
  fact('staff-category', '2015-06-01', { category: 'CIVIL_SERVANT', level: 'DISTRICT_AND_ABOVE' }),
  fact('status', '2015-06-01', { status: 'WORKING' }),
];
const days = (timeline: readonly TimelineFact[]) => spansOf(timeline).map(({ validFrom, validTo }) => [validFrom, validTo]);

describe('the spans of a person', () => {
  it('are one from the first day on where nothing changes', () => {
    expect(spansOf(basic)).toEqual([
      expect.objectContaining({
        validFrom: '2015-06-01',
        validTo: undefined,
        usingUnitId: office,
        category: 'CIVIL_SERVANT',
        status: 'WORKING',
        isPartyMember: false,
      }),
    ]);
  });

  it('are none before identity and post are known', () => {
    expect(spansOf([])).toEqual([]);
    expect(spansOf([identity])).toEqual([]);
    expect(spansOf(basic.slice(1))).toEqual([]);
    expect(days([identity, fact('post', '2018-01-01', post(office))])).toEqual([['2018-01-01', undefined]]);
  });

  it('are cut on the day something begins to hold, and on the day it no longer does', () => {
    expect(days([...basic, fact('party', '2018-03-03', {}, '2020-01-01')])).toEqual([
      ['2015-06-01', '2018-03-03'],
      ['2018-03-03', '2020-01-01'],
      ['2020-01-01', undefined],
    ]);
  });

  it('leave out the days without a post', () => {
    const posts = [fact('post', '2015-06-01', post(office), '2016-01-01'), fact('post', '2017-01-01', post(school))];
    expect(days([identity, ...posts])).toEqual([
      ['2015-06-01', '2016-01-01'],
      ['2017-01-01', undefined],
    ]);
  });

  it('are not cut by what no form counts: a pay step, a title, a course, a second degree of the same level', () => {
    const uncounted = [
      fact('rank', '2015-06-01', { rankCode: '01.003', step: 1, coefficient: '2.34' }, '2018-06-01'),
      fact('rank', '2018-06-01', { rankCode: '01.003', step: 2, coefficient: '2.67' }),
      fact('degree', '2015-06-01', { level: 'BACHELOR', major: 'Luật' }),
      fact('degree', '2019-06-01', { level: 'BACHELOR', major: 'Hành chính' }),
      fact('course', '2019-07-01', { name: 'Bồi dưỡng' }),
    ];
    expect(days([...basic, ...uncounted])).toEqual([['2015-06-01', undefined]]);
  });

  it('know the highest degree, and the highest level in each field', () => {
    const learned = [
      fact('degree', '2015-06-01', { level: 'BACHELOR', major: 'Luật' }),
      fact('degree', '2015-06-01', { level: 'MASTER', major: 'Luật' }),
      fact('qualification', '2015-06-01', { field: 'POLITICAL_THEORY', level: 'ELEMENTARY' }),
      fact('qualification', '2015-06-01', { field: 'POLITICAL_THEORY', level: 'ADVANCED' }),
      fact('qualification', '2015-06-01', { field: 'ENGLISH', level: 'CERTIFICATE' }),
      fact('qualification', '2015-06-01', { field: 'IT', level: 'SENIOR' }),
    ];
    expect(spansOf([...basic, ...learned])).toEqual([
      expect.objectContaining({
        degree: 'MASTER',
        politicalTheory: 'ADVANCED',
        english: 'CERTIFICATE',
        otherLanguage: undefined,
        it: undefined,
      }),
    ]);
  });

  it('know the column of a rank by its pay group, and none for a rank that no list holds', () => {
    const ranked = (rankCode: string) =>
      spansOf([...basic, fact('rank', '2015-06-01', { rankCode, step: 1, coefficient: '2.34' })])[0]?.rankColumn;
    expect(['01.001', '06.030', '01.003', '01.004', '01.011', 'ZZ.999'].map(ranked)).toEqual([
      'rankCVCC',
      'rankCVC',
      'rankCV',
      'rankCS',
      'rankNV',
      undefined,
    ]);
  });

  // 135/2020/NĐ-CP art. 4.2: a man who reaches the age in 2026 retires at 61 years 6 months, at the end of that month.
  it('know the last day of service: a man born in May 1965 serves until the end of November 2026', () => {
    expect(spansOf(basic)[0]?.lastServiceDay).toBe('2026-11-30');
  });

  // 135/2020/NĐ-CP art. 3.3: of a birth day known by its year alone, 1 January counts.
  it('take a birth day known by its year alone as 1 January', () => {
    const partial = { ...identity, value: { ...identity.value, bornOn: '1965' } };
    expect(spansOf([partial, ...basic.slice(1)])[0]).toMatchObject({ bornOn: '1965-01-01', lastServiceDay: '2026-07-31' });
  });

  it('count Kinh and foreigners as no minority, and 99 as no religion', () => {
    const of = (group: string, religion: string) =>
      spansOf([...basic, fact('ethnic-group', '2015-06-01', { code: group }), fact('religion', '2015-06-01', { code: religion })])[0];
    expect(of('01', '99')).toMatchObject({ isMinority: false, isReligious: false });
    expect(of('55', '02')).toMatchObject({ isMinority: false, isReligious: true });
    expect(of('05', '99')).toMatchObject({ isMinority: true, isReligious: false });
  });

  it('tell of every day what held on it, without overlap, for any timeline', () => {
    const dice = new Dice(42);
    for (let turn = 0; turn < 60; turn += 1) {
      const timeline = madeTimeline(dice);
      const spans = spansOf(timeline);
      spans.slice(1).forEach(({ validFrom }, place) => expect((spans[place]?.validTo ?? '9') <= validFrom).toBe(true));
      const known = new CountedTimeline(timeline);
      const first = timeline[0]?.validFrom ?? '2010-01-01';
      for (let look = 0; look < 40; look += 1) {
        const day = addDays(first, dice.roll(Math.max(daysBetween(first, '2028-01-01'), 1)) - 30);
        const found = spans.find(({ validFrom, validTo }) => validFrom <= day && (validTo === undefined || day < validTo));
        const { validFrom: _, validTo: __, ...traits } = found ?? {};
        expect(found && traits).toEqual(known.traitsOn(day));
      }
    }
  });
});
