import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a postmaster writes about itself into its data folder (postmaster.pid; the lines are documented in PostgreSQL's pidfile.h). */
export interface PostmasterFile {
  readonly pid: number;
  readonly port: number;
  /** True from the moment it takes connections until it begins to stop. */
  readonly isReady: boolean;
}

/** @returns undefined when no postmaster has written one, or not yet the whole of it */
export function readPostmasterFile(dataDir: string): PostmasterFile | undefined {
  const [pid, , , port, , , , status] = linesOf(join(dataDir, 'postmaster.pid'));
  return pid ? { pid: Number(pid), port: Number(port ?? 0), isReady: status?.trim() === 'ready' } : undefined;
}

function linesOf(file: string): readonly string[] {
  try {
    return readFileSync(file, 'utf8').split('\n');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
