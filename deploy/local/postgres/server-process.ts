import { spawn, type ChildProcess, type StdioOptions } from 'node:child_process';
import { serverEnvironment } from '../host.config';
import { LaunchError } from '../launch-error';
import type { ServerUser } from './server-user';

/**
 * Starts a program of the server: away from the terminal (Ctrl-C is ours to handle), from a folder that every user may stand in.
 */
export function spawnServer(program: string, args: readonly string[], user: ServerUser | undefined, stdio: StdioOptions): ChildProcess {
  return spawn(program, args, { ...user, env: serverEnvironment(), cwd: '/', detached: true, windowsHide: true, stdio });
}

/** Runs a program to its end, or refuses with what it said last. */
export async function runToEnd(program: string, args: readonly string[], user: ServerUser | undefined): Promise<void> {
  const child = spawnServer(program, args, user, ['ignore', 'ignore', 'pipe']);
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const code = await ending(child);
  if (code !== 0) throw isDiskFull(said) ? diskFull() : new LaunchError(`PostgreSQL could not make its data (${causeIn(said)}).`);
}

/** The line of a log that tells why a server ended, without the time before it. */
export function causeIn(log: string): string {
  const lines = log.split('\n').filter((line) => line.trim() !== '');
  const cause = lines.findLast((line) => /FATAL|PANIC|error:/.test(line)) ?? lines.at(-1) ?? 'it said nothing';
  return cause.replace(/^.*(?=FATAL|PANIC|error:)/, '').trim();
}

export const isDiskFull = (log: string): boolean => log.includes('No space left on device');
export const diskFull = (): LaunchError => new LaunchError('The disk is full: PostgreSQL could not write its data.');

function ending(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve, reject) => {
    child.once('error', (error) =>
      reject(new LaunchError(`PostgreSQL could not be run (${error.message}); on Linux it needs glibc 2.27 or newer.`, error)),
    );
    child.once('close', (code) => resolve(code));
  });
}
