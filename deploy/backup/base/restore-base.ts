import { appendFileSync, chmodSync, chownSync, closeSync, openSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { serverUser, type ServerUser } from '../../local/postgres/server-user';
import { readBackupKey } from '../backup-key';
import { backupUse, manifestName, readManifest, type Manifest } from '../manifest';
import { assertWhole, readSealed } from '../new-file';
import { unpack } from '../tar/tar-reader';
import { makeWholeFolder } from '../whole-folder';
import { recoverySettings } from './recovery-settings';

/** Which base is restored, where to, and how far it is to be brought forward. */
export interface BaseRestore {
  readonly from: string;
  readonly keyFile: string;
  /** A new or empty folder, for the data directory of PostgreSQL. */
  readonly data: string;
  /** The folder of the archived log. */
  readonly archive: string;
  /** A moment, ISO with its zone; undefined: to the end of the archive. */
  readonly until?: string | undefined;
  /** The program that fetches the log, by words; ours unless given. */
  readonly fetching?: readonly string[];
}

const ours = [process.execPath, join(__dirname, '..', 'wal', 'main.js')];

/** Unpacks a base backup and writes what lets PostgreSQL bring it forward when it is started. The folder is there when all has succeeded, else nothing is. */
export async function restoreBase({ from, keyFile, data, archive, until, fetching = ours }: BaseRestore): Promise<Manifest> {
  const seal = { key: readBackupKey(keyFile), as: backupUse };
  const user = serverUser(data);
  const words = [...fetching, 'fetch', '--key', resolve(keyFile), '--archive', resolve(archive)];
  const settings = recoverySettings(words, until);
  await assertWhole(from, seal);
  // PostgreSQL brings all of it to the disk before it recovers.
  return makeWholeFolder(data, async (aside) => {
    const manifest = await readSealed(from, seal, (content) =>
      unpack(content, manifestName, (text) => ({
        result: readManifest(text, 'base'),
        placeOf: (name) => ({ path: join(aside, name), owner: user }),
      })),
    );
    appendFileSync(join(aside, 'postgresql.auto.conf'), settings);
    closeSync(openSync(join(aside, 'recovery.signal'), 'w', 0o600));
    give(aside, user);
    return manifest;
  });
}

function give(aside: string, user: ServerUser | undefined): void {
  chmodSync(aside, 0o700);
  if (user) for (const path of [aside, join(aside, 'recovery.signal')]) chownSync(path, user.uid, user.gid);
}
