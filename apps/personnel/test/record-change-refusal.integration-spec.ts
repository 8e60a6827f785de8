import { ChangeRecord, CreateRecord, GetRecord, type ChangeRecordRequest, type FactAct, type RecordView } from '@noivu/contracts';
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
const factId = (view: RecordView, kind: keyof RecordView['facts']): string => view.facts[kind]?.[0]?.factId ?? '';

/** What stands of a record in every table but the audit trail. */
async function written(recordId: string): Promise<unknown> {
  const { rows } = await office.admin.query(
    `SELECT (SELECT version FROM personnel.record WHERE id = $1::uuid) AS version, (SELECT count(*)::int FROM personnel.fact WHERE record_id = $1::uuid) AS facts,
      (SELECT count(*)::int FROM personnel.change WHERE record_id = $1::uuid) AS changes, (SELECT count(*)::int FROM personnel.decision_concern WHERE record_id = $1::uuid) AS decisions,
      (SELECT count(*)::int FROM personnel.outbox WHERE key = $1::text) AS events, (SELECT count(*)::int FROM personnel.obligation WHERE record_id = $1::uuid) AS duties`,
    [recordId],
  );
  return rows[0];
}

describe('a change is refused, and nothing of it is written,', () => {
  let record: RecordView;
  beforeAll(async () => (record = await made({ facts: [aRank('2021-01-01'), aRank('2023-01-01', { step: 2 })] })));
  afterEach(async () =>
    expect(await written(record.recordId)).toEqual({ version: 1, facts: 8, changes: 1, decisions: 1, events: 1, duties: 1 }),
  );

  const refused = (
    request: ChangeRecordRequest,
    ifMatch: string | undefined = '"v1"',
    by = officer,
  ): Promise<{ code: string; facts: object }> =>
    by.ask(ChangeRecord, request, ifMatch ? { ifMatch } : {}).then(
      () => ({ code: 'made', facts: {} }),
      (error: { code: string; facts: object }) => ({ code: error.code, facts: error.facts }),
    );
  const post = () => aPost(office.units.healthCentre, '2025-01-01');

  it('without the version that was read, with one that is not, or with an old one', async () => {
    expect(await refused(change(record, [post()]), '')).toMatchObject({ code: 'if-match-required' });
    expect(await refused(change(record, [post()]), '*')).toMatchObject({ code: 'version-stale' });
    expect(await refused(change(record, [post()]), '"v7"')).toEqual({ code: 'version-stale', facts: { currentVersion: 1 } });
  });

  it('without a decision, unless it only corrects; a correction needs its reason', async () => {
    const correction: FactAct = { act: 'correct', kind: 'post', factId: factId(record, 'post'), validFrom: '2020-01-01' };
    expect(await refused({ recordId: record.recordId, acts: [post()] })).toMatchObject({
      code: 'decision-required',
      facts: { acts: ['add'] },
    });
    expect(
      await refused({
        recordId: record.recordId,
        reason: 'x',
        acts: [correction, { act: 'revoke', kind: 'rank', factId: factId(record, 'rank') }],
      }),
    ).toMatchObject({ code: 'decision-required' });
    expect(await refused({ recordId: record.recordId, acts: [correction] })).toMatchObject({ code: 'reason-required' });
    expect(await refused({ recordId: record.recordId, reason: '  ', acts: [correction] })).toMatchObject({ code: 'reason-required' });
  });

  it.each([
    ['a decision and the id of another', { decisionId: '00000000-0000-4000-8000-000000000009' }, ['/decisionId']],
    ['no acts', { acts: [] }, ['/acts']],
    ['an addition without day and value', { acts: [{ act: 'add', kind: 'post' }] }, ['/acts/0/validFrom', '/acts/0/value']],
    [
      'an addition that names a fact',
      { acts: [{ ...aRank('2025-01-01'), act: 'add', factId: '00000000-0000-4000-8000-000000000009' }] },
      ['/acts/0/factId'],
    ],
    ['a correction of nothing', { reason: 'x', acts: [{ act: 'correct', kind: 'post', validFrom: '2025-01-01' }] }, ['/acts/0/factId']],
    [
      'a withdrawal that states something',
      { acts: [{ act: 'revoke', kind: 'rank', factId: '00000000-0000-4000-8000-000000000009', value: {} }] },
      ['/acts/0/value'],
    ],
    [
      'a value of another kind',
      { acts: [{ act: 'add', kind: 'rank', validFrom: '2025-01-01', value: { title: 'Y tá' } }] },
      ['/acts/0/value/title', '/acts/0/value/rankCode', '/acts/0/value/step', '/acts/0/value/coefficient'],
    ],
    ['a value that is none', { acts: [{ act: 'add', kind: 'rank', validFrom: '2025-01-01', value: [] }] }, ['/acts/0/value']],
  ])('with %s', async (_, over, pointers) => {
    const { code, facts } = await refused(change(record, [], over as never));
    const { errors } = facts as { errors: { pointer: string }[] };
    expect([code, [...new Set(errors.map(({ pointer }) => pointer))].sort()]).toEqual(['request-invalid', pointers.sort()]);
  });

  it('when the timeline has no place for it', async () => {
    const first = (await officer.ask(GetRecord, { recordId: record.recordId, asOf: '2022-01-01' })).facts.rank?.[0]?.factId ?? '';
    expect(await refused(change(record, [{ act: 'add', ...aRank('2023-01-01') }]))).toMatchObject({
      code: 'fact-overlaps',
      facts: { kind: 'rank' },
    });
    expect(await refused(change(record, [{ act: 'add', ...aRank('2022-01-01', { validTo: '2023-01-02' }) }]))).toMatchObject({
      code: 'fact-overlaps',
    });
    expect(await refused(change(record, [{ act: 'add', ...aRank('2022-01-01', { validTo: '2022-01-01' }) }]))).toMatchObject({
      code: 'fact-dates-invalid',
    });
    expect(await refused(change(record, [{ act: 'revoke', kind: 'rank', factId: factId(record, 'post') }]))).toMatchObject({
      code: 'fact-not-current',
    });
    expect(
      await refused(
        change(record, [
          { act: 'revoke', kind: 'rank', factId: first },
          { act: 'revoke', kind: 'rank', factId: first },
        ]),
      ),
    ).toMatchObject({ code: 'fact-not-current' });
    expect(await refused(change(record, [{ act: 'add', ...aRank('1989-01-01') }]))).toMatchObject({ code: 'fact-before-birth' });
  });

  it('when what must always be known would not be', async () => {
    for (const acts of [
      [{ act: 'revoke', kind: 'status', factId: factId(record, 'status') }],
      [{ act: 'replace', kind: 'status', factId: factId(record, 'status'), validFrom: '2020-02-01' }],
      [{ act: 'add', kind: 'status', validFrom: '2025-01-01', validTo: '2025-06-01', value: { status: 'ON_LEAVE' } }],
    ] as FactAct[][]) {
      expect(await refused(change(record, acts))).toMatchObject({ code: 'fact-required', facts: { kind: 'status' } });
    }
  });

  it('as a whole when one of its acts is', async () => {
    expect(await refused(change(record, [post(), { act: 'add', ...aRank('2023-01-01') }]))).toMatchObject({ code: 'fact-overlaps' });
  });

  it('when the record, or the decision that it cites, is outside the scope', async () => {
    const stranger = await office.caller({ unit: 'school' });
    expect(await refused(change(record, [post()]), '"v1"', stranger)).toEqual({ code: 'not-found', facts: {} });
    const foreign = await stranger.ask(CreateRecord, aRecord(office.units.school));
    const cited = { recordId: record.recordId, decisionId: foreign.facts.post?.[0]?.decisionId ?? '', acts: [post()] };
    expect(await refused(cited)).toEqual({ code: 'not-found', facts: {} });
  });

  it('when it is the own record of somebody who keeps none', async () => {
    const nurse = await office.caller({ unit: 'healthCentre', mode: 'self', ownRecordId: record.recordId });
    expect(await refused(change(record, [post()]), '"v1"', nurse)).toEqual({ code: 'not-found', facts: {} });
  });

  it('when the citizen number is another person’s: within the scope with the record, outside it without a hint', async () => {
    const colleague = await made();
    const stranger = await (await office.caller({ unit: 'school' })).ask(CreateRecord, aRecord(office.units.school));
    const numberOf = (view: RecordView) => (view.facts.identity?.[0]?.value as { citizenNumber: string }).citizenNumber;
    const taking = (citizenNumber: string): ChangeRecordRequest => ({
      recordId: record.recordId,
      reason: 'Nhập nhầm số',
      acts: [
        {
          act: 'correct',
          kind: 'identity',
          factId: factId(record, 'identity'),
          value: { ...record.facts.identity?.[0]?.value, citizenNumber },
        },
      ],
    });
    expect(await refused(taking(numberOf(colleague)))).toEqual({ code: 'record-exists', facts: { recordId: colleague.recordId } });
    expect(await refused(taking(numberOf(stranger)))).toEqual({ code: 'record-needs-review', facts: {} });
  });
});
