import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { ChangeRecord, CreateRecord } from '@noivu/contracts';
import { database, inScope, lintCatalogue } from '@noivu/persistence';
import { DomainError } from '@noivu/problem';
import { personnelFunctionRights } from '../src/function-rights';
import { aDecision, aPost, aRecord } from './builders';
import { personnelUnderTest, type PersonnelUnderTest } from './personnel-under-test';
import type { TestCaller } from './test-caller';

let office: PersonnelUnderTest;
let officer: TestCaller;
let recordId: string;

beforeAll(async () => {
  office = await personnelUnderTest();
  officer = await office.caller({ unit: 'healthCentre' });
  ({ recordId } = await officer.ask(CreateRecord, aRecord(office.units.healthCentre)));
  await officer.ask(
    ChangeRecord,
    { recordId, decision: aDecision(office.units.health), acts: [aPost(office.units.healthCentre, '2025-01-01')] },
    { ifMatch: '"v1"' },
  );
});
afterAll(() => office.stop());

/** Undoes a transaction that has told what it was asked for. */
class Undone extends Error {
  constructor(readonly rows: unknown) {
    super('undone');
  }
}

/** Runs statements as a role, in a transaction that is undone; what they are refused with, or the rows of the last. */
async function as(role: string, statements: readonly string[], context = officer.context): Promise<unknown> {
  const source = await database({
    service: 'personnel',
    url: office.database.url(role === 'postgres' ? undefined : role),
    entities: [],
    poolSize: 1,
  }).initialize();
  const work = async (tx: EntityManager): Promise<never> => {
    await tx.query('SET LOCAL search_path = personnel');
    let rows: unknown = [];
    for (const statement of statements) rows = await tx.query(statement);
    throw new Undone(rows);
  };
  try {
    return await inScope(source, context, work);
  } catch (error) {
    if (error instanceof Undone) return error.rows;
    return error instanceof DomainError ? error.code : (error as Error).message;
  } finally {
    await source.destroy();
  }
}

const forged = (context: string): string => context.slice(0, -1) + (context.endsWith('0') ? '1' : '0');

const live = () => `record_id = '${recordId}' AND upper_inf(recorded) AND kind = 'post'`;
const copied = (over: string) => `INSERT INTO fact (fact_id, record_id, kind, valid, recorded, value, change_id, act)
  SELECT ${over}, '{}', change_id, act FROM fact WHERE ${live()} LIMIT 1`;

describe('a fact in the table', () => {
  it.each(['personnel', 'personnel_inlet', 'postgres'])('is neither changed nor deleted, by %s', async (role) => {
    for (const statement of [
      `UPDATE fact SET value = '{"title": "x"}' WHERE ${live()}`,
      `UPDATE fact SET valid = '[2019-01-01,)' WHERE ${live()}`,
      `DELETE FROM fact WHERE ${live()}`,
      'TRUNCATE fact',
    ]) {
      expect(await as(role, [statement])).toMatch(/permission denied|a fact stays/);
    }
  });

  it('is closed once, and stays closed', async () => {
    const close = `UPDATE fact SET recorded = tstzrange(lower(recorded), '2027-01-01Z') WHERE ${live()}`;
    expect(await as('personnel', [close])).toEqual([[], 2]);
    expect(
      await as('personnel', [
        `UPDATE fact SET recorded = tstzrange(lower(recorded), NULL) WHERE record_id = '${recordId}' AND NOT upper_inf(recorded)`,
      ]),
    ).toMatch('a fact stays');
    expect(
      await as('personnel', [
        close,
        `UPDATE fact SET recorded = tstzrange(lower(recorded), '2028-01-01Z') WHERE record_id = '${recordId}' AND kind = 'post'`,
      ]),
    ).toMatch('a fact stays');
    expect(
      await as('personnel', [`UPDATE fact SET recorded = tstzrange(lower(recorded) - interval '1 day', '2027-01-01Z') WHERE ${live()}`]),
    ).toMatch('a fact stays');
  });

  it('holds alone on a day, where its kind holds one at a time', async () => {
    expect(await as('postgres', [copied(`gen_random_uuid(), record_id, kind, '[2025-06-01,2025-07-01)', recorded`)])).toMatch(
      'fact_one_at_a_time',
    );
    expect(await as('postgres', [copied(`fact_id, record_id, 'degree', '[2025-06-01,2025-07-01)', recorded`)])).toMatch('fact_live');
  });

  it('has a kind that exists, and days', async () => {
    expect(await as('postgres', [copied(`gen_random_uuid(), record_id, 'salary', '[2030-01-01,)', recorded`)])).toMatch('fact_kind_check');
    expect(await as('postgres', [copied(`gen_random_uuid(), record_id, 'degree', 'empty', recorded`)])).toMatch('fact_valid_check');
    expect(await as('postgres', [copied(`gen_random_uuid(), record_id, 'degree', '(,2030-01-01)', recorded`)])).toMatch('fact_valid_check');
    expect(await as('postgres', [copied(`gen_random_uuid(), record_id, 'degree', '[2030-01-01,)', 'empty'`)])).toMatch(
      'fact_recorded_check',
    );
  });
});

describe('row-level security', () => {
  const tables = ['record', 'fact', 'change', 'decision', 'decision_concern', 'record_line'];

  it.each(tables)('shows the rows of %s inside the scope alone, and none without a signed context', async (table) => {
    const count = [`SELECT count(*)::int AS rows FROM ${table}`];
    const stranger = await office.caller({ unit: 'school' });
    expect(await as('personnel', count)).not.toEqual([{ rows: 0 }]);
    for (const context of [stranger.context, '', forged(officer.context)])
      expect(await as('personnel', count, context)).toEqual([{ rows: 0 }]);
  });

  it('lets nobody write what is outside the scope, or move a record out of it', async () => {
    const stranger = (await office.caller({ unit: 'school' })).context;
    expect(await as('personnel', [`UPDATE record SET version = 99 WHERE id = '${recordId}' RETURNING id`], stranger)).toEqual([[], 0]);
    expect(await as('personnel', [`UPDATE record SET custodian_ord = 6144 WHERE id = '${recordId}'`])).toMatch('permission denied');
    const insert = `INSERT INTO change (change_id, record_id, version, acts, recorded_at, recorded_by) VALUES ('${randomUUID()}', '${recordId}', 9, '[]', now(), '${randomUUID()}')`;
    expect(await as('personnel', [insert], stranger)).toBe('not-found');
    expect(await as('personnel', [insert])).toEqual([]);
  });

  it('lets the holder of an own record read and not write', async () => {
    const nurse = (await office.caller({ unit: 'healthCentre', mode: 'self', ownRecordId: recordId })).context;
    expect(await as('personnel', ['SELECT count(*)::int AS records FROM record'], nurse)).toEqual([{ records: 1 }]);
    expect(
      await as(
        'personnel',
        [`UPDATE fact SET recorded = tstzrange(lower(recorded), '2027-01-01Z') WHERE ${live()} RETURNING row_id`],
        nurse,
      ),
    ).toEqual([[], 0]);
  });

  it('leaves the catalogue without a finding', async () => {
    const findings = await lintCatalogue(office.admin, { functionRights: personnelFunctionRights });
    expect(findings.filter(({ object }) => object.startsWith('personnel.'))).toEqual([]);
  });
});
