import { createHmac, randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { loginRoles } from '@noivu/persistence';
import { templateName, testAdminUrl } from './run-of-tests';

/** A database of one test file. */
export interface FreshDatabase {
  readonly name: string;
  /** For the superuser, whom no policy binds: to prepare and to look behind the scenes. */
  readonly adminUrl: string;
  /** For a login role, the superuser unless named. */
  url(role?: string): string;
  /** Ends every session on it, and removes it. */
  drop(): Promise<void>;
}

/** Makes a database out of a template, on the cluster that this run of tests has of its own. */
export async function freshDatabase(template = templateName): Promise<FreshDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await asAdmin(`create database "${name}" template "${template}"`);
  return {
    name,
    adminUrl: urlOf(name),
    url: (role) => urlOf(name, role),
    drop: () => asAdmin(`drop database if exists "${name}" with (force)`),
  };
}

/** The password of a login role on the test cluster: known to whoever knows the superuser's, and to nobody else. */
export function rolePassword(role: string): string {
  return createHmac('sha256', new URL(testAdminUrl()).password).update(role).digest('base64url');
}

/** The passwords of all login roles on the test cluster. */
export const rolePasswords = (): Record<string, string> => Object.fromEntries(loginRoles.map((role) => [role, rolePassword(role)]));

function urlOf(database: string, role?: string): string {
  const url = new URL(testAdminUrl());
  url.pathname = `/${database}`;
  if (role) [url.username, url.password] = [role, rolePassword(role)];
  return url.href;
}

async function asAdmin(statement: string): Promise<void> {
  const client = new Client({ connectionString: testAdminUrl() });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
