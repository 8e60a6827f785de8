import { Client } from 'pg';
import { bootstrap, migrate } from '@noivu/persistence';
import { tableGrants } from '../registry/table-grants';
import { provinceApps } from './province-apps';

/**
 * Makes or brings up to date the database of a province: roles, schemas, the `sec` schema, every service's tables, and the rights on them as the
 * registry says. Safe to repeat.
 */
export async function prepareDatabase(adminUrl: string, passwords: Readonly<Record<string, string>>): Promise<void> {
  await bootstrap({ adminUrl, passwords });
  for (const { name, migrations } of provinceApps) await migrate({ adminUrl, service: name, migrations });
  await grant(adminUrl);
}

// In one transaction: a role that may do something before and after may do it all the time.
async function grant(adminUrl: string): Promise<void> {
  const client = new Client({ connectionString: adminUrl, application_name: 'noivu-grant' });
  await client.connect();
  try {
    await client.query(`BEGIN; SELECT pg_advisory_xact_lock(hashtext('noivu.grant')); ${tableGrants()} COMMIT`);
  } finally {
    await client.end();
  }
}
