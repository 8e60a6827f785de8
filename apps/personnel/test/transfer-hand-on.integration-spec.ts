import { FindTransfers, GetRecord, HandOnTransfer, ReceiveTransfer, SendTransfer, type RecordView } from '@noivu/contracts';
import { onVersion, clerkOffice, type ClerkOffice } from './clerk-office';

const postOf = (record: RecordView) => record.facts.post?.[0]?.value;

let at: ClerkOffice;
beforeAll(async () => {
  at = await clerkOffice('hoa-binh');
});
afterAll(() => at.office.stop());

describe('handing on (Hòa Bình 10.2)', () => {
  it('is owed where another unit uses the person, and names that unit in the post; custody does not move again', async () => {
    const { transferId, recordId } = await at.propose({ toUnitId: at.unit.education.unitId });
    await at.clerk.hospital.ask(SendTransfer, { transferId }, onVersion(1));
    const usingUnitId = at.unit.school.unitId;
    const received = await at.clerk.education.ask(ReceiveTransfer, { transferId, usingUnitId }, onVersion(2));
    expect(received).toMatchObject({ state: 'RECEIVED', usingUnitId });
    expect(received.endedAt).toBeUndefined();
    expect((await at.duties('education', recordId)).map(({ event, state }) => `${event} ${state}`).sort()).toEqual([
      'transfer-receive MET',
      'transfer-receive OPEN',
    ]);

    expect(await at.clerk.education.ask(HandOnTransfer, { transferId, usingUnitId }, onVersion(3))).toMatchObject({
      state: 'HANDED_ON',
      version: 4,
    });
    expect((await at.duties('education', recordId)).map(({ state }) => state)).toEqual(['MET', 'MET']);
    const record = await at.clerk.education.ask(GetRecord, { recordId, asOf: '2025-03-17' });
    expect(record.custodianUnitId).toBe(at.unit.education.unitId);
    expect(postOf(record)).toMatchObject({ managingUnitId: at.unit.education.unitId, usingUnitId });
  });

  it('may follow later, where the receiver had not said who would use the person', async () => {
    const { transferId, recordId } = await at.propose({ toUnitId: at.unit.education.unitId });
    await at.clerk.hospital.ask(SendTransfer, { transferId }, onVersion(1));
    await at.clerk.education.ask(ReceiveTransfer, { transferId }, onVersion(2));
    await at.clerk.education.ask(HandOnTransfer, { transferId, usingUnitId: at.unit.school.unitId }, onVersion(3));
    const record = await at.clerk.education.ask(GetRecord, { recordId, asOf: '2025-03-17' });
    expect(postOf(record)).toMatchObject({ usingUnitId: at.unit.school.unitId });
    expect((await at.duties('education', recordId)).map(({ state }) => state)).toEqual(['MET', 'MET']);
  });
});

describe('a transfer', () => {
  it('is listed for both sides, the latest first, and for nobody beside them', async () => {
    at.office.clock.set('2025-03-11T02:00:00.000Z');
    const { transferId, recordId } = await at.propose();
    const found = async (unit: 'hospital' | 'health' | 'school' | 'province' | 'healthCentre', direction?: 'in' | 'out') =>
      (await at.clerk[unit].ask(FindTransfers, { recordId, ...(direction && { direction }) })).data.map((transfer) => transfer.transferId);
    for (const unit of ['hospital', 'health', 'school', 'province'] as const) expect(await found(unit)).toEqual([transferId]);
    expect(await found('healthCentre')).toEqual([]);
    expect([await found('school', 'in'), await found('school', 'out'), await found('hospital', 'out')]).toEqual([
      [transferId],
      [],
      [transferId],
    ]);
    const first = await at.clerk.hospital.ask(FindTransfers, { limit: 1 });
    const second = await at.clerk.hospital.ask(FindTransfers, { limit: 1, cursor: first.page.nextCursor ?? '' });
    expect([first.data[0]?.transferId, first.page.hasMore, second.data[0]?.transferId === transferId]).toEqual([transferId, true, false]);
  });
});
