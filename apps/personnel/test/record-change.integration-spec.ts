import { ChangeRecord, CreateRecord, GetFacts, GetRecord, type ChangeRecordRequest, type FactAct, type RecordView } from '@noivu/contracts';
import { aDecision, aPost, aRank, aRecord } from './builders';
import { personnelUnderTest, type PersonnelUnderTest } from './personnel-under-test';
import type { TestCaller } from './test-caller';

let office: PersonnelUnderTest;
let officer: TestCaller;

beforeAll(async () => {
  office = await personnelUnderTest();
  officer = await office.caller({ unit: 'healthCentre' });
});
afterAll(() => office.stop());

const made = (wish = {}): Promise<RecordView> => officer.ask(CreateRecord, aRecord(office.units.healthCentre, wish));
const change = (record: { recordId: string }, acts: FactAct[], over: Partial<ChangeRecordRequest> = {}): ChangeRecordRequest => ({
  recordId: record.recordId,
  decision: aDecision(office.units.health),
  acts,
  ...over,
});
const titleOn = async (recordId: string, asOf: string, knownAt?: string): Promise<unknown> => {
  const { facts } = await officer.ask(GetRecord, { recordId, asOf, ...(knownAt && { knownAt }) });
  return (facts.post?.[0]?.value as { title?: string } | undefined)?.title;
};

