import { Client } from 'pg';
import { prepareDatabase } from '../../deploy/province/prepare-database';
import { rolePasswords } from './database';
import { templateName } from './run-of-tests';

/**
 * Makes the template on a cluster that has nothing yet: roles, schemas, `sec`, every service's tables. It runs in a plain Node process of its own,
 * before the first test (global-setup.ts), so it may import whatever the apps import.
 */
export async function prepareTemplate(adminUrl: string): Promise<void> {
  await createTemplate(adminUrl);
  const url = new URL(adminUrl);
  url.pathname = `/${templateName}`;
  await prepareDatabase(url.href, rolePasswords());
}

async function createTemplate(adminUrl: string): Promise<void> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query(`create database ${templateName}`);
  } finally {
    await client.end();
  }
}
