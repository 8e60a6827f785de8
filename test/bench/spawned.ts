import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { environmentOf, type Given } from './process/given';

const root = join(__dirname, '..', '..');
const compiler = join(root, 'test', 'harness', 'typescript.cjs');
const READY_WITHIN_MS = 60_000;

/** A process of a variant. */
export interface Spawned {
  readonly pid: number;
  /** Sends a message and gives the next that comes back. */
  ask<Answer>(message: object): Promise<Answer>;
  stop(): Promise<void>;
}

const production = { PATH: process.env['PATH'], TZ: 'UTC', NODE_ENV: 'production' };

/** Runs a file of this folder as a process, and waits until it is ready. */
export async function spawnPart(
  name: string,
  values: Partial<Record<Given, string>>,
  environment: NodeJS.ProcessEnv = {},
): Promise<Spawned> {
  const file = join(__dirname, 'process', `${name}.ts`);
  const child = fork(file, [], { execArgv: ['-r', compiler], env: { ...production, ...environment, ...environmentOf(values) } });
  await ready(name, child, once(child, 'message'));
  return spawned(child);
}

/** Runs an app as it is delivered, and waits until it says that it is ready. */
export async function spawnApp(name: string, opsPort: number, environment: NodeJS.ProcessEnv): Promise<Spawned> {
  const main = join(root, 'dist', 'apps', name, 'src', 'main.js');
  const env = { ...production, ...environment, OPS_PORT: String(opsPort) };
  const child = fork(main, [], { env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  await ready(name, child, answers(`http://127.0.0.1:${opsPort}/health/ready`));
  return spawned(child);
}

// One that is still starting when everything is taken down is nobody's yet.
const children = new Set<ChildProcess>();
process.once('exit', () => children.forEach((child) => child.kill('SIGKILL')));

async function ready(name: string, child: ChildProcess, sign: Promise<unknown>): Promise<void> {
  children.add(child);
  const tooLate = wait(READY_WITHIN_MS, 'late', { ref: false });
  const outcome = await Promise.race([sign.then(() => 'ready'), tooLate, once(child, 'exit').then(() => 'gone')]);
  if (outcome === 'ready') return;
  child.kill('SIGKILL');
  throw new Error(outcome === 'gone' ? `${name} ended before it was ready` : `${name} was not ready within a minute`);
}

async function answers(url: string): Promise<void> {
  for (;;) {
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return;
    await wait(100);
  }
}

const spawned = (child: ChildProcess): Spawned => ({
  pid: child.pid ?? 0,
  ask: async <Answer>(message: object) => {
    const answer = once(child, 'message');
    child.send(message);
    return ((await answer) as [Answer])[0];
  },
  stop: async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGTERM');
    await Promise.race([gone, wait(15_000).then(() => child.kill('SIGKILL'))]);
  },
});
