import * as fc from 'fast-check';
import { profileOf } from '../profile/profile-of';
import { provinceCodes, type ProvinceCode } from '../province';
import { dueDate, type DueDateQuestion } from '../timer/due-date.rule';
import type { TimedEvent } from '../timer/timer';
import { nationalOverlay } from './national-overlay.data';

const inForce = (province: ProvinceCode, event: TimedEvent, startsOn: string, more: Partial<DueDateQuestion> = {}) =>
  dueDate({ profile: profileOf(province), event, startsOn, ...more });

describe('national law over the regulations of the provinces', () => {
  it('takes over from 2026-07-01; what started the day before keeps the rule of its day', () => {
    expect(inForce('hoa-binh', 'record-change', '2026-06-30')).toMatchObject({ timerId: 'HB-T02', dueOn: '2026-07-21' });
    expect(inForce('hoa-binh', 'record-change', '2026-07-01')).toMatchObject({ timerId: 'NAT-T05', dueOn: '2026-07-06' });
  });

  it('is left aside where the regulation of the province alone is asked for', () => {
    expect(inForce('hoa-binh', 'record-change', '2026-07-01', { regime: 'provincial' }).timerId).toBe('HB-T02');
  });

  it.each(provinceCodes)('NAT-T01 replaces: %s opens a new file in three days, on to the next working day', (province) => {
    expect(inForce(province, 'new-record', '2026-07-01')).toMatchObject({ timerId: 'NAT-T01', dueOn: '2026-07-06', article: '18.1; 18.2' });
    expect(inForce(province, 'new-record', '2026-08-28')).toMatchObject({ dueOn: '2026-09-03', instrument: '27/2026/NĐ-CP' });
  });

  it.each(provinceCodes)(
    'NAT-T02 replaces: %s opens the file at once when the decision is made in the system, on a rest day too',
    (province) => {
      expect(inForce(province, 'new-record', '2026-08-31', { bornInSystem: true })).toMatchObject({
        timerId: 'NAT-T02',
        number: 0,
        dueOn: '2026-08-31',
        responsibleRole: 'system',
      });
    },
  );

  it.each(provinceCodes)('NAT-T05 replaces: %s enters a change in three working days', (province) => {
    expect(inForce(province, 'record-change', '2026-08-20')).toMatchObject({
      timerId: 'NAT-T05',
      dueOn: '2026-08-24',
      responsibleRole: 'using-body',
    });
    expect(inForce(province, 'record-change', '2026-11-20').dueOn).toBe('2026-11-26');
    expect(inForce(province, 'record-change', '2026-08-20', { tier: 'DEPARTMENT' }).timerId).toBe('NAT-T05');
    expect(inForce(province, 'status-change', '2026-08-28')).toMatchObject({ timerId: 'NAT-T05', dueOn: '2026-09-07' });
  });

  it.each(provinceCodes)('NAT-T06 replaces: %s has the day after for what was born in the system', (province) => {
    expect(inForce(province, 'record-change', '2026-08-21', { bornInSystem: true })).toMatchObject({
      timerId: 'NAT-T06',
      dueOn: '2026-08-22',
    });
    expect(inForce(province, 'status-change', '2026-07-03', { bornInSystem: true }).dueOn).toBe('2026-07-06');
  });

  it.each([
    ['hoa-binh', 'transfer-within', 'NAT-T09', 'record-authority'],
    ['hoa-binh', 'transfer-send', 'NAT-T09', 'recruiting-authority'],
    ['hoa-binh', 'transfer-receive', 'NAT-T09', 'receiving-body'],
    ['hoa-binh', 'leave-province', 'NAT-T09', 'recruiting-authority'],
    ['dong-thap', 'transfer-within', 'NAT-T09', 'using-body'],
    ['dong-thap', 'transfer-send', 'NAT-T09', 'superior-authority'],
    ['tuyen-quang', 'transfer-send', 'NAT-T09', 'managing-authority'],
    ['tuyen-quang', 'transfer-receive', 'TQ-T05', 'receiving-body'],
  ] as const)(
    'NAT-T09 caps: %s %s from 2026-08-28 may not end after 2026-09-07 (%s), and stays with the %s',
    (province, event, timerId, responsibleRole) => {
      expect(inForce(province, event, '2026-08-28')).toMatchObject({ dueOn: '2026-09-07', timerId, responsibleRole });
    },
  );

  it('a cap leaves a shorter period of the province alone', () => {
    expect(inForce('tuyen-quang', 'transfer-within', '2026-08-28')).toMatchObject({ dueOn: '2026-09-04', timerId: 'TQ-T03', number: 2 });
  });

  it('a cap is marked as derived, and is one day for a transfer decided in the system', () => {
    expect(inForce('hoa-binh', 'transfer-send', '2026-08-28').basis).toBe('derived');
    expect(inForce('hoa-binh', 'transfer-send', '2026-08-20', { bornInSystem: true })).toMatchObject({
      dueOn: '2026-08-21',
      timerId: 'NAT-T09',
      number: 1,
    });
  });

  it.each([
    ['dong-nai', 'transfer-within'],
    ['dong-nai', 'transfer-send'],
    ['dong-nai', 'transfer-receive'],
    ['dong-nai', 'leave-province'],
    ['dong-thap', 'leave-province'],
    ['tuyen-quang', 'leave-province'],
  ] as const)('%s: %s, derived or a change of status, gives way to NAT-T05', (province, event) => {
    expect(inForce(province, event, '2026-08-28')).toMatchObject({ timerId: 'NAT-T05', dueOn: '2026-09-07' });
  });

  it('each rule counts from its own day where the days are known apart', () => {
    const signed = (dataArises: string) => ({ startDays: { 'data-arises': dataArises, 'effective-date': '2026-07-10' } as const });
    expect(inForce('hoa-binh', 'record-change', '2026-06-25', signed('2026-06-25'))).toMatchObject({
      timerId: 'HB-T02',
      startsOn: '2026-07-10',
      dueOn: '2026-07-31',
    });
    expect(inForce('hoa-binh', 'record-change', '2026-06-25', signed('2026-07-02'))).toMatchObject({
      timerId: 'NAT-T05',
      startsOn: '2026-07-02',
      dueOn: '2026-07-07',
    });
  });

  it('another overlay can be laid instead: the three days of art. 18.2 as working days', () => {
    const timers = nationalOverlay.timers.map((timer) => (timer.id === 'NAT-T01' ? { ...timer, unit: 'working-day' as const } : timer));
    expect(inForce('dong-nai', 'new-record', '2026-08-28', { overlay: { ...nationalOverlay, timers } }).dueOn).toBe('2026-09-07');
  });

  it('never lets a capped transfer end later than the province does', () => {
    const capped = fc.constantFrom(
      ['hoa-binh', 'transfer-send'],
      ['hoa-binh', 'leave-province'],
      ['dong-thap', 'transfer-send'],
      ['tuyen-quang', 'transfer-send'],
      ['tuyen-quang', 'transfer-within'],
    ) as fc.Arbitrary<[ProvinceCode, TimedEvent]>;
    const someDay = fc
      .date({ min: new Date('2026-07-01'), max: new Date('2029-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(
        capped,
        someDay,
        ([province, event], day) => inForce(province, event, day).dueOn <= inForce(province, event, day, { regime: 'provincial' }).dueOn,
      ),
    );
  });
});

describe('the national overlay as data', () => {
  const ids = provinceCodes.map(profileOf).flatMap(({ timers, periodicDuties }) => [...timers, ...periodicDuties].map(({ id }) => id));

  it('names only timers and duties that the provinces have', () => {
    const named = [...nationalOverlay.timers, ...nationalOverlay.standingDuties].flatMap(({ overlays }) => overlays);
    expect(named.filter((id) => !ids.includes(id))).toEqual([]);
  });

  it('replaces or caps every timer of every province', () => {
    const touched = new Set(nationalOverlay.timers.filter(({ effect }) => effect !== 'ADDS').flatMap(({ overlays }) => overlays));
    expect(
      provinceCodes
        .map(profileOf)
        .flatMap(({ timers }) => timers)
        .filter(({ id }) => !touched.has(id)),
    ).toEqual([]);
  });

  it.each([
    ['NAT-T01', 3, 'calendar-day', 'decision-announced', '18.1; 18.2', 'REPLACES'],
    ['NAT-T02', 0, 'calendar-day', 'decision-announced', '18.3', 'REPLACES'],
    ['NAT-T03', 3, 'working-day', 'file-created', '19.1', 'ADDS'],
    ['NAT-T05', 3, 'working-day', 'data-arises', '19.2', 'REPLACES'],
    ['NAT-T06', 1, 'calendar-day', 'process-completed', '19.2', 'REPLACES'],
    ['NAT-T07', 3, 'working-day', 'data-arises', '19.2', 'ADDS'],
    ['NAT-T09', 3, 'working-day', 'data-arises', '19.2', 'CAPS'],
    ['NAT-T09', 1, 'calendar-day', 'process-completed', '19.2', 'CAPS'],
    ['NAT-T10', 5, 'calendar-day', 'result-available', '18.1.b', 'REPLACES'],
    ['NAT-T12', 2, 'working-day', 'request-received', 'chưa rõ điều', 'ADDS'],
  ])('%s: %i %s from %s, art. %s, %s', (...[id, number, unit, startsFrom, article, effect]) => {
    expect(nationalOverlay.timers).toContainEqual(expect.objectContaining({ id, number, unit, startsFrom, article, effect }));
  });

  it('has duties without a number, of which no one is overdue', () => {
    expect(nationalOverlay.standingDuties.map(({ id, effect }) => [id, effect])).toEqual([
      ['NAT-T04', 'REPLACES'],
      ['NAT-T08', 'ADDS'],
      ['NAT-T11', 'ADDS'],
    ]);
  });
});
