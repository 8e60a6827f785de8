import {
  ChangeRecord,
  CreateRecord,
  EnterDecision,
  FindObligations,
  type FactKind,
  type FindObligationsRequest,
  type ObligationView,
} from '@noivu/contracts';
import { aDecision, aRank, aRecord } from './builders';
import { clerkOffice, type ClerkOffice } from './clerk-office';
import type { UnitName } from './test-units';

// Monday 3 March 2025: the regulation of Đồng Nai alone is in force, five working days from the day of the document, so Monday 10 March.
const signed = { issuedOn: '2025-03-03', effectiveOn: '2025-03-17' };
const morning = (day: string): string => `${day}T02:00:00.000Z`;

let office: ClerkOffice['office'];
let clerk: ClerkOffice['clerk'];
let aKeptRecord: ClerkOffice['record'];

beforeAll(async () => {
  ({ office, clerk, record: aKeptRecord } = await clerkOffice('dong-nai', '2025-03-03'));
});
afterAll(() => office.stop());
beforeEach(() => office.clock.set(morning('2025-03-03')));

const decided = (recordId: string, kinds: FactKind[] = ['rank'], over: Parameters<typeof aDecision>[1] = {}) =>
  clerk.health.ask(EnterDecision, { ...aDecision(office.units.health, { ...signed, ...over }), concerns: [{ recordId, kinds }] });

const changed = (recordId: string, on: { decisionId: string }, version = 1, acts = [{ act: 'add' as const, ...aRank('2025-03-17') }]) =>
  clerk.hospital.ask(ChangeRecord, { recordId, ...on, acts }, { ifMatch: `"v${version}"` });

const seenBy = async (unit: UnitName, request: FindObligationsRequest): Promise<ObligationView[]> =>
  (await clerk[unit].ask(FindObligations, request)).data;

describe('a decision that was entered', () => {
  it('makes the keeper of the record owe the update, and the change that cites it settles that', async () => {
    const recordId = await aKeptRecord();
    const { decisionId } = await decided(recordId);
    const owed = {
      event: 'record-change',
      ownerUnitId: office.units.hospital.unitId,
      recordId,
      decisionId,
      startsOn: '2025-03-03',
      dueOn: '2025-03-10',
    };
    const rule = { number: 5, unit: 'working-day', article: '9.1 (2111/QĐ-UBND)', basis: 'text', projected: false };
    expect(await seenBy('hospital', { recordId })).toEqual([{ obligationId: expect.any(String), ...owed, ...rule, state: 'OPEN' }]);

    office.clock.set('2025-03-10T16:59:00.000Z');
    await changed(recordId, { decisionId });
    expect(await seenBy('hospital', { recordId })).toEqual([
      { obligationId: expect.any(String), ...owed, ...rule, state: 'MET', metAt: '2025-03-10T16:59:00.000Z' },
    ]);
  });

  it('is overdue from the day after its last, and done late a minute past midnight in the province', async () => {
    const recordId = await aKeptRecord();
    const { decisionId } = await decided(recordId);
    office.clock.set('2025-03-10T17:01:00.000Z');
    expect(await seenBy('hospital', { recordId })).toMatchObject([{ state: 'OVERDUE', daysLate: 1 }]);
    await changed(recordId, { decisionId });
    expect(await seenBy('hospital', { recordId })).toMatchObject([{ state: 'MET_LATE', daysLate: 1 }]);
  });

  it('shows what is late to the unit, its department and Sở Nội vụ, and to nobody beside them', async () => {
    const recordId = await aKeptRecord();
    const { decisionId } = await decided(recordId);
    office.clock.set(morning('2025-03-20'));
    await changed(recordId, { decisionId });
    for (const unit of ['hospital', 'health', 'province'] as const) {
      expect(await seenBy(unit, { recordId, state: 'MET_LATE' })).toMatchObject([{ decisionId, state: 'MET_LATE', daysLate: 10 }]);
    }
    for (const unit of ['healthCentre', 'education', 'school'] as const) expect(await seenBy(unit, { recordId })).toEqual([]);
  });

  it('is done only when everything it brought is entered', async () => {
    const recordId = await aKeptRecord();
    const { decisionId } = await decided(recordId, ['rank', 'post']);
    await changed(recordId, { decisionId });
    expect(await seenBy('hospital', { recordId })).toMatchObject([{ state: 'OPEN' }]);
    const post = { managingUnitId: office.units.hospital.unitId, usingUnitId: office.units.hospital.unitId, title: 'Trưởng khoa' };
    await clerk.hospital.ask(
      ChangeRecord,
      { recordId, decisionId, acts: [{ act: 'add', kind: 'post', validFrom: '2025-03-17', value: post }] },
      { ifMatch: '"v2"' },
    );
    expect(await seenBy('hospital', { recordId })).toMatchObject([{ state: 'MET' }]);
  });

  it('binds the keeper by the rule of their tier: of a department it is article 9.2.a', async () => {
    const { recordId } = await clerk.health.ask(
      CreateRecord,
      aRecord(office.units.health, { decision: { issuedOn: '2009-12-01', effectiveOn: '2010-01-01' } }),
    );
    await decided(recordId);
    expect(await seenBy('health', { recordId, owner: 'me' })).toMatchObject([{ article: '9.2.a (2111/QĐ-UBND)', dueOn: '2025-03-10' }]);
    expect(await seenBy('hospital', { recordId })).toEqual([]);
  });

  it('of retirement sets the period of leaving running, marked as derived where the text is silent', async () => {
    const recordId = await aKeptRecord();
    await decided(recordId, ['status'], { subject: 'RETIREMENT' });
    expect(await seenBy('hospital', { recordId })).toMatchObject([{ event: 'status-change', basis: 'derived' }]);
  });

  it('from before the regulation owes nothing', async () => {
    const recordId = await aKeptRecord();
    await decided(recordId, ['rank'], { issuedOn: '2015-01-05', effectiveOn: '2015-01-05' });
    expect(await seenBy('hospital', { recordId })).toEqual([]);
  });
});

