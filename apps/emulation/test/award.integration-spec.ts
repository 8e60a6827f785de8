import { randomUUID } from 'node:crypto';
import { Pool } from 'pg';
import { RecordAwardDecision, RecordChanged, UnitChanged, type RecordAwardDecisionRequest } from '@noivu/contracts';
import { lintCatalogue } from '@noivu/persistence';
import { emulationApp } from '../src/emulation.app';
import { loneService, type LoneService } from '../../../test/harness/lone-service';

const clock = { now: () => new Date('2026-11-21T03:00:00Z') };
const [department, other, recordId, foreignId] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
const span = { validFrom: '1990-01-01', code: 'S', name: 'Sở', kind: 'DEPARTMENT' as const, tier: 'DEPARTMENT' as const };
const unit = (unitId: string, version: number, ord: number) => ({ unitId, version, ord, lastOrd: ord + 9, timeline: [span] });
const record = (id: string, version: number, custodianUnitId: string) => ({
  recordId: id,
  version,
  custodianUnitId,
  timeline: [{ kind: 'identity' as const, validFrom: '2010-01-01', value: { fullName: 'Lê Văn Hòa' } }],
});

describe('recording a decided award', () => {
  let service: LoneService;
  let clerk: { token: string };
  let others: { token: string };
  let decision = 0;

  const request = (fields: Partial<RecordAwardDecisionRequest> = {}): RecordAwardDecisionRequest => {
    decision += 1;
    const decided = { decisionNumber: `${decision}/QĐ-UBND`, decidedOn: '2026-01-20', decidedBy: 'Chủ tịch UBND tỉnh' };
    return { recordId, title: 'Chiến sĩ thi đua cơ sở', year: 2025, ...decided, ...fields };
  };
  const eventsOf = async (id: string) => {
    const { rows } = await service.admin.query<{ version: number; payload: { awards: object[] } }>(
      `SELECT version, payload FROM emulation.outbox WHERE subject = 'emulation.awards.changed' AND key = $1 ORDER BY id`,
      [id],
    );
    return rows;
  };

  beforeAll(async () => {
    service = await loneService(emulationApp, clock);
    for (const event of [unit(department, 1, 100), unit(other, 1, 200)]) service.announce('organization', UnitChanged, event, event.unitId);
    service.announce('personnel', RecordChanged, record(recordId, 1, department), recordId);
    service.announce('personnel', RecordChanged, record(foreignId, 1, other), foreignId);
    await service.catchUp();
    clerk = await service.caller([`${department}:subtree`], ['emulation:award:record']);
    others = await service.caller([`${other}:subtree`], ['emulation:award:record']);
  });
  afterAll(() => service?.stop());

  it('stores the award, tells everybody who keeps records, and leaves a line of audit', async () => {
    const asked = request();
    const view = await service.bus.ask(RecordAwardDecision, asked, clerk);
    expect(view).toEqual({ ...asked, awardDecisionId: expect.any(String), recordedAt: '2026-11-21T03:00:00.000Z', version: 1 });
    const { awardDecisionId, title, year, decidedOn } = view;
    expect(await eventsOf(recordId)).toEqual([
      { version: 1, payload: { recordId, version: 1, awards: [{ awardDecisionId, title, year, decidedOn }] } },
    ]);
    const { rows } = await service.admin.query(
      `SELECT outcome, record_id AS "recordId", facts FROM emulation.audit_entry WHERE action = 'award-recorded'`,
    );
    expect(rows).toEqual([{ outcome: 'done', recordId, facts: { awardDecisionId } }]);
  });

  it('announces every award of the person each time, under a version that rises by one', async () => {
    await Promise.all(Array.from({ length: 8 }, () => service.bus.ask(RecordAwardDecision, request(), clerk)));
    const events = await eventsOf(recordId);
    expect(events.map(({ version }) => version).sort((one, next) => one - next)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    for (const { version, payload } of events) expect(payload.awards).toHaveLength(version);
  });

  it('does it once for one idempotency key, and gives the same answer again', async () => {
    const before = (await eventsOf(recordId)).length;
    const asked = request();
    const replies = await Promise.all(
      [1, 2, 3].map(() => service.bus.ask(RecordAwardDecision, asked, { ...clerk, idempotencyKey: 'award-000001' })),
    );
    expect(new Set(replies.map(({ awardDecisionId }) => awardDecisionId)).size).toBe(1);
    expect((await eventsOf(recordId)).length).toBe(before + 1);
  });

  it('grants a title of a year by one decision once, also when both come at once', async () => {
    const asked = request();
    const outcomes = await Promise.allSettled([1, 2].map(() => service.bus.ask(RecordAwardDecision, asked, clerk)));
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(service.bus.ask(RecordAwardDecision, { ...asked, decidedBy: 'Giám đốc Sở' }, clerk)).rejects.toMatchObject({
      code: 'award-exists',
    });
    for (const another of [{ year: 2024 }, { title: 'Lao động tiên tiến' }, { decisionNumber: '9999/QĐ-UBND' }]) {
      await service.bus.ask(RecordAwardDecision, { ...asked, ...another }, clerk);
    }
    await service.bus.ask(RecordAwardDecision, { ...asked, recordId: foreignId }, others);
  });

  it('knows nobody whose record is kept outside the scope, or who has none', async () => {
    for (const unknown of [foreignId, randomUUID()]) {
      await expect(service.bus.ask(RecordAwardDecision, request({ recordId: unknown }), clerk)).rejects.toMatchObject({
        code: 'not-found',
      });
    }
  });

  it.each([
    [{ decidedOn: '2026-11-22' }, 'award-not-decided'],
    [{ year: 2027 }, 'award-year-ahead'],
    [{ year: 1900 }, 'request-invalid'],
    [{ title: '' }, 'request-invalid'],
  ])('refuses %j with %s, and keeps nothing', async (fields, code) => {
    const before = (await eventsOf(recordId)).length;
    await expect(service.bus.ask(RecordAwardDecision, request(fields), clerk)).rejects.toMatchObject({ code });
    expect((await eventsOf(recordId)).length).toBe(before);
  });

  it('is for those who may record awards, signed in', async () => {
    const reader = await service.caller([`${department}:subtree`], ['training:enrolment:record']);
    await expect(service.bus.ask(RecordAwardDecision, request(), reader)).rejects.toMatchObject({ code: 'permission-missing' });
    await expect(service.bus.ask(RecordAwardDecision, request())).rejects.toMatchObject({ code: 'sign-in-required' });
  });

  it('stands on tables that the design of the database allows', async () => {
    const findings = await lintCatalogue(service.admin);
    expect(findings.filter(({ object }) => object.startsWith('emulation.'))).toEqual([]);
  });

  it('lets the service itself see nobody without a signed scope, and rewrite nothing', async () => {
    const role = new Pool({ connectionString: service.database.url('emulation'), max: 1 });
    for (const table of ['person', 'award_decision']) expect((await role.query(`SELECT * FROM ${table}`)).rows).toEqual([]);
    const refused = [
      'UPDATE award_decision SET year = 2000',
      'DELETE FROM award_decision',
      'UPDATE person SET custodian_ord = 1',
      'SELECT FROM outbox',
    ];
    for (const statement of refused) await expect(role.query(statement)).rejects.toThrow('permission denied');
    await role.end();
  });
});
