import type { Client } from 'pg';
import { loginRoles } from '@noivu/persistence';
import type { Table } from './catalogue-tables';
import { registered, verbs, type Verb } from './registered';

/** Columns that a role may use beyond the registry, or may not use in spite of it. */
export interface Difference {
  readonly role: string;
  readonly table: string;
  readonly verb: Verb;
  readonly more: readonly string[];
  readonly less: readonly string[];
}

const ofColumns: readonly Verb[] = ['select', 'insert', 'update', 'references'];

/** Asks the catalogue, for each login role, table and verb, which columns it opens, and tells where the registry says something else. */
export async function differences(admin: Client, tables: readonly Table[]): Promise<Difference[]> {
  const { rows } = await admin.query<{ role: string; table: string; verb: Verb; columns: string[] }>(
    `SELECT role, t.name AS table, verb, coalesce((
       SELECT array_agg(a.attname::text ORDER BY a.attnum) FROM pg_attribute a WHERE a.attrelid = t.name::regclass AND a.attnum > 0 AND NOT a.attisdropped
         AND CASE WHEN verb = ANY ($4) THEN has_column_privilege(role, t.name, a.attnum, verb) ELSE has_table_privilege(role, t.name, verb) END), '{}') AS columns
     FROM unnest($1::text[]) role, unnest($2::text[]) AS t (name), unnest($3::text[]) verb ORDER BY 1, 2, 3`,
    [loginRoles, tables.map(({ name }) => name), verbs, ofColumns],
  );
  return rows.flatMap(({ role, table, verb, columns }) => {
    const all = tables.find(({ name }) => name === table)?.columns.map(({ name }) => name) ?? [];
    const listed = registered(role, table, verb);
    const expected = listed === 'nothing' ? [] : listed === 'everything' ? all : listed;
    const more = columns.filter((column) => !expected.includes(column));
    const less = expected.filter((column) => !columns.includes(column));
    return more.length + less.length > 0 ? [{ role, table, verb, more, less }] : [];
  });
}