describe('a decision entered together with its change', () => {
  const together = (recordId: string, over: object = {}) =>
    clerk.hospital.ask(
      ChangeRecord,
      { recordId, decision: aDecision(office.units.hospital, { ...signed, ...over }), acts: [{ act: 'add', ...aRank('2025-03-17') }] },
      { ifMatch: '"v1"' },
    );

  it('opens and closes at once, in time', async () => {
    const recordId = await aKeptRecord();
    await together(recordId);
    expect(await seenBy('hospital', { recordId })).toMatchObject([{ event: 'record-change', state: 'MET', dueOn: '2025-03-10' }]);
  });

  it('opens and closes at once, late', async () => {
    const recordId = await aKeptRecord();
    office.clock.set(morning('2025-04-01'));
    await together(recordId);
    expect(await seenBy('province', { recordId })).toMatchObject([{ state: 'MET_LATE', daysLate: 22 }]);
  });

  it('of somebody who has died is bound by the period of leaving', async () => {
    const recordId = await aKeptRecord();
    const acts = [{ act: 'add' as const, kind: 'status' as const, validFrom: '2025-03-03', value: { status: 'DECEASED' } }];
    await clerk.hospital.ask(ChangeRecord, { recordId, decision: aDecision(office.units.hospital, signed), acts }, { ifMatch: '"v1"' });
    expect(await seenBy('hospital', { recordId })).toMatchObject([{ event: 'status-change', state: 'MET' }]);
  });

  it('makes a record in time or late: the duty to make it is there too', async () => {
    office.clock.set(morning('2025-03-12'));
    const { recordId } = await clerk.hospital.ask(CreateRecord, aRecord(office.units.hospital, { decision: signed, from: '2025-03-17' }));
    expect(await seenBy('hospital', { recordId })).toMatchObject([
      { event: 'new-record', basis: 'derived', dueOn: '2025-03-10', state: 'MET_LATE', daysLate: 2 },
    ]);
  });
});
