import { vietnamCalendar } from '@noivu/calendar';
import type { DecisionSubject, FactKind } from '@noivu/contracts';
import { profileOf, type ProvinceCode } from '@noivu/regulation';
import type { LoadedRecord } from '../record/loaded-record';
import { reckonBy } from './duty.rule';
import { loadedObligations } from './loaded-obligation.rule';

const aLoadedRecord = (
  decisions: readonly { decisionId: string; issuedOn: string; effectiveOn: string; enteredAt: string; subject: DecisionSubject }[],
  facts: readonly { decisionId: string; kind: FactKind; recordedAt: string; value?: object }[],
): LoadedRecord => ({
  recordId: 'record',
  custodianUnitId: 'hospital',
  createdAt: '2019-01-15T02:00:00Z',
  decisions: decisions.map((decision) => ({
    number: '1/QĐ-SYT',
    issuerUnitId: 'health',
    signer: 'Trần Văn Ký',
    summary: 'x',
    ...decision,
  })),
  facts: facts.map((fact, place) => ({ factId: `fact-${place}`, validFrom: '2025-03-17', validTo: null, value: {}, ...fact })),
});
const dutiesIn = (province: ProvinceCode, record: LoadedRecord) =>
  loadedObligations(record, 'BASE', reckonBy({ profile: profileOf(province), calendar: vietnamCalendar })).map(
    ({ event, kinds, dueOn, metOn, daysLate }) => ({ event, kinds, dueOn, metOn, daysLate }),
  );

const raise = { decisionId: 'raise', issuedOn: '2025-03-03', effectiveOn: '2025-03-17', subject: 'PAY_RAISE' } as const;

describe('the duties of a record that is loaded with its history', () => {
  it('were opened and closed when each change was entered: in time, or late by so many days', () => {
    const entered = (enteredAt: string) =>
      aLoadedRecord([{ ...raise, enteredAt }], [{ decisionId: 'raise', kind: 'rank', recordedAt: enteredAt }]);
    const due = { event: 'record-change', kinds: ['rank'], dueOn: '2025-03-10' };
    expect(dutiesIn('dong-nai', entered('2025-03-10T09:30:00Z'))).toEqual([{ ...due, metOn: '2025-03-10', daysLate: 0 }]);
    expect(dutiesIn('dong-nai', entered('2025-05-19T09:30:00Z'))).toEqual([{ ...due, metOn: '2025-05-19', daysLate: 70 }]);
    expect(dutiesIn('hoa-binh', entered('2025-05-19T09:30:00Z'))).toEqual([
      { ...due, dueOn: '2025-04-08', metOn: '2025-05-19', daysLate: 41 },
    ]);
  });

  it('are none for the paper file that came in with the record', () => {
    const enteredAt = '2019-01-15T02:00:00Z';
    const old = { ...raise, issuedOn: '2018-12-03', effectiveOn: '2018-12-17', enteredAt };
    expect(dutiesIn('dong-nai', aLoadedRecord([old], [{ decisionId: 'raise', kind: 'rank', recordedAt: enteredAt }]))).toEqual([]);
  });

  it('follow the period of leaving for those who retired or died', () => {
    const enteredAt = '2025-03-20T02:00:00Z';
    const left = (status: string, subject: DecisionSubject) =>
      dutiesIn(
        'tuyen-quang',
        aLoadedRecord(
          [{ ...raise, subject, enteredAt }],
          [{ decisionId: 'raise', kind: 'status', recordedAt: enteredAt, value: { status } }],
        ),
      );
    // Five working days after Monday 17 March.
    for (const [status, subject] of [
      ['RETIRED', 'RETIREMENT'],
      ['DECEASED', 'STATUS_CHANGE'],
    ] as const) {
      expect(left(status, subject)).toMatchObject([{ event: 'status-change', dueOn: '2025-03-24' }]);
    }
    expect(left('TRANSFERRED_OUT', 'TRANSFER')).toMatchObject([{ event: 'leave-province', dueOn: '2025-03-24' }]);
  });

  it('are none for a decision that carried nothing, or that no rule reaches', () => {
    const enteredAt = '2019-02-01T02:00:00Z';
    expect(dutiesIn('dong-nai', aLoadedRecord([{ ...raise, enteredAt }], []))).toEqual([]);
    const before = { ...raise, issuedOn: '2018-06-01', effectiveOn: '2018-06-05', enteredAt };
    expect(dutiesIn('dong-nai', aLoadedRecord([before], [{ decisionId: 'raise', kind: 'rank', recordedAt: enteredAt }]))).toEqual([]);
  });
});
