import { services } from '@noivu/contracts';
import type { Pool } from 'pg';
import { functionRights } from '../roles/function-right';
import type { Expectation, Finding, SystemTable } from './catalogue-rule';
import { functionRules } from './function-rules';
import { publicRules } from './public-rules';
import { roleRules } from './role-rules';
import { tableRules } from './table-rules';

const rules = [...tableRules, ...roleRules, ...functionRules, ...publicRules];

/** The tables of every service that need no policy. */
export const systemTables: readonly SystemTable[] = services.flatMap((service) => [
  { table: `${service}.migration`, reason: 'names of the changes of the schema; written by its owner, read by the app at start' },
  { table: `${service}.unit_node`, reason: 'the tree of units holds no person, and every scope is worked out from it' },
]);

/** What the design allows beyond what is built in: tables without policies, functions with rights. */
export type Allowance = Partial<Expectation>;

/**
 * Compares the catalogue of a database with the design, as a superuser, and tells every breach. Only PostgreSQL's own schemas are passed over.
 * A service whose schema is still empty has no system tables to be missed.
 */
export async function lintCatalogue(pool: Pool, allowed: Allowance = {}): Promise<Finding[]> {
  const { rows: filled } = await pool.query<{ schema: string }>(
    `SELECT DISTINCT n.nspname AS schema FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = ANY ($1) AND c.relkind = 'r'`,
    [services],
  );
  const built = systemTables.filter(({ table }) => filled.some(({ schema }) => table.startsWith(`${schema}.`)));
  const expected: Expectation = {
    systemTables: [...built, ...(allowed.systemTables ?? [])],
    functionRights: [...functionRights, ...(allowed.functionRights ?? [])],
  };
  const findings: Finding[] = [];
  for (const { rule, text, values } of rules) {
    const { rows } = await pool.query<Omit<Finding, 'rule'>>(text, [...values(expected)]);
    findings.push(...rows.map(({ object, detail }) => ({ rule, object, detail })));
  }
  return findings;
}
