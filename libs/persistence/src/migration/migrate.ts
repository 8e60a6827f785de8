import type { ServiceName } from '@noivu/contracts';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import type { MigrationClass } from '../connection/database';
import { silentLogger } from '../connection/silent-logger';
import { ownerOf } from '../roles/database-role';

/** What brings a service's schema up to date. */
export interface Migration {
  /** A superuser's URL of the furnished database. */
  readonly adminUrl: string;
  readonly service: ServiceName;
  readonly migrations: readonly MigrationClass[];
}

/** Every session works as the owner; `row_security = off` turns a change of rows that policies would hide into an error instead of nothing. */
const asOwner = (service: ServiceName): string =>
  `-c role=${ownerOf(service)} -c search_path=${service} -c lock_timeout=2s -c row_security=off`;

const migrator = ({ adminUrl, service, migrations }: Migration): DataSource =>
  new DataSource({
    type: 'postgres',
    url: adminUrl,
    schema: service,
    applicationName: `noivu-migrate-${service}`,
    migrations: [...migrations],
    migrationsTableName: 'migration',
    installExtensions: false,
    logger: silentLogger,
    extra: { options: asOwner(service) },
  });

async function run(migration: Migration): Promise<string[]> {
  const dataSource = await migrator(migration).initialize();
  try {
    const done = await dataSource.runMigrations({ transaction: 'each' });
    await dataSource.query(`GRANT SELECT ON ${migration.service}.migration TO ${migration.service}`);
    return done.map(({ name }) => name);
  } finally {
    await dataSource.destroy();
  }
}

/** Runs what a schema still lacks, each change in a transaction of its own, and names it. A second migrator waits for the first. */
export async function migrate(migration: Migration): Promise<string[]> {
  const gate = new Client({ connectionString: migration.adminUrl, application_name: 'noivu-migrate' });
  await gate.connect();
  try {
    await gate.query('SELECT pg_advisory_lock(hashtext($1))', [`noivu.migrate.${migration.service}`]);
    return await run(migration);
  } finally {
    await gate.end();
  }
}
