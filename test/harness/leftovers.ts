import { existsSync, lstatSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { stopNatsServer } from '../../deploy/local/broker/nats-server';
import { stopPostmasterOf } from '../../deploy/local/postgres/postmaster';
import { lockHolder } from '../../deploy/local/run/run-lock';

/** How the folders of test runs are named in the folder for temporary files. */
export const runFolderPrefix = 'noivu-test-';

/** Stops and removes what runs of tests that were killed have left behind. Those that still run, and those of other users, are let be. */
export async function removeLeftovers(): Promise<void> {
  const folders = readdirSync(tmpdir()).filter((name) => name.startsWith(runFolderPrefix));
  for (const folder of folders.map((name) => join(tmpdir(), name)).filter(isLeftover)) await removeRunFolder(folder);
}

/** Removes the folder of a run, and stops every server that a test file has left running anywhere in it. */
export async function removeRunFolder(folder: string): Promise<void> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file));
  for (const file of files) {
    if (basename(file) === 'nats-server.conf') await stopNatsServer(dirname(file));
    if (basename(file) === 'postmaster.pid') await stopPostmasterOf(dirname(file));
  }
  rmSync(folder, { recursive: true, force: true });
}

function isLeftover(folder: string): boolean {
  const found = lstatSync(folder, { throwIfNoEntry: false });
  const isMine = found?.isDirectory() === true && (process.getuid === undefined || found.uid === process.getuid());
  return isMine && existsSync(join(folder, 'run.lock')) && !lockHolder(folder);
}
