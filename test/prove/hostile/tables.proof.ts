import { Client, DatabaseError } from 'pg';
import { loginRoles } from '@noivu/persistence';
import { everyFunctionRight } from '../../../deploy/registry/function-rights';
import { tableEntries } from '../../../deploy/registry/table-rights';
import { prepareDatabase } from '../../../deploy/province/prepare-database';
import { freshDatabase, rolePasswords, type FreshDatabase } from '../../harness/database';
import { figure, isFull, proofTimeout } from '../scale';
import { differences, type Difference } from './differences';
import { columnsOf, readTables, type Table } from './catalogue-tables';
import { attemptsAt, type Attempt } from './table-attempts';

/** How many roles are tried at the same time. */
const ABREAST = 4;

describe('what the roles may do in the database', () => {
  let database: FreshDatabase;
  let admin: Client;
  let tables: readonly Table[];

  beforeAll(async () => {
    database = await freshDatabase();
    // A copy of the template does not have the rights on the database itself.
    await prepareDatabase(database.adminUrl, rolePasswords());
    admin = new Client({ connectionString: database.adminUrl });
    await admin.connect();
    tables = await readTables(admin);
  });
  afterAll(async () => {
    await admin?.end();
    await database?.drop();
  });

  it('names every table of the database, and no other', () => {
    expect(tables.map(({ name }) => name).sort()).toEqual(
      tableEntries()
        .map(({ table }) => table)
        .sort(),
    );
  });

  it('is what the registry says, by the catalogue: every role, table, column and verb', async () => {
    expect(await differences(admin, tables)).toEqual([]);
  });

  it(
    'is what the registry says, tried: every role, table, column and verb',
    async () => {
      const tried = await tryEverything(tables);
      expect(tried.wrong).toEqual([]);
      expect(tried.allowed).toBeGreaterThan(300);
      figure('hostile', 'role × table × column × verb tried in PostgreSQL', tried.count);
      figure('hostile', 'of these statements allowed, all of them in the registry', tried.allowed);
    },
    proofTimeout,
  );

  it('is the same for functions: every role, every function of ours', async () => {
    const { rows } = await admin.query<{ name: string; role: string; may: boolean }>(
      `SELECT f.name, role, has_function_privilege(role, f.oid, 'EXECUTE') AS may
       FROM (SELECT p.oid, format('%s.%s(%s)', n.nspname, p.proname,
               (SELECT string_agg(format_type(argument, NULL), ',' ORDER BY place) FROM unnest(p.proargtypes) WITH ORDINALITY AS a (argument, place))) AS name
             FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'ext')) f,
            unnest($1::text[]) role ORDER BY 1, 2`,
      [loginRoles],
    );
    const found = rows.flatMap(({ name, role, may }) => (may ? [`${role} ${name}`] : []));
    const there = everyFunctionRight().filter((right) => rows.some(({ name }) => name === right.function));
    const listed = there.flatMap((right) =>
      right.roles.filter((role) => loginRoles.includes(role)).map((role) => `${role} ${right.function}`),
    );
    expect(found.sort()).toEqual(listed.sort());
    expect(found.length).toBeGreaterThan(40);
    figure('hostile', 'role × function compared', rows.length);
  });

  it('no role can become another, make anything, or look where passwords stand', async () => {
    await abreast(loginRoles, async (role, client) => {
      const others = [
        ...loginRoles.filter((other) => other !== role),
        'postgres',
        'sec_owner',
        ...tables.map(({ name }) => `${name.split('.')[0]}_owner`),
      ];
      for (const other of new Set(others)) expect(await refusalOf(client, `SET ROLE ${other}`)).toMatch(/42501|22023/);
      for (const statement of forbiddenToAll) expect([statement, await refusalOf(client, statement)]).toEqual([statement, '42501']);
    });
    figure('hostile', 'statements refused to every role (DDL, COPY to programs and files, other roles, passwords)', forbiddenToAll.length);
  });

  it('would be seen to differ after a right more or less, and is mended by the next migration', async () => {
    await admin.query('GRANT SELECT (citizen_number) ON personnel.record TO training; REVOKE INSERT ON personnel.record FROM personnel');
    const spoiled: Difference[] = [
      { role: 'personnel', table: 'personnel.record', verb: 'insert', more: [], less: columnsOf(tables, 'personnel.record') },
      { role: 'training', table: 'personnel.record', verb: 'select', more: ['citizen_number'], less: [] },
    ];
    expect(await differences(admin, tables)).toEqual(spoiled);
    const record = tables.filter(({ name }) => name === 'personnel.record');
    await admin.query('GRANT USAGE ON SCHEMA personnel TO training');
    expect((await tryEverything(record, true)).wrong).toContainEqual('training select personnel.record.citizen_number');
    await prepareDatabase(database.adminUrl, rolePasswords());
    expect(await differences(admin, tables)).toEqual([]);
    await admin.query('REVOKE USAGE ON SCHEMA personnel FROM training');
    expect((await tryEverything(record)).wrong).toEqual([]);
  });

  /** Tries each verb as each role: what was allowed against the registry, and what was refused in spite of it. */
  async function tryEverything(among: readonly Table[], everyColumn = isFull) {
    let [count, allowed] = [0, 0];
    const wrong: string[] = [];
    await abreast(loginRoles, async (role, client) => {
      for (const attempt of among.flatMap((table) => attemptsAt(table, role, everyColumn))) {
        const may = await isAllowed(client, attempt);
        count += 1;
        allowed += may ? 1 : 0;
        if (may !== attempt.expected) wrong.push(`${role} ${attempt.what}`);
      }
    });
    return { count, allowed, wrong: wrong.sort() };
  }

  async function abreast(roles: readonly string[], work: (role: string, client: Client) => Promise<void>): Promise<void> {
    const left = [...roles];
    const worker = async () => {
      for (let role = left.shift(); role !== undefined; role = left.shift()) {
        const client = new Client({ connectionString: database.url(role) });
        await client.connect();
        await work(role, client).finally(() => client.end());
      }
    };
    await Promise.all(Array.from({ length: ABREAST }, worker));
  }
});

