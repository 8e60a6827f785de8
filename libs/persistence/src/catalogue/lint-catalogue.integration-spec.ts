import { Pool } from 'pg';
import { migrate } from '../migration/migrate';
import { scratchDatabase, type ScratchDatabase } from '../../test/scratch-database';
import { ToyRecords1790000000001 } from '../../test/toy-service';
import { lintCatalogue, type Allowance } from './lint-catalogue';

const toyRights = [{ function: 'personnel.list_records(integer)', roles: ['personnel'] }];

const breaches: readonly (readonly [rule: string, object: string, breach: string])[] = [
  ['table-without-row-security', 'personnel.fact', 'ALTER TABLE personnel.fact NO FORCE ROW LEVEL SECURITY'],
  ['table-without-row-security', 'personnel.stray', 'CREATE TABLE personnel.stray (id integer)'],
  ['right-without-policy', 'personnel.record', 'GRANT DELETE ON personnel.record TO personnel'],
  ['right-without-policy', 'personnel.read_trail', 'GRANT SELECT (account) ON personnel.read_trail TO personnel'],
  ['right-without-policy', 'personnel.record', 'GRANT TRUNCATE ON personnel.record TO personnel'],
  ['policy-for-everyone', 'personnel.record', 'CREATE POLICY open ON personnel.record USING (false)'],
  ['policy-open-to-app', 'personnel.record', 'ALTER POLICY record_select ON personnel.record USING (true)'],
  ['policy-evaluated-per-row', 'personnel.fact', 'ALTER POLICY fact_select ON personnel.fact USING (sec.account() IS NOT NULL)'],
  ['policy-column-without-index', 'personnel.fact', 'DROP INDEX personnel.fact_record'],
  ['view-without-invoker-rights', 'personnel.people', 'CREATE VIEW personnel.people AS SELECT * FROM personnel.record'],
  [
    'materialized-view-readable',
    'personnel.people',
    'CREATE MATERIALIZED VIEW personnel.people AS SELECT 1; GRANT SELECT ON personnel.people TO personnel',
  ],
  ['role-missing', 'training_sealer', 'ALTER ROLE training_sealer RENAME TO training_lost'],
  ['role-too-mighty', 'personnel', 'ALTER ROLE personnel BYPASSRLS'],
  ['role-too-mighty', 'personnel_owner', 'ALTER ROLE personnel_owner LOGIN'],
  ['role-membership', 'personnel', 'GRANT personnel_owner TO personnel'],
  ['login-role-owns', 'personnel', 'ALTER TABLE personnel.fact OWNER TO personnel'],
  ['object-of-another-owner', 'personnel.stray', 'CREATE TABLE personnel.stray (id integer)'],
  ['right-across-services', 'personnel.record', 'GRANT SELECT ON personnel.record TO training'],
  ['right-across-services', 'sec.key', 'GRANT SELECT (kid) ON sec.key TO identity'],
  ['schema-right', 'personnel', 'GRANT CREATE ON SCHEMA personnel TO personnel'],
  ['schema-right', 'personnel', 'GRANT USAGE ON SCHEMA personnel TO training'],
  ['definer-without-search-path', 'personnel.scope()', 'ALTER FUNCTION personnel.scope() RESET search_path'],
  ['definer-without-search-path', 'personnel.scope()', 'ALTER FUNCTION personnel.scope() SET search_path = pg_catalog'],
  ['function-leakproof', 'personnel.scope()', 'ALTER FUNCTION personnel.scope() LEAKPROOF'],
  ['function-right-unlisted', 'sec.claims()', 'GRANT EXECUTE ON FUNCTION sec.claims() TO personnel'],
  ['function-right-missing', 'sec.account()', 'REVOKE EXECUTE ON FUNCTION sec.account() FROM personnel'],
  ['public-on-schema', 'ext', 'GRANT USAGE ON SCHEMA ext TO PUBLIC'],
  ['public-on-table', 'personnel.fact', 'GRANT SELECT ON personnel.fact TO PUBLIC'],
  ['public-on-column', 'personnel.fact.body', 'GRANT SELECT (body) ON personnel.fact TO PUBLIC'],
  ['public-on-function', 'sec.claims()', 'GRANT EXECUTE ON FUNCTION sec.claims() TO PUBLIC'],
  ['public-on-type', 'personnel.grade', `CREATE TYPE personnel.grade AS ENUM ('A')`],
  ['public-on-language', 'plpgsql', 'GRANT USAGE ON LANGUAGE plpgsql TO PUBLIC'],
];

describe('the catalogue of a furnished database', () => {
  let scratch: ScratchDatabase;
  let one: Pool;

  beforeAll(async () => {
    scratch = await scratchDatabase();
    await migrate({ adminUrl: scratch.adminUrl, service: 'personnel', migrations: [ToyRecords1790000000001] });
    one = new Pool({ connectionString: scratch.adminUrl, max: 1 });
  });

  afterAll(async () => {
    await one?.end();
    await scratch?.drop();
  });

  const findingsAfter = async (breach: string) => {
    await one.query('BEGIN');
    try {
      await one.query(breach);
      return await lintCatalogue(one, { functionRights: toyRights });
    } finally {
      await one.query('ROLLBACK');
    }
  };

  it('is as the design wants it', async () => {
    expect(await lintCatalogue(one, { functionRights: toyRights })).toEqual([]);
  });

  it.each(breaches)('would show %s on %s after: %s', async (rule, object, breach) => {
    expect(await findingsAfter(breach)).toContainEqual({ rule, object, detail: expect.any(String) });
  });

  it('would show rights on the database itself', async () => {
    const database = new URL(scratch.adminUrl).pathname.slice(1);
    expect(await findingsAfter(`GRANT TEMPORARY ON DATABASE ${database} TO personnel`)).toEqual([
      { rule: 'database-right', object: 'personnel', detail: 'holds TEMPORARY on the database' },
    ]);
    expect(await findingsAfter(`GRANT CONNECT ON DATABASE ${database} TO PUBLIC`)).toEqual([
      { rule: 'public-on-database', object: database, detail: 'PUBLIC holds CONNECT' },
    ]);
  });

  it('lets a table go without a policy only where a reason is listed, and lists none for nothing', async () => {
    const allowance: Allowance = { systemTables: [{ table: 'personnel.stray', reason: 'a toy' }], functionRights: toyRights };
    await one.query('BEGIN; SET LOCAL ROLE personnel_owner; CREATE TABLE personnel.stray (id integer); RESET ROLE');
    expect(await lintCatalogue(one, allowance)).toEqual([]);
    await one.query('ROLLBACK');
    expect(await lintCatalogue(one, allowance)).toEqual([
      expect.objectContaining({ rule: 'system-table-not-there', object: 'personnel.stray' }),
    ]);
  });
});
