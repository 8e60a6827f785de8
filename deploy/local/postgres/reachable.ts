import { existsSync, lstatSync, realpathSync, statSync, type Stats } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { LaunchError } from '../launch-error';
import type { ServerUser } from './server-user';

const enter = 0o1;
const readAndEnter = 0o5;

/** Whether a user may come to what lies in a folder: pass through all folders above it, and through itself. What is not yet there is ours to make. */
export function mayEnter(folder: string, user: ServerUser): boolean {
  return existsSync(folder) ? passes(realpathSync(folder), user) : mayEnter(dirname(resolve(folder)), user);
}

/** Whether a user may read a file or run a program where it lies. */
export function mayRun(file: string, user: ServerUser): boolean {
  return allows(statSync(file), user, readAndEnter) && mayEnter(dirname(file), user);
}

/**
 * Refuses a folder in a place that everybody writes to, unless it is a real one that nobody but us can change: another user may have laid it
 * there before us.
 */
export function assertOwnFolder(folder: string): void {
  const found = lstatSync(folder);
  const isOurs = found.isDirectory() && found.uid === process.getuid?.() && (found.mode & 0o022) === 0;
  if (!isOurs) throw new LaunchError(`${folder} was not made by this user, so it is not used: remove it.`);
}

function passes(folder: string, user: ServerUser): boolean {
  const above = dirname(folder);
  return allows(statSync(folder), user, enter) && (above === folder || passes(above, user));
}

function allows(found: Stats, user: ServerUser, wanted: number): boolean {
  const shift = found.uid === user.uid ? 6 : found.gid === user.gid ? 3 : 0;
  return ((found.mode >> shift) & wanted) === wanted;
}
