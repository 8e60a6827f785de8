import { Client } from 'pg';
import { lintCatalogue, connections } from '@noivu/persistence';
import { provinceApps } from '../../deploy/province/province-apps';
import { prepareDatabase } from '../../deploy/province/prepare-database';
import { freshDatabase, rolePasswords, type FreshDatabase } from '../harness/database';
import { expectPrinted } from './printed';

const COLUMNS = `SELECT c.relname AS table, a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type, a.attnotnull AS required
  FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
  WHERE c.relnamespace = $1::text::regnamespace AND c.relkind = 'r' ORDER BY c.relname, a.attnum`;
const OTHERS = `
  SELECT c.relname AS table, pg_get_indexdef(i.indexrelid) || ';' AS line FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid WHERE c.relnamespace = $1::text::regnamespace
  UNION ALL SELECT c.relname, 'CONSTRAINT ' || n.conname || ' ' || pg_get_constraintdef(n.oid) || ';' FROM pg_constraint n JOIN pg_class c ON c.oid = n.conrelid
    WHERE c.relnamespace = $1::text::regnamespace AND n.contype IN ('c', 'f', 'x')
  UNION ALL SELECT p.tablename, 'POLICY ' || p.policyname || ' FOR ' || p.cmd || ' TO ' || array_to_string(p.roles, ', ') || coalesce(' USING ' || p.qual, '') ||
    coalesce(' WITH CHECK ' || p.with_check, '') || ';' FROM pg_policies p WHERE p.schemaname = $1::text
  UNION ALL SELECT g.table_name, 'GRANT ' || string_agg(g.privilege_type, ', ' ORDER BY g.privilege_type) || ' TO ' || g.grantee || ';'
    FROM information_schema.role_table_grants g WHERE g.table_schema = $1::text AND g.grantee NOT LIKE '%\\_owner' GROUP BY g.table_name, g.grantee
  ORDER BY 1, 2`;

async function printed(client: Client, schema: string): Promise<string> {
  const { rows: columns } = await client.query<{ table: string; name: string; type: string; required: boolean }>(COLUMNS, [schema]);
  const { rows: others } = await client.query<{ table: string; line: string }>(OTHERS, [schema]);
  const tables = [...new Set(columns.map(({ table }) => table))];
  const parts = tables.map((table) => {
    const own = columns
      .filter((column) => column.table === table)
      .map(({ name, type, required }) => `  ${name} ${type}${required ? ' NOT NULL' : ''}`);
    return [`${table} (`, own.join(',\n'), ')', ...others.filter((other) => other.table === table).map(({ line }) => line), ''].join('\n');
  });
  return `-- The tables of ${schema}, printed from the catalogue of a migrated database by \`npm run docs\`.\n\n${parts.join('\n')}`;
}

describe('the database', () => {
  let database: FreshDatabase;
  let client: Client;

  beforeAll(async () => {
    database = await freshDatabase();
    client = new Client({ connectionString: database.adminUrl });
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await database.drop();
  });

  it.each(provinceApps.map(({ name }) => name))('docs/schema/%s.sql is what its migrations make', async (schema) => {
    expectPrinted(`docs/schema/${schema}.sql`, await printed(client, schema));
  });

  it('is left as it is when it is prepared a second time', async () => {
    const before = await printed(client, 'organization');
    await prepareDatabase(database.adminUrl, rolePasswords());
    expect(await printed(client, 'organization')).toBe(before);
  });

  it('has no table without row-level security, no role that could pass it, and no open door', async () => {
    const pool = connections({ url: database.adminUrl, name: 'lint', size: 1 });
    const allowed = {
      systemTables: provinceApps.flatMap(({ allowance }) => allowance?.systemTables ?? []),
      functionRights: provinceApps.flatMap(({ allowance }) => allowance?.functionRights ?? []),
    };
    const findings = await lintCatalogue(pool, allowed);
    await pool.end();
    expect(findings).toEqual([]);
  });
});
