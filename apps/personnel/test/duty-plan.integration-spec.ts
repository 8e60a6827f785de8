import type { Pool } from 'pg';
import { connections } from '@noivu/persistence';
import { findObligations } from '../src/obligation/obligation.query';
import { findTransfers } from '../src/transfer/transfer.query';
import { clerkOffice, type ClerkOffice } from './clerk-office';
import { faultsIn, Planner, rowsReadOf } from './query-plan';

let at: ClerkOffice;
let pool: Pool;
let planner: Planner;

/** Two hundred schools, each with four years of duties: one in a hundred is open, one in fifty was late. */
const SCHOOLS = `INSERT INTO personnel.unit_node
  SELECT gen_random_uuid(), $1, '75.T' || n, 'Trường', 'BASE', 'SCHOOL', 6200 + n, 6200 + n, '[1990-01-01,)', 1 FROM generate_series(1, 200) n`;
const DUTIES = `INSERT INTO personnel.obligation (event, owner_unit_id, owner_ord, record_id, decision_id, starts_on, due_on, number, unit,
    article, instrument, basis, timer_id, role, projected, inputs, opened_at, met_at, met_on, days_late)
  SELECT 'record-change', u.unit_id, u.ord, $1, $2, day, day + 7, 5, 'working-day', '9.1', 'x', 'text', 'DN-T01', 'base-unit', false, '{}', day,
    met, met, CASE WHEN met IS NOT NULL THEN greatest(met - (day + 7), 0) END
  FROM personnel.unit_node u, generate_series(1, 200) n, LATERAL (SELECT DATE '2021-01-01' + 7 * n AS day) d,
    LATERAL (SELECT CASE WHEN n % 100 = 0 THEN NULL WHEN n % 50 = 1 THEN day + 60 ELSE day + 3 END AS met) m
  WHERE u.tier = 'BASE'`;

beforeAll(async () => {
  at = await clerkOffice('dong-nai', '2026-11-20');
  const { admin, database } = at.office;
  const { recordId, decisionId } = await at.propose();
  await admin.query(SCHOOLS, [at.unit.education.unitId]);
  await admin.query(DUTIES, [recordId, decisionId]);
  await admin.query('ANALYZE personnel.obligation; ANALYZE personnel.unit_node; ANALYZE personnel.transfer');
  planner = await Planner.open(database.adminUrl);
  pool = connections({ url: database.url('personnel'), name: 'plans', size: 1, customPlans: true });
});
afterAll(async () => {
  await planner.close();
  await pool.end();
  await at.office.stop();
});

type Scope = 'province' | 'education' | 'school';

const actor = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002', null, 'gateway', 'x', null, '{}', 'm', 't'];

/** What PostgreSQL does for a list, run once, under the scope of a unit. */
async function planOf({ text }: { text: string }, unit: Scope, asked: readonly unknown[]): Promise<string> {
  const values = [at.clerk[unit].context, ...asked, ...actor];
  const client = await pool.connect();
  try {
    const { rows } = await client.query<{ 'QUERY PLAN': string }>({
      text: `EXPLAIN (ANALYZE, TIMING OFF, SUMMARY OFF, COSTS OFF) ${text}`,
      values,
    });
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  } finally {
    client.release();
  }
}

/** How many duties are looked at for a page of those in a state. */
async function dutiesRead(unit: Scope, state: string | undefined): Promise<number> {
  const asked = JSON.stringify({ today: '2026-11-20', limit: 51, ...(state !== undefined && { state }) });
  const plans = await planner.explainInside(findObligations, at.clerk[unit].context, [asked, ...actor]);
  expect(plans.flatMap((plan) => faultsIn(plan, ['obligation']))).toEqual([]);
  return plans.reduce((sum, plan) => sum + rowsReadOf(plan, 'obligation'), 0);
}

describe('lists under a wide scope', () => {
  it.each(['province', 'education', 'school'] as const)('of the duties of a %s, little more is read than is shown', async (unit) => {
    for (const state of [undefined, 'OPEN', 'OVERDUE', 'MET_LATE']) {
      const read = await dutiesRead(unit, state);
      expect(read).toBeGreaterThan(0);
      expect(read).toBeLessThan(1_000);
    }
  });

  it('late duties of the whole province are read in their order, and no more of them than fill the page', async () => {
    expect(await dutiesRead('province', 'OVERDUE')).toBe(51);
  });

  it.each(['province', 'education', 'school'] as const)('transfers are found without hashing what the %s may see', async (unit) => {
    expect(await planOf(findTransfers, unit, [null, null, 'in', null, null, 51])).not.toContain('hashed SubPlan');
  });
});
