import { createHash } from 'node:crypto';
import { sqlName } from '../sql-name';

/** A read as it is written: its text gives one row with one text column, and its own parameters begin at $2. */
export interface ScopedQuery {
  /** Names the prepared statement; lower-case words joined by dots and dashes. */
  readonly name: string;
  readonly text: string;
}

/** The audit row that is committed with a read. */
export interface ReadAudit {
  readonly table: string;
  /** SQL by column; it may use the parameters from $2 on, `sec.account()`, `sec.session()` and `read.reply`, the answer itself. */
  readonly values: Readonly<Record<string, string>>;
}

const made = Symbol('made by scoped()');

/** A prepared read that carries its scope context. Only the functions of this file make one. */
export interface ScopedStatement {
  readonly [made]: true;
  readonly name: string;
  readonly text: string;
}

/**
 * Context and query in one statement. The inner query hangs on `s.c`, so it can only run after the context is set; a join with the row that sets it
 * would be ordered by the planner's mood. `OFFSET 0` keeps that row from being merged into the rest.
 */
const inContext = (text: string): string =>
  `SELECT s.c, (SELECT asked.reply::text FROM (${text}) asked (reply) WHERE s.c IS NOT NULL) AS reply FROM (SELECT set_config('app.ctx', $1, true) c OFFSET 0) s`;

/** The name holds a hash of the text: two texts never share a name on a connection. */
function statement({ name }: ScopedQuery, text: string): ScopedStatement {
  if (!/^[a-z0-9.-]{1,40}$/.test(name)) throw new Error(`Not a name for a prepared statement: ${name}`);
  return { [made]: true, name: `${name}:${createHash('sha256').update(text).digest('hex').slice(0, 16)}`, text };
}

/** Prepares a read under a scope context. */
export const scoped = (query: ScopedQuery): ScopedStatement => statement(query, inContext(query.text));

/** Prepares a read whose audit row commits in the same statement: no audit, no answer. */
export function scopedWithAudit({ audit, ...query }: ScopedQuery & { readonly audit: ReadAudit }): ScopedStatement {
  const columns = Object.keys(audit.values).map(sqlName).join(', ');
  const values = Object.values(audit.values).join(', ');
  return statement(
    query,
    `WITH read AS MATERIALIZED (${inContext(query.text)}),
audited AS (INSERT INTO ${sqlName(audit.table)} (${columns}) SELECT ${values} FROM read WHERE read.c IS NOT NULL)
SELECT read.c, read.reply FROM read`,
  );
}
