import type { ServiceName } from '@noivu/contracts';
import { sqlName } from '../sql-name';
import { rowRule, type ServiceTable, type Writes } from './table-rights';

/** A table whose rows belong to a unit. */
export interface ScopedTable extends ServiceTable {
  /** The column that holds the pre-order number of the unit the row belongs to; an index must begin with it. */
  readonly unitOrd: string;
  /** The column that the holder of an own-record scope is known by; such a holder reads the row and never writes it. */
  readonly ownRecord?: string;
  /**
   * Where the bounds of the scope stand, which let a list use the index. In the `policy` every statement pays for them, once for each place the table
   * is named, policies of children included. In the `query` only lists pay: each writes `scopeBounds` into its WHERE. Unless said: in the query where there
   * is an own record (its `OR` would keep the bounds from leading an index anyway), else in the policy.
   */
  readonly bounds?: 'policy' | 'query';
  readonly writes?: Writes;
}

/** A table whose rows hang on a row of a scoped table. */
export interface ChildTable extends ServiceTable {
  /** The column that names the parent row; an index must begin with it. */
  readonly key: string;
  readonly parent: ScopedTable;
  /** What the key points to: `id` unless said. */
  readonly parentKey?: string;
  readonly writes?: Writes;
}

/** A table whose rows belong to an account. */
export interface AccountTable extends ServiceTable {
  readonly account: string;
  readonly writes?: Writes;
}

/** The outer bounds of the signed scope, as a condition an index on the column can use; it widens nothing, the policy still decides. */
export const scopeBounds = (service: ServiceName, ord: string): string =>
  `${ord} BETWEEN (SELECT lower(${service}.scope())) AND (SELECT upper(${service}.scope()) - 1)`;

/** Inside `(SELECT …)` the scope is worked out once a statement. */
const withinScope = (service: ServiceName, ord: string): string => `${ord} <@ (SELECT ${service}.scope())`;

/**
 * The signed scope as a condition of a statement, over a row that it names: what the policy of the table says of changes, said once more. Statements that begin at
 * one row by its id say it too, so that a policy that is lost, or a login that is above policies, opens nothing.
 */
export const writableRow = ({ service, unitOrd }: ScopedTable, row: string): string => withinScope(service, `${row}.${sqlName(unitOrd)}`);

/** The same of what is read: within the scope, or the own record. */
export const readableRow = (table: ScopedTable, row: string): string =>
  table.ownRecord
    ? `(${writableRow(table, row)} OR ${row}.${sqlName(table.ownRecord)} = (SELECT sec.own_record()))`
    : writableRow(table, row);

/** Row-level security of a table whose rows belong to a unit: read and written inside the signed scope only. */
export function scopedTable(table: ScopedTable): string {
  const { service, unitOrd, ownRecord, bounds = ownRecord ? 'query' : 'policy' } = table;
  const ord = sqlName(unitOrd);
  const writable = withinScope(service, ord);
  const listed = bounds === 'policy' ? `${scopeBounds(service, ord)} AND ${writable}` : writable;
  const readable = ownRecord ? `(${listed}) OR ${sqlName(ownRecord)} = (SELECT sec.own_record())` : listed;
  return rowRule({ ...table, readable, writable });
}

/**
 * Row-level security of a table whose rows hang on a scoped row. Reading follows the parent's own policy. Writing asks for the scope itself, because an
 * own record is seen but not written. `OFFSET 0` keeps the planner from turning the look-up by key into a hash over every parent in the province.
 */
export function childTable({ service, table, key, parent, parentKey = 'id', writes }: ChildTable): string {
  const holds = (rule: string) =>
    `EXISTS (SELECT 1 FROM ${parent.service}.${sqlName(parent.table)} parent WHERE parent.${sqlName(parentKey)} = ${sqlName(table)}.${sqlName(key)}${rule} OFFSET 0)`;
  const writable = holds(` AND ${withinScope(parent.service, `parent.${sqlName(parent.unitOrd)}`)}`);
  return rowRule({ service, table, writes, readable: holds(''), writable });
}

/** Row-level security of a table whose rows belong to an account: only the signed account's own. */
export function accountTable({ service, table, account, writes }: AccountTable): string {
  const own = `${sqlName(account)} = (SELECT sec.account())`;
  return rowRule({ service, table, writes, readable: own, writable: own });
}
