import { vietnamCalendar } from '@noivu/calendar';
import type { Tier } from '@noivu/contracts';
import * as fc from 'fast-check';
import { profileOf } from '../profile/profile-of';
import { provinceCodes, type ProvinceCode } from '../province';
import { dueDate } from './due-date.rule';
import { timedEvents, type TimedEvent } from './timer';

const refused = (code: string, facts: object = {}) => expect.objectContaining({ code, facts: expect.objectContaining(facts) }) as Error;

type Row = [province: ProvinceCode, event: TimedEvent, startsOn: string, dueOn: string, timerId: string, tier?: Tier];

// 2026: off are 1–2 January (10 January worked), 14–22 February (Tết), 27 April, 30 April – 3 May, 29 August – 2 September (22 August worked).
const provincial: readonly Row[] = [
  ['dong-nai', 'record-change', '2026-02-12', '2026-02-26', 'DN-T01'],
  ['dong-nai', 'record-change', '2026-02-12', '2026-02-26', 'DN-T01', 'BASE'],
  ['dong-nai', 'record-change', '2026-04-24', '2026-05-06', 'DN-T02', 'DEPARTMENT'],
  ['dong-nai', 'record-change', '2026-04-24', '2026-05-06', 'DN-T02', 'PROVINCE'],
  ['dong-nai', 'new-record', '2026-01-07', '2026-01-13', 'DN-D01'],
  ['dong-nai', 'transfer-within', '2026-01-05', '2026-01-10', 'DN-D02'],
  ['dong-nai', 'transfer-send', '2026-02-13', '2026-02-27', 'DN-D02'],
  ['dong-nai', 'transfer-receive', '2026-02-13', '2026-02-27', 'DN-D02'],
  ['dong-nai', 'leave-province', '2026-04-29', '2026-05-08', 'DN-D03'],
  ['dong-nai', 'status-change', '2026-04-29', '2026-05-08', 'DN-D03'],
  ['hoa-binh', 'new-record', '2026-01-05', '2026-02-13', 'HB-T01'],
  ['hoa-binh', 'new-record', '2026-01-06', '2026-02-23', 'HB-T01'],
  ['hoa-binh', 'record-change', '2026-02-03', '2026-03-03', 'HB-T02'],
  ['hoa-binh', 'transfer-within', '2026-04-20', '2026-05-14', 'HB-T03'],
  ['hoa-binh', 'transfer-send', '2026-08-14', '2026-09-08', 'HB-T04'],
  ['hoa-binh', 'transfer-receive', '2026-08-14', '2026-09-08', 'HB-T05'],
  ['hoa-binh', 'leave-province', '2026-08-14', '2026-09-29', 'HB-T06'],
  ['hoa-binh', 'status-change', '2026-02-03', '2026-03-03', 'HB-D01'],
  ['dong-thap', 'new-record', '2026-01-15', '2026-02-23', 'DT-T01'],
  ['dong-thap', 'record-change', '2026-04-15', '2026-05-04', 'DT-T02'],
  ['dong-thap', 'transfer-within', '2026-08-07', '2026-08-22', 'DT-T03'],
  ['dong-thap', 'transfer-send', '2026-08-16', '2026-09-03', 'DT-T04'],
  ['dong-thap', 'leave-province', '2026-02-01', '2026-02-23', 'DT-T05'],
  ['dong-thap', 'status-change', '2026-03-02', '2026-03-17', 'DT-T05'],
  ['tuyen-quang', 'new-record', '2026-02-06', '2026-02-27', 'TQ-T01'],
  ['tuyen-quang', 'record-change', '2026-04-21', '2026-05-08', 'TQ-T02'],
  ['tuyen-quang', 'transfer-within', '2026-02-12', '2026-02-23', 'TQ-T03'],
  ['tuyen-quang', 'transfer-send', '2026-01-07', '2026-01-13', 'TQ-T04'],
  ['tuyen-quang', 'transfer-receive', '2026-01-07', '2026-01-10', 'TQ-T05'],
  ['tuyen-quang', 'leave-province', '2026-08-20', '2026-08-26', 'TQ-T06'],
  ['tuyen-quang', 'status-change', '2026-08-28', '2026-09-09', 'TQ-T06'],
];

