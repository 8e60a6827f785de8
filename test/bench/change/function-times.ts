import { asSuperuser } from '../asked/as-superuser';
import type { Ground } from '../ground';

/** What a function of the database took during some work, all calls together. */
export interface FunctionTime {
  readonly name: string;
  readonly calls: number;
  /** Milliseconds, with the functions that it calls itself. */
  readonly ms: number;
}

const FOUND = `SELECT schemaname || '.' || funcname AS name, calls::int, total_time AS ms FROM pg_stat_user_functions
  WHERE schemaname IN ('sec', 'personnel') AND calls > 0 ORDER BY total_time DESC`;

/** Runs some work on connections that it opens itself, and tells which functions of the product it called; the counts cost a little time of their own. */
export async function withFunctionTimes(ground: Ground, work: () => Promise<unknown>): Promise<FunctionTime[]> {
  const set = (setting: string) =>
    asSuperuser(ground, async (client) => {
      const { rows } = await client.query<{ name: string }>('SELECT quote_ident(current_database()) AS name');
      await client.query(`ALTER DATABASE ${rows[0]?.name} ${setting}`);
    });
  await asSuperuser(ground, (client) => client.query('SELECT pg_stat_reset()'));
  await set(`SET track_functions = 'pl'`);
  try {
    await work();
  } finally {
    await set('RESET track_functions');
  }
  return asSuperuser(ground, async (client) => (await client.query<FunctionTime>(FOUND)).rows);
}
