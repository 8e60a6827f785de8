import { randomUUID } from 'node:crypto';
import { Logger } from '@nestjs/common';
import { SearchRecords } from '@noivu/contracts';
import { getDecision, findDecisions, findDecisionsOf } from '../src/decision/decision.query';
import { getAccessLog, getChanges } from '../src/record/record-trail.query';
import { getFacts, getRecord, lookupRecord } from '../src/record/record.query';
import { loadRecords } from '../src/record/record-loader';
import { searchRecords } from '../src/search/record-search.query';
import { manyRecords } from './many-records';
import { asOwner } from './owner-source';
import { personnelUnderTest, type PersonnelUnderTest } from './personnel-under-test';
import { faultsIn, Planner, rowsReadOf } from './query-plan';
import type { TestCaller } from './test-caller';

jest.setTimeout(120_000);

/** Loaded with their histories; seven copies of each stand beside them, so that there are 20,000. */
const PEOPLE = 2_500;
const COPIES = 7;
/** Ten units of two hundred stand under health, the others under education. */
const UNITS = 200;
const tables = ['record', 'fact', 'record_line', 'change', 'decision', 'decision_concern', 'audit_entry'];

const copy = (id: string, nth = 'n'): string => `md5(${id}::text || ${nth})::uuid`;
const copies = [
  `SET LOCAL search_path = personnel`,
  `INSERT INTO record SELECT (jsonb_populate_record(r, jsonb_build_object('id', ${copy('r.id')}, 'citizen_number', '1' || n || right(r.citizen_number, 10)))).*
     FROM record r, generate_series(1, ${COPIES}) n`,
  `INSERT INTO record_line SELECT (jsonb_populate_record(l, jsonb_build_object('record_id', ${copy('l.record_id')}))).* FROM record_line l, generate_series(1, ${COPIES}) n`,
  `INSERT INTO decision SELECT (jsonb_populate_record(d, jsonb_build_object('decision_id', ${copy('d.decision_id')}))).* FROM decision d, generate_series(1, ${COPIES}) n`,
  `INSERT INTO decision_concern SELECT ${copy('decision_id')}, ${copy('record_id')}, kinds FROM decision_concern, generate_series(1, ${COPIES}) n`,
  `INSERT INTO change SELECT (jsonb_populate_record(c, jsonb_build_object('change_id', ${copy('c.change_id')}, 'record_id', ${copy('c.record_id')}, 'decision_id', NULL))).*
     FROM change c, generate_series(1, ${COPIES}) n`,
  `INSERT INTO audit_entry (account_id, unit_id, sender, action, outcome, record_id, message_id, trace_id)
     SELECT id, custodian_unit_id, 'gateway', 'record-read', 'done', id, '', '' FROM record`,
];

let office: PersonnelUnderTest;
let planner: Planner;
let callers: { province: TestCaller; department: TestCaller };
let recordId: string;

beforeAll(async () => {
  // While records are loaded the background work waits, and says so.
  Logger.overrideLogger(['error']);
  office = await personnelUnderTest();
  const { units, admin, database } = office;
  const bases = Array.from({ length: UNITS }, randomUUID);
  await admin.query(
    `INSERT INTO personnel.unit_node SELECT id, CASE WHEN place <= 10 THEN $2::uuid ELSE $3 END, 'T' || place, 'Đơn vị ' || place, 'BASE', 'SCHOOL',
       4 * place + CASE WHEN place <= 10 THEN 4200 ELSE 6200 END, 3 + 4 * place + CASE WHEN place <= 10 THEN 4200 ELSE 6200 END, '[1990-01-01,)', 1
     FROM unnest($1::uuid[]) WITH ORDINALITY AS base (id, place)`,
    [bases, units.health.unitId, units.education.unitId],
  );
  const people = [...manyRecords(PEOPLE, bases)];
  recordId = people[0]?.recordId ?? '';
  await asOwner(office, (owner) => loadRecords(owner, people, { today: '2026-11-20' }));
  await admin.query(copies.join('; '));
  await admin.query('VACUUM ANALYZE');
  planner = await Planner.open(database.adminUrl);
  callers = { province: await office.caller({ unit: 'province' }), department: await office.caller({ unit: 'health' }) };
});
afterAll(async () => {
  await planner.close();
  await office.stop();
});

