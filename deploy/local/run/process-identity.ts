import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

const hasProc = process.platform === 'linux';

/** Whether a process runs. One that has ended but that nobody has waited for (a zombie) does not. */
export function isRunning(pid: number): boolean {
  return takesSignals(pid) && statusFields(pid)?.[0] !== 'Z';
}

/** The command line of a process, its words parted by blanks; empty when it has ended. */
export function commandLine(pid: number): string {
  if (hasProc) return readProc(pid, 'cmdline')?.replaceAll('\0', ' ') ?? '';
  return ask('ps', ['-o', 'command=', '-p', String(pid)]);
}

/** When a process started, in words of the system: with its id this names it for good, since ids are used again. */
export function startOf(pid: number): string {
  if (hasProc) return statusFields(pid)?.[19] ?? '';
  return process.platform === 'win32' ? '' : ask('ps', ['-o', 'lstart=', '-p', String(pid)]);
}

/** Who started a process, or 0. */
export function parentOf(pid: number): number {
  return hasProc ? Number(statusFields(pid)?.[1] ?? 0) : Number(ask('ps', ['-o', 'ppid=', '-p', String(pid)]));
}

/** The processes that work in a folder; known on Linux only, and only of users whom we may look at. */
export function processesIn(folder: string): readonly number[] {
  if (!hasProc) return [];
  const pids = readdirSync('/proc').map(Number).filter(Number.isInteger);
  return pids.filter((pid) => workingFolder(pid) === folder && isRunning(pid));
}

/** Sends a signal to a process that may have ended meanwhile. */
export function signalTo(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

function takesSignals(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function workingFolder(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return undefined;
  }
}

// The name in brackets may hold blanks and brackets of its own: the fields are counted from the last bracket; [0] is the state.
function statusFields(pid: number): readonly string[] | undefined {
  const status = hasProc ? readProc(pid, 'stat') : undefined;
  return status?.slice(status.lastIndexOf(')') + 2).split(' ');
}

function readProc(pid: number, file: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return undefined;
  }
}

function ask(program: string, args: readonly string[]): string {
  try {
    return execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return '';
  }
}
