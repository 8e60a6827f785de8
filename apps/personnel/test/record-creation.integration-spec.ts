import { CreateRecord, GetRecord, type CreateRecordRequest, type RecordView } from '@noivu/contracts';
import { aDecision, aRank, aRecord, citizenNumber } from './builders';
import { personnelUnderTest, type PersonnelUnderTest } from './personnel-under-test';
import type { TestCaller } from './test-caller';

let office: PersonnelUnderTest;
let officer: TestCaller;

beforeAll(async () => {
  office = await personnelUnderTest();
  officer = await office.caller({ unit: 'healthCentre' });
});
afterAll(() => office.stop());

const refusal = (request: CreateRecordRequest, by = officer): Promise<{ code: string; errors?: readonly { pointer: string }[] }> =>
  by.ask(CreateRecord, request).then(
    () => ({ code: 'made' }),
    (error: { code: string; facts: object }) => ({ code: error.code, ...error.facts }),
  );

/** What stands in every table of the core but the audit trail. */
async function written(): Promise<unknown> {
  const tables = ['record', 'fact', 'change', 'decision', 'decision_concern', 'record_line', 'outbox', 'idempotency', 'obligation'];
  const { rows } = await office.admin.query(
    `SELECT ${tables.map((table) => `(SELECT count(*) FROM personnel.${table}) AS ${table}`).join(', ')}`,
  );
  return rows[0];
}

describe('making a record', () => {
  it('answers with what holds today, where it is to be found, and the version to change it by', async () => {
    const request = aRecord(office.units.healthCentre, { facts: [aRank('2019-01-01')] });
    const reply = await officer.pass(CreateRecord, request);
    const view = reply.parsed<RecordView>();
    expect(reply.head).toMatchObject({ status: 201, etag: '"v1"', location: `/api/v1/personnel-records/${view.recordId}` });
    expect(view).toMatchObject({ version: 1, custodianUnitId: office.units.healthCentre.unitId, asOf: '2026-11-20' });
    expect(Object.keys(view.facts).sort()).toEqual(['ethnic-group', 'identity', 'post', 'rank', 'religion', 'staff-category', 'status']);
    expect(await officer.ask(GetRecord, { recordId: view.recordId })).toEqual(view);
  });

  it('commits record, facts, decision, change, search line, event and audit together', async () => {
    const request = aRecord(office.units.healthCentre, { fullName: 'Đặng Thị Ưỡn' });
    const { recordId } = await officer.ask(CreateRecord, request);
    const { rows } = await office.admin.query(
      `SELECT (SELECT count(*)::int FROM personnel.fact WHERE record_id = $1) AS facts, (SELECT name_key FROM personnel.record_line WHERE record_id = $1) AS line,
        (SELECT kinds FROM personnel.decision_concern WHERE record_id = $1) AS kinds, (SELECT jsonb_array_length(acts) FROM personnel.change WHERE record_id = $1) AS acts,
        (SELECT payload FROM personnel.outbox WHERE key = $1::text) AS payload, (SELECT action || ' ' || outcome FROM personnel.audit_entry WHERE record_id = $1) AS audit`,
      [recordId],
    );
    expect(rows[0]).toMatchObject({
      facts: 6,
      line: 'dang thi uon',
      acts: 6,
      audit: 'record-created done',
      payload: { recordId, version: 1 },
    });
    expect(JSON.stringify(rows[0].payload)).not.toContain(
      request.facts[0]?.value && (request.facts[0].value as { citizenNumber: string }).citizenNumber,
    );
    expect(rows[0].kinds).toContain('identity');
  });

  it('shows the first day where that is still to come', async () => {
    expect(await officer.ask(CreateRecord, aRecord(office.units.healthCentre, { from: '2027-01-01' }))).toMatchObject({
      asOf: '2027-01-01',
      facts: { status: [{}] },
    });
  });

  it('happens once under one key, however often it is asked', async () => {
    const request = aRecord(office.units.healthCentre);
    const [first, second] = [
      await officer.pass(CreateRecord, request, { idempotencyKey: 'key-of-creation' }),
      await officer.pass(CreateRecord, request, { idempotencyKey: 'key-of-creation' }),
    ];
    expect(Buffer.from(second.body as Uint8Array)).toEqual(Buffer.from(first.body as Uint8Array));
    expect(second.head).toEqual(first.head);
    await expect(
      officer.ask(CreateRecord, aRecord(office.units.healthCentre), { idempotencyKey: 'key-of-creation' }),
    ).rejects.toMatchObject({ code: 'idempotency-key-reused' });
  });
});

