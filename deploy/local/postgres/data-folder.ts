import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { LaunchError } from '../launch-error';
import type { Binaries } from './binaries';
import { drawPassword, passwordFile } from './password';
import { runToEnd } from './server-process';
import type { ServerUser } from './server-user';

/**
 * Makes the data folder of a cluster, or refuses one that is not ours or not whole. It is made beside its place and moved there when it is
 * done: a folder in its place is a whole one.
 */
export async function prepareDataFolder(dataDir: string, binaries: Binaries, user: ServerUser | undefined): Promise<void> {
  if (isAbsent(dataDir)) return makeCluster(dataDir, binaries, user);
  if (!existsSync(passwordFile(dataDir)))
    throw new LaunchError(`${dataDir} holds something that this program did not make: move it away, or name another folder.`);
  for (const file of ['PG_VERSION', 'global/pg_control']) if (!existsSync(join(dataDir, file))) throw broken(dataDir, `${file} is missing`);
  const major = readFileSync(join(dataDir, 'PG_VERSION'), 'utf8').trim();
  if (major !== binaries.major) throw broken(dataDir, `it was made by PostgreSQL ${major}, and this is ${binaries.major}`);
}

/** The refusal of data that cannot be opened. */
export const broken = (dataDir: string, cause: string): LaunchError =>
  new LaunchError(`The data folder ${dataDir} cannot be opened (${cause}): if it is broken, start anew with --fresh, which deletes it.`);

async function makeCluster(dataDir: string, binaries: Binaries, user: ServerUser | undefined): Promise<void> {
  const halfDone = `${dataDir}.initdb`;
  rmSync(halfDone, { recursive: true, force: true });
  try {
    mkdirSync(halfDone);
    chmodSync(halfDone, 0o700);
    if (user) chownSync(halfDone, user.uid, user.gid);
    drawPassword(dataDir, user);
    await runToEnd(binaries.initdb, initialisation(halfDone, passwordFile(dataDir)), user);
    renameSync(halfDone, dataDir);
  } catch (error) {
    for (const path of [halfDone, passwordFile(dataDir)]) rmSync(path, { recursive: true, force: true });
    throw error;
  }
}

const initialisation = (folder: string, password: string): readonly string[] => [
  `--pgdata=${folder}`,
  '--username=postgres',
  `--pwfile=${password}`,
  '--auth=scram-sha-256',
  '--encoding=UTF8',
  ...(process.platform === 'linux' ? ['--locale=C.UTF-8'] : ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']),
  '--no-instructions',
  '--no-sync',
];

function isAbsent(folder: string): boolean {
  return !existsSync(folder) || readdirSync(folder).length === 0;
}
