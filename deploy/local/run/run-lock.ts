import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LaunchError } from '../launch-error';
import { makeFolder } from './make-folder';
import { isRunning, startOf } from './process-identity';

/** Who holds a folder. */
export interface LockHolder {
  readonly pid: number;
  /** When that process started, as the system words it. */
  readonly startedAt: string;
}

/** Keeps a folder to this process. A lock whose holder has died, however hard, is taken over. @returns how to let go of it */
export function takeRunLock(folder: string): () => void {
  makeFolder(folder);
  const lock = lockFile(folder);
  const mine = `${lock}.${process.pid}`;
  const holder: LockHolder = { pid: process.pid, startedAt: startOf(process.pid) };
  writeFileSync(mine, JSON.stringify(holder));
  try {
    while (!linked(mine, lock)) clearDeadLock(folder);
  } finally {
    rmSync(mine, { force: true });
  }
  return () => {
    if (lockHolder(folder)?.pid === process.pid) rmSync(lock, { force: true });
  };
}

/** Refuses a folder that a living process holds. */
export function assertNoOtherRun(folder: string): void {
  const pid = lockHolder(folder)?.pid;
  if (pid)
    throw new LaunchError(`Another run (process ${pid}) is using ${folder}: stop it first, or choose another folder with NOIVU_DATA.`);
}

/** The living process that holds a folder, if there is one. */
export const lockHolder = (folder: string): LockHolder | undefined => livingHolder(lockFile(folder));

const lockFile = (folder: string): string => join(folder, 'run.lock');

// Two runs may find the same dead lock, and the slower one then moves the winner's: what turns out to be alive is put back.
function clearDeadLock(folder: string): void {
  assertNoOtherRun(folder);
  const dead = `${lockFile(folder)}.dead-${process.pid}`;
  try {
    renameSync(lockFile(folder), dead);
    if (livingHolder(dead)) linked(dead, lockFile(folder));
    rmSync(dead);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

// A hard link appears at once and whole, or not at all: nobody ever reads half a lock.
function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function livingHolder(file: string): LockHolder | undefined {
  const holder = readHolder(file);
  return holder && isRunning(holder.pid) && startOf(holder.pid) === holder.startedAt ? holder : undefined;
}

function readHolder(file: string): LockHolder | undefined {
  try {
    const holder: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return isHolder(holder) ? holder : undefined;
  } catch {
    return undefined;
  }
}

function isHolder(value: unknown): value is LockHolder {
  return typeof value === 'object' && value !== null && 'pid' in value && typeof value.pid === 'number' && 'startedAt' in value;
}