describe('a record is refused, and nothing but the line of audit is written,', () => {
  let before: unknown;
  beforeEach(async () => (before = await written()));
  afterEach(async () => expect(await written()).toEqual(before));

  it('when something that must always be known is missing', async () => {
    const request = aRecord(office.units.healthCentre);
    const facts = request.facts.filter(({ kind }) => kind !== 'status' && kind !== 'post');
    expect(await refusal({ ...request, facts })).toMatchObject({
      code: 'facts-missing',
      missing: ['post', 'status'],
      firstDay: '2020-01-01',
    });
    const { rows } = await office.admin.query(
      `SELECT action, outcome FROM personnel.audit_entry WHERE account_id = $1 ORDER BY entry_id DESC LIMIT 1`,
      [officer.accountId],
    );
    expect(rows).toEqual([{ action: 'personnel.record.create', outcome: 'facts-missing' }]);
  });

  it('when a value does not have the shape of its kind, naming the field', async () => {
    const request = aRecord(office.units.healthCentre, {
      facts: [{ kind: 'rank', validFrom: '2020-01-01', value: { rankCode: '01.003', step: 17, coefficient: '2.34', pay: 1 } }],
    });
    const { errors } = await refusal(request);
    expect(errors?.map(({ pointer }) => pointer).sort()).toEqual(['/facts/6/value/pay', '/facts/6/value/step']);
  });

  it.each(['2024-02-30', '2024-13-01', '24-01-01', '2024-01-01T00:00:00Z'])(
    'when it names the day %s, which is none',
    async (validFrom) => {
      const request = aRecord(office.units.healthCentre, { facts: [aRank(validFrom)] });
      expect(await refusal(request)).toMatchObject({ code: 'request-invalid', errors: [{ pointer: '/facts/6/validFrom' }] });
    },
  );

  it.each([
    ['a fact ends before it begins', { facts: [aRank('2024-01-01', { validTo: '2023-12-31' })] }, 'fact-dates-invalid'],
    ['two ranks begin on one day', { facts: [aRank('2024-01-01'), aRank('2024-01-01', { step: 2 })] }, 'fact-overlaps'],
    ['a fact is from before birth', { bornOn: '2020-06-01' }, 'fact-before-birth'],
    ['the decision reaches back without a reason', { decision: { issuedOn: '2026-11-12' } }, 'decision-reason-required'],
    ['the decision is of tomorrow', { decision: { issuedOn: '2026-11-21', effectiveOn: '2026-11-30' } }, 'decision-in-future'],
    ['the decision is of a unit that nobody knows', { decision: { issuerUnitId: '00000000-0000-4000-8000-000000000009' } }, 'unit-unknown'],
    [
      'a code is not in the catalogue',
      { facts: [{ kind: 'religion', validFrom: '2021-01-01', value: { code: '77' } }] },
      'catalogue-code-unknown',
    ],
    [
      'the post is in a unit that nobody knows',
      {
        facts: [
          {
            kind: 'post',
            validFrom: '2021-01-01',
            value: {
              managingUnitId: '00000000-0000-4000-8000-000000000009',
              usingUnitId: '00000000-0000-4000-8000-000000000009',
              title: 'Y tá',
            },
          },
        ],
      },
      'unit-unknown',
    ],
  ] as const)('when %s', async (_, wish, code) => {
    expect(await refusal(aRecord(office.units.healthCentre, wish as never))).toMatchObject({ code });
  });

  it('when it is to be kept where the caller does not reach: there is no such unit', async () => {
    expect(await refusal(aRecord(office.units.hospital))).toEqual({ code: 'not-found' });
    expect(await refusal({ ...aRecord(office.units.healthCentre), custodianUnitId: '00000000-0000-4000-8000-000000000009' })).toEqual({
      code: 'not-found',
    });
  });

  it('when the account may not', async () => {
    const reader = await office.caller({ unit: 'healthCentre', permissions: ['personnel:record:read'] });
    expect(await refusal(aRecord(office.units.healthCentre), reader)).toMatchObject({ code: 'permission-missing' });
  });
});

describe('a citizen number', () => {
  it('that stands within the scope is answered with its record', async () => {
    const number = citizenNumber();
    const { recordId } = await officer.ask(CreateRecord, aRecord(office.units.healthCentre, { citizenNumber: number }));
    expect(await refusal(aRecord(office.units.healthCentre, { citizenNumber: number }))).toEqual({ code: 'record-exists', recordId });
  });

  it('that stands outside the scope is answered without a hint, and stands in the audit trail', async () => {
    const number = citizenNumber();
    const other = await office.caller({ unit: 'school' });
    const { recordId } = await other.ask(CreateRecord, aRecord(office.units.school, { citizenNumber: number }));
    const answer = await refusal(aRecord(office.units.healthCentre, { citizenNumber: number }));
    expect(answer).toEqual({ code: 'record-needs-review' });
    expect(JSON.stringify(answer)).not.toContain(recordId);
    const { rows } = await office.admin.query(
      `SELECT count(*)::int AS events FROM personnel.audit_entry WHERE account_id = $1 AND outcome = 'record-needs-review'`,
      [officer.accountId],
    );
    expect(rows).toEqual([{ events: 1 }]);
  });

  it('makes one record when two officers enter it at the same moment', async () => {
    const request = aRecord(office.units.healthCentre, { decision: aDecision(office.units.health) });
    const answers = await Promise.all(Array.from({ length: 8 }, () => refusal(request)));
    expect(answers.filter(({ code }) => code === 'made')).toHaveLength(1);
    expect(answers.filter(({ code }) => code === 'record-exists')).toHaveLength(7);
  });
});
