import { join } from 'node:path';
import { placeMadeData } from '../../local/postgres/data-place';
import { startEmbeddedPostgres } from '../../local/postgres/embedded-postgres';
import { passwordFile } from '../../local/postgres/password';
import { serverUser } from '../../local/postgres/server-user';
import { provinceUrl } from '../../province/province-database';
import { afterRestore, type TrailCheck } from '../after/after-restore';
import { readBackupKey } from '../backup-key';
import { backupUse, manifestName, readManifest, type Manifest } from '../manifest';
import { assertWhole, readSealed } from '../new-file';
import { syncTree } from '../sync-tree';
import { unpack, type Destination } from '../tar/tar-reader';
import { makeWholeFolder } from '../whole-folder';

/** Which backup is restored, and where to. */
export interface EmbeddedRestore extends TrailCheck {
  readonly from: string;
  readonly keyFile: string;
  /** A new or empty folder, for NOIVU_DATA. */
  readonly data: string;
}

/** What a restore has found, for the person who ordered it. */
export interface Restored {
  readonly manifest: Manifest;
  /** What the check of the audit trails says. */
  readonly lines: readonly string[];
}

/** Restores an embedded demo and ends the sessions of before. The folder is there when all has succeeded, else nothing is. */
export async function restoreEmbedded({ from, keyFile, data, ...check }: EmbeddedRestore): Promise<Restored> {
  const seal = { key: readBackupKey(keyFile), as: backupUse };
  await assertWhole(from, seal);
  const user = serverUser(data);
  return makeWholeFolder(data, async (aside) => {
    const dataDir = await placeMadeData(aside, join(data, 'postgres'), user);
    const placeOf = (name: string): Destination => {
      if (name === 'postgres' || name.startsWith('postgres/')) return { path: `${dataDir}${name.slice('postgres'.length)}`, owner: user };
      if (name === 'postgres.password') return { path: passwordFile(dataDir), owner: user };
      return { path: join(aside, name), owner: undefined };
    };
    const manifest = await readSealed(from, seal, (content) =>
      unpack(content, manifestName, (text) => ({ result: readManifest(text, 'embedded'), placeOf })),
    );
    const lines = await settled(aside, check);
    await syncTree(dataDir);
    await syncTree(aside);
    return { manifest, lines };
  });
}

async function settled(aside: string, check: TrailCheck): Promise<readonly string[]> {
  const server = await startEmbeddedPostgres({ dataDir: join(aside, 'postgres') });
  try {
    return await afterRestore({ adminUrl: provinceUrl(server.adminUrl), keysFolder: join(aside, 'keys'), ...check });
  } finally {
    await server.stop();
  }
}
