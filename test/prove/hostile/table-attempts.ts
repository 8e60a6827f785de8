import type { Table } from './catalogue-tables';
import { registered, type Verb } from './registered';

/** One thing tried by a role. The statement meets no row: what is asked is whether it may be run at all. */
export interface Attempt {
  /** `select personnel.record.citizen_number` */
  readonly what: string;
  readonly statement: string;
  /** Whether the registry allows it. */
  readonly expected: boolean;
}

const onColumn: Readonly<Record<'select' | 'insert' | 'update', (table: string, column: string) => string>> = {
  select: (table, column) => `SELECT ${column} FROM ${table} WHERE false`,
  insert: (table, column) => `INSERT INTO ${table} (${column}) OVERRIDING SYSTEM VALUE SELECT NULL WHERE false`,
  update: (table, column) => `UPDATE ${table} SET ${column} = DEFAULT WHERE false`,
};

const onTable: Readonly<Record<'delete' | 'truncate', (table: string) => string>> = {
  delete: (table) => `DELETE FROM ${table} WHERE false`,
  truncate: (table) => `TRUNCATE ${table}`,
};

/** Everything that a role can try at a table. Where it is short, the tables of other services are tried by their first column alone. */
export function attemptsAt(table: Table, role: string, everyColumn: boolean): Attempt[] {
  const own = table.name.startsWith(`${role.split('_')[0]}.`);
  const columns = everyColumn || own ? table.columns : table.columns.slice(0, 1);
  const byColumn = (Object.keys(onColumn) as (keyof typeof onColumn)[]).flatMap((verb) =>
    columns
      .filter(({ generated }) => !(generated && verb === 'insert'))
      .map(({ name }) => attempt(role, table.name, { verb, column: name, statement: onColumn[verb](table.name, `"${name}"`) })),
  );
  const byTable = (Object.keys(onTable) as (keyof typeof onTable)[]).map((verb) =>
    attempt(role, table.name, { verb, statement: onTable[verb](table.name) }),
  );
  return [...byColumn, ...byTable];
}

function attempt(role: string, table: string, { verb, column, statement }: { verb: Verb; column?: string; statement: string }): Attempt {
  const listed = registered(role, table, verb);
  const expected = typeof listed === 'string' ? listed === 'everything' : column !== undefined && listed.includes(column);
  return { what: `${verb} ${table}${column === undefined ? '' : `.${column}`}`, statement, expected };
}
