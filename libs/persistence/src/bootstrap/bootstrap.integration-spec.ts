import { services } from '@noivu/contracts';
import { connections } from '../connection/connections';
import { lintCatalogue } from '../catalogue/lint-catalogue';
import { databaseRoles, loginRoles } from '../roles/database-role';
import { scratchDatabase, scratchPasswords, type ScratchDatabase } from '../../test/scratch-database';
import { bootstrap } from './bootstrap';

describe('a furnished database', () => {
  let scratch: ScratchDatabase;

  beforeAll(async () => {
    scratch = await scratchDatabase();
  });
  afterAll(() => scratch?.drop());

  it('is furnished again, and beside another on the same cluster, without a difference', async () => {
    const catalogue = async () =>
      (
        await scratch.admin.query<{ nspname: string; nspacl: string }>(
          `SELECT nspname, nspacl::text FROM pg_namespace UNION ALL SELECT proname, proacl::text FROM pg_proc WHERE proacl IS NOT NULL ORDER BY 1, 2`,
        )
      ).rows;
    const before = await catalogue();
    const [other] = await Promise.all([scratchDatabase(), bootstrap({ adminUrl: scratch.adminUrl, passwords: scratchPasswords() })]);
    await other.drop();
    expect(await catalogue()).toEqual(before);
    expect(await lintCatalogue(scratch.admin)).toEqual([]);
  });

  it('knows every role with its bounds', async () => {
    const { rows } = await scratch.admin.query<{ rolname: string; rolcanlogin: boolean; rolconnlimit: number; settings: string[] }>(
      `SELECT rolname, rolcanlogin, rolconnlimit, coalesce((SELECT setconfig FROM pg_db_role_setting WHERE setrole = r.oid AND setdatabase = 0), '{}') AS settings
       FROM pg_roles r WHERE rolname = ANY ($1)`,
      [databaseRoles.map(({ name }) => name)],
    );
    const found = Object.fromEntries(rows.map((row) => [row.rolname, row]));
    for (const { name, login, connectionLimit = -1, settings } of databaseRoles)
      expect(found[name]).toMatchObject({
        rolcanlogin: login,
        rolconnlimit: connectionLimit,
        settings: Object.entries(settings).map(([key, value]) => `${key}=${value}`),
      });
  });

  it('keeps of each password only what SCRAM needs', async () => {
    const { rows } = await scratch.admin.query<{ rolpassword: string | null }>(
      'SELECT rolpassword FROM pg_authid WHERE rolname = ANY ($1)',
      [loginRoles],
    );
    expect(rows).toHaveLength(loginRoles.length);
    for (const { rolpassword } of rows) expect(rolpassword).toMatch(/^SCRAM-SHA-256\$4096:/);
  });

  it('is not furnished while a login role has no password', async () => {
    const { personnel: _, ...passwords } = scratchPasswords();
    await expect(bootstrap({ adminUrl: scratch.adminUrl, passwords })).rejects.toThrow('No password was given for database role personnel');
  });

  it.each(services)('gives a session of %s its own schema and short patience', async (service) => {
    const pool = connections({ url: scratch.urlOf(service), name: 'toy', size: 1 });
    const { rows } = await pool.query(
      `SELECT current_schema() AS schema, current_setting('statement_timeout') AS statement, current_setting('lock_timeout') AS lock,
              current_setting('idle_in_transaction_session_timeout') AS idle, current_setting('jit') AS jit, current_setting('max_parallel_workers_per_gather') AS workers`,
    );
    expect(rows).toEqual([{ schema: service, statement: '5s', lock: '1s', idle: '10s', jit: 'off', workers: '0' }]);
    await pool.end();
  });
});
