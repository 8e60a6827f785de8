import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Client } from 'pg';
import { serverEnvironment } from '../../local/host.config';
import { readBackupKey } from '../backup-key';
import { backupUse, manifestName, manifestOf, type Manifest } from '../manifest';
import { writeSealed } from '../new-file';
import { packText } from '../tar/tar-writer';

/** Which cluster is backed up, and where to. */
export interface BaseBackup {
  /** A superuser's URL of the province's database; the cluster archives its log. */
  readonly adminUrl: string;
  readonly to: string;
  readonly keyFile: string;
  /** Where pg_basebackup is, unless on the path. */
  readonly program?: string;
}

/** Backs up a running cluster with pg_basebackup; its archived log brings it forward from there. What fails leaves no file. */
export async function backUpBase({ adminUrl, to, keyFile, program = 'pg_basebackup' }: BaseBackup): Promise<Manifest> {
  const key = readBackupKey(keyFile);
  const manifest = await lookInto(adminUrl);
  await writeSealed(to, { key, as: backupUse }, contentOf(manifest, program, adminUrl));
  return manifest;
}

async function lookInto(adminUrl: string): Promise<Manifest> {
  const client = new Client({ connectionString: adminUrl, application_name: 'noivu-backup' });
  await client.connect();
  try {
    const { rows } = await client.query<{ archive_mode: string }>('SHOW archive_mode');
    if (rows[0]?.archive_mode === 'off')
      throw new Error('The cluster does not archive its log: without it a base backup cannot be restored.');
    return await manifestOf('base', client);
  } finally {
    await client.end();
  }
}

async function* contentOf(manifest: Manifest, program: string, adminUrl: string): AsyncGenerator<Buffer> {
  yield* packText(manifestName, JSON.stringify(manifest, null, 2));
  // It ends the tar itself. The log is not in it: the server waits until what belongs to the backup is archived.
  yield* output(program, ['--pgdata=-', '--format=tar', '--wal-method=none', '--checkpoint=fast', '--manifest-checksums=SHA256'], adminUrl);
}

async function* output(program: string, options: readonly string[], adminUrl: string): AsyncGenerator<Buffer> {
  const { url, password } = withoutPassword(adminUrl);
  const child = spawn(program, [...options, '--no-password', `--dbname=${url}`], {
    env: { ...serverEnvironment(), PGPASSWORD: password },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (part: Buffer) => (said += part.toString()));
  const ended = once(child, 'close') as Promise<[number | null]>;
  try {
    yield* child.stdout as AsyncIterable<Buffer>;
    const [code] = await ended;
    if (code !== 0) throw new Error(`pg_basebackup failed: ${said.trim()}`);
  } catch (error) {
    child.kill();
    await ended.catch(() => undefined);
    throw (error as NodeJS.ErrnoException).code === 'ENOENT'
      ? new Error('pg_basebackup is not on the path: it comes with PostgreSQL.')
      : error;
  }
}

// The command line of a process is everybody's to read.
function withoutPassword(adminUrl: string): { url: string; password: string } {
  const url = new URL(adminUrl);
  const password = decodeURIComponent(url.password);
  url.password = '';
  return { url: url.href, password };
}
