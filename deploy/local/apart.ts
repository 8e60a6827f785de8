import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { services } from '@noivu/contracts';
import { LaunchError } from './launch-error';

/** What the processes of a province are given. */
export interface Apart {
  readonly databaseUrl: string;
  readonly natsUrl: string;
  readonly province: string;
  readonly keysFolder: string;
  readonly port: number;
  /** The gateway's; the services take those after it. */
  readonly opsPort: number;
  readonly onDeath: (sentence: string) => void;
}

const names = ['gateway', ...services] as const;
const READY_WITHIN_MS = 60_000;

/** Runs each app in a process of its own, and waits until all are ready. */
export async function startApart(apart: Apart): Promise<{ readonly stop: () => Promise<void> }> {
  let stopping = false;
  const children = names.map((name, place) => {
    const child = spawnApp(name, apart, apart.opsPort + place);
    child.once('exit', (code) => stopping || apart.onDeath(`${name} ended by itself with code ${code}.`));
    return child;
  });
  const stop = async () => {
    stopping = true;
    await Promise.all(children.map(end));
  };
  try {
    await Promise.all(names.map((name, place) => ready(name, apart.opsPort + place)));
    return { stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function spawnApp(name: string, { databaseUrl, natsUrl, province, keysFolder, port }: Apart, opsPort: number): ChildProcess {
  const own = { DATABASE_URL: withoutLogin(databaseUrl), NATS_URL: natsUrl, NOIVU_PROVINCE: province, NOIVU_KEYS: keysFolder };
  const ports = { PORT: String(port), OPS_PORT: String(opsPort), NOIVU_DOCS: 'on', NOIVU_GRACE_SECONDS: '0' };
  const main = resolve(__dirname, '..', '..', 'apps', name, 'src', 'main.js');
  return spawn(process.execPath, [main], { env: { ...own, ...ports }, stdio: ['ignore', 'ignore', 'inherit'] });
}

async function ready(name: string, opsPort: number): Promise<void> {
  const until = Date.now() + READY_WITHIN_MS;
  while (Date.now() < until) {
    const answer = await fetch(`http://127.0.0.1:${opsPort}/health/ready`).catch(() => undefined);
    if (answer?.ok) return;
    await wait(100);
  }
  throw new LaunchError(`${name} was not ready within a minute.`);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await gone;
}

function withoutLogin(address: string): string {
  const url = new URL(address);
  [url.username, url.password] = ['', ''];
  return url.href;
}
