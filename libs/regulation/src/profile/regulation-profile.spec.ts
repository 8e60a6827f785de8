import { provinceCodes } from '../province';
import { profileOf } from './profile-of';

const timerRow = ({ id, number, unit, startsFrom, responsibleRole, article }: ReturnType<typeof profileOf>['timers'][number]) => [
  id,
  number,
  unit,
  startsFrom,
  responsibleRole,
  article,
];

describe('the timers of the four regulations', () => {
  it('Đồng Nai, 2111/QĐ-UBND', () => {
    expect(profileOf('dong-nai').timers.map(timerRow)).toEqual([
      ['DN-T01', 5, 'working-day', 'document-date', 'base-unit', '9.1'],
      ['DN-T02', 5, 'working-day', 'document-date', 'record-authority', '9.2.a'],
      ['DN-D01', 5, 'working-day', 'document-date', 'record-authority', '9.1; 9.2.a'],
      ['DN-D02', 5, 'working-day', 'document-date', 'record-authority', '9.1; 9.2.a'],
      ['DN-D03', 5, 'working-day', 'document-date', 'record-authority', '9.1; 9.2.a'],
    ]);
  });

  it('Hòa Bình, 20/QĐ-UBND', () => {
    expect(profileOf('hoa-binh').timers.map(timerRow)).toEqual([
      ['HB-T01', 30, 'working-day', 'recruitment-decision', 'record-authority', '9.1.b'],
      ['HB-T02', 15, 'working-day', 'effective-date', 'record-authority', '9.2.a'],
      ['HB-T03', 15, 'working-day', 'issue-date', 'record-authority', '10.1'],
      ['HB-T04', 15, 'working-day', 'issue-date', 'recruiting-authority', '10.2'],
      ['HB-T05', 15, 'working-day', 'issue-date', 'receiving-body', '10.2'],
      ['HB-T06', 30, 'working-day', 'issue-date', 'recruiting-authority', '10.3'],
      ['HB-D01', 15, 'working-day', 'effective-date', 'record-authority', '9.2.a'],
    ]);
  });

  it('Đồng Tháp, 539/QĐ-UBND-HC: calendar days throughout', () => {
    expect(profileOf('dong-thap').timers.map(timerRow)).toEqual([
      ['DT-T01', 30, 'calendar-day', 'recruitment-or-intake-decision', 'managing-authority', '9.1'],
      ['DT-T02', 15, 'calendar-day', 'effective-date', 'managing-authority', '9.2'],
      ['DT-T03', 15, 'calendar-day', 'effective-date', 'using-body', '10.1'],
      ['DT-T04', 15, 'calendar-day', 'effective-date', 'superior-authority', '10.2'],
      ['DT-T05', 15, 'calendar-day', 'effective-date', 'using-body', '10.3'],
    ]);
  });

  it('Tuyên Quang, 16/2020/QĐ-UBND', () => {
    expect(profileOf('tuyen-quang').timers.map(timerRow)).toEqual([
      ['TQ-T01', 10, 'working-day', 'report-for-duty', 'record-authority', '9.1'],
      ['TQ-T02', 10, 'working-day', 'effective-date', 'record-authority', '9.2.a'],
      ['TQ-T03', 2, 'working-day', 'effective-date', 'database-officer', '10.1'],
      ['TQ-T04', 5, 'working-day', 'effective-date', 'managing-authority', '10.2'],
      ['TQ-T05', 3, 'working-day', 'effective-date', 'receiving-body', '10.2'],
      ['TQ-T06', 5, 'working-day', 'effective-date', 'using-body', '10.3'],
    ]);
  });
});

