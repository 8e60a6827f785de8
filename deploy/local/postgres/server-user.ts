import { readFileSync, statSync } from 'node:fs';
import { LaunchError } from '../launch-error';

/** Whom the server runs as. */
export interface ServerUser {
  readonly uid: number;
  readonly gid: number;
}

/**
 * PostgreSQL refuses to run as root. Under root it runs as whoever owns the data already there, else as `postgres`, else as `nobody`.
 * @returns undefined when it runs as we do
 */
export function serverUser(dataDir: string): ServerUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  return ownerOf(dataDir) ?? accountNamed('postgres') ?? accountNamed('nobody') ?? noAccount();
}

function ownerOf(folder: string): ServerUser | undefined {
  const owner = statSync(folder, { throwIfNoEntry: false });
  return owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : undefined;
}

function accountNamed(name: string): ServerUser | undefined {
  const accounts = readFileSync('/etc/passwd', 'utf8').split('\n');
  const fields = accounts.map((line) => line.split(':')).find(([account]) => account === name);
  return fields ? { uid: Number(fields[2]), gid: Number(fields[3]) } : undefined;
}

function noAccount(): never {
  throw new LaunchError(
    'PostgreSQL does not run as root, and this machine has neither a user "postgres" nor a user "nobody" to run it as.',
  );
}