const forbiddenToAll: readonly string[] = [
  'CREATE SCHEMA stolen',
  'CREATE TEMPORARY TABLE stolen (id integer)',
  'CREATE TABLE public.stolen (id integer)',
  "CREATE FUNCTION pg_temp.stolen() RETURNS integer LANGUAGE sql AS 'SELECT 1'",
  'DO $$ BEGIN PERFORM 1; END $$',
  'CREATE ROLE stolen',
  'CREATE EXTENSION dblink',
  'SELECT rolpassword FROM pg_catalog.pg_authid',
  'SELECT passwd FROM pg_catalog.pg_shadow',
  "SELECT pg_read_file('postgresql.conf')",
  "COPY (SELECT 1) TO PROGRAM 'true'",
  "COPY (SELECT 1) TO '/tmp/stolen'",
  "SET log_statement = 'none'",
  "ALTER ROLE postgres PASSWORD 'stolen'",
  "SET session_replication_role = 'replica'",
  'SET SESSION AUTHORIZATION postgres',
  'TABLE sec.key',
  'TABLE sec.job_grant',
  'SELECT sec.claims()',
];

async function isAllowed(client: Client, { statement }: Attempt): Promise<boolean> {
  const refusal = await refusalOf(client, statement);
  if (refusal !== undefined && refusal !== '42501') throw new Error(`${statement} was not tried: ${refusal}`);
  return refusal === undefined;
}

/** The SQLSTATE with which a statement is refused; nothing that it does stays. */
async function refusalOf(client: Client, statement: string): Promise<string | undefined> {
  try {
    await client.query('BEGIN');
    await client.query(statement);
    return undefined;
  } catch (error) {
    if (error instanceof DatabaseError) return error.code;
    throw error;
  } finally {
    await client.query('ROLLBACK');
  }
}
