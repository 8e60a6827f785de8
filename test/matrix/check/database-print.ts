import type { Pool } from 'pg';

/** Tables that a refusal may write to: the audit trail and its seal, and the counters of failed sign-ins. */
const WRITTEN_BY_REFUSALS = ['audit_entry', 'audit_seal', 'sign_in_attempt'];

const TABLES = `SELECT format('%I.%I', n.nspname, c.relname) AS name FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'p') AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema' AND c.relname <> ALL($1) ORDER BY 1`;

/**
 * What stands in the database, table by table: the number of rows, and a sum over the transactions that wrote them. A row that is added, removed or written
 * again, even with what stood there before, shows; reading and locking do not.
 */
export class DatabasePrint {
  private last: Readonly<Record<string, string>> = {};

  private constructor(
    private readonly admin: Pool,
    private readonly query: string,
  ) {}

  /** @param admin superuser's pool: no policy hides a row from it */
  static async of(admin: Pool): Promise<DatabasePrint> {
    const { rows } = await admin.query<{ name: string }>(TABLES, [WRITTEN_BY_REFUSALS]);
    if (rows.length === 0) throw new Error('The database has no tables: there is nothing to take a print of.');
    const prints = rows.map(
      ({ name }) =>
        `SELECT '${name}' AS name, count(*) || ' rows, ' || coalesce(sum(hashtextextended(xmin::text, 0)::numeric), 0) AS print FROM ${name}`,
    );
    const print = new DatabasePrint(admin, prints.join(' UNION ALL '));
    await print.changes();
    return print;
  }

  /** The tables that were written to since this was last asked, with what stood in them before and what stands there now. */
  async changes(): Promise<string[]> {
    const { rows } = await this.admin.query<{ name: string; print: string }>(this.query);
    const before = this.last;
    this.last = Object.fromEntries(rows.map(({ name, print }) => [name, print]));
    return rows
      .filter(({ name, print }) => before[name] !== print)
      .map(({ name, print }) => `${name} was changed: ${before[name]} → ${print}`);
  }
}
