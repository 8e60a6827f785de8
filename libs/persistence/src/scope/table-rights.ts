import type { ServiceName } from '@noivu/contracts';
import { dutyOf, ownerOf, type Duty } from '../roles/database-role';
import { sqlName } from '../sql-name';

/** What a role does to the rows of a table. */
export type Verb = 'select' | 'insert' | 'update' | 'delete';

/** What the app role may write to a table, besides reading it. A list of columns lets it update only these. */
export interface Writes {
  /** True unless said. */
  readonly insert?: boolean;
  /** True unless said. */
  readonly update?: boolean | readonly string[];
  /** False unless said: what concerns a person is kept (Hòa Bình, article 11). */
  readonly delete?: boolean;
}

/** A table of a service. */
export interface ServiceTable {
  readonly service: ServiceName;
  readonly table: string;
}

/** The conditions under which a row is read and written, as SQL over the row. */
export interface RowRule extends ServiceTable {
  readonly readable: string;
  readonly writable: string;
  readonly writes?: Writes | undefined;
}

const policy = ({ service, table }: ServiceTable, verb: Verb, clauses: string): string =>
  `CREATE POLICY ${sqlName(table)}_${verb} ON ${service}.${table} FOR ${verb.toUpperCase()} TO ${service} ${clauses};`;

function updateRight(update: boolean | readonly string[]): string | false {
  if (typeof update === 'boolean') return update && 'UPDATE';
  return update.length > 0 && `UPDATE (${update.map(sqlName).join(', ')})`;
}

/** Turns row-level security on, for the owner too, and gives the app role exactly the verbs it needs, each with its policy. */
export function rowRule(rule: RowRule): string {
  const { service, readable, writable, writes: { insert = true, update = true, delete: remove = false } = {} } = rule;
  const table = `${service}.${sqlName(rule.table)}`;
  const updates = updateRight(update);
  const rights = ['SELECT', insert && 'INSERT', updates, remove && 'DELETE'].filter((right) => right !== false);
  return [
    `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;`,
    `GRANT ${rights.join(', ')} ON ${table} TO ${service};`,
    policy(rule, 'select', `USING (${readable})`),
    insert && policy(rule, 'insert', `WITH CHECK (${writable})`),
    updates && policy(rule, 'update', `USING (${writable}) WITH CHECK (${writable})`),
    remove && policy(rule, 'delete', `USING (${writable})`),
  ]
    .filter((statement) => statement !== false)
    .join('\n');
}

/** The rights of a duty role on a table. */
export interface DutyRights extends ServiceTable {
  readonly duty: Duty;
  readonly verbs: readonly Verb[];
}

const open = (verb: Verb): string =>
  ({ select: 'USING (true)', insert: 'WITH CHECK (true)', update: 'USING (true) WITH CHECK (true)', delete: 'USING (true)' })[verb];

/** Lets a duty role use verbs on every row of a table: it works for no person, so no context bounds it. */
export function dutyRights({ service, table, duty, verbs }: DutyRights): string {
  const role = dutyOf(service, duty);
  const policies = verbs.map(
    (verb) => `CREATE POLICY ${sqlName(table)}_${duty}_${verb} ON ${service}.${table} FOR ${verb.toUpperCase()} TO ${role} ${open(verb)};`,
  );
  return [
    `ALTER TABLE ${service}.${sqlName(table)} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;`,
    `GRANT ${verbs.join(', ')} ON ${service}.${table} TO ${role};`,
    ...policies,
  ].join('\n');
}

/** Lets the owner's SECURITY DEFINER functions read a table; each of them must put the scope into its own WHERE. */
export const ownerReads = ({ service, table }: ServiceTable): string =>
  `CREATE POLICY ${sqlName(table)}_owner_select ON ${service}.${table} FOR SELECT TO ${ownerOf(service)} USING (true);`;
