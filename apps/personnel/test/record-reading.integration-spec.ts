import { randomUUID } from 'node:crypto';
import {
  ChangeRecord,
  CreateRecord,
  GetAccessLog,
  GetChanges,
  GetFacts,
  GetRecord,
  LookupRecord,
  type AnyContract,
  type IdentityFact,
  type RecordView,
} from '@noivu/contracts';
import { aDecision, aPost, aRank, aRecord, citizenNumber } from './builders';
import { personnelUnderTest, type PersonnelUnderTest } from './personnel-under-test';
import type { TestCaller } from './test-caller';

let office: PersonnelUnderTest;
let officer: TestCaller;
let record: RecordView;

beforeAll(async () => {
  office = await personnelUnderTest();
  officer = await office.caller({ unit: 'healthCentre' });
  record = await officer.ask(CreateRecord, aRecord(office.units.healthCentre, { facts: [aRank('2021-01-01', { validTo: '2022-01-01' })] }));
});
afterAll(() => office.stop());

const numberOf = (view: RecordView): string => (view.facts.identity?.[0]?.value as IdentityFact).citizenNumber;
const kindsOn = async (asOf: string) => Object.keys((await officer.ask(GetRecord, { recordId: record.recordId, asOf })).facts).sort();

describe('a record as of a day', () => {
  it('is today’s unless said, by the clock of the province', async () => {
    office.clock.set('2026-11-20T17:00:00.000Z');
    expect(await officer.ask(GetRecord, { recordId: record.recordId })).toMatchObject({ asOf: '2026-11-21', version: 1 });
    office.clock.set('2026-11-20T02:00:00.000Z');
  });

  it('holds what held on it, the first day in and the last day out', async () => {
    const always = ['ethnic-group', 'identity', 'post', 'religion', 'staff-category', 'status'];
    expect(await kindsOn('2019-12-31')).toEqual([]);
    expect(await kindsOn('2020-12-31')).toEqual(always);
    expect(await kindsOn('2021-01-01')).toEqual([...always, 'rank'].sort());
    expect(await kindsOn('2021-12-31')).toEqual([...always, 'rank'].sort());
    expect(await kindsOn('2022-01-01')).toEqual(always);
  });

  it('gives the ETag of its version, whatever the day', async () => {
    expect((await officer.pass(GetRecord, { recordId: record.recordId, asOf: '2021-01-01' })).head).toMatchObject({
      status: 200,
      etag: '"v1"',
    });
  });

  it('was not known before it was made', async () => {
    const knownAt = '2026-11-20T01:59:59.999Z';
    expect(await officer.ask(GetRecord, { recordId: record.recordId, knownAt })).toMatchObject({ facts: {}, knownAt });
    expect(await officer.ask(GetFacts, { recordId: record.recordId, kind: 'post', knownAt })).toEqual({ data: [] });
  });
});

describe('looking a citizen number up', () => {
  it('gives the record within the scope', async () => {
    expect(await officer.ask(LookupRecord, { citizenNumber: numberOf(record) })).toEqual({ recordId: record.recordId });
  });

  it('answers alike for a number outside it and for one that nobody has', async () => {
    const stranger = await office.caller({ unit: 'school' });
    for (const number of [numberOf(record), citizenNumber()]) {
      await expect(stranger.ask(LookupRecord, { citizenNumber: number })).rejects.toMatchObject({ code: 'not-found', facts: {} });
    }
  });

  it('leaves in the audit trail the record that was found and a mark of the number, never the number', async () => {
    const clerk = await office.caller({ unit: 'healthCentre' });
    const asked = citizenNumber();
    await clerk.ask(LookupRecord, { citizenNumber: numberOf(record) });
    for (let time = 0; time < 2; time += 1) await clerk.ask(LookupRecord, { citizenNumber: asked }).catch(() => undefined);
    const { rows } = await office.admin.query<{ outcome: string; record_id: string | null; facts: { citizenNumber: string } }>(
      'SELECT outcome, record_id, facts FROM personnel.audit_entry WHERE account_id = $1 ORDER BY entry_id',
      [clerk.accountId],
    );
    expect(rows.map(({ outcome, record_id }) => [outcome, record_id])).toEqual([
      ['done', record.recordId],
      ['not-found', null],
      ['not-found', null],
    ]);
    expect(rows[1]?.facts.citizenNumber).toBe(rows[2]?.facts.citizenNumber);
    expect(JSON.stringify(rows)).not.toMatch(new RegExp(`${asked}|${numberOf(record)}`));
  });
});

