import { vietnamCalendar } from '@noivu/calendar';
import { ChangeRecord, EnterDecision, FindObligations, ReceiveTransfer, SendTransfer, UnitChanged } from '@noivu/contracts';
import { database, inScope } from '@noivu/persistence';
import { profileOf } from '@noivu/regulation';
import { ObligationKeeper } from '../src/obligation/obligation-keeper';
import { loadObligations } from '../src/obligation/obligation-loader';
import { loadRecords } from '../src/record/record-loader';
import { aDecision, aRecord } from './builders';
import { clerkOffice, onVersion, signed, type ClerkOffice } from './clerk-office';
import { asOwner } from './owner-source';
import { unitChanged } from './test-units';

let at: ClerkOffice;
beforeAll(async () => {
  at = await clerkOffice('tuyen-quang');
});
afterAll(() => at.office.stop());
beforeEach(() => at.office.clock.set('2025-03-10T02:00:00.000Z'));

const TRAIL = `SELECT why, before, after FROM personnel.obligation_trail t JOIN personnel.obligation o USING (obligation_id)
  WHERE o.record_id = $1 ORDER BY trail_id`;
const trailOf = async (recordId: string): Promise<object[]> => (await at.office.admin.query<object>(TRAIL, [recordId])).rows;

describe('what a decision turns out to be for', () => {
  it('is judged by its own period, with the trail of the one before: somebody has died', async () => {
    const recordId = await at.record();
    const decision = aDecision(at.unit.health, { ...signed, subject: 'STATUS_CHANGE' });
    const { decisionId } = await at.clerk.health.ask(EnterDecision, { ...decision, concerns: [{ recordId, kinds: ['status'] }] });
    // Ten working days for a change (9.2.a), five for a death (10.3), both from Monday 17 March.
    expect(await at.duties('hospital', recordId)).toMatchObject([{ event: 'record-change', dueOn: '2025-03-31' }]);
    at.office.clock.set('2025-03-25T02:00:00.000Z');
    const acts = [{ act: 'add' as const, kind: 'status' as const, validFrom: '2025-03-17', value: { status: 'DECEASED' } }];
    await at.clerk.hospital.ask(ChangeRecord, { recordId, decisionId, acts }, onVersion(1));
    expect(await at.duties('hospital', recordId)).toMatchObject([
      { event: 'status-change', dueOn: '2025-03-24', article: '10.3 (16/2020/QĐ-UBND)', state: 'MET_LATE', daysLate: 1 },
    ]);
    const before = { event: 'record-change', dueOn: '2025-03-31', projected: false };
    expect(await trailOf(recordId)).toEqual([
      { why: 'event', before, after: { event: 'status-change', dueOn: '2025-03-24', projected: false } },
    ]);
  });
});

describe('a duty that is open when the record passes to another unit', () => {
  it('passes with it, and who owed it before stays on record', async () => {
    const recordId = await at.record();
    const raise = aDecision(at.unit.health, { ...signed, subject: 'PAY_RAISE' });
    await at.clerk.health.ask(EnterDecision, { ...raise, concerns: [{ recordId, kinds: ['rank'] }] });
    const { transferId } = await at.propose({ recordId });
    await at.clerk.hospital.ask(SendTransfer, { transferId }, onVersion(1));
    await at.clerk.school.ask(ReceiveTransfer, { transferId }, onVersion(2));
    const [hospital, school] = [at.unit.hospital.unitId, at.unit.school.unitId];
    expect(await trailOf(recordId)).toEqual([{ why: 'custody', before: { ownerUnitId: hospital }, after: { ownerUnitId: school } }]);
    const asked = await at.clerk.school.ask(FindObligations, { recordId, owner: 'me', state: 'OPEN' });
    expect(asked.data).toMatchObject([{ event: 'record-change', ownerUnitId: school }]);
  });
});

