import { chmodSync, existsSync, lstatSync, mkdirSync, readlinkSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { LaunchError } from '../launch-error';
import { makeFolder } from '../run/make-folder';
import { commonPlace, nameOf } from './binaries-copy';
import { stopPostmasterOf } from './postmaster';
import { assertOwnFolder, mayEnter } from './reachable';
import type { ServerUser } from './server-user';

/**
 * Where the data really lie. Under root the server's user often cannot come to a home closed with 0700: the data then lie in the common place,
 * and a symbolic link stands where they were asked for. Without that link they belong to nobody any more, and go.
 */
export async function placeData(asked: string, user: ServerUser | undefined): Promise<string> {
  const folder = resolve(asked);
  makeFolder(dirname(folder));
  const link = linkOf(folder);
  const elsewhere = elsewhereOf(folder);
  if (link === elsewhere && existsSync(dirname(elsewhere))) return ours(elsewhere);
  if (link && link !== elsewhere) return realpathSync(folder);
  if (!link && (!user || mayEnter(dirname(folder), user))) return join(realpathSync(dirname(folder)), basename(folder));
  if (!link && existsSync(folder))
    throw new LaunchError(
      `PostgreSQL, which does not run as root, cannot come to its data in ${folder}: open the folders above it (chmod o+x).`,
    );
  await layLink(folder, elsewhere);
  return ours(elsewhere);
}

/**
 * Where the data of a folder that is made aside are to lie, to stand in `asked` when it is shown: in it or, where the server's user could not come to them
 * there, in the common place, with the link laid in it.
 */
export async function placeMadeData(aside: string, asked: string, user: ServerUser | undefined): Promise<string> {
  const folder = resolve(asked);
  if (!user || mayEnter(dirname(folder), user)) return join(realpathSync(aside), basename(folder));
  const elsewhere = elsewhereOf(folder);
  await makeRoom(elsewhere);
  symlinkSync(elsewhere, join(aside, basename(folder)));
  return elsewhere;
}

/** Removes a cluster for good: stops what runs on it, then deletes data, password and log, wherever they lie. */
export async function removeData(asked: string): Promise<void> {
  const folder = resolve(asked);
  const elsewhere = elsewhereOf(folder);
  const isElsewhere = linkOf(folder) === elsewhere;
  const real = isElsewhere ? elsewhere : existsSync(folder) ? realpathSync(folder) : folder;
  await stopPostmasterOf(real);
  for (const path of [real, `${real}.initdb`, `${real}.password`, `${real}.log`, folder]) rmSync(path, { recursive: true, force: true });
  if (isElsewhere) rmSync(dirname(elsewhere), { recursive: true, force: true });
}

const elsewhereOf = (folder: string): string =>
  join(commonPlace, `noivu-data-${nameOf(`${folder} ${process.getuid?.() ?? ''}`)}`, 'postgres');

function ours(elsewhere: string): string {
  assertOwnFolder(dirname(elsewhere));
  return elsewhere;
}

async function layLink(folder: string, elsewhere: string): Promise<void> {
  await makeRoom(elsewhere);
  rmSync(folder, { force: true });
  symlinkSync(elsewhere, folder);
}

async function makeRoom(elsewhere: string): Promise<void> {
  const room = dirname(elsewhere);
  if (existsSync(room)) {
    assertOwnFolder(room);
    await removeData(elsewhere);
    rmSync(room, { recursive: true });
  }
  mkdirSync(room);
  chmodSync(room, 0o755);
}

function linkOf(path: string): string | undefined {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ? readlinkSync(path) : undefined;
}
