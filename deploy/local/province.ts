import { join } from 'node:path';
import { dayInProvince, systemClock } from '@noivu/calendar';
import { services } from '@noivu/contracts';
import { readKeys, type Settings } from '@noivu/service';
import { demoAccounts, demoPassword } from '../demo/accounts';
import { loadDemo, type DemoRun } from '../province/load-demo';
import { initKeys } from '../province/init-keys';
import { prepareDatabase } from '../province/prepare-database';
import { markLoaded, openProvinceDatabase } from '../province/province-database';
import { startProvince as startApps, startServices, type RunningServices } from '../province/start-province';
import { startApart } from './apart';
import { LaunchError } from './launch-error';
import type { LocalConfig } from './local.config';
import { say, secondsSince } from './run/terminal';

/** What the province stands on. */
export interface Servers {
  /** PostgreSQL, as its owner; with password. */
  readonly databaseUrl: string;
  /** NATS; with its token or user and password. */
  readonly natsUrl: string;
}

/** What a start of the province is given. */
export interface ProvinceStart {
  readonly config: LocalConfig;
  readonly servers: Servers;
  /** Aborted when the run is to end: a start under way then stops where it stands. */
  readonly stopping: AbortSignal;
  /** To be told when an app ends by itself, in one sentence; the run then ends. */
  readonly onDeath: (sentence: string) => void;
}

/** A province whose apps answer. */
export interface RunningProvince {
  /** What the person at the terminal wants to know: addresses, accounts of the demo, times. */
  readonly lines: readonly string[];
  /** Stops the apps, and returns when none is left. */
  readonly stop: () => Promise<void>;
}

const everySender = [...services, 'gateway', 'operator'] as const;

/** Bootstraps and migrates the database, loads the demo and starts the apps. */
export async function startProvince({ config, servers, stopping, onDeath }: ProvinceStart): Promise<RunningProvince> {
  const keysFolder = join(config.dataFolder, 'keys');
  initKeys(keysFolder);
  const keys = readKeys(keysFolder, everySender);
  const database = await openProvinceDatabase(servers.databaseUrl);
  const run = demoRun(config, database.loaded);
  const begun = performance.now();
  await prepareDatabase(database.url, keys.passwords);
  say(`Database ready in ${secondsSince(begun)}`);
  const settings = { ...keys, databaseUrl: database.url, brokerUrl: servers.natsUrl, province: run.province, clock: systemClock };
  const load = async ({ catchUp }: { catchUp: () => Promise<void> }) => {
    if (database.loaded !== undefined) return;
    const start = performance.now();
    await loadDemo(run, { adminUrl: database.url, catchUp, stopping });
    await markLoaded(servers.databaseUrl, wordsOf(run));
    say(`Demo province loaded in ${secondsSince(start)}`);
  };
  if (config.apart) return startedApart(run, config, { settings, keysFolder, load, onDeath });
  const gateway = { host: '127.0.0.1', port: config.port, docs: true };
  const running = await startApps({ ...settings, gateway, ops: { host: '127.0.0.1', port: config.opsPort }, beforeOpening: load });
  return { lines: closingLines(run, config), stop: running.stop };
}

interface ApartStart {
  readonly settings: Settings;
  readonly keysFolder: string;
  readonly load: (services: RunningServices) => Promise<void>;
  readonly onDeath: (sentence: string) => void;
}

// The demo is loaded by services of this process, which then make room for the processes.
async function startedApart(
  run: DemoRun,
  config: LocalConfig,
  { settings, keysFolder, load, onDeath }: ApartStart,
): Promise<RunningProvince> {
  const services = await startServices(settings);
  await load(services).finally(() => services.stop());
  const { databaseUrl, brokerUrl: natsUrl } = settings;
  const { stop } = await startApart({
    databaseUrl,
    natsUrl,
    keysFolder,
    province: run.province,
    port: config.port,
    opsPort: config.opsPort,
    onDeath,
  });
  return { lines: closingLines(run, config), stop };
}

const wordsOf = ({ province, count, asOf }: DemoRun): string => `noivu demo ${province} ${count} ${asOf}`;

// What was loaded stays what it is: its people are those of the day they were made on.
function demoRun({ province, records }: LocalConfig, loaded: string | undefined): DemoRun {
  if (loaded === undefined) return { seed: 'noivu', province, count: records, asOf: dayInProvince(systemClock.now()) };
  const [, , loadedProvince, count, asOf] = loaded.split(' ');
  if (loadedProvince !== province) {
    throw new LaunchError(
      `The data folder holds the demo of ${loadedProvince}; start with --province ${loadedProvince}, or with --fresh to throw it away.`,
    );
  }
  return { seed: 'noivu', province, count: Number(count), asOf: asOf ?? '' };
}

function closingLines(run: DemoRun, { port, opsPort }: LocalConfig): string[] {
  const url = `http://127.0.0.1:${port}`;
  const accounts = demoAccounts(run).map(({ username, displayName }) => `  ${username.padEnd(15)} ${displayName}`);
  return [
    '',
    `Noivu answers at   ${url}/api/v1`,
    `API documentation  ${url}/api/docs`,
    `Health, figures    http://127.0.0.1:${opsPort}/health/ready, /metrics`,
    `Demo accounts of ${run.province}, ${run.count} records, all people made up; password of all: ${demoPassword}`,
    ...accounts,
    '',
  ];
}