describe('when the regulation of a province wants something done', () => {
  it.each(provincial)('%s: %s from %s is due on %s (%s)', (...[province, event, startsOn, dueOn, timerId, tier]: Row) => {
    expect(dueDate({ profile: profileOf(province), event, startsOn, tier, regime: 'provincial' })).toMatchObject({ dueOn, timerId });
  });

  it('says by which rule, from what, and who owes it', () => {
    expect(dueDate({ profile: profileOf('tuyen-quang'), event: 'transfer-receive', startsOn: '2026-01-07', regime: 'provincial' })).toEqual(
      {
        event: 'transfer-receive',
        startsOn: '2026-01-07',
        dueOn: '2026-01-10',
        number: 3,
        unit: 'working-day',
        article: '10.2',
        instrument: '16/2020/QĐ-UBND',
        timerId: 'TQ-T05',
        startsFrom: 'effective-date',
        responsibleRole: 'receiving-body',
        basis: 'text',
        projected: false,
        skippedDays: [],
      },
    );
  });

  it('marks a period that the text lacks as derived, with the article it follows', () => {
    expect(dueDate({ profile: profileOf('dong-nai'), event: 'transfer-send', startsOn: '2026-02-13', regime: 'provincial' })).toMatchObject(
      {
        basis: 'derived',
        article: '9.1; 9.2.a',
      },
    );
    expect(dueDate({ profile: profileOf('hoa-binh'), event: 'status-change', startsOn: '2026-02-03', regime: 'provincial' })).toMatchObject(
      {
        basis: 'derived',
        article: '9.2.a',
      },
    );
  });

  it('names the days that a calendar period rolled over', () => {
    expect(dueDate({ profile: profileOf('dong-thap'), event: 'record-change', startsOn: '2026-04-15' }).skippedDays).toEqual([
      { day: '2026-04-30', reason: 'Ngày Chiến thắng 30/4' },
      { day: '2026-05-01', reason: 'Ngày Quốc tế lao động 1/5' },
      { day: '2026-05-02', reason: 'Thứ bảy' },
      { day: '2026-05-03', reason: 'Chủ nhật' },
    ]);
  });

  it('marks a day reckoned by a projected calendar, until the official list is laid over it', () => {
    const question = { profile: profileOf('hoa-binh'), event: 'record-change', startsOn: '2027-01-25', regime: 'provincial' } as const;
    expect(dueDate(question)).toMatchObject({ dueOn: '2027-02-22', projected: true });
    const official = {
      year: 2027,
      basis: 'official',
      sources: ['thông báo'],
      daysOff: ['2027-02-04', '2027-02-05', '2027-02-08', '2027-02-09', '2027-02-10'].map((day) => ({ day, reason: 'Tết Nguyên đán' })),
      workedRestDays: [],
    } as const;
    expect(dueDate({ ...question, calendar: vietnamCalendar.with(official) })).toMatchObject({ dueOn: '2027-02-22', projected: false });
  });
});

describe('where no regulation speaks', () => {
  it.each(['provincial', 'in-force'] as const)('Đồng Tháp has no receiving step in a transfer (art. 10.2): %s', (regime) => {
    expect(() => dueDate({ profile: profileOf('dong-thap'), event: 'transfer-receive', startsOn: '2026-08-14', regime })).toThrow(
      refused('rule-silent', { event: 'transfer-receive', article: '10.2' }),
    );
  });

  it.each([
    ['dong-nai', '2018-06-19'],
    ['hoa-binh', '2014-09-13'],
    ['dong-thap', '2014-06-15'],
    ['tuyen-quang', '2020-09-30'],
  ] as const)('%s: on %s its regulation was not yet in force', (province, startsOn) => {
    expect(() => dueDate({ profile: profileOf(province), event: 'record-change', startsOn })).toThrow(refused('rule-silent'));
  });

  it('a regulation that was replaced speaks for its own days only', () => {
    const profile = { ...profileOf('tuyen-quang'), inForceTo: '2026-03-01' };
    const question = { profile, event: 'record-change', regime: 'provincial' } as const;
    expect(dueDate({ ...question, startsOn: '2026-02-28' }).timerId).toBe('TQ-T02');
    expect(() => dueDate({ ...question, startsOn: '2026-03-01' })).toThrow(refused('rule-silent'));
  });

  it.each(['2026-02-30', '2026-05', '30/04/2026', '', 'hôm nay'])('refuses the day %p', (startsOn) => {
    expect(() => dueDate({ profile: profileOf('dong-nai'), event: 'record-change', startsOn })).toThrow(refused('day-invalid'));
  });

  it('does not reckon beyond the calendar', () => {
    expect(() => dueDate({ profile: profileOf('dong-nai'), event: 'record-change', startsOn: '2150-01-01' })).toThrow(
      refused('calendar-year-unknown'),
    );
  });
});

it('whatever starts on whatever day is due on a later working day', () => {
  const spoken = provinceCodes
    .flatMap((province) => timedEvents.map((event) => [province, event] as const))
    .filter(([province, event]) => province !== 'dong-thap' || event !== 'transfer-receive');
  const someDay = fc
    .date({ min: new Date('2021-01-01'), max: new Date('2028-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  fc.assert(
    fc.property(fc.constantFrom(...spoken), someDay, fc.boolean(), ([province, event], startsOn, inForce) => {
      const { dueOn } = dueDate({ profile: profileOf(province), event, startsOn, regime: inForce ? 'in-force' : 'provincial' });
      return dueOn > startsOn && vietnamCalendar.isWorkingDay(dueOn);
    }),
  );
});
