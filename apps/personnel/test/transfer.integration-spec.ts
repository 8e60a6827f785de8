import {
  CancelTransfer,
  ChangeRecord,
  EnterDecision,
  GetChanges,
  GetDecision,
  GetRecord,
  ReceiveTransfer,
  RefuseTransfer,
  SendTransfer,
  type RecordView,
} from '@noivu/contracts';
import { aDecision, aRank } from './builders';
import { onVersion, signed, clerkOffice, type ClerkOffice } from './clerk-office';

const outside = expect.objectContaining({ code: 'not-found' });
const postOf = (record: RecordView) => record.facts.post?.[0]?.value;

describe.each([
  // Fifteen working days from the day of issue, sender and receiver alike (10.2): Monday 24 March.
  ['hoa-binh', { send: '2025-03-24', receive: '2025-03-24', article: '10.2 (20/QĐ-UBND)', basis: 'text' }],
  // Five and three working days from the day of effect (10.2): Monday 24 and Thursday 20 March.
  ['tuyen-quang', { send: '2025-03-24', receive: '2025-03-20', article: '10.2 (16/2020/QĐ-UBND)', basis: 'text' }],
  // The text is silent: five working days from the day of the document, derived (9): Monday 10 March.
  ['dong-nai', { send: '2025-03-10', receive: '2025-03-10', article: '9.1; 9.2.a (2111/QĐ-UBND)', basis: 'derived' }],
] as const)('a transfer to another department in %s', (province, due) => {
  let at: ClerkOffice;
  beforeAll(async () => {
    at = await clerkOffice(province);
  });
  afterAll(() => at.office.stop());

  it('is sent, received, and each step has its clock', async () => {
    const { transferId, recordId, decisionId, version } = await at.propose();
    const from = at.unit.hospital.unitId;
    const to = at.unit.school.unitId;
    const law = { article: due.article, basis: due.basis, decisionId };
    expect(await at.duties('hospital', recordId)).toMatchObject([
      { event: 'transfer-send', ownerUnitId: from, dueOn: due.send, state: 'OPEN', ...law },
    ]);

    expect(await at.clerk.hospital.ask(SendTransfer, { transferId }, onVersion(version))).toMatchObject({
      state: 'SENT',
      version: 2,
      sentAt: '2025-03-10T02:00:00.000Z',
    });
    expect(await at.duties('hospital', recordId)).toMatchObject([{ event: 'transfer-send', state: 'MET' }]);
    expect(await at.duties('school', recordId)).toMatchObject([
      { event: 'transfer-receive', ownerUnitId: to, dueOn: due.receive, state: 'OPEN', ...law },
    ]);

    // Until it is received the record is the sender's; the receiver sees the transfer and nothing else.
    expect(await at.clerk.hospital.ask(GetRecord, { recordId })).toMatchObject({ custodianUnitId: from });
    await expect(at.clerk.school.ask(GetRecord, { recordId })).rejects.toEqual(outside);
    expect(await at.read('school', transferId)).toMatchObject({ state: 'SENT' });

    const received = await at.clerk.school.ask(ReceiveTransfer, { transferId, title: 'Viên chức y tế trường học' }, onVersion(2));
    expect(received).toMatchObject({
      state: 'RECEIVED',
      version: 3,
      endedAt: '2025-03-10T02:00:00.000Z',
      title: 'Viên chức y tế trường học',
    });
    await expect(at.clerk.hospital.ask(GetRecord, { recordId })).rejects.toEqual(outside);
    const record = await at.clerk.school.ask(GetRecord, { recordId, asOf: '2025-03-17' });
    expect(record).toMatchObject({ custodianUnitId: to, version: 2 });
    expect(postOf(record)).toEqual({ managingUnitId: to, usingUnitId: to, title: 'Viên chức y tế trường học' });
    expect(postOf(await at.clerk.school.ask(GetRecord, { recordId, asOf: '2025-03-16' }))).toMatchObject({
      managingUnitId: from,
      title: 'Bác sĩ',
    });
    expect(await at.duties('school', recordId)).toMatchObject([{ event: 'transfer-receive', state: 'MET' }]);
  });

  it('moves record, search line, open duties, event and audit together, and lets the receiver see the decision', async () => {
    const recordId = await at.record();
    const rank = { ...aDecision(at.unit.health, { ...signed, subject: 'PAY_RAISE' }), concerns: [{ recordId, kinds: ['rank' as const] }] };
    await at.clerk.health.ask(EnterDecision, rank);
    const { transferId, decisionId } = await at.propose({ recordId });
    await at.clerk.hospital.ask(SendTransfer, { transferId }, onVersion(1));
    await at.clerk.school.ask(ReceiveTransfer, { transferId }, onVersion(2));

    const { ord, unitId } = at.unit.school;
    const { rows } = await at.office.admin.query(
      `SELECT r.custodian_ord, l.unit_ord, l.custodian_unit_id,
        (SELECT array_agg(action ORDER BY entry_id) FROM personnel.audit_entry WHERE record_id = r.id) AS audit,
        (SELECT payload->>'custodianUnitId' FROM personnel.outbox WHERE key = r.id::text ORDER BY version DESC LIMIT 1) AS announced
        FROM personnel.record r JOIN personnel.record_line l ON l.record_id = r.id WHERE r.id = $1`,
      [recordId],
    );
    expect(rows).toMatchObject([{ custodian_ord: ord, unit_ord: ord, custodian_unit_id: unitId, announced: unitId }]);
    expect(rows[0].audit).toEqual(expect.arrayContaining(['transfer-proposed', 'transfer-sent', 'transfer-received']));
    expect((await at.duties('school', recordId)).map(({ event, state }) => `${event} ${state}`)).toEqual(
      expect.arrayContaining(['record-change OPEN', 'transfer-receive MET']),
    );
    expect((await at.duties('hospital', recordId)).map(({ event }) => event)).toEqual(['transfer-send']);
    expect(await at.clerk.school.ask(GetDecision, { decisionId })).toMatchObject({ number: '123/QĐ-SYT' });
    expect((await at.clerk.school.ask(GetChanges, { recordId })).data[0]).toMatchObject({ decisionId, version: 2 });
  });

  it('is refused or taken back before it is received, and the record never leaves the sender', async () => {
    const refused = await at.propose();
    await at.clerk.hospital.ask(SendTransfer, { transferId: refused.transferId }, onVersion(1));
    const reason = 'Chưa thống nhất vị trí việc làm';
    expect(await at.clerk.school.ask(RefuseTransfer, { transferId: refused.transferId, reason }, onVersion(2))).toMatchObject({
      state: 'REFUSED',
      reason,
    });
    expect(await at.duties('school', refused.recordId)).toMatchObject([{ event: 'transfer-receive', state: 'MET' }]);

    const cancelled = await at.propose({ recordId: refused.recordId });
    await at.clerk.hospital.ask(SendTransfer, { transferId: cancelled.transferId }, onVersion(1));
    expect(
      await at.clerk.hospital.ask(CancelTransfer, { transferId: cancelled.transferId, reason: 'Thu hồi quyết định' }, onVersion(2)),
    ).toMatchObject({ state: 'CANCELLED' });
    expect(await at.duties('school', refused.recordId)).toHaveLength(1);
    await expect(at.clerk.school.ask(ReceiveTransfer, { transferId: cancelled.transferId }, onVersion(3))).rejects.toMatchObject({
      code: 'transfer-state',
    });
    expect(await at.clerk.hospital.ask(GetRecord, { recordId: refused.recordId })).toMatchObject({
      custodianUnitId: at.unit.hospital.unitId,
      version: 1,
    });
  });

  it('is late for whoever was late: the sender here, then the receiver, and Sở Nội vụ sees both', async () => {
    const { transferId, recordId } = await at.propose();
    at.office.clock.set('2025-04-01T02:00:00.000Z');
    await at.clerk.hospital.ask(SendTransfer, { transferId }, onVersion(1));
    at.office.clock.set('2025-04-02T02:00:00.000Z');
    await at.clerk.school.ask(ReceiveTransfer, { transferId }, onVersion(2));
    at.office.clock.set('2025-03-10T02:00:00.000Z');
    const late = (await at.duties('province', recordId)).map(({ event, state, dueOn }) => `${event} ${state} ${dueOn}`);
    expect(late.sort()).toEqual([`transfer-receive MET_LATE ${due.receive}`, `transfer-send MET_LATE ${due.send}`]);
    expect(await at.duties('healthCentre', recordId)).toEqual([]);
  });

  it('closes the duty that the decision itself had set', async () => {
    const recordId = await at.record();
    const decision = { ...aDecision(at.unit.health, signed), concerns: [{ recordId, kinds: ['post' as const] }] };
    const { decisionId } = await at.clerk.health.ask(EnterDecision, decision);
    const { transferId } = await at.propose({ recordId, decisionId });
    expect((await at.duties('hospital', recordId)).map(({ event, state }) => `${event} ${state}`).sort()).toEqual([
      'record-change OPEN',
      'transfer-send OPEN',
    ]);
    await at.clerk.hospital.ask(SendTransfer, { transferId }, onVersion(1));
    await at.clerk.school.ask(ReceiveTransfer, { transferId }, onVersion(2));
    expect((await at.duties('school', recordId)).map(({ event, state }) => `${event} ${state}`).sort()).toEqual([
      'record-change MET',
      'transfer-receive MET',
    ]);
  });

  it('lets the sender go on changing the record, the post apart, and forbids a second transfer meanwhile', async () => {
    const { recordId } = await at.propose();
    const decision = aDecision(at.unit.hospital, { ...signed, subject: 'OTHER' });
    await at.clerk.hospital.ask(ChangeRecord, { recordId, decision, acts: [{ act: 'add', ...aRank('2025-03-17') }] }, onVersion(1));
    const value = { managingUnitId: at.unit.hospital.unitId, usingUnitId: at.unit.hospital.unitId, title: 'Trưởng khoa' };
    const post = { recordId, decision, acts: [{ act: 'add' as const, kind: 'post' as const, validFrom: '2025-03-17', value }] };
    await expect(at.clerk.hospital.ask(ChangeRecord, post, onVersion(2))).rejects.toMatchObject({ code: 'transfer-open' });
    await expect(at.propose({ recordId })).rejects.toMatchObject({ code: 'transfer-open' });
  });
});
