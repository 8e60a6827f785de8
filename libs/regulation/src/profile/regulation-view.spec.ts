import { profileOf } from './profile-of';
import { regulationView } from './regulation-view';
import { legalValueOn } from './legal-value.rule';
import { reportDays } from './report-day.rule';

const refused = (code: string, facts: object = {}) => expect.objectContaining({ code, facts: expect.objectContaining(facts) }) as Error;

describe('the last day of a periodic report', () => {
  it('before 15 June and before 15 December leaves the 14th (Đồng Nai art. 12.1.a, Hòa Bình art. 13.1.a)', () => {
    expect(reportDays(profileOf('dong-nai'), 2026)).toEqual([
      { id: 'DN-R01', round: 1, lastOn: '2026-06-14', article: '12.1.a' },
      { id: 'DN-R01', round: 2, lastOn: '2026-12-14', article: '12.1.a' },
    ]);
    expect(reportDays(profileOf('hoa-binh'), 2026).map(({ lastOn }) => lastOn)).toEqual(['2026-06-14', '2026-12-14']);
  });

  it('before 15 January leaves the 14th (Đồng Tháp art. 12.1.a); Tuyên Quang sets no day', () => {
    expect(reportDays(profileOf('dong-thap'), 2027).map(({ lastOn }) => lastOn)).toEqual(['2027-01-14']);
    expect(reportDays(profileOf('tuyen-quang'), 2027)).toEqual([]);
  });
});

describe('the force of the electronic record', () => {
  it.each([
    ['dong-nai', 'EQUAL_TO_PAPER', '5.2; 17.3', '2111/QĐ-UBND'],
    ['tuyen-quang', 'EQUAL_TO_PAPER', '3.3', '16/2020/QĐ-UBND'],
  ] as const)('%s gave it that of paper', (province, value, article, instrument) => {
    expect(legalValueOn(profileOf(province), '2026-06-30')).toEqual({ value, article, instrument });
  });

  it.each(['hoa-binh', 'dong-thap'] as const)('%s gave it none; from 2026-07-01 the decree does', (province) => {
    expect(legalValueOn(profileOf(province), '2026-06-30')).toBeNull();
    expect(legalValueOn(profileOf(province), '2026-07-01')).toEqual({
      value: 'REPLACES_PAPER',
      article: '20.1',
      instrument: '27/2026/NĐ-CP',
    });
  });
});

describe('the regulation as it is shown', () => {
  it('is plain JSON', () => {
    const view = regulationView(profileOf('hoa-binh'), '2026-11-22');
    expect(JSON.parse(JSON.stringify(view))).toEqual(view);
  });

  it('marks a timer that national law replaces or caps, and what replaces it', () => {
    const { timers } = regulationView(profileOf('hoa-binh'), '2026-07-01');
    const find = (id: string) => timers.find((timer) => timer.id === id);
    expect(find('HB-T02')).toMatchObject({
      instrument: '20/QĐ-UBND',
      article: '9.2.a',
      overlaidBy: [
        { id: 'NAT-T05', effect: 'REPLACES' },
        { id: 'NAT-T06', effect: 'REPLACES' },
      ],
    });
    expect(find('HB-T04')?.overlaidBy).toContainEqual({ id: 'NAT-T09', effect: 'CAPS' });
    expect(find('NAT-T05')).toMatchObject({
      instrument: '27/2026/NĐ-CP',
      effect: 'REPLACES',
      overlays: ['HB-T02', 'HB-D01'],
      certainty: 'several-reports',
    });
    expect(find('NAT-T10')).toBeUndefined();
  });

  it('shows the province alone before national law is in force', () => {
    const { timers, standingDuties } = regulationView(profileOf('tuyen-quang'), '2025-12-31');
    expect(timers.map(({ id }) => id)).toEqual(['TQ-T01', 'TQ-T02', 'TQ-T03', 'TQ-T04', 'TQ-T05', 'TQ-T06']);
    expect(timers.flatMap(({ overlaidBy }) => overlaidBy ?? [])).toEqual([]);
    expect(standingDuties).toEqual([]);
  });

  it('shows duties without a number where they touch the province, or all provinces', () => {
    const duties = (province: 'dong-nai' | 'tuyen-quang') =>
      regulationView(profileOf(province), '2026-07-01').standingDuties.map(({ id }) => id);
    expect(duties('tuyen-quang')).toEqual(['NAT-T04', 'NAT-T08', 'NAT-T11']);
    expect(duties('dong-nai')).toEqual(['NAT-T08', 'NAT-T11']);
  });

  it('shows tier names, account rules and report days with their articles', () => {
    expect(regulationView(profileOf('dong-nai'), '2026-11-22')).toMatchObject({
      province: 'dong-nai',
      instrument: '2111/QĐ-UBND',
      tiers: { numbering: 'top-down', levels: [{ number: 1, name: 'Cấp một', article: '7.1' }, {}, {}] },
      reports: [
        { id: 'DN-R01', days: [{ lastOn: '2026-06-14' }, { lastOn: '2026-12-14' }] },
        { id: 'DN-R02', days: [] },
      ],
    });
    expect(regulationView(profileOf('dong-nai'), '2026-11-22').accountRules).toContainEqual(
      expect.objectContaining({ code: 'delegation', article: '8.1.b' }),
    );
  });

  it('is refused for a day on which the regulation was not in force', () => {
    expect(() => regulationView(profileOf('tuyen-quang'), '2020-09-30')).toThrow(refused('rule-silent'));
  });
});
