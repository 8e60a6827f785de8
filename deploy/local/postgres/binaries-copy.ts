import { createHash } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assertOwnFolder } from './reachable';

/** A place that every user can come to and that outlives a restart of the machine. */
export const commonPlace = process.platform === 'win32' ? tmpdir() : '/var/tmp';

/** A short name for a path, the same on every run. */
export const nameOf = (path: string): string => createHash('sha256').update(path).digest('hex').slice(0, 16);

/**
 * A copy of the programs (some 50 MB) in the common place, made on the first run only.
 * @param mend what makes a copy fit to run, before it is shown
 */
export function copyOfBinaries(packageFolder: string, version: string, mend: (folder: string) => void): string {
  const copy = join(commonPlace, `noivu-postgresql-${version}-${nameOf(`${packageFolder} ${process.getuid?.() ?? ''}`)}`);
  if (!existsSync(copy)) makeCopy(packageFolder, copy, mend);
  assertOwnFolder(copy);
  return copy;
}

// Shown whole or not at all. Another run may have shown its copy first: ours is then of no use.
function makeCopy(packageFolder: string, copy: string, mend: (folder: string) => void): void {
  const halfDone = `${copy}.${process.pid}`;
  try {
    copyOpenly(packageFolder, halfDone);
    mend(halfDone);
    renameSync(halfDone, copy);
  } catch (error) {
    if (!existsSync(copy)) throw error;
  } finally {
    rmSync(halfDone, { recursive: true, force: true });
  }
}

// Modes are set by hand: with umask 077 both the package and a plain copy of it would be closed to the server's user.
function copyOpenly(from: string, to: string): void {
  const found = lstatSync(from);
  if (found.isSymbolicLink()) return symlinkSync(readlinkSync(from), to);
  if (found.isFile()) {
    copyFileSync(from, to);
    return chmodSync(to, found.mode & 0o111 ? 0o755 : 0o644);
  }
  mkdirSync(to);
  chmodSync(to, 0o755);
  for (const name of readdirSync(from).filter((entry) => !entry.endsWith('.a'))) copyOpenly(join(from, name), join(to, name));
}
