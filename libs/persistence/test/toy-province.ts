import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';

/** A unit of the toy province with the range of numbers it covers. */
export interface ToyUnit {
  readonly id: string;
  readonly tier: 'PROVINCE' | 'DEPARTMENT' | 'BASE';
  readonly ord: number;
  readonly lastOrd: number;
}

/** One province, departments below it, base units below each. */
export interface ToyProvince {
  readonly province: ToyUnit;
  readonly departments: readonly ToyUnit[];
  /** Base units of the department at the same place. */
  readonly bases: readonly (readonly ToyUnit[])[];
}

const gap = 16;

/** Numbers a tree of `departments` × `bases` units in pre-order with gaps, and stores it as the superuser. */
export async function plantTree(admin: Pool, departments: number, bases: number): Promise<ToyProvince> {
  const unit = (tier: ToyUnit['tier'], place: number, units: number): ToyUnit => ({
    id: randomUUID(),
    tier,
    ord: place * gap,
    lastOrd: (place + units) * gap - 1,
  });
  const province = unit('PROVINCE', 0, 1 + departments * (1 + bases));
  const heads = Array.from({ length: departments }, (_, d) => unit('DEPARTMENT', 1 + d * (1 + bases), 1 + bases));
  const leaves = heads.map((head) => Array.from({ length: bases }, (_, b) => unit('BASE', head.ord / gap + 1 + b, 1)));
  const all = [province, ...heads, ...leaves.flat()];
  await admin.query(
    `INSERT INTO personnel.unit_node (unit_id, code, name, tier, kind, ord, last_ord, valid, version)
     SELECT id, 'U' || ord, 'Unit ' || ord, tier, 'toy', ord, last_ord, '[2025-01-01,)', 1 FROM unnest($1::uuid[], $2::text[], $3::int[], $4::int[]) AS u (id, tier, ord, last_ord)`,
    [all.map(({ id }) => id), all.map(({ tier }) => tier), all.map(({ ord }) => ord), all.map(({ lastOrd }) => lastOrd)],
  );
  return { province, departments: heads, bases: leaves };
}

/** Gives every unit `perUnit` records with `facts` facts each; the ids by the number of the unit. */
export async function settle(admin: Pool, perUnit: number, facts: number): Promise<Map<number, string[]>> {
  const { rows } = await admin.query<{ ord: number; ids: string[] }>(
    `WITH made AS (
       INSERT INTO personnel.record (custodian_ord, name) SELECT ord, 'nguyen van ' || n FROM personnel.unit_node, generate_series(1, $1::int) n RETURNING id, custodian_ord
     ), told AS (
       INSERT INTO personnel.fact (record_id, body) SELECT id, 'fact ' || n FROM made, generate_series(1, $2::int) n
     ) SELECT custodian_ord AS ord, array_agg(id) AS ids FROM made GROUP BY custodian_ord`,
    [perUnit, facts],
  );
  await admin.query('ANALYZE personnel.record; ANALYZE personnel.fact; ANALYZE personnel.unit_node');
  return new Map(rows.map(({ ord, ids }) => [ord, ids]));
}

/** Signs contexts as identity does. */
export const issuer =
  (identity: Pool) =>
  async (
    scopes: readonly string[],
    { account = randomUUID(), seconds = 600 }: { account?: string; seconds?: number } = {},
  ): Promise<string> => {
    const { rows } = await identity.query<{ context: string }>(
      `SELECT sec.issue_context($1, $2, $3, now() + make_interval(secs => $4)) AS context`,
      [account, randomUUID(), scopes, seconds],
    );
    return rows[0]?.context ?? '';
  };
