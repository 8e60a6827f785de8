import fc from 'fast-check';
import { Client, DatabaseError } from 'pg';
import type { Orders } from './orders';

/** What came of the statements. */
export interface SqlReport {
  readonly tried: number;
  /** Refused with "insufficient privilege". */
  readonly refused: number;
  /** Everything that gave or changed a row, or failed for a reason other than a missing right. */
  readonly through: readonly string[];
  /** Rows of its own tables seen under contexts that identity did not sign. */
  readonly forgedContexts: { readonly tried: number; readonly rows: number };
  /** The same under the context of the person, as it came: the negative control. */
  readonly rowsUnderSignedContext: number;
}

const foreignTables = `SELECT n.nspname || '.' || c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'p', 'v', 'm', 'S') AND n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'training') ORDER BY 1`;
const foreignFunctions = `SELECT format('%I.%I(%s)', n.nspname, p.proname,
    (SELECT string_agg('NULL::' || format_type(argument, NULL), ', ' ORDER BY place) FROM unnest(p.proargtypes) WITH ORDINALITY AS a (argument, place))) AS call
  FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
  WHERE n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'training', 'ext') AND p.prorettype <> 'trigger'::regtype
    AND NOT has_function_privilege(p.oid, 'EXECUTE') ORDER BY 1`;

const atTable = (table: string): string[] => [
  `SELECT * FROM ${table}`,
  `SELECT count(*) FROM ${table}`,
  `INSERT INTO ${table} DEFAULT VALUES`,
  `DELETE FROM ${table}`,
  `TRUNCATE ${table} CASCADE`,
  `COPY ${table} TO STDOUT`,
  `LOCK TABLE ${table} IN SHARE MODE`,
  `ALTER TABLE ${table} DISABLE ROW LEVEL SECURITY`,
  `GRANT SELECT ON ${table} TO training`,
  `CREATE RULE stolen AS ON INSERT TO ${table} DO NOTHING`,
];

const becoming = ['training_owner', 'personnel', 'personnel_owner', 'personnel_inlet', 'identity', 'sec_owner', 'postgres'];
const elsewhere = [
  ...becoming.flatMap((role) => [`SET ROLE ${role}`, `SET SESSION AUTHORIZATION ${role}`, `GRANT ${role} TO training`]),
  `SET session_replication_role = 'replica'`,
  'ALTER ROLE training SUPERUSER',
  'CREATE TABLE training.stolen (id integer)',
  'CREATE SCHEMA stolen',
  `CREATE FUNCTION training.stolen() RETURNS text LANGUAGE sql AS 'SELECT 1'`,
  'DROP POLICY enrolment_select ON training.enrolment',
  'ALTER TABLE training.enrolment NO FORCE ROW LEVEL SECURITY',
  `SELECT pg_read_file('/etc/passwd')`,
  `SELECT pg_ls_dir('.')`,
  `COPY (SELECT 1) TO PROGRAM 'true'`,
  'SELECT * FROM pg_authid',
  'SELECT * FROM pg_statistic',
  `SELECT dblink('dbname=noivu', 'SELECT 1')`,
  `SELECT lo_import('/etc/passwd')`,
];
/** Asked of the catalogue, which everybody may read: none of it may tell anything of other people's rows. */
const silent = [
  `SELECT * FROM pg_stats WHERE schemaname NOT IN ('training', 'pg_catalog', 'information_schema')`,
  `SELECT * FROM pg_stat_activity WHERE usename NOT LIKE 'training%' AND query NOT IN ('', '<insufficient privilege>')`,
  `SELECT * FROM information_schema.columns WHERE table_schema IN ('personnel', 'identity', 'organization', 'emulation', 'reporting', 'sec')`,
  `SELECT * FROM pg_largeobject_metadata`,
  `SELECT * FROM pg_prepared_xacts`,
];
/** Its own tables, by nobody: the people in them belong to scopes. */
const ownWithoutContext = [
  'SELECT * FROM training.enrolment',
  'SELECT * FROM training.person',
  'SELECT * FROM training.idempotency',
  `UPDATE training.idempotency SET status = 200`,
  'SELECT * FROM training.enrolment, training.person',
];

