import { randomUUID } from 'node:crypto';
import {
  CancelTransfer,
  EnterDecision,
  GetTransfer,
  HandOnTransfer,
  ProposeTransfer,
  ReceiveTransfer,
  RefuseTransfer,
  SendTransfer,
  UnitChanged,
} from '@noivu/contracts';
import { aDecision } from './builders';
import { unitChanged } from './test-units';
import { onVersion, signed, clerkOffice, type ClerkOffice } from './clerk-office';

let at: ClerkOffice;
beforeAll(async () => {
  at = await clerkOffice('tuyen-quang');
});
afterAll(() => at.office.stop());

const refusedWith = (code: string, facts: object = {}): unknown => expect.objectContaining({ code, facts: expect.objectContaining(facts) });

describe('preparing a transfer is refused', () => {
  it('to the unit that keeps the record', async () => {
    await expect(at.propose({ toUnitId: at.unit.hospital.unitId })).rejects.toEqual(refusedWith('transfer-to-self'));
  });

  it('to a unit that nobody knows, or that is closed', async () => {
    await expect(at.propose({ toUnitId: randomUUID() })).rejects.toEqual(refusedWith('not-found'));
    const closing = {
      ...at.unit.province,
      unitId: randomUUID(),
      parentId: at.unit.education.unitId,
      tier: 'BASE' as const,
      kind: 'SCHOOL' as const,
      code: '75.CU',
      ord: 6000,
      lastOrd: 6001,
    };
    const told = unitChanged(closing);
    const timeline = told.timeline.map((span) => ({ ...span, validTo: '2025-03-15' }));
    await at.office.announceFrom('organization', UnitChanged, { key: closing.unitId, version: 1, payload: { ...told, timeline } });
    await expect(at.propose({ toUnitId: closing.unitId })).rejects.toEqual(refusedWith('unit-closed', { on: '2025-03-17' }));
  });

  it('as of a kind that the regulation does not make of the two units', async () => {
    await expect(at.propose({ kind: 'WITHIN', toUnitId: at.unit.healthCentre.unitId })).rejects.toEqual(
      refusedWith('transfer-kind', { expected: 'ACROSS', article: '10.2' }),
    );
    await expect(at.propose({ kind: 'OUT', toUnitId: at.unit.school.unitId })).rejects.toEqual(
      refusedWith('transfer-kind', { expected: 'ACROSS' }),
    );
  });

  it('with a using unit outside the receiving one', async () => {
    await expect(at.propose({ usingUnitId: at.unit.healthCentre.unitId })).rejects.toEqual(refusedWith('transfer-using-unit'));
  });

  it('without a decision, with two, or with one that the caller does not see', async () => {
    const recordId = await at.record();
    const asked = { recordId, kind: 'ACROSS' as const, toUnitId: at.unit.school.unitId };
    await expect(at.clerk.hospital.ask(ProposeTransfer, asked)).rejects.toEqual(refusedWith('decision-required'));
    const both = { ...asked, decisionId: randomUUID(), decision: aDecision(at.unit.health, signed) };
    await expect(at.clerk.hospital.ask(ProposeTransfer, both)).rejects.toEqual(refusedWith('request-invalid'));
    const { decisionId } = await at.clerk.education.ask(EnterDecision, { ...aDecision(at.unit.education, signed), concerns: [] });
    await expect(at.clerk.hospital.ask(ProposeTransfer, { ...asked, decisionId })).rejects.toEqual(refusedWith('not-found'));
  });

  it('by whoever does not keep the record, the receiver and the sister unit included', async () => {
    const recordId = await at.record();
    for (const by of ['school', 'education', 'healthCentre'] as const)
      await expect(at.propose({ recordId, by })).rejects.toEqual(refusedWith('not-found'));
    const reader = await at.office.caller({ unit: 'hospital', mode: 'self', ownRecordId: recordId });
    const asked = { recordId, kind: 'ACROSS' as const, toUnitId: at.unit.school.unitId, decision: aDecision(at.unit.health, signed) };
    await expect(reader.ask(ProposeTransfer, asked)).rejects.toEqual(refusedWith('not-found'));
    const powerless = await at.office.caller({ unit: 'hospital', permissions: ['personnel:transfer:read'] });
    await expect(powerless.ask(ProposeTransfer, asked)).rejects.toEqual(refusedWith('permission-missing'));
  });
});