describe('the changes of a record', () => {
  it('are told newest first, page by page', async () => {
    const { recordId } = await officer.ask(CreateRecord, aRecord(office.units.healthCentre));
    for (const version of [1, 2, 3]) {
      const acts = [aPost(office.units.healthCentre, `202${version}-06-01`)];
      await officer.ask(ChangeRecord, { recordId, decision: aDecision(office.units.health), acts }, { ifMatch: `"v${version}"` });
    }
    const first = await officer.ask(GetChanges, { recordId, limit: 3 });
    const second = await officer.ask(GetChanges, { recordId, limit: 3, cursor: first.page.nextCursor ?? '' });
    expect([...first.data, ...second.data].map(({ version }) => version)).toEqual([4, 3, 2, 1]);
    expect([first.page.hasMore, second.page.hasMore]).toEqual([true, false]);
    expect(first.data[0]).toMatchObject({
      recordId,
      recordedBy: officer.accountId,
      decisionId: expect.any(String),
      acts: [{ act: 'add', kind: 'post', factId: expect.any(String) }],
    });
    await expect(officer.ask(GetChanges, { recordId: record.recordId, cursor: first.page.nextCursor ?? '' })).rejects.toMatchObject({
      code: 'cursor-invalid',
    });
  });
});

describe('the access log of a record', () => {
  it('tells who did, saw and tried to see what, newest first', async () => {
    const { recordId } = await officer.ask(CreateRecord, aRecord(office.units.healthCentre));
    const [head, stranger] = [await office.caller({ unit: 'health' }), await office.caller({ unit: 'school' })];
    await head.ask(GetRecord, { recordId });
    await stranger.ask(GetRecord, { recordId }).catch(() => undefined);
    const { data, page } = await officer.ask(GetAccessLog, { recordId });
    expect(data.map(({ accountId, action, outcome }) => [accountId, action, outcome])).toEqual([
      [stranger.accountId, 'record-read', 'not-found'],
      [head.accountId, 'record-read', 'done'],
      [officer.accountId, 'record-created', 'done'],
    ]);
    expect(data[1]).toMatchObject({ at: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T.*Z$/), unitId: office.units.health.unitId });
    expect(page).toEqual({ hasMore: false });
    const [newest] = (await officer.ask(GetAccessLog, { recordId, limit: 1 })).data;
    expect(newest).toMatchObject({ action: 'access-log-read', accountId: officer.accountId });
  });
});

describe('the scope of a read', () => {
  const reads = (): [AnyContract, object][] => {
    const { recordId } = record;
    return [
      [GetRecord, { recordId }],
      [GetFacts, { recordId, kind: 'post' }],
      [GetChanges, { recordId }],
      [GetAccessLog, { recordId }],
      [LookupRecord, { citizenNumber: numberOf(record) }],
    ];
  };
  const outcomes = (caller: TestCaller) =>
    Promise.all(
      reads().map(([contract, request]) =>
        caller.ask(contract, request).then(
          () => 'seen',
          ({ code }: { code: string }) => code,
        ),
      ),
    );

  it('lets the unit, and all above it, see', async () => {
    for (const unit of ['healthCentre', 'health', 'province'] as const)
      expect(await outcomes(await office.caller({ unit }))).toEqual(Array(5).fill('seen'));
  });

  it('hides from everybody else that there is anything', async () => {
    for (const unit of ['hospital', 'education', 'school'] as const)
      expect(await outcomes(await office.caller({ unit }))).toEqual(Array(5).fill('not-found'));
    expect(await outcomes(await office.caller({ unit: 'health', mode: 'unit' }))).toEqual(Array(5).fill('not-found'));
    expect(await officer.ask(GetRecord, { recordId: randomUUID() }).catch(({ code }: { code: string }) => code)).toBe('not-found');
  });

  it('lets a person see the own record and no other', async () => {
    const nurse = await office.caller({ unit: 'healthCentre', mode: 'self', ownRecordId: record.recordId, kinds: ['OWN_RECORD_READER'] });
    expect(await outcomes(nurse)).toEqual(Array(5).fill('seen'));
    const colleague = await officer.ask(CreateRecord, aRecord(office.units.healthCentre));
    await expect(nurse.ask(GetRecord, { recordId: colleague.recordId })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('needs the permission of each contract', async () => {
    const reader = await office.caller({ unit: 'healthCentre', permissions: ['personnel:record:read'] });
    expect(await outcomes(reader)).toEqual(['seen', 'seen', 'seen', 'permission-missing', 'permission-missing']);
  });

  it('needs somebody who asks', async () => {
    await expect(office.bus.ask(GetRecord, { recordId: record.recordId })).rejects.toMatchObject({ code: 'sign-in-required' });
    await expect(office.bus.ask(GetRecord, { recordId: record.recordId }, { token: `${officer.token}x` })).rejects.toMatchObject({
      code: 'sign-in-required',
    });
  });
});
