import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Binaries } from '../../../deploy/local/postgres/binaries';

/** The programs of a PostgreSQL that is installed on the machine, as production has it. */
export interface MachinePostgres extends Binaries {
  readonly basebackup: string;
  readonly verifybackup: string;
}

const root = '/usr/lib/postgresql';
const oldest = 15;

/** The oldest that is supported and installed, or undefined. */
export function machinePostgres(): MachinePostgres | undefined {
  const versions = existsSync(root)
    ? readdirSync(root)
        .map(Number)
        .filter((version) => version >= oldest)
    : [];
  return versions
    .sort((a, b) => a - b)
    .map((version) => programsOf(String(version)))
    .find((programs) =>
      [programs.initdb, programs.postgres, programs.basebackup, programs.verifybackup].every((program) => existsSync(program)),
    );
}

function programsOf(major: string): MachinePostgres {
  const program = (name: string) => join(root, major, 'bin', name);
  return {
    major,
    initdb: program('initdb'),
    postgres: program('postgres'),
    basebackup: program('pg_basebackup'),
    verifybackup: program('pg_verifybackup'),
  };
}
