import { Pool } from 'pg';
import { given } from './given';

/** As many connections as the product has for reads of one item. */
const CONNECTIONS = 10;

/** A pool whose sessions no policy binds, with the settings of the product's. */
export const barePool = (databaseUrl: string): Pool =>
  new Pool({
    connectionString: databaseUrl,
    max: CONNECTIONS,
    options: '-c search_path=personnel,ext -c jit=off -c max_parallel_workers_per_gather=0',
  });

/** Gets one record by a named prepared statement, as the text that PostgreSQL built. */
export function openBare(): (recordId: string) => Promise<string> {
  const pool = barePool(given('databaseUrl'));
  const [text, day] = [given('statement'), given('day')];
  return async (recordId) => {
    const { rows } = await pool.query<[string]>({ name: 'get', text, values: [recordId, day, null], rowMode: 'array' });
    return rows[0]?.[0] ?? '';
  };
}