/** Everything that training's logins can try. @param context of a person, as it came in a token */
export async function overSql(urlOf: (role: string) => string, context: string, { roles, contexts }: Orders): Promise<SqlReport> {
  const through: string[] = [];
  let [tried, refused] = [0, 0];
  const attempt = async (client: Client, statement: string, rightNeeded: boolean) => {
    tried += 1;
    const outcome = await outcomeOf(client, statement);
    if (outcome === '42501') refused += 1;
    else if (rightNeeded ? !notThere(outcome) : outcome !== 0) through.push(`${client.user} ${statement}: ${outcome}`);
  };
  for (const role of roles) {
    await connected(urlOf(role), async (client) => {
      const tables = await namesOf(client, foreignTables);
      const calls = await namesOf(client, foreignFunctions);
      if (tables.length < 50 || calls.length < 20) throw new Error('There is hardly anything to try.');
      for (const statement of tables.flatMap(atTable)) await attempt(client, statement, true);
      for (const call of calls) await attempt(client, `SELECT ${call}`, true);
      for (const statement of elsewhere) await attempt(client, statement, true);
      for (const statement of silent) await attempt(client, statement, false);
      if (role === 'training') for (const statement of ownWithoutContext) await attempt(client, statement, false);
    });
  }
  const [rowsUnderSignedContext, rows] = await connected(urlOf('training'), async (client) => {
    let seen = 0;
    for (const text of forgedContexts(context, contexts)) seen += await rowsUnder(client, text);
    return [await rowsUnder(client, context), seen];
  });
  return { tried, refused, through, forgedContexts: { tried: contexts.count, rows }, rowsUnderSignedContext };
}

// A function or an extension that is not there, or a name that is no role, opens nothing either.
const notThere = (outcome: string | number): boolean => ['42883', '22023'].includes(String(outcome));

function forgedContexts(context: string, { count, seed }: { count: number; seed: number }): string[] {
  const parts = context.split('|');
  const uuid = fc.uuid();
  const damage = fc.oneof(
    fc
      .record({ at: fc.nat(context.length - 1), text: fc.string({ minLength: 1, maxLength: 4 }) })
      .map(({ at, text }) => context.slice(0, at) + text + context.slice(at + 1)),
    fc
      .record({
        at: fc.nat(4),
        text: fc.oneof(
          uuid,
          uuid.map((id) => `${id}:subtree`),
          fc.constantFrom('v1', '9999999999'),
        ),
      })
      .map(({ at, text }) => parts.map((part, place) => (place === at ? text : part)).join('|')),
    fc.string({ maxLength: 300 }),
  );
  return fc
    .sample(damage, { numRuns: count * 2, seed })
    .filter((text) => text !== context && !text.includes('\0'))
    .slice(0, count);
}

async function rowsUnder(client: Client, context: string): Promise<number> {
  await client.query('BEGIN');
  await client.query(`SELECT set_config('app.ctx', $1, true)`, [context]);
  const { rows } = await client.query<{ seen: number }>(
    'SELECT ((SELECT count(*) FROM training.enrolment) + (SELECT count(*) FROM training.person) + (SELECT count(*) FROM training.idempotency))::integer AS seen',
  );
  await client.query('ROLLBACK');
  return rows[0]?.seen ?? 0;
}

const namesOf = async (client: Client, text: string): Promise<string[]> =>
  (await client.query<Record<string, string>>(text)).rows.map((row) => Object.values(row)[0] ?? '');

async function connected<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  return work(client).finally(() => client.end());
}

/** The SQLSTATE, or how many rows a statement gave or changed; nothing that it did stays. */
async function outcomeOf(client: Client, statement: string): Promise<string | number> {
  try {
    await client.query('BEGIN');
    return (await client.query(statement)).rowCount ?? 0;
  } catch (error) {
    if (error instanceof DatabaseError) return error.code ?? 'no code';
    throw error;
  } finally {
    await client.query('ROLLBACK');
  }
}
