import type { Pool, PoolClient } from 'pg';
import type { ServiceName } from '@noivu/contracts';

/** Signed scope contexts, by whose they are. */
export type Contexts = Readonly<Record<string, string>>;

interface Table {
  readonly login: Pool;
  /** Superuser's: no policy hides a row from it. */
  readonly admin: Pool;
  readonly service: ServiceName;
  readonly table: string;
  readonly contexts: Contexts;
  /** Whose rows come first, where a table knows accounts. */
  readonly accountId: string;
}

export type Verb = 'SELECT' | 'INSERT' | 'UPDATE' | 'DELETE';

const COLUMNS = `SELECT attname AS name FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = '' AND attidentity = ''
  AND has_column_privilege($2, $1::regclass, attname, $3) ORDER BY attnum`;
const KEY = `SELECT attname AS name FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY(i.indkey) WHERE i.indrelid = $1::regclass AND i.indisprimary`;
const ROWS_AT_MOST = 24;

/**
 * What a service can do with a table under each context: how many rows it sees, which it changes, deletes or could enter, each tried for real and taken
 * back. Two prints differ where a policy lets something else be done.
 */
export async function printOf(table: Table, verb: Verb): Promise<string> {
  const [rows, names] = [await rowsOf(table), verb === 'DELETE' ? [] : await columns(table, verb)];
  const tried: Readonly<Record<Verb, (client: PoolClient) => Promise<string>>> = {
    SELECT: (client) => seen(client, table),
    INSERT: (client) => entered(client, { table, names, rows }),
    UPDATE: (client) => changed(client, { table, names, rows }),
    DELETE: (client) => deleted(client, { table, names, rows }),
  };
  const client = await table.login.connect();
  try {
    const lines: string[] = [];
    for (const [whose, context] of Object.entries(table.contexts))
      lines.push(`${whose}: ${verb} ${await takenBack(client, context, () => tried[verb](client))}`);
    return lines.join('\n');
  } finally {
    client.release();
  }
}

async function takenBack<Result>(client: PoolClient, context: string, work: () => Promise<Result>): Promise<Result> {
  await client.query('BEGIN');
  try {
    await client.query(`SELECT set_config('app.ctx', $1, true)`, [context]);
    return await work();
  } finally {
    await client.query('ROLLBACK');
  }
}

type Row = Readonly<Record<string, unknown>>;

/** The same rows whenever it is asked, whatever has become of them: mixed by their keys. */
async function rowsOf({ admin, service, table, accountId }: Table): Promise<readonly Row[]> {
  const { rows: key } = await admin.query<{ name: string }>(KEY, [`${service}.${table}`]);
  const mixed = key.map(({ name }) => `${name}::text`).join(` || ' ' || `) || 'to_jsonb(x)::text';
  const { rows } = await admin.query<{ row: Row }>(
    `SELECT to_jsonb(x) AS row FROM ${service}.${table} x ORDER BY coalesce(to_jsonb(x) ->> 'account_id' = $1, false) DESC, md5(${mixed}) LIMIT ${ROWS_AT_MOST}`,
    [accountId],
  );
  return rows.map(({ row }) => row);
}

const columns = async ({ admin, service, table }: Table, verb: Verb): Promise<string[]> =>
  (await admin.query<{ name: string }>(COLUMNS, [`${service}.${table}`, service, verb])).rows.map(({ name }) => name);

async function seen(client: PoolClient, { table }: Table): Promise<string> {
  return outcome(client, async () => String((await client.query<{ n: string }>(`SELECT count(*) AS n FROM ${table}`)).rows[0]?.n));
}

/** Row by row, because a rule that refuses one row would hide what becomes of the others. */
async function each(client: PoolClient, rows: readonly Row[], work: (row: Row) => Promise<string>): Promise<string> {
  const outcomes: string[] = [];
  for (const row of rows) outcomes.push(await outcome(client, () => work(row)));
  return outcomes.join(' ');
}

async function outcome(client: PoolClient, work: () => Promise<string>): Promise<string> {
  await client.query('SAVEPOINT tried');
  try {
    return await work();
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    return message.includes('row-level security') ? 'policy' : String(code);
  } finally {
    await client.query('ROLLBACK TO SAVEPOINT tried');
  }
}

/** No unit stands there. */
const NOWHERE = 2_147_483_000;

interface Trial {
  readonly table: Table;
  readonly names: readonly string[];
  readonly rows: readonly Row[];
}

async function changed(client: PoolClient, { table, names, rows }: Trial): Promise<string> {
  const [first] = names;
  if (first === undefined) return 'nothing';
  const places = names.filter((name) => name.endsWith('_ord')).map((name) => `${name} = ${NOWHERE}`);
  // Without a look at any column the rule on changes stands alone; with one, the rule on what is seen stands beside it.
  const blindly = await each(client, rows, async (row) => {
    const statement = `UPDATE ${table.table} SET ${first} = (jsonb_populate_record(NULL::${table.service}.${table.table}, $1)).${first}`;
    return String((await client.query(statement, [JSON.stringify(row)])).rowCount);
  });
  const kept = await each(client, rows, (row) => byKey(client, table, { verb: 'UPDATE', row, set: `${first} = ${first}` }));
  if (places.length === 0) return `${blindly} ${kept}`;
  return `${blindly} ${kept} and moves ${await each(client, rows, (row) => byKey(client, table, { verb: 'UPDATE', row, set: places.join(', ') }))}`;
}

async function deleted(client: PoolClient, { table, rows }: Trial): Promise<string> {
  const blindly = await outcome(client, async () => String((await client.query(`DELETE FROM ${table.table}`)).rowCount));
  return `${blindly} ${await each(client, rows, (row) => byKey(client, table, { verb: 'DELETE', row }))}`;
}

async function byKey(
  client: PoolClient,
  { admin, service, table }: Table,
  { verb, row, set }: { verb: 'UPDATE' | 'DELETE'; row: Row; set?: string },
): Promise<string> {
  const { rows: key } = await admin.query<{ name: string }>(KEY, [`${service}.${table}`]);
  const where = key.map(({ name }, place) => `${name}::text = $${place + 1}`).join(' AND ');
  const statement = verb === 'DELETE' ? `DELETE FROM ${table} WHERE ${where}` : `UPDATE ${table} SET ${set} WHERE ${where}`;
  const values = key.map(({ name }) => (typeof row[name] === 'object' ? JSON.stringify(row[name]) : String(row[name])));
  return String((await client.query(statement, values)).rowCount);
}

/** A row that stands already: whether it may be entered is decided before anybody sees that it is doubled. */
async function entered(client: PoolClient, { table, names, rows }: Trial): Promise<string> {
  if (names.length === 0) return 'nothing';
  const list = names.join(', ');
  const statement = `INSERT INTO ${table.table} (${list}) SELECT ${list} FROM jsonb_populate_record(NULL::${table.service}.${table.table}, $1)`;
  return each(client, rows, async (row) => String((await client.query(statement, [JSON.stringify(row)])).rowCount));
}
