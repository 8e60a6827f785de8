import { parseArgs } from 'node:util';
import { afterRestore } from '../backup/after/after-restore';
import { makeBackupKey } from '../backup/backup-key';
import { backUpBase } from '../backup/base/back-up-base';
import { restoreBase } from '../backup/base/restore-base';
import { backUpEmbedded } from '../backup/embedded/back-up-embedded';
import { restoreEmbedded } from '../backup/embedded/restore-embedded';
import type { Manifest } from '../backup/manifest';
import type { OperatorConfig } from './operator.config';

type Say = (line: string) => void;
type Command = (words: readonly string[]) => Promise<void>;

export const backupUsage = `
  backup key FILE                    makes the key that backups are sealed under; keep a copy where the backups are not
  backup --to FILE --key KEY         backs up the running cluster with pg_basebackup; the cluster archives its log
  backup --to FILE --key KEY --data FOLDER
                                     backs up a stopped embedded demo, its keys too
  restore --from FILE --key KEY --data FOLDER --wal ARCHIVE [--until MOMENT]
                                     unpacks a base for PostgreSQL to bring forward from the archived log; FOLDER must be new
  restore --from FILE --key KEY --data FOLDER [--head HEADS] [--accept-older]
                                     restores an embedded demo for NOIVU_DATA; FOLDER must be new
  after-restore [--head HEADS] [--accept-older]
                                     before a restored cluster is opened: ends all sessions, renews their keys, checks the audit trails`;

const options = {
  to: { type: 'string' },
  from: { type: 'string' },
  key: { type: 'string' },
  data: { type: 'string' },
  wal: { type: 'string' },
  until: { type: 'string' },
  head: { type: 'string' },
  'accept-older': { type: 'boolean' },
} as const;

const read = (words: readonly string[]) => parseArgs({ args: [...words], options, strict: true }).values;

function given(values: ReturnType<typeof read>, name: 'to' | 'from' | 'key' | 'data'): string {
  const value = values[name];
  if (!value) throw new Error(`--${name} is missing.`);
  return value;
}

const about = ({ database, postgres, takenAt }: Manifest): string => `the database ${database} of PostgreSQL ${postgres}, as of ${takenAt}`;

/** The commands on backups; the longer name comes before the one it begins with. */
export const backupCommands = (say: Say, config: () => OperatorConfig): Readonly<Record<string, Command>> => ({
  'backup key': ([file]) => {
    if (!file) throw new Error('Name the file to write.');
    makeBackupKey(file);
    say(`The key stands in ${file}. Keep a copy where the backups are not: without it they cannot be opened.`);
    return Promise.resolve();
  },
  backup: async (words) => {
    const values = read(words);
    const [to, keyFile] = [given(values, 'to'), given(values, 'key')];
    const manifest = values.data
      ? await backUpEmbedded({ data: values.data, to, keyFile })
      : await backUpBase({ adminUrl: config().adminUrl, to, keyFile });
    say(`${to} holds ${about(manifest)}.`);
  },
  restore: async (words) => {
    const values = read(words);
    const asked = { from: given(values, 'from'), keyFile: given(values, 'key'), data: given(values, 'data') };
    if (values.wal) {
      if (values.head) throw new Error('Heads are checked by noivu after-restore, once PostgreSQL has brought the cluster forward.');
      const manifest = await restoreBase({ ...asked, archive: values.wal, until: values.until });
      say(
        `${asked.data} holds ${about(manifest)}. Start PostgreSQL on it; when it takes writes, noivu after-restore comes before the apps.`,
      );
      return;
    }
    const { manifest, lines } = await restoreEmbedded({ ...asked, headFile: values.head, acceptOlder: values['accept-older'] });
    for (const line of lines) say(line);
    say(`${asked.data} holds ${about(manifest)}. All sessions are over. Start it with NOIVU_DATA=${asked.data} npm start.`);
  },
  'after-restore': async (words) => {
    const values = read(words);
    const lines = await afterRestore({
      ...config(),
      headFile: values.head,
      acceptOlder: values['accept-older'],
    });
    for (const line of lines) say(line);
    say('All sessions are over. Give identity the new signing.json, then start the apps; take a new base backup.');
  },
});
