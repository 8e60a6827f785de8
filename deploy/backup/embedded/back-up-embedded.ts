import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Client } from 'pg';
import { startEmbeddedPostgres } from '../../local/postgres/embedded-postgres';
import { passwordFile } from '../../local/postgres/password';
import { takeRunLock } from '../../local/run/run-lock';
import { provinceUrl, wordsOfLoad } from '../../province/province-database';
import { readBackupKey } from '../backup-key';
import { backupUse, manifestName, manifestOf, type Manifest } from '../manifest';
import { writeSealed } from '../new-file';
import { pack, packText, tarEnd } from '../tar/tar-writer';

/** Which demo is backed up, and where to. */
export interface EmbeddedBackup {
  /** The data folder of `npm start`. */
  readonly data: string;
  readonly to: string;
  readonly keyFile: string;
}

/** What a running server writes about itself. */
const ofTheServer = ['postmaster.pid', 'postmaster.opts'];

/** Backs up an embedded demo, which must be stopped: its cluster with all it holds, and its keys. What fails leaves no file. */
export async function backUpEmbedded({ data, to, keyFile }: EmbeddedBackup): Promise<Manifest> {
  const folder = resolve(data);
  const key = readBackupKey(keyFile);
  if (!existsSync(join(folder, 'postgres', 'PG_VERSION')))
    throw new Error(`${folder} holds no embedded PostgreSQL: there is nothing to back up.`);
  const release = takeRunLock(folder);
  try {
    const { manifest, dataDir } = await lookInto(join(folder, 'postgres'));
    await writeSealed(to, { key, as: backupUse }, contentOf(folder, dataDir, manifest));
    return manifest;
  } finally {
    release();
  }
}

// Started and stopped, it has also put its house in order after whatever ended it last.
async function lookInto(asked: string): Promise<{ manifest: Manifest; dataDir: string }> {
  const server = await startEmbeddedPostgres({ dataDir: asked });
  try {
    // A load that never ended is made anew at the next start: a backup of it would hold nothing.
    const isLoaded = (await wordsOfLoad(server.adminUrl)) !== undefined;
    if (!isLoaded) throw new Error('The demo was never loaded to its end: there is nothing to back up.');
    return { manifest: await manifestIn(provinceUrl(server.adminUrl)), dataDir: server.dataDir };
  } finally {
    await server.stop();
  }
}

async function manifestIn(adminUrl: string): Promise<Manifest> {
  const client = new Client({ connectionString: adminUrl, application_name: 'noivu-backup' });
  await client.connect();
  return manifestOf('embedded', client).finally(() => client.end());
}

async function* contentOf(folder: string, dataDir: string, manifest: Manifest): AsyncGenerator<Buffer> {
  yield* packText(manifestName, JSON.stringify(manifest, null, 2));
  yield* pack(dataDir, 'postgres', ofTheServer);
  yield* pack(passwordFile(dataDir), 'postgres.password');
  yield* pack(join(folder, 'keys'), 'keys');
  if (existsSync(join(folder, 'files'))) yield* pack(join(folder, 'files'), 'files');
  yield tarEnd;
}
