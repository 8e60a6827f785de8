import { connect } from '@nats-io/transport-node';
import { Client } from 'pg';
import { LaunchError } from './launch-error';

const oldestPostgres = 150_000;
const patience = 5_000;

/** Refuses a PostgreSQL that does not answer or is too old. @param url as DATABASE_URL gives it */
export async function assertPostgres(url: string): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: patience });
  try {
    await client.connect();
    const { rows } = await client.query<{ server_version_num: string; server_version: string }>(
      "select current_setting('server_version_num') as server_version_num, current_setting('server_version') as server_version",
    );
    const version = rows[0];
    if (Number(version?.server_version_num) < oldestPostgres)
      throw new LaunchError(`PostgreSQL 15 or newer is needed; DATABASE_URL leads to ${version?.server_version}.`);
  } catch (error) {
    if (error instanceof LaunchError) throw error;
    throw new LaunchError(`No PostgreSQL lets us in where DATABASE_URL points (${new URL(url).host}): ${reason(error)}.`, error);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Refuses a NATS that does not answer. @param url as NATS_URL gives it: `nats://host`, `nats://token@host` or `nats://user:password@host` */
export async function assertNats(url: string): Promise<void> {
  const { host, username, password } = new URL(url);
  const [user, pass] = [decodeURIComponent(username), decodeURIComponent(password)];
  const credentials = pass ? { user, pass } : user ? { token: user } : {};
  try {
    const connection = await connect({ servers: host, ...credentials, timeout: patience, reconnect: false });
    await connection.close();
  } catch (error) {
    throw new LaunchError(`No NATS lets us in where NATS_URL points (${host}): ${reason(error)}.`, error);
  }
}

// Node's own failure to connect has no words of its own, but one for each address that it tried.
function reason(error: unknown): string {
  const { message, errors } = error as Error & { errors?: readonly Error[] };
  return message || (errors ?? []).map((each) => each.message).join(', ');
}
