import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LaunchError } from '../launch-error';
import { commandLine, isRunning, signalTo } from '../run/process-identity';
import { waitUntil } from '../run/wait-until';
import type { ListeningBroker } from './built-in-broker';

/** What a private nats-server needs. */
export interface PrivateServerOptions {
  readonly program: string;
  /** Its configuration, process id and log stand here; the folder is its own. */
  readonly folder: string;
  /** Who is let in, as its configuration writes it. */
  readonly authorization: string;
  readonly onDeath: (sentence: string) => void;
}

const longestStart = 20_000;
const longestStop = 5_000;

/** Starts a nats-server that only this machine reaches, on a port of the kernel's. One that an earlier run left in the folder is ended first. */
export async function launchNatsServer({ program, folder, authorization, onDeath }: PrivateServerOptions): Promise<ListeningBroker> {
  await prepareFolder(folder, authorization);
  const child = spawn(program, ['-c', configFile(folder)], { detached: true, stdio: 'ignore', windowsHide: true });
  child.unref();
  const port = await announcement(child, folder);
  if (typeof port === 'string') {
    child.kill('SIGKILL');
    throw new LaunchError(`${program} did not start (${port}): mend it or take it off the PATH, or give NATS_URL.`);
  }
  let hasDied = false;
  const release = guard(child, () => {
    hasDied = true;
    onDeath(`nats-server has ended by itself; its log is ${logFile(folder)}.`);
  });
  const stop = async () => {
    release();
    await stopNatsServer(folder);
    if (!hasDied) rmSync(folder, { recursive: true, force: true });
  };
  return { port, stop };
}

/** Ends the nats-server of a folder, if one runs; only one that was started with the configuration there is touched. */
export async function stopNatsServer(folder: string): Promise<void> {
  const pid = Number(read(join(folder, 'pid')));
  const isOurs = () => isRunning(pid) && commandLine(pid).includes(configFile(folder));
  if (!pid || !isOurs()) return;
  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    signalTo(pid, signal);
    if (await waitUntil(() => !isOurs() || undefined, longestStop)) return;
  }
}

const configFile = (folder: string): string => join(folder, 'nats-server.conf');
const logFile = (folder: string): string => join(folder, 'nats-server.log');

// A token stands in a file and not among the arguments, which every user of the machine can read.
const configuration = (folder: string, authorization: string): string =>
  [
    'listen: "127.0.0.1:-1"',
    `pid_file: ${JSON.stringify(join(folder, 'pid'))}`,
    `ports_file_dir: ${JSON.stringify(folder)}`,
    `log_file: ${JSON.stringify(logFile(folder))}`,
    'max_payload: 1048576',
    authorization,
  ].join('\n');

async function prepareFolder(folder: string, authorization: string): Promise<void> {
  await stopNatsServer(folder);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(configFile(folder), configuration(folder, authorization), { mode: 0o400 });
}

/** The port that the server has taken, or why it has none. */
async function announcement(child: ChildProcess, folder: string): Promise<number | string> {
  let failure = '';
  child.once('error', (error) => (failure = error.message));
  child.once('exit', () => (failure ||= lastWords(folder)));
  const outcome = await waitUntil(() => failure || announcedPort(folder), longestStart);
  return outcome ?? `no port after ${longestStart / 1000} s`;
}

// Whatever ends this process, short of SIGKILL, takes the server with it.
function guard(child: ChildProcess, died: () => void): () => void {
  const atExit = () => void child.kill();
  child.once('exit', died);
  process.once('exit', atExit);
  return () => {
    child.off('exit', died);
    process.off('exit', atExit);
  };
}

function announcedPort(folder: string): number | undefined {
  const file = readdirSync(folder).find((name) => name.endsWith('.ports'));
  const ports = file && /"nats:\/\/[^"]*:(\d+)"/.exec(read(join(folder, file)));
  return ports ? Number(ports[1]) : undefined;
}

const lastWords = (folder: string): string => read(logFile(folder)).trim().split('\n').at(-1) || 'it said nothing';

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