describe('a step is refused', () => {
  it('by the wrong side, with the article', async () => {
    const { transferId } = await at.propose();
    await expect(at.clerk.school.ask(SendTransfer, { transferId }, onVersion(1))).rejects.toEqual(
      refusedWith('transfer-wrong-side', { article: '10.2' }),
    );
    await at.clerk.hospital.ask(SendTransfer, { transferId }, onVersion(1));
    await expect(at.clerk.hospital.ask(ReceiveTransfer, { transferId }, onVersion(2))).rejects.toEqual(
      refusedWith('transfer-wrong-side', { side: 'receiver' }),
    );
    await expect(at.clerk.hospital.ask(RefuseTransfer, { transferId, reason: 'x' }, onVersion(2))).rejects.toEqual(
      refusedWith('transfer-wrong-side'),
    );
    await expect(at.clerk.school.ask(CancelTransfer, { transferId, reason: 'x' }, onVersion(2))).rejects.toEqual(
      refusedWith('transfer-wrong-side'),
    );
  });

  it('to those outside, who do not see that there is a transfer', async () => {
    const { transferId } = await at.propose();
    await expect(at.clerk.healthCentre.ask(GetTransfer, { transferId })).rejects.toEqual(refusedWith('not-found'));
    await expect(at.clerk.healthCentre.ask(SendTransfer, { transferId }, onVersion(1))).rejects.toEqual(refusedWith('not-found'));
  });

  it('without the version that was read, on a stale one, and from a state in which it has no place', async () => {
    const { transferId } = await at.propose();
    await expect(at.clerk.hospital.ask(SendTransfer, { transferId })).rejects.toEqual(refusedWith('if-match-required'));
    await expect(at.clerk.hospital.ask(SendTransfer, { transferId }, onVersion(7))).rejects.toEqual(refusedWith('version-stale'));
    await expect(at.clerk.school.ask(ReceiveTransfer, { transferId }, onVersion(1))).rejects.toEqual(
      refusedWith('transfer-state', { state: 'PROPOSED' }),
    );
    await at.clerk.hospital.ask(SendTransfer, { transferId }, onVersion(1));
    await expect(at.clerk.hospital.ask(SendTransfer, { transferId }, onVersion(2))).rejects.toEqual(
      refusedWith('transfer-state', { state: 'SENT' }),
    );
    const usingUnitId = at.unit.hospital.unitId;
    await expect(at.clerk.school.ask(ReceiveTransfer, { transferId, usingUnitId }, onVersion(2))).rejects.toEqual(
      refusedWith('transfer-using-unit'),
    );
    await expect(at.clerk.school.ask(HandOnTransfer, { transferId, usingUnitId: at.unit.school.unitId }, onVersion(2))).rejects.toEqual(
      refusedWith('transfer-state'),
    );
  });

  it('and leaves nothing behind: the transfer stands where it stood, the record where it was', async () => {
    const { transferId, recordId } = await at.propose();
    const before = await at.read('hospital', transferId);
    await expect(at.clerk.school.ask(ReceiveTransfer, { transferId }, onVersion(1))).rejects.toBeDefined();
    expect(await at.read('hospital', transferId)).toEqual(before);
    const { rows } = await at.office.admin.query('SELECT custodian_unit_id, version FROM personnel.record WHERE id = $1', [recordId]);
    expect(rows).toEqual([{ custodian_unit_id: at.unit.hospital.unitId, version: 1 }]);
  });

  it('when two come at once: one moves the record, the other is told', async () => {
    const { transferId, recordId } = await at.propose();
    await at.clerk.hospital.ask(SendTransfer, { transferId }, onVersion(1));
    const orders = [
      at.clerk.school.ask(ReceiveTransfer, { transferId }, onVersion(2)),
      at.clerk.school.ask(ReceiveTransfer, { transferId }, onVersion(2)),
      at.clerk.school.ask(RefuseTransfer, { transferId, reason: 'x' }, onVersion(2)),
      at.clerk.hospital.ask(CancelTransfer, { transferId, reason: 'x' }, onVersion(2)),
    ];
    const outcomes = await Promise.allSettled(orders);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const outcome of outcomes) if (outcome.status === 'rejected') expect(outcome.reason).toEqual(refusedWith('version-stale'));
    const { rows } = await at.office.admin.query(
      `SELECT count(*)::int AS places FROM personnel.record r JOIN personnel.transfer t ON t.record_id = r.id WHERE r.id = $1
      AND r.custodian_unit_id = CASE t.state WHEN 'RECEIVED' THEN t.to_unit_id ELSE t.from_unit_id END`,
      [recordId],
    );
    expect(rows).toEqual([{ places: 1 }]);
  });

  it('never twice under one key: the answer is the same', async () => {
    const { transferId } = await at.propose();
    const once = () => at.clerk.hospital.pass(SendTransfer, { transferId }, { ...onVersion(1), idempotencyKey: `send-${transferId}` });
    const [first, second] = [await once(), await once()];
    expect(second.head).toEqual(first.head);
    expect(Buffer.from(second.body as Uint8Array)).toEqual(Buffer.from(first.body as Uint8Array));
    expect(await at.read('hospital', transferId)).toMatchObject({ version: 2 });
  });
});