const line = () => [null, null, null, 'gateway', 'test', recordId, '{}', 'message', 'trace'];

describe.each(['custom', 'generic'] as const)('under province scope, with a plan made for %s values,', (mode) => {
  const scopeOf = () => callers.province.context;

  it.each([
    ['reading a record', getRecord, () => [recordId, '2026-11-20', null]],
    ['reading a record as it was known', getRecord, () => [recordId, '2026-11-20', '2023-01-01T00:00:00Z']],
    ['the history of a kind', getFacts, () => [recordId, 'post', null]],
    ['the changes of a record', getChanges, () => [recordId, 9_007_199_254_740_991, 51]],
    ['the access log of a record', getAccessLog, () => [recordId, 9_007_199_254_740_991, 51]],
    ['looking a citizen number up', lookupRecord, () => ['076190200000']],
    ['reading a decision', getDecision, () => [recordId]],
    ['the decisions of a record', findDecisionsOf, () => [recordId, null, null, null, null, null, 51]],
    ['the decisions of a scope', findDecisions, () => [null, null, null, null, null, null, 51]],
  ] as const)('%s reads by index and hashes no policy', async (_, statement, values) => {
    expect(faultsIn(await planner.explain(statement, scopeOf(), [...values(), ...line()], mode), tables)).toEqual([]);
  });
});

describe.each(['province', 'department'] as const)('a search under the scope of a %s', (scope) => {
  it.each([
    ['everybody', {}],
    ['a part of a name', { part: '%van hanh%' }],
    ['a frequent part of a name', { part: '%nguyen%' }],
    ['a name and criteria', { part: '%dang thi%', status: 'WORKING', sex: 'FEMALE', degree: 'BACHELOR' }],
    ['criteria alone', { status: 'WORKING', degree: 'MASTER', party: true }],
    ['a rank that hardly anybody has', { rankCode: '06.031' }],
    ['a highest degree that few have', { degree: 'DOCTOR' }],
    ['years of birth', { bornFromYear: 1980, bornToYear: 1981 }],
    ['a page far down the list', { after: ['zzz', '00000000-0000-0000-0000-000000000000'] }],
  ])('for %s reads by index', async (_, asked) => {
    const plans = await planner.explainInside(searchRecords, callers[scope].context, [
      JSON.stringify({ limit: 51, count: false, ...asked }),
      ...line(),
    ]);
    expect(plans.length).toBeGreaterThan(0);
    expect(plans.flatMap((plan) => faultsIn(plan, tables))).toEqual([]);
  });
});

describe.each(['province', 'department'] as const)('under the scope of a %s', (scope) => {
  /** How many lines, and entries of the index in place of lines, a search looks at. */
  const linesRead = async (asked: object): Promise<number> => {
    const values = [JSON.stringify({ limit: 50, count: false, ...asked }), ...line()];
    const plans = await planner.explainInside(searchRecords, callers[scope].context, values);
    return plans.reduce((sum, plan) => sum + rowsReadOf(plan, 'record_line'), 0);
  };

  it('everybody is read in the order of names, and nobody beyond the page', async () => {
    // Once in the index, and once for what is shown; a line at a time is one row each time.
    expect(await linesRead({})).toBeLessThanOrEqual(51 + 51);
    expect(await linesRead({ after: ['i', '00000000-0000-0000-0000-000000000000'] })).toBeLessThanOrEqual(51 + 51);
  });

  it('a frequent part of a name is read in the same order, as far as the page goes', async () => {
    expect(await linesRead({ part: '%nguyen%' })).toBeLessThan(PEOPLE);
  });

  it.each(['nguyen', 'van hanh', 'thi', 'h', 'nobody is called so'])(
    'those called %s are who stands there when the superuser looks',
    async (name) => {
      const { ord, lastOrd } = office.units[scope === 'province' ? 'province' : 'health'];
      const { rows } = await office.admin.query<{ id: string }>(
        `SELECT record_id AS id FROM personnel.record_line WHERE unit_ord BETWEEN $1 AND $2 AND name_key LIKE $3 ORDER BY name_sort, record_id LIMIT 50`,
        [ord, lastOrd, `%${name}%`],
      );
      const { data } = await callers[scope].ask(SearchRecords, { name });
      expect(data.map((one) => one.recordId)).toEqual(rows.map(({ id }) => id));
    },
  );
});
