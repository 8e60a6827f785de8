import { parseArgs } from 'node:util';
import { readBackupKey } from '../backup-key';
import { fetchWal, keepWal } from './wal-archive';

/**
 * What PostgreSQL itself calls, once for each 16 MB of its log: a program of its own, which loads nothing but this.
 *
 *   keep  --key FILE --archive FOLDER %p %f   archive_command
 *   fetch --key FILE --archive FOLDER %f %p   restore_command
 */
async function run(args: readonly string[]): Promise<number> {
  const { positionals, values } = parseArgs({
    args: [...args],
    options: { key: { type: 'string' }, archive: { type: 'string' } },
    allowPositionals: true,
  });
  const [verb, first, second] = positionals;
  if (!values.key || !values.archive || !first || !second) throw new Error('keep or fetch, with --key, --archive and two names.');
  const archive = { folder: values.archive, key: readBackupKey(values.key) };
  if (verb === 'keep') return keepWal(archive, first, second).then(() => 0);
  if (verb === 'fetch') return (await fetchWal(archive, first, second)) ? 0 : endOfArchive;
  throw new Error('The verb is keep or fetch.');
}

/** PostgreSQL takes 1 for the end of the archive and goes on with what it has; above 125 it stops. */
const endOfArchive = 1;
const stop = 126;

run(process.argv.slice(2)).then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    process.stderr.write(`noivu wal: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = stop;
  },
);
