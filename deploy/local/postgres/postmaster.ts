import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { LaunchError } from '../launch-error';
import { commandLine, isRunning, processesIn, signalTo } from '../run/process-identity';
import { waitUntil } from '../run/wait-until';
import { readPostmasterFile, type PostmasterFile } from './postmaster-file';

const longestStart = 120_000;
const longestOrphan = 10_000;
/** How a postmaster is asked to stop, and how long (ms) it may take: it ends what runs, then it breaks it off, then it is ended. */
const waysToStop = [
  ['SIGINT', 30_000],
  ['SIGQUIT', 10_000],
  ['SIGKILL', 5_000],
] as const;

/** The postmaster that an earlier run left on a data folder, ready to be used. What a dead one left behind is cleared away. */
export async function findPostmaster(dataDir: string): Promise<PostmasterFile | undefined> {
  const left = readPostmasterFile(dataDir);
  if (!left) return undefined;
  const outcome = await waitUntil(() => (runsOn(dataDir, left.pid) ? readyOn(dataDir) : 'gone'), longestStart);
  if (!outcome)
    throw new LaunchError(`The PostgreSQL of an earlier run (process ${left.pid}) is there but does not become ready: stop it first.`);
  if (outcome !== 'gone') return outcome;
  await clearLeftovers(dataDir);
  return undefined;
}

/** Stops whatever postmaster runs on a data folder, and sees its processes off; when there is none, nothing happens. */
export async function stopPostmasterOf(dataDir: string): Promise<void> {
  const pid = readPostmasterFile(dataDir)?.pid;
  if (!pid || !runsOn(dataDir, pid)) return;
  for (const [signal, limit] of waysToStop) {
    signalTo(pid, signal);
    if (await waitUntil(() => !runsOn(dataDir, pid) || undefined, limit)) return void (await orphansOn(dataDir));
  }
  throw new LaunchError(`PostgreSQL (process ${pid}) cannot be stopped.`);
}

/** Whether a process is the postmaster of a data folder. Process ids are used again, so its command line is asked too. */
export function runsOn(dataDir: string, pid: number): boolean {
  return isRunning(pid) && `${commandLine(pid)} `.includes(`postgres -D ${dataDir} `);
}

/** The postmaster of a data folder, once it takes connections. */
export function readyOn(dataDir: string): PostmasterFile | undefined {
  const file = readPostmasterFile(dataDir);
  return file?.isReady ? file : undefined;
}

/** Waits for the processes of a postmaster that is gone: they see it, and end by themselves a moment later. Gives those that do not. */
export async function orphansOn(dataDir: string): Promise<readonly number[]> {
  // The command line of one that is just ending is empty already.
  const orphans = () => processesIn(dataDir).filter((pid) => /^(postgres:|$)/.test(commandLine(pid)));
  await waitUntil(() => orphans().length === 0 || undefined, longestOrphan);
  return orphans();
}

// PostgreSQL takes any process with the id in postmaster.pid for a postmaster, so a stale file must go; but not while sessions of the dead
// one still write to the data.
async function clearLeftovers(dataDir: string): Promise<void> {
  const orphans = await orphansOn(dataDir);
  if (orphans.length > 0)
    throw new LaunchError(`Sessions of an earlier PostgreSQL (processes ${orphans.join(', ')}) still use ${dataDir}: end them first.`);
  rmSync(join(dataDir, 'postmaster.pid'), { force: true });
}
