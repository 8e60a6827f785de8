import { randomUUID } from 'node:crypto';
import { Pool } from 'pg';
import { RecordChanged, RecordEnrolment, UnitChanged, type RecordEnrolmentRequest } from '@noivu/contracts';
import { lintCatalogue } from '@noivu/persistence';
import { trainingApp } from '../src/training.app';
import { loneService, type LoneService } from '../../../test/harness/lone-service';

const clock = { now: () => new Date('2026-11-21T03:00:00Z') };
const [department, other, recordId, foreignId] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
const span = { validFrom: '1990-01-01', code: 'S', name: 'Sở', kind: 'DEPARTMENT' as const, tier: 'DEPARTMENT' as const };
const unit = (unitId: string, version: number, ord: number) => ({ unitId, version, ord, lastOrd: ord + 9, timeline: [span] });
const record = (id: string, version: number, custodianUnitId: string) => ({
  recordId: id,
  version,
  custodianUnitId,
  timeline: [
    { kind: 'identity' as const, validFrom: '2020-01-01', value: { fullName: 'Nguyễn Thị Bình' } },
    { kind: 'identity' as const, validFrom: '2010-01-01', validTo: '2020-01-01', value: { fullName: 'Nguyễn Thị An' } },
  ],
});

describe('recording a completed course', () => {
  let service: LoneService;
  let clerk: { token: string };
  let others: { token: string };
  let course = 0;

  const request = (fields: Partial<RecordEnrolmentRequest> = {}): RecordEnrolmentRequest => {
    course += 1;
    return { recordId, course: `Bồi dưỡng ${course}`, startedOn: '2026-01-05', completedOn: '2026-03-05', ...fields };
  };
  const eventsOf = async (id: string) => {
    const { rows } = await service.admin.query<{ version: number; payload: { courses: { name: string }[] } }>(
      `SELECT version, payload FROM training.outbox WHERE subject = 'training.courses.changed' AND key = $1 ORDER BY id`,
      [id],
    );
    return rows;
  };
  const auditOf = async (action: string): Promise<object[]> => {
    const lines = 'SELECT outcome, record_id AS "recordId", facts FROM training.audit_entry WHERE action = $1 ORDER BY entry_id';
    return (await service.admin.query<object>(lines, [action])).rows;
  };

  beforeAll(async () => {
    service = await loneService(trainingApp, clock);
    service.announce('personnel', RecordChanged, record(recordId, 2, department), recordId);
    service.announce('personnel', RecordChanged, record(recordId, 1, other), recordId);
    await service.catchUp();
    for (const event of [unit(department, 2, 100), unit(department, 1, 700), unit(other, 1, 200)])
      service.announce('organization', UnitChanged, event, event.unitId);
    service.announce('personnel', RecordChanged, record(foreignId, 1, other), foreignId);
    await service.catchUp();
    clerk = await service.caller([`${department}:subtree`], ['training:enrolment:record']);
    others = await service.caller([`${other}:subtree`], ['training:enrolment:record']);
  });
  afterAll(() => service?.stop());

  it('stores the course, tells everybody who keeps records, and leaves a line of audit', async () => {
    const asked = request({ provider: 'Trường Chính trị tỉnh', certificate: 'Chứng chỉ', hours: 120 });
    const reply = await service.bus.pass(RecordEnrolment, asked, clerk);
    const view = reply.parsed<{ enrolmentId: string }>();
    expect(view).toEqual({ ...asked, enrolmentId: expect.any(String), recordedAt: '2026-11-21T03:00:00.000Z', version: 1 });
    expect(reply.head.etag).toBe('"v1"');
    const { enrolmentId } = view;
    const { course: name, provider, certificate, startedOn, completedOn } = asked;
    expect(await eventsOf(recordId)).toEqual([
      { version: 1, payload: { recordId, version: 1, courses: [{ enrolmentId, name, provider, certificate, startedOn, completedOn }] } },
    ]);
    expect(await auditOf('enrolment-recorded')).toEqual([{ outcome: 'done', recordId, facts: { enrolmentId } }]);
  });

  it('announces every course of the person each time, under a version that rises by one', async () => {
    await Promise.all(Array.from({ length: 8 }, () => service.bus.ask(RecordEnrolment, request(), clerk)));
    const events = await eventsOf(recordId);
    expect(events.map(({ version }) => version).sort((one, next) => one - next)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    for (const { version, payload } of events) expect(payload.courses).toHaveLength(version);
  });

  it('does it once for one idempotency key, and gives the same answer again', async () => {
    const before = (await eventsOf(recordId)).length;
    const asked = request();
    const key = { ...clerk, idempotencyKey: 'enrolment-0001' };
    const replies = await Promise.all([1, 2, 3].map(() => service.bus.ask(RecordEnrolment, asked, key)));
    expect(new Set(replies.map(({ enrolmentId }) => enrolmentId)).size).toBe(1);
    expect((await eventsOf(recordId)).length).toBe(before + 1);
    await expect(service.bus.ask(RecordEnrolment, request(), key)).rejects.toMatchObject({ code: 'idempotency-key-reused' });
  });

  it('refuses the same course of the same days, also when both come at once', async () => {
    const asked = request();
    const outcomes = await Promise.allSettled([1, 2].map(() => service.bus.ask(RecordEnrolment, asked, clerk)));
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(service.bus.ask(RecordEnrolment, asked, clerk)).rejects.toMatchObject({ code: 'enrolment-exists' });
    await service.bus.ask(RecordEnrolment, { ...asked, completedOn: '2026-03-06' }, clerk);
  });

  it('knows nobody whose record is kept outside the scope, or who has none', async () => {
    for (const unknown of [foreignId, randomUUID()])
      await expect(service.bus.ask(RecordEnrolment, request({ recordId: unknown }), clerk)).rejects.toMatchObject({ code: 'not-found' });
    expect(await eventsOf(foreignId)).toEqual([]);
  });

  it('follows the record when another unit keeps it, and the unit when the tree is renumbered', async () => {
    const id = randomUUID();
    service.announce('personnel', RecordChanged, record(id, 1, department), id);
    await service.catchUp();
    await service.bus.ask(RecordEnrolment, request({ recordId: id }), clerk);
    service.announce('personnel', RecordChanged, record(id, 5, other), id);
    service.announce('organization', UnitChanged, unit(other, 3, 9_000), other);
    service.announce('organization', UnitChanged, unit(department, 3, 200), department);
    await service.catchUp();
    await expect(service.bus.ask(RecordEnrolment, request({ recordId: id }), clerk)).rejects.toMatchObject({ code: 'not-found' });
    await service.bus.ask(RecordEnrolment, request({ recordId: id }), others);
    expect((await eventsOf(id)).map(({ version }) => version)).toEqual([1, 2]);
    await service.bus.ask(RecordEnrolment, request(), clerk);
  });

  it.each([
    [{ startedOn: '2026-03-06' }, 'course-ends-before-start'],
    [{ completedOn: '2026-11-22' }, 'course-not-completed'],
    [{ startedOn: '2001-01-01' }, 'course-too-long'],
    [{ startedOn: '2026-02-30' }, 'request-invalid'],
    [{ course: '' }, 'request-invalid'],
  ])('refuses %j with %s, and keeps nothing', async (fields, code) => {
    const before = (await eventsOf(recordId)).length;
    await expect(service.bus.ask(RecordEnrolment, request(fields), clerk)).rejects.toMatchObject({ code });
    expect((await eventsOf(recordId)).length).toBe(before);
  });

  it('is for those who may record courses, signed in', async () => {
    const reader = await service.caller([`${department}:subtree`], ['personnel:record:read']);
    await expect(service.bus.ask(RecordEnrolment, request(), reader)).rejects.toMatchObject({ code: 'permission-missing' });
    await expect(service.bus.ask(RecordEnrolment, request())).rejects.toMatchObject({ code: 'sign-in-required' });
    expect(await auditOf('training.enrolment.record')).toContainEqual({ outcome: 'permission-missing', recordId: null, facts: {} });
  });

  it('stands on tables that the design of the database allows', async () => {
    const findings = await lintCatalogue(service.admin);
    expect(findings.filter(({ object }) => object.startsWith('training.'))).toEqual([]);
  });

  it('lets the service itself see nobody without a signed scope, and rewrite nothing', async () => {
    const role = new Pool({ connectionString: service.database.url('training'), max: 1 });
    for (const table of ['person', 'enrolment']) expect((await role.query(`SELECT * FROM ${table}`)).rows).toEqual([]);
    const others = [
      'UPDATE enrolment SET course = $$x$$',
      'DELETE FROM enrolment',
      'UPDATE person SET custodian_ord = 1',
      'SELECT FROM outbox',
    ];
    for (const statement of others) await expect(role.query(statement)).rejects.toThrow('permission denied');
    await role.end();
  });

  it('keeps the last name of the person', async () => {
    const { rows } = await service.admin.query('SELECT full_name AS name FROM training.person WHERE record_id = $1', [recordId]);
    expect(rows).toEqual([{ name: 'Nguyễn Thị Bình' }]);
  });
});
