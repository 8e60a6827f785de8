import 'reflect-metadata';
import { services } from '@noivu/contracts';
import { readKeys } from '@noivu/service';
import { bootstrapAdministrator } from '../../apps/identity/src/account/account-loader';
import { loadUnits } from '../../apps/organization/src/unit/unit-loader';
import { asOwner } from '../province/as-owner';
import { initKeys } from '../province/init-keys';
import { prepareDatabase } from '../province/prepare-database';
import { printAuditHeads, writeAuditFile } from './audit-file';
import { backupCommands, backupUsage } from './backup-commands';
import { readOperatorConfig } from './operator.config';
import { isFollower, projections, type Follower } from './projection.data';
import { rebuild } from './rebuild';
import { readUnitFile } from './unit-file';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const usage = `noivu: the operator's commands. NOIVU_KEYS is the folder of keys, NOIVU_ADMIN_URL a superuser's URL of the province's database.

  keys init                          makes every key once; hand each app only its own files
  migrate                            makes or brings up to date roles, schemas and tables
  load-units FILE                    loads the units of the province into an empty database
  rebuild SERVICE…                   lets services take in anew what they hold of others' events, while they go on answering
  first-account USERNAME UNIT NAME   makes the first system administrator and prints the one-time password, this once
  audit export FILE                  writes every audit trail with its chain, for npm run audit:verify; FILE must not exist
  audit head                         prints the heads of the chains, to be kept where the database's operators cannot write${backupUsage}`;

type Command = (words: readonly string[]) => Promise<void>;

const commands: Readonly<Record<string, Command>> = {
  'keys init': () => {
    const folder = process.env['NOIVU_KEYS'];
    if (!folder) throw new Error('NOIVU_KEYS is not set.');
    initKeys(folder);
    say(`The keys stand in ${folder}.`);
    return Promise.resolve();
  },
  migrate: async () => {
    const { adminUrl, keysFolder } = readOperatorConfig(process.env);
    await prepareDatabase(adminUrl, readKeys(keysFolder, [...services]).passwords);
    say('The database is up to date.');
  },
  'load-units': async ([file]) => {
    if (!file) throw new Error('Name the file of units.');
    const units = readUnitFile(file);
    await asOwner(readOperatorConfig(process.env).adminUrl, 'organization', (owner) => loadUnits(owner, units));
    say(`${units.length} units loaded.`);
  },
  'first-account': async ([username, unitId, ...name]) => {
    if (!username || !unitId || name.length === 0) throw new Error('Give a user name, the id of the unit (Sở Nội vụ), and a name.');
    const first = { username, unitId, displayName: name.join(' ') };
    const { issuedPassword } = await asOwner(readOperatorConfig(process.env).adminUrl, 'identity', (owner) =>
      bootstrapAdministrator(owner, first),
    );
    say(`${username} may sign in once with this password and must then change it; it is not shown again:\n${issuedPassword}`);
  },
  rebuild: async (named) => {
    const wanted = named.filter(isFollower);
    if (wanted.length === 0 || wanted.length < named.length) throw new Error(`Name the services: ${Object.keys(projections).join(', ')}.`);
    const { adminUrl } = readOperatorConfig(process.env);
    const one = async (service: Follower): Promise<void> => {
      const { events, things } = await rebuild({ adminUrl, service });
      say(`${service} has gone through ${events} events again and taken in ${things} things anew.`);
    };
    await Promise.all(wanted.map(one));
  },
  'audit export': async ([file]) => {
    if (!file) throw new Error('Name the file to write.');
    await writeAuditFile(readOperatorConfig(process.env).adminUrl, file);
    say(`${file} is written.`);
  },
  'audit head': () => printAuditHeads(readOperatorConfig(process.env).adminUrl, say),
  ...backupCommands(say, () => readOperatorConfig(process.env)),
};

async function run(words: readonly string[]): Promise<void> {
  const name = Object.keys(commands).find((command) => words.join(' ').startsWith(command));
  if (!name) {
    say(usage);
    process.exitCode = words.length > 0 ? 1 : 0;
    return;
  }
  await commands[name]?.(words.slice(name.split(' ').length));
}

run(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
