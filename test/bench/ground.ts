import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { dayInProvince, systemClock, type Day } from '@noivu/calendar';
import { services } from '@noivu/contracts';
import type { ProvinceCode } from '@noivu/regulation';
import { readKeys } from '@noivu/service';
import { startBroker } from '../../deploy/local/broker/broker';
import { removeData } from '../../deploy/local/postgres/data-place';
import { startEmbeddedPostgres } from '../../deploy/local/postgres/embedded-postgres';
import type { Teardown } from '../../deploy/local/run/teardown';
import { initKeys } from '../../deploy/province/init-keys';
import { loadDemo } from '../../deploy/province/load-demo';
import { prepareDatabase } from '../../deploy/province/prepare-database';
import { openProvinceDatabase } from '../../deploy/province/province-database';
import { startServices } from '../../deploy/province/start-province';

/** A broker as a process of its own. */
export interface BrokerProcess {
  readonly url: string;
  readonly pid: number;
}

/** What the variants stand on. */
export interface Ground {
  /** As the superuser, whom no policy binds. */
  readonly databaseUrl: string;
  readonly postmaster: number;
  readonly keysFolder: string;
  readonly province: ProvinceCode;
  readonly day: Day;
  /** A broker of one's own for each variant: none counts the others' messages. */
  readonly broker: (name: string) => Promise<BrokerProcess>;
}

const PROVINCE: ProvinceCode = 'dong-nai';

/** Starts PostgreSQL, and loads the demo province into it. */
export async function layGround(records: number, teardown: Teardown): Promise<Ground> {
  const folder = mkdtempSync(join(tmpdir(), 'noivu-bench-'));
  chmodSync(folder, 0o711);
  teardown.add(() => rmSync(folder, { recursive: true, force: true }));
  const dataDir = join(folder, 'postgres');
  teardown.add(() => removeData(dataDir));
  const server = await startEmbeddedPostgres({ dataDir, settings: { shared_buffers: '512MB' } });
  teardown.add(() => server.stop());
  const keysFolder = join(folder, 'keys');
  initKeys(keysFolder);
  const { url: databaseUrl } = await openProvinceDatabase(server.adminUrl);
  const ground = {
    databaseUrl,
    postmaster: Number(readFileSync(join(server.dataDir, 'postmaster.pid'), 'utf8').split('\n', 1)[0]),
    keysFolder,
    province: PROVINCE,
    day: dayInProvince(systemClock.now()),
    broker: (name: string) => startOwnBroker(join(folder, `broker-${name}`), teardown),
  };
  await loadProvince(ground, records);
  return ground;
}

async function startOwnBroker(folder: string, teardown: Teardown): Promise<BrokerProcess> {
  const { url, kind, stop } = await startBroker({ folder });
  teardown.add(() => stop());
  if (kind !== 'nats-server')
    throw new Error('A nats-server on the PATH is needed: the built-in broker is for laptops and would be measured instead.');
  return { url, pid: Number(readFileSync(join(folder, 'pid'), 'utf8')) };
}

async function loadProvince({ databaseUrl, keysFolder, province, day, broker }: Ground, records: number): Promise<void> {
  const keys = readKeys(keysFolder, [...services, 'gateway', 'operator']);
  await prepareDatabase(databaseUrl, keys.passwords);
  const { url: brokerUrl } = await broker('load');
  const running = await startServices({ ...keys, databaseUrl, brokerUrl, province, clock: systemClock });
  try {
    await loadDemo({ seed: 'noivu', province, count: records, asOf: day }, { adminUrl: databaseUrl, catchUp: running.catchUp });
  } finally {
    await running.stop();
  }
  await asked(databaseUrl, (client) => client.query('VACUUM ANALYZE'));
}

/** The ids of all records, and how many facts a record has. */
export const recordsOf = ({ databaseUrl }: Ground): Promise<{ readonly ids: readonly string[]; readonly factsEach: number }> =>
  asked(databaseUrl, async (client) => {
    const { rows } = await client.query<{ id: string }>('SELECT id FROM personnel.record ORDER BY id');
    const { rows: facts } = await client.query<{ count: string }>('SELECT count(*) FROM personnel.fact');
    return { ids: rows.map(({ id }) => id), factsEach: Number(facts[0]?.count) / rows.length };
  });

/** The version of the server. */
export const versionOf = ({ databaseUrl }: Ground): Promise<string> =>
  asked(
    databaseUrl,
    async (client) => (await client.query<{ server_version: string }>('SHOW server_version')).rows[0]?.server_version ?? '',
  );

async function asked<T>(databaseUrl: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
