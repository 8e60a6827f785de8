import { bootstrap, migrate } from '@noivu/persistence';
import { provinceApps } from './province-apps';

/** Makes or brings up to date the database of a province: roles, schemas, the `sec` schema, every service's tables. Safe to repeat. */
export async function prepareDatabase(adminUrl: string, passwords: Readonly<Record<string, string>>): Promise<void> {
  await bootstrap({ adminUrl, passwords });
  for (const { name, migrations } of provinceApps) await migrate({ adminUrl, service: name, migrations });
}
