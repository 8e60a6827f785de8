import { Client } from 'pg';
import type { Ground } from '../ground';

/** Works on the database of a ground as the superuser, whom no policy binds, on one connection without parallel workers. */
export async function asSuperuser<T>({ databaseUrl }: Pick<Ground, 'databaseUrl'>, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: databaseUrl, options: '-c jit=off -c max_parallel_workers_per_gather=0' });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
