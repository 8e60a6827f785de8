import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { watchMemory } from './memory-watch';

const root = join(__dirname, '..', '..', '..');
const compiler = join(root, 'test', 'harness', 'typescript.cjs');
const READY_WITHIN_MS = 100_000;

/** A province in a process of its own. */
export interface OwnProcess {
  readonly url: string;
  readonly opsUrl: string;
  readonly adminUrl: string;
  /** Everything that it has written so far, to stdout and stderr. */
  readonly written: () => string;
  /** The most memory that it and the processes it started ever held together, in MB. */
  readonly peak: () => number;
  /** Makes it take this much memory and let go of it at once. */
  hold(megabytes: number): Promise<void>;
  readonly isAlive: () => boolean;
  stop(): Promise<void>;
}

/** Starts a province of the demo's units and accounts, without people, as a process. */
export async function provinceApart(): Promise<OwnProcess> {
  const file = join(__dirname, 'process', 'province.ts');
  const child = fork(file, [], { cwd: root, execArgv: ['-r', compiler], stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (part: string) => (text += part));
  const killed = () => child.kill('SIGKILL');
  process.once('exit', killed);
  const ask = async <Told>(): Promise<Told> => ((await once(child, 'message')) as [Told])[0];
  const started = await Promise.race([
    ask<Started>(),
    once(child, 'exit').then(() => undefined),
    wait(READY_WITHIN_MS, undefined, { ref: false }),
  ]);
  if (!started) {
    child.kill('SIGKILL');
    throw new Error(`The province did not start: ${text.slice(-2_000)}`);
  }
  const memory = watchMemory(child.pid ?? 0);
  return {
    ...started,
    written: () => text,
    peak: memory.peak,
    hold: async (megabytes) => {
      const held = ask();
      child.send({ megabytes });
      await held;
    },
    isAlive: () => child.exitCode === null && child.signalCode === null,
    stop: () => memory.stop().then(() => stopped(child)),
  };
}

type Started = Pick<OwnProcess, 'url' | 'opsUrl' | 'adminUrl'>;

async function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await Promise.race([gone, wait(20_000, undefined, { ref: false }).then(() => child.kill('SIGKILL'))]);
}
