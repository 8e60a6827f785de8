import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { startBroker } from './broker/broker';
import { brokerUsers, readBrokerKeys } from '../registry/broker-users';
import { initKeys } from '../province/init-keys';
import type { LocalConfig } from './local.config';
import { removeData } from './postgres/data-place';
import { startEmbeddedPostgres } from './postgres/embedded-postgres';
import { say, secondsSince } from './run/terminal';
import type { Teardown } from './run/teardown';

/** What the servers of a run are tied to. */
export interface Ties {
  readonly teardown: Teardown;
  /** Told when a server ends by itself. */
  readonly onDeath: (sentence: string) => void;
}

/** Everything in the data folder that belongs to the PostgreSQL there, and falls with it. */
const keptBesideData = ['keys', 'files'];

/** The PostgreSQL of a run: the one that is given, or an embedded one. @returns its URL */
export async function providePostgres({ databaseUrl, dataFolder, fresh }: LocalConfig, { teardown, onDeath }: Ties): Promise<string> {
  if (databaseUrl) return databaseUrl;
  const start = performance.now();
  const dataDir = join(dataFolder, 'postgres');
  if (fresh) await removeAll(dataFolder, dataDir);
  const server = await startEmbeddedPostgres({ dataDir, onDeath });
  teardown.add(() => server.stop());
  say(`PostgreSQL ${server.reused ? 'of the last run taken over' : 'started'} in ${secondsSince(start)}, data in ${server.dataDir}`);
  return server.adminUrl;
}

/** The broker of a run: the one that is given, a private nats-server, or the built-in one. @returns its URL */
export async function provideBroker({ natsUrl, dataFolder }: LocalConfig, { teardown, onDeath }: Ties): Promise<string> {
  if (natsUrl) return natsUrl;
  const start = performance.now();
  const broker = await startBroker({ folder: join(dataFolder, 'broker'), users: usersOf(join(dataFolder, 'keys')), onDeath });
  teardown.add(() => broker.stop());
  say(`Broker (${broker.kind}) started in ${secondsSince(start)}`);
  return broker.url;
}

// Each app comes in with its own key and may do at the broker what the registry says, on a laptop as in production.
function usersOf(keysFolder: string): string | undefined {
  initKeys(keysFolder);
  const keys = readBrokerKeys(keysFolder);
  return keys && brokerUsers((app) => keys[app]);
}

async function removeAll(dataFolder: string, dataDir: string): Promise<void> {
  await removeData(dataDir);
  for (const name of keptBesideData) rmSync(join(dataFolder, name), { recursive: true, force: true });
}