describe('a change', () => {
  it('states something new, ends what stood before it, and gives the version to go on with', async () => {
    const record = await made();
    const reply = await officer.pass(ChangeRecord, change(record, [aPost(office.units.healthCentre, '2025-01-01')]), { ifMatch: '"v1"' });
    expect(reply.head).toMatchObject({ status: 200, etag: '"v2"' });
    expect(reply.parsed()).toMatchObject({
      recordId: record.recordId,
      version: 2,
      recordedBy: officer.accountId,
      acts: [{ act: 'add', kind: 'post' }],
    });
    const { facts, version } = await officer.ask(GetRecord, { recordId: record.recordId, asOf: '2024-12-31' });
    expect([version, facts.post]).toEqual([2, [expect.objectContaining({ validFrom: '2020-01-01', validTo: '2025-01-01' })]]);
    expect(await titleOn(record.recordId, '2025-01-01')).toBe('Phó trưởng phòng');
  });

  it('moves search line, event, audit and the duty of the decision with it', async () => {
    const { recordId } = await made();
    await officer.ask(ChangeRecord, change({ recordId }, [aPost(office.units.healthCentre, '2026-01-01')]), { ifMatch: '"v1"' });
    const { rows } = await office.admin.query(
      `SELECT (SELECT version || ' ' || title FROM personnel.record_line WHERE record_id = $1) AS line,
        (SELECT jsonb_path_query_array(payload, '$.timeline[*] ? (@.kind == "post").validFrom') FROM personnel.outbox WHERE key = $1::text AND version = 2) AS posts,
        (SELECT outcome FROM personnel.audit_entry WHERE record_id = $1 AND action = 'record-changed') AS audit,
        (SELECT count(*)::int FROM personnel.obligation WHERE record_id = $1 AND met_at IS NOT NULL AND event <> 'new-record') AS duties`,
      [recordId],
    );
    expect(rows[0]).toEqual({ line: '2 Phó trưởng phòng', posts: ['2020-01-01', '2026-01-01'], audit: 'done', duties: 1 });
  });

  it('tells what was known before it: nothing is overwritten', async () => {
    const { recordId } = await made();
    const { recordedAt } = await officer.ask(
      ChangeRecord,
      change({ recordId }, [aPost(office.units.healthCentre, '2025-01-01', 'Trưởng phòng')]),
      { ifMatch: '"v1"' },
    );
    const before = new Date(Date.parse(recordedAt) - 1).toISOString();
    expect(await titleOn(recordId, '2025-06-01', before)).toBe('Chuyên viên');
    expect(await titleOn(recordId, '2025-06-01', recordedAt)).toBe('Trưởng phòng');
    const history = await officer.ask(GetFacts, { recordId, kind: 'post' });
    expect(history.data.map(({ validFrom, validTo, supersededAt }) => [validFrom, validTo, supersededAt])).toEqual([
      ['2025-01-01', undefined, undefined],
      ['2020-01-01', '2025-01-01', undefined],
      ['2020-01-01', undefined, recordedAt],
    ]);
    const known = await officer.ask(GetFacts, { recordId, kind: 'post', knownAt: before });
    expect(known.data.map(({ validFrom, validTo, supersededAt }) => [validFrom, validTo, supersededAt])).toEqual([
      ['2020-01-01', undefined, undefined],
    ]);
  });

  it('is later than the one before it even where the clock was set back', async () => {
    const { recordId } = await made();
    office.clock.set('2026-11-20T01:59:00.000Z');
    const first = await officer.ask(ChangeRecord, change({ recordId }, [aPost(office.units.healthCentre, '2025-01-01')]), {
      ifMatch: '"v1"',
    });
    const second = await officer.ask(ChangeRecord, change({ recordId }, [aPost(office.units.healthCentre, '2025-02-01')]), {
      ifMatch: '"v2"',
    });
    office.clock.set('2026-11-20T02:00:00.000Z');
    expect([first.recordedAt, second.recordedAt]).toEqual(['2026-11-20T02:00:00.001Z', '2026-11-20T02:00:00.002Z']);
  });

  it('corrects a slip with its reason, and keeps the decision of the fact', async () => {
    const record = await made();
    const wrong = record.facts.post?.[0];
    const acts: FactAct[] = [
      { act: 'correct', kind: 'post', factId: wrong?.factId ?? '', value: { ...wrong?.value, title: 'Điều dưỡng' } },
    ];
    const done = await officer.ask(ChangeRecord, { recordId: record.recordId, reason: 'Gõ nhầm chức danh', acts }, { ifMatch: '"v1"' });
    expect(done).toMatchObject({ reason: 'Gõ nhầm chức danh', acts: [{ act: 'correct', factId: wrong?.factId }] });
    const { facts } = await officer.ask(GetRecord, { recordId: record.recordId });
    expect(facts.post).toEqual([
      expect.objectContaining({
        factId: wrong?.factId,
        decisionId: wrong?.decisionId,
        act: 'correct',
        value: expect.objectContaining({ title: 'Điều dưỡng' }),
      }),
    ]);
  });

  it('replaces on a new document, revokes, and reaches back to what stood before', async () => {
    const { recordId } = await made({ facts: [aRank('2021-01-01')] });
    await officer.ask(ChangeRecord, change({ recordId }, [{ act: 'add', ...aRank('2024-01-01', { step: 2 }) }]), { ifMatch: '"v1"' });
    const second = (await officer.ask(GetRecord, { recordId })).facts.rank?.[0];
    const moved: FactAct = { act: 'replace', kind: 'rank', factId: second?.factId ?? '', validFrom: '2024-07-01' };
    await officer.ask(ChangeRecord, change({ recordId }, [moved]), { ifMatch: '"v2"' });
    const replaced = (await officer.ask(GetRecord, { recordId })).facts.rank?.[0];
    expect(replaced).toMatchObject({ factId: second?.factId, validFrom: '2024-07-01', act: 'replace', value: { step: 2 } });
    expect(replaced?.decisionId).not.toBe(second?.decisionId);
    await officer.ask(ChangeRecord, change({ recordId }, [{ act: 'revoke', kind: 'rank', factId: second?.factId ?? '' }]), {
      ifMatch: '"v3"',
    });
    const { facts } = await officer.ask(GetRecord, { recordId });
    expect(facts.rank).toEqual([expect.objectContaining({ validFrom: '2021-01-01', value: expect.objectContaining({ step: 1 }) })]);
    expect(facts.rank?.[0]?.validTo).toBeUndefined();
  });

  it('is made once under one key, and answered alike the second time', async () => {
    const { recordId } = await made();
    const request = change({ recordId }, [aPost(office.units.healthCentre, '2025-01-01')]);
    const ask = () => officer.pass(ChangeRecord, request, { ifMatch: '"v1"', idempotencyKey: `key-${recordId}` });
    const [first, second] = [await ask(), await ask()];
    expect([second.head, second.parsed()]).toEqual([first.head, first.parsed()]);
    expect(await officer.ask(GetRecord, { recordId })).toMatchObject({ version: 2 });
  });
});

describe('changes at the same moment', () => {
  it('do not both count: of fifty that read one version, one is made and forty-nine are told that it is stale', async () => {
    const { recordId } = await made();
    const request = change({ recordId }, [aPost(office.units.healthCentre, '2025-01-01')]);
    // Where the queue is too long the service says so (503, Retry-After), and a client asks again under the same key.
    const outcome = async (client: number): Promise<string> => {
      for (;;) {
        const asked = officer.ask(ChangeRecord, request, { ifMatch: '"v1"', idempotencyKey: `client-${client}-${recordId}` });
        const code = await asked.then(
          () => 'made',
          (error: { code: string }) => error.code,
        );
        if (code !== 'service-unavailable') return code;
      }
    };
    const outcomes = await Promise.all(Array.from({ length: 50 }, (_, client) => outcome(client)));
    expect(outcomes.filter((code) => code === 'made')).toHaveLength(1);
    expect(outcomes.filter((code) => code === 'version-stale')).toHaveLength(49);
    expect(await officer.ask(GetRecord, { recordId })).toMatchObject({ version: 2 });
  });
});