describe.each(provinceCodes)('the profile of %s', (province) => {
  const profile = profileOf(province);

  it('has one timer for an event and tier, and a silence for none that has a timer', () => {
    const answered = profile.timers.flatMap(({ events, tiers = ['PROVINCE', 'DEPARTMENT', 'BASE'] }) =>
      events.flatMap((event) => tiers.map((tier) => `${event} ${tier}`)),
    );
    expect(new Set(answered).size).toBe(answered.length);
    for (const { event } of profile.silences) expect(answered.some((pair) => pair.startsWith(event))).toBe(false);
  });

  it('derives a timer only from timers of its own text', () => {
    for (const { basis, derivedFrom } of profile.timers) {
      expect(derivedFrom !== undefined).toBe(basis === 'derived');
      for (const id of derivedFrom ?? []) expect(profile.timers).toContainEqual(expect.objectContaining({ id, basis: 'text' }));
    }
  });

  it('gives every step of a transfer a timer', () => {
    const { within, across, leave } = profile.transfers;
    const ids = profile.timers.map(({ id }) => id);
    for (const step of [...within, ...across, ...leave]) expect(ids).toContain(step.timerId);
  });

  it('names each tier once', () => {
    expect(profile.tiers.map(({ tier }) => tier)).toEqual(['PROVINCE', 'DEPARTMENT', 'BASE']);
  });
});

describe('what the provinces have of their own', () => {
  const byProvince = <T>(read: (profile: ReturnType<typeof profileOf>) => T) => provinceCodes.map((province) => read(profileOf(province)));

  it('tiers: Đồng Nai counts from the top (art. 7), Hòa Bình from the bottom (art. 7), the others do not count', () => {
    expect(byProvince(({ tiers }) => tiers.map(({ number }) => number))).toEqual([
      [1, 2, 3],
      [3, 2, 1],
      [null, null, null],
      [null, null, null],
    ]);
  });

  it('who acts in a transfer to another body: two steps, three in Hòa Bình and Tuyên Quang, one in Đồng Tháp', () => {
    expect(byProvince(({ transfers }) => transfers.across.map(({ act }) => act))).toEqual([
      ['send', 'receive'],
      ['send', 'receive', 'hand-on'],
      ['move'],
      ['send', 'receive', 'hand-on'],
    ]);
  });

  it('only Hòa Bình moves the record of who leaves the province; the others set its status', () => {
    expect(byProvince(({ transfers }) => transfers.leave.map(({ act }) => act))).toEqual([
      ['set-status'],
      ['move'],
      ['set-status'],
      ['set-status'],
    ]);
  });

  it('only Đồng Nai reviews each week (art. 9.2.c, 9.3.a)', () => {
    expect(
      byProvince(({ periodicDuties }) => periodicDuties.filter(({ every }) => every === 'week').map(({ article }) => article)),
    ).toEqual([['9.2.c', '9.3.a'], [], [], []]);
  });

  it('only Tuyên Quang has passwords changed each month (art. 14.1), and there a lost one is not reported in writing (art. 14.5)', () => {
    expect(byProvince(({ passwords }) => [passwords.rotation?.everyMonths ?? null, passwords.lost.inWriting])).toEqual([
      [null, true],
      [null, true],
      [null, true],
      [1, false],
    ]);
  });

  it('legal value is equal to paper in Đồng Nai and Tuyên Quang; the whole record is a secret paper in Hòa Bình and Đồng Tháp', () => {
    expect(byProvince(({ principles }) => [principles.legalValue?.value ?? null, principles.secrecy.value])).toEqual([
      ['EQUAL_TO_PAPER', 'CLASSIFIED_PAPERS_ONLY'],
      [null, 'AS_SECRET_PAPERS'],
      [null, 'AS_SECRET_PAPERS'],
      ['EQUAL_TO_PAPER', 'STATE_RULES'],
    ]);
  });

  it('an outage of two working days is announced in Hòa Bình (art. 14.7) and Đồng Tháp (art. 15.7)', () => {
    expect(byProvince(({ outageNotice }) => outageNotice && [outageNotice.workingDaysInARow, outageNotice.article])).toEqual([
      null,
      [2, '14.7'],
      [2, '15.7'],
      null,
    ]);
  });

  it('Đồng Nai covers part-time commune workers (art. 2.2.c), Tuyên Quang also contracts under 161/2018/NĐ-CP (art. 2.2)', () => {
    expect(byProvince(({ people }) => people.some(({ category }) => category === 'COMMUNE_PART_TIMER'))).toEqual([
      true,
      false,
      false,
      false,
    ]);
    expect(byProvince(({ people }) => people.flatMap(({ under }) => under ?? []))).toEqual([
      ['68/2000/NĐ-CP'],
      ['68/2000/NĐ-CP'],
      ['68/2000/NĐ-CP'],
      ['68/2000/NĐ-CP', '161/2018/NĐ-CP'],
    ]);
  });
});
