import type { Pool } from 'pg';
import { connections } from '../connection/connections';
import { scoped, type ScopedStatement } from '../read/scoped-statement';
import { openOffice, recordWithFacts, type ToyOffice } from '../../test/toy-office';
import { scopeBounds } from './row-scope';

const getRecord = scoped({ name: 'record.get', text: recordWithFacts });
const listRecords = scoped({
  name: 'record.list',
  text: `SELECT json_agg(json_build_object('id', page.id, 'facts', (SELECT count(*) FROM fact f WHERE f.record_id = page.id)))::text
         FROM (SELECT r.id FROM record r WHERE ${scopeBounds('personnel', 'r.custodian_ord')} AND r.custodian_ord >= $2::int LIMIT 50) page`,
});
const listObligations = scoped({
  name: 'obligation.list',
  text: 'SELECT json_agg(page)::text FROM (SELECT o.id, o.due FROM obligation o WHERE o.due > $2 LIMIT 50) page',
});

describe('the plan of a hot query under the scope of the province', () => {
  let office: ToyOffice;
  let pool: Pool;
  let context: string;
  let record: string;

  beforeAll(async () => {
    office = await openOffice([20, 30, 30, 4]);
    pool = connections({ url: office.urlOf('personnel'), name: 'toy-plans', size: 1 });
    await office.admin.query(
      `INSERT INTO personnel.obligation (unit_ord, due) SELECT custodian_ord, '2026-11-01' FROM personnel.record; ANALYZE personnel.obligation`,
    );
    context = await office.issue([`${office.tree.province.id}:subtree`]);
    record = office.records.get(office.tree.departments[3]?.ord ?? -1)?.[0] ?? '';
  }, 60_000);

  afterAll(async () => {
    await pool?.end();
    await office?.drop();
  });

  /** The plan as it ran, prepared as the read side prepares it. */
  const planOf = async ({ text }: ScopedStatement, mode: string, [type, value]: readonly [string, string]): Promise<string> => {
    await pool.query(`SET plan_cache_mode = ${mode}; PREPARE hot (text, ${type}) AS ${text}`);
    const { rows } = await pool.query<{ 'QUERY PLAN': string }>(
      `EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF) EXECUTE hot ('${context}', '${value}')`,
    );
    await pool.query('DEALLOCATE hot');
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  };

  it.each(['force_custom_plan', 'force_generic_plan'])('finds one record and its facts by their keys (%s)', async (mode) => {
    const plan = await planOf(getRecord, mode, ['uuid', record]);
    expect(plan).toContain('record_pkey');
    expect(plan).toContain('fact_record');
    expect(plan).not.toMatch(/hashed SubPlan|Seq Scan on (record|fact)/);
  });

  it.each(['force_custom_plan', 'force_generic_plan'])('leads the index by bounds that a list names itself (%s)', async (mode) => {
    const plan = await planOf(listRecords, mode, ['int', '0']);
    expect(plan).toContain('record_custodian');
    expect(plan).toMatch(/Index Cond: .*custodian_ord >= (\$\d+|\(InitPlan \d+\))/);
    expect(plan).not.toMatch(/hashed SubPlan|Seq Scan on (record|fact)/);
  });

  it.each(['force_custom_plan', 'force_generic_plan'])(
    'leads the index by the bounds in the policy, where no own record stands beside them (%s)',
    async (mode) => {
      const plan = await planOf(listObligations, mode, ['date', '2026-01-01']);
      expect(plan).toMatch(/Index Cond: .*unit_ord >= (\$\d+|\(InitPlan \d+\))/);
      expect(plan).not.toMatch(/Seq Scan on obligation/);
    },
  );

  it('would be seen to hash every record of the province, were the fence not there', async () => {
    await office.admin.query(
      `BEGIN; ALTER POLICY fact_select ON personnel.fact USING (EXISTS (SELECT 1 FROM personnel.record parent WHERE parent.id = fact.record_id)); COMMIT`,
    );
    const all = scoped({ name: 'facts', text: 'SELECT count(*)::text FROM fact WHERE $2::int = 0' });
    expect(await planOf(all, 'force_custom_plan', ['int', '0'])).toContain('hashed SubPlan');
  });
});