describe('a due date that rests on a projected calendar', () => {
  // 2028 has no official list yet. By national law three working days from Monday 10 January: Thursday the 13th, as far as one can foresee.
  const thatYear = { issuedOn: '2028-01-10', effectiveOn: '2028-01-10', subject: 'PAY_RAISE' } as const;

  it('is reckoned again, with trail, when the official list has come: open or done', async () => {
    at.office.clock.set('2028-01-10T02:00:00.000Z');
    const recordId = await at.record();
    await at.clerk.health.ask(EnterDecision, { ...aDecision(at.unit.health, thatYear), concerns: [{ recordId, kinds: ['rank'] }] });
    const [owed] = await at.duties('hospital', recordId);
    expect(owed).toMatchObject({ projected: true, state: 'OPEN', dueOn: '2028-01-13' });

    const swapped = { day: '2028-01-13', reason: 'Nghỉ hoán đổi, làm bù thứ bảy 22/01' };
    const worked = { day: '2028-01-22', inPlaceOf: '2028-01-13' };
    const official = { year: 2028, basis: 'official', sources: ['Thông báo'], daysOff: [swapped], workedRestDays: [worked] } as const;
    const keeper = new ObligationKeeper(profileOf('tuyen-quang'), at.office.clock);
    const db = await database({ service: 'personnel', url: at.office.database.url('personnel'), entities: [] }).initialize();
    const moved = await inScope(db, at.clerk.province.context, (tx) => keeper.recompute(tx, vietnamCalendar.with(official)));
    const again = await inScope(db, at.clerk.province.context, (tx) => keeper.recompute(tx, vietnamCalendar.with(official)));
    await db.destroy();

    expect([moved, again]).toEqual([1, 0]);
    expect(await at.duties('hospital', recordId)).toMatchObject([{ projected: false, dueOn: '2028-01-14' }]);
    expect(await trailOf(recordId)).toMatchObject([
      { why: 'calendar', before: { dueOn: '2028-01-13', projected: true }, after: { dueOn: '2028-01-14', projected: false } },
    ]);
  });
});

describe('records that are loaded with their history', () => {
  it('bring the duties of that history, in time and late', async () => {
    const request = aRecord(at.unit.school, { from: '2021-03-01' });
    const facts = request.facts.map((fact, place) => ({
      ...fact,
      factId: `00000000-0000-4000-8000-00000000000${place}`,
      validTo: null,
      decisionId: null,
      recordedAt: '2021-03-01T02:00:00.000Z',
    }));
    const decisionId = '00000000-0000-4000-8000-0000000000d1';
    const enteredAt = '2025-03-04T02:00:00.000Z';
    const award = {
      factId: decisionId,
      kind: 'award' as const,
      validFrom: '2025-01-06',
      validTo: null,
      value: { title: 'Lao động tiên tiến' },
    };
    const record = {
      recordId: decisionId,
      custodianUnitId: at.unit.school.unitId,
      createdAt: '2021-03-01T02:00:00.000Z',
      facts: [...facts, { ...award, decisionId, recordedAt: enteredAt }],
      decisions: [
        { ...aDecision(at.unit.education, { issuedOn: '2025-01-02', effectiveOn: '2025-01-06', subject: 'AWARD' }), decisionId, enteredAt },
      ],
    };
    const options = { today: '2025-03-10', loadedObligations: loadObligations(profileOf('tuyen-quang')) };
    await asOwner(at.office, (owner) => loadRecords(owner, [record], options));
    // Ten working days from Monday 6 January: Monday 20 January; entered on 4 March.
    expect(await at.duties('education', record.recordId)).toMatchObject([
      { event: 'record-change', dueOn: '2025-01-20', state: 'MET_LATE', daysLate: 43 },
    ]);
    const { rows } = await at.office.admin.query(
      `SELECT relforcerowsecurity AS forced FROM pg_class WHERE oid = 'personnel.obligation'::regclass`,
    );
    expect(rows).toEqual([{ forced: true }]);
  });
});

describe('a unit that gets another place in the tree', () => {
  it('keeps its duties and its transfers, and those above it now see them', async () => {
    const { recordId, transferId } = await at.propose();
    const { hospital, education } = at.unit;
    const moved = { ...hospital, parentId: education.unitId, ord: 5500, lastOrd: 5599 };
    await at.office.announceFrom('organization', UnitChanged, { key: hospital.unitId, version: 2, payload: unitChanged(moved, 2) });
    expect(await at.duties('education', recordId)).toMatchObject([{ event: 'transfer-send', ownerUnitId: hospital.unitId }]);
    expect(await at.duties('health', recordId)).toEqual([]);
    expect(await at.read('hospital', transferId)).toMatchObject({ state: 'PROPOSED' });
    await expect(at.read('health', transferId)).rejects.toMatchObject({ code: 'not-found' });
  });
});
