import { randomUUID } from 'node:crypto';
import { Client, Pool } from 'pg';
import { rolePassword } from '../../../test/harness/database';
import { bootstrap, loginRoles, roleUrl } from '../src';

/** A database of its own for one test file, furnished by `bootstrap`. */
export interface ScratchDatabase {
  readonly adminUrl: string;
  /** A superuser's pool. */
  readonly admin: Pool;
  urlOf(role: string): string;
  drop(): Promise<void>;
}

/** Roles are cluster-wide, so all test files agree on their passwords. */
export const scratchPasswords = (): Record<string, string> => Object.fromEntries(loginRoles.map((role) => [role, rolePassword(role)]));

async function onServer(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

/** Makes the database on the server that `NOIVU_TEST_ADMIN_URL` names. */
export async function scratchDatabase(): Promise<ScratchDatabase> {
  const server = process.env.NOIVU_TEST_ADMIN_URL;
  if (!server) throw new Error('NOIVU_TEST_ADMIN_URL names no superuser of a scratch cluster');
  const name = `persistence_${randomUUID().replaceAll('-', '')}`;
  await onServer(server, `CREATE DATABASE ${name}`);
  const target = new URL(server);
  target.pathname = `/${name}`;
  await bootstrap({ adminUrl: target.href, passwords: scratchPasswords() });
  const admin = new Pool({ connectionString: target.href, max: 4 });
  admin.on('error', () => undefined);
  return {
    adminUrl: target.href,
    admin,
    urlOf: (role) => roleUrl(target.href, role, rolePassword(role)),
    drop: async () => {
      await admin.end();
      await onServer(server, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}
