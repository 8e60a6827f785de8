import { FindObligations, GetRecord, ReceiveTransfer, SendTransfer, type TransferKind } from '@noivu/contracts';
import type { ProvinceCode } from '@noivu/regulation';
import { onVersion, clerkOffice, type ClerkOffice } from './clerk-office';

const outside = expect.objectContaining({ code: 'not-found' });
const offices = new Map<ProvinceCode, ClerkOffice>();
const officeOf = async (province: ProvinceCode): Promise<ClerkOffice> => {
  const known = offices.get(province) ?? (await clerkOffice(province));
  offices.set(province, known);
  return known;
};
afterAll(() => Promise.all([...offices.values()].map(({ office }) => office.stop())));

describe('Đồng Tháp: the superior manager moves the record to another agency in one step (10.2)', () => {
  let at: ClerkOffice;
  beforeAll(async () => {
    at = await officeOf('dong-thap');
  });

  it('from one department to another, whose units need not receive it', async () => {
    const { transferId, recordId } = await at.propose();
    // Fifteen days from the day of effect: Tuesday 1 April. The superior owes it, though the hospital prepared it.
    expect(await at.duties('health', recordId)).toMatchObject([
      { event: 'transfer-send', ownerUnitId: at.unit.health.unitId, dueOn: '2025-04-01', article: '10.2 (539/QĐ-UBND-HC)' },
    ]);
    expect(await at.duties('hospital', recordId)).toEqual([]);
    await expect(at.clerk.hospital.ask(SendTransfer, { transferId }, onVersion(1))).rejects.toMatchObject({
      code: 'transfer-wrong-side',
      facts: { article: '10.2' },
    });

    expect(await at.clerk.health.ask(SendTransfer, { transferId }, onVersion(1))).toMatchObject({
      state: 'RECEIVED',
      version: 2,
      endedAt: expect.any(String),
    });
    expect(await at.clerk.school.ask(GetRecord, { recordId, asOf: '2025-03-17' })).toMatchObject({
      custodianUnitId: at.unit.school.unitId,
      version: 2,
      facts: { post: [{ value: { managingUnitId: at.unit.school.unitId, title: 'Bác sĩ' } }] },
    });
    for (const unit of ['hospital', 'health'] as const) await expect(at.clerk[unit].ask(GetRecord, { recordId })).rejects.toEqual(outside);
    expect(await at.duties('health', recordId)).toMatchObject([{ event: 'transfer-send', state: 'MET' }]);
    expect(await at.duties('school', recordId)).toEqual([]);
    await expect(at.clerk.school.ask(ReceiveTransfer, { transferId }, onVersion(2))).rejects.toMatchObject({ code: 'transfer-state' });
  });

  it('between two agencies of one department, which is across there', async () => {
    const { transferId, recordId } = await at.propose({ toUnitId: at.unit.healthCentre.unitId, by: 'health' });
    await at.clerk.health.ask(SendTransfer, { transferId }, onVersion(1));
    expect(await at.clerk.healthCentre.ask(GetRecord, { recordId })).toMatchObject({ custodianUnitId: at.unit.healthCentre.unitId });
  });

  it('announces who keeps the record from then on', async () => {
    const { transferId, recordId } = await at.propose();
    await at.clerk.health.ask(SendTransfer, { transferId }, onVersion(1));
    const { rows } = await at.office.admin.query(
      `SELECT version, payload->>'custodianUnitId' AS custodian FROM personnel.outbox WHERE key = $1 ORDER BY version`,
      [recordId],
    );
    expect(rows).toEqual([
      { version: 1, custodian: at.unit.hospital.unitId },
      { version: 2, custodian: at.unit.school.unitId },
    ]);
  });
});

describe.each([
  // Fifteen working days from issue: 24 March.
  ['hoa-binh', '2025-03-24', '10.1 (20/QĐ-UBND)'],
  // Derived: five working days from the document: 10 March.
  ['dong-nai', '2025-03-10', '9.1; 9.2.a (2111/QĐ-UBND)'],
] as const)('%s: within one department the keeper moves the record to a sister unit', (province, dueOn, article) => {
  it('whom nobody asks to receive it', async () => {
    const at = await officeOf(province);
    const { transferId, recordId } = await at.propose({ kind: 'WITHIN', toUnitId: at.unit.healthCentre.unitId });
    expect(await at.duties('hospital', recordId)).toMatchObject([{ event: 'transfer-within', dueOn, article, state: 'OPEN' }]);
    expect(await at.clerk.hospital.ask(SendTransfer, { transferId }, onVersion(1))).toMatchObject({ state: 'RECEIVED' });
    expect(await at.clerk.healthCentre.ask(GetRecord, { recordId })).toMatchObject({
      custodianUnitId: at.unit.healthCentre.unitId,
      version: 2,
    });
    await expect(at.clerk.hospital.ask(GetRecord, { recordId })).rejects.toEqual(outside);
    expect(await at.duties('hospital', recordId)).toMatchObject([{ event: 'transfer-within', state: 'MET' }]);
  });
});

describe.each([
  // Thirty working days from issue, 7 April off: 15 April.
  ['hoa-binh', '2025-04-15', '10.3 (20/QĐ-UBND)'],
  // Fifteen days from effect.
  ['dong-thap', '2025-04-01', '10.3 (539/QĐ-UBND-HC)'],
  // Five working days from effect.
  ['tuyen-quang', '2025-03-24', '10.3 (16/2020/QĐ-UBND)'],
  ['dong-nai', '2025-03-10', '9.1; 9.2.a (2111/QĐ-UBND)'],
] as const)('%s: out of the province or to the Party', (province, dueOn, article) => {
  it('the record stays stored with its keeper, who sets its status', async () => {
    const at = await officeOf(province);
    const kind: TransferKind = 'OUT';
    const { transferId, recordId } = await at.propose({ kind });
    expect(await at.duties('hospital', recordId)).toMatchObject([{ event: 'leave-province', dueOn, article, state: 'OPEN' }]);
    expect(await at.clerk.hospital.ask(SendTransfer, { transferId }, onVersion(1))).toMatchObject({
      state: 'SENT',
      endedAt: expect.any(String),
    });
    const record = await at.clerk.hospital.ask(GetRecord, { recordId, asOf: '2025-03-17' });
    expect(record).toMatchObject({
      custodianUnitId: at.unit.hospital.unitId,
      facts: { status: [{ value: { status: 'TRANSFERRED_OUT' } }] },
    });
    expect((await at.clerk.hospital.ask(FindObligations, { recordId })).data).toMatchObject([{ event: 'leave-province', state: 'MET' }]);
  });
});
