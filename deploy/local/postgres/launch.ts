import { closeSync, openSync, readFileSync } from 'node:fs';
import { freePort } from '../run/port';
import { waitUntil } from '../run/wait-until';
import { LaunchError } from '../launch-error';
import type { Binaries } from './binaries';
import { broken } from './data-folder';
import { orphansOn, readyOn, stopPostmasterOf } from './postmaster';
import type { PostmasterFile } from './postmaster-file';
import { causeIn, diskFull, isDiskFull, spawnServer } from './server-process';
import type { ServerUser } from './server-user';
import type { ServerSettings } from './settings';

/** A cluster that is there but does not run. */
export interface Cluster {
  readonly dataDir: string;
  readonly binaries: Binaries;
  readonly user: ServerUser | undefined;
  readonly settings: ServerSettings;
}

const longestStart = 120_000;
const triesForPort = 5;

/** Starts the postmaster of a cluster. Without a port one of the kernel's is taken, and another if somebody was faster. */
export async function launchPostmaster(cluster: Cluster, port?: number): Promise<PostmasterFile> {
  for (let tries = port ? 1 : triesForPort; ; tries -= 1) {
    const chosen = port ?? (await freePort());
    const outcome = await launchOn(cluster, chosen);
    if (typeof outcome !== 'string') return outcome;
    const isTaken = outcome.includes('Address already in use');
    if (isTaken && port) throw new LaunchError(`Port ${port}, asked for PostgreSQL, is already in use.`);
    if (!isTaken || tries <= 1) throw isDiskFull(outcome) ? diskFull() : broken(cluster.dataDir, causeIn(outcome));
  }
}

// The log goes to a file and not to us: the server then outlives our death in good health, and the next run finds it.
async function launchOn({ dataDir, binaries, user, settings }: Cluster, port: number): Promise<PostmasterFile | string> {
  const log = openSync(`${dataDir}.log`, 'w', 0o600);
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawnServer(binaries.postgres, ['-D', dataDir, '-p', String(port), ...flags], user, ['ignore', log, log]);
  closeSync(log);
  child.unref();
  let failure: Error | undefined;
  child.once('error', (error) => (failure = error));
  const hasEnded = () => (failure ?? child.exitCode ?? child.signalCode) !== null;
  const outcome = await waitUntil(() => (hasEnded() ? 'ended' : readyOn(dataDir)), longestStart);
  // A postmaster that cannot start does not wait for the processes that it had begun.
  if (outcome === 'ended') await orphansOn(dataDir);
  if (outcome === 'ended') return failure?.message ?? readFileSync(`${dataDir}.log`, 'utf8');
  if (outcome) return outcome;
  await stopPostmasterOf(dataDir);
  throw new LaunchError(`PostgreSQL was not ready after ${longestStart / 1000} s; its log is ${dataDir}.log.`);
}
