import type { Client } from 'pg';

/** One column; what PostgreSQL works out itself cannot be inserted. */
export interface Column {
  readonly name: string;
  readonly generated: boolean;
}

/** A table as it stands in a migrated database. */
export interface Table {
  /** With its schema. */
  readonly name: string;
  readonly columns: readonly Column[];
}

/** Every table, view and foreign table outside PostgreSQL's own schemas. */
export async function readTables(admin: Client): Promise<readonly Table[]> {
  const { rows } = await admin.query<Table>(
    `SELECT n.nspname || '.' || c.relname AS name, json_agg(json_build_object('name', a.attname, 'generated', a.attgenerated <> '') ORDER BY a.attnum) AS columns
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
     WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND c.relkind IN ('r', 'p', 'v', 'm', 'f') GROUP BY 1 ORDER BY 1`,
  );
  return rows;
}

/** The names of a table's columns. */
export const columnsOf = (tables: readonly Table[], name: string): string[] =>
  (tables.find((table) => table.name === name)?.columns ?? []).map((column) => column.name);
