import { randomUUID } from 'node:crypto';
import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Pool } from 'pg';
import { services } from '@noivu/contracts';
import { keyFiles, readKeys } from '@noivu/service';
import { Teardown } from '../../../deploy/local/run/teardown';
import { initKeys } from '../../../deploy/province/init-keys';
import { openProvinceDatabase } from '../../../deploy/province/province-database';
import { prepareDatabase } from '../../../deploy/province/prepare-database';
import { freshDatabase, rolePasswords } from '../../harness/database';
import { given } from '../../harness/run-of-tests';
import { BrokerProcess } from './broker-process';
import { Cluster } from './cluster';

/** What a fleet of processes stands on: a database, a broker, keys. */
export interface Ground {
  /** The superuser's. */
  readonly databaseUrl: string;
  readonly admin: Pool;
  readonly broker: BrokerProcess;
  readonly keysFolder: string;
  /** For what the processes write. */
  readonly folder: string;
  /** The server itself, where it is one of the proof's own. */
  readonly cluster: Cluster | undefined;
  readonly stop: () => Promise<void>;
}

/** Lays the ground: on a PostgreSQL of its own if the proof breaks it, else on a copy of the migrated template of this run. */
export async function layGround({ ownCluster }: { readonly ownCluster: boolean }): Promise<Ground> {
  const teardown = new Teardown();
  const folder = join(given('NOIVU_TEST_FOLDER'), `fleet-${randomUUID().slice(0, 8)}`);
  mkdirSync(folder);
  chmodSync(folder, 0o711);
  const keysFolder = join(folder, 'keys');
  initKeys(keysFolder);
  const broker = await BrokerProcess.start(join(folder, 'broker'));
  teardown.add(() => broker.kill());
  const cluster = ownCluster ? await Cluster.start(join(folder, 'postgres')) : undefined;
  teardown.add(() => cluster?.stop());
  const databaseUrl = cluster ? await ownDatabase(cluster, keysFolder) : await copiedDatabase(keysFolder, teardown);
  const admin = new Pool({ connectionString: databaseUrl, max: 2 });
  admin.on('error', () => undefined);
  admin.on('connect', (client) => client.on('error', () => undefined));
  teardown.add(() => admin.end());
  return { databaseUrl, admin, broker, keysFolder, folder, cluster, stop: async () => void (await teardown.run()) };
}

async function ownDatabase(cluster: Cluster, keysFolder: string): Promise<string> {
  const { url } = await openProvinceDatabase(cluster.adminUrl);
  await prepareDatabase(url, readKeys(keysFolder, services).passwords);
  return url;
}

// The roles of the run's cluster have their passwords already.
async function copiedDatabase(keysFolder: string, teardown: Teardown): Promise<string> {
  const passwords = Object.entries(rolePasswords());
  for (const service of services) {
    const file = join(keysFolder, keyFiles.database(service));
    rmSync(file);
    writeFileSync(file, JSON.stringify(Object.fromEntries(passwords.filter(([role]) => role.split('_')[0] === service))), { mode: 0o400 });
  }
  const database = await freshDatabase();
  teardown.add(() => database.drop());
  return database.adminUrl;
}
