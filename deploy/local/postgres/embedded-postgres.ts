import { readFileSync, realpathSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';
import { LaunchError } from '../launch-error';
import { signalTo } from '../run/process-identity';
import { findBinaries } from './binaries';
import { broken, prepareDataFolder } from './data-folder';
import { placeData } from './data-place';
import { launchPostmaster } from './launch';
import { passwordFile, readPassword } from './password';
import { findPostmaster, runsOn, stopPostmasterOf } from './postmaster';
import { diskFull, isDiskFull } from './server-process';
import { serverUser } from './server-user';
import { laptopSettings, type ServerSettings } from './settings';

/** What is asked of an embedded PostgreSQL. */
export interface EmbeddedPostgresOptions {
  /** Where the data lie; made on the first start. The password and the log stand beside it. */
  readonly dataDir: string;
  /** One of the kernel's unless given. A server that an earlier run left keeps its own. */
  readonly port?: number;
  /** On top of those for a laptop. */
  readonly settings?: ServerSettings;
  /** Told when the server ends without being asked to. */
  readonly onDeath?: (sentence: string) => void;
}

/** A running embedded PostgreSQL. */
export interface EmbeddedPostgres {
  /** For the superuser; it carries the password. */
  readonly adminUrl: string;
  readonly port: number;
  /** Where the data really lie. */
  readonly dataDir: string;
  /** True when an earlier run, ended hard, had left it running. */
  readonly reused: boolean;
  stop(): Promise<void>;
}

/**
 * Starts PostgreSQL from its npm package, or takes over the one that an earlier run left on the same data.
 * @throws LaunchError for everything that a person can mend: a foreign or broken folder, a full disk, a port in use, a wrong password
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const user = serverUser(options.dataDir);
  const binaries = findBinaries(user);
  const dataDir = await placeData(options.dataDir, user);
  await prepareDataFolder(dataDir, binaries, user);
  const survivor = await findPostmaster(dataDir);
  const settings = { ...laptopSettings, ...options.settings };
  const { pid, port } = survivor ?? (await launchPostmaster({ dataDir, binaries, user, settings }, options.port));
  const adminUrl = `postgresql://postgres:${encodeURIComponent(readPassword(dataDir))}@127.0.0.1:${port}/postgres`;
  try {
    await assertOwnServer(adminUrl, dataDir);
  } catch (error) {
    // A server that was found dying is not there to take over: once it is gone, one of our own is started.
    if (survivor && !runsOn(dataDir, survivor.pid)) return startEmbeddedPostgres(options);
    if (!survivor) await stopPostmasterOf(dataDir);
    throw error;
  }
  return { adminUrl, port, dataDir, reused: survivor !== undefined, stop: guard(dataDir, pid, options.onDeath) };
}

// A port says nothing about whose server listens on it: before the first write the server itself names its data folder.
async function assertOwnServer(adminUrl: string, dataDir: string): Promise<void> {
  const theirs = await askForDataFolder(adminUrl).catch((error: unknown) => {
    throw unanswered(dataDir, error);
  });
  if (realpathSync(theirs) === realpathSync(dataDir)) return;
  throw new LaunchError(`The PostgreSQL that answers works on ${theirs}, not on ${dataDir}: nothing was written.`);
}

/** A server that has just come up after a crash may break off its first sessions: it is asked again before the data are called broken. */
const passing: readonly unknown[] = ['ECONNRESET', 'ECONNREFUSED', '57P02', '57P03'];
const TRIES = 10;

async function askForDataFolder(adminUrl: string, tries = TRIES): Promise<string> {
  try {
    return await askOnce(adminUrl);
  } catch (error) {
    if (tries <= 1 || !passing.includes((error as { code?: unknown }).code)) throw error;
    await wait(200);
    return askForDataFolder(adminUrl, tries - 1);
  }
}

async function askOnce(adminUrl: string): Promise<string> {
  const client = new Client({ connectionString: adminUrl, connectionTimeoutMillis: 20_000 });
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>('show data_directory');
    return rows[0]?.data_directory ?? '';
  } finally {
    await client.end();
  }
}

const passwordRefused = '28P01';

function unanswered(dataDir: string, error: unknown): LaunchError {
  const { code, message } = error as Error & { code?: unknown };
  if (code !== passwordRefused) return broken(dataDir, message);
  const file = passwordFile(dataDir);
  return new LaunchError(
    `The PostgreSQL on ${dataDir} does not accept the password in ${file}: put the right one there, or start anew with --fresh.`,
    error,
  );
}

// Whatever ends this process, short of SIGKILL, takes the server with it.
function guard(dataDir: string, pid: number, onDeath: ((sentence: string) => void) | undefined): () => Promise<void> {
  const atExit = () => signalTo(pid, 'SIGINT');
  process.once('exit', atExit);
  const watch = setInterval(() => {
    if (runsOn(dataDir, pid)) return;
    release();
    onDeath?.(
      isDiskFull(readFileSync(`${dataDir}.log`, 'utf8'))
        ? diskFull().message
        : `PostgreSQL has ended by itself; its log is ${dataDir}.log.`,
    );
  }, 500).unref();
  const release = () => {
    clearInterval(watch);
    process.off('exit', atExit);
  };
  return async () => {
    release();
    await stopPostmasterOf(dataDir);
  };
}
