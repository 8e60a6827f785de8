import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Sender } from '@noivu/contracts';

const root = join(__dirname, '..', '..', '..');
const compiler = join(root, 'test', 'harness', 'typescript.cjs');

export type AppName = Exclude<Sender, 'operator'>;

/** What an app is given for its life. */
export interface AppSettings {
  readonly name: AppName;
  readonly opsPort: number;
  /** The gateway's. */
  readonly port?: number;
  readonly environment: NodeJS.ProcessEnv;
  /** Another entry than that of the app as it stands. */
  readonly main?: string;
  /** Where it writes what it has to say. */
  readonly log: string;
}

/** How a process came to its end: we ended it, it was killed otherwise (a failpoint does that), or it left. */
export type Death = 'ordered' | 'killed' | 'left';

/** An app as it is delivered, in a process of its own that can be started again and again on the same ports. */
export class AppProcess {
  /** Told of every end. */
  onDeath: (death: Death) => void = () => undefined;
  private child: ChildProcess | undefined;
  private readonly ordered = new WeakSet<ChildProcess>();

  constructor(readonly settings: AppSettings) {}

  get name(): AppName {
    return this.settings.name;
  }

  get pid(): number | undefined {
    return this.child?.pid;
  }

  /** The address of the gateway. */
  get url(): string {
    return `http://127.0.0.1:${this.settings.port}`;
  }

  get isRunning(): boolean {
    return this.child !== undefined && this.child.exitCode === null && this.child.signalCode === null;
  }

  /** Whether it has ended and was not started again. */
  private get hasLeft(): boolean {
    return this.child?.exitCode !== null && this.child?.exitCode !== undefined;
  }

  /** Starts the process, if it does not run. */
  start(more: NodeJS.ProcessEnv = {}): void {
    if (this.isRunning) return;
    const { name, opsPort, port, environment, log, main = join(root, 'apps', name, 'src', 'main.ts') } = this.settings;
    const file = openSync(log, 'a');
    const env = { ...environment, OPS_PORT: String(opsPort), ...(port && { PORT: String(port) }), ...more };
    const child = spawn(process.execPath, ['-r', compiler, main], {
      env,
      stdio: ['ignore', file, file],
    });
    closeSync(file);
    this.child = child;
    child.once('exit', (_, signal) => this.onDeath(this.ordered.has(child) ? 'ordered' : signal ? 'killed' : 'left'));
  }

  /** Whether it says that it can serve; undefined: it said nothing in time. */
  async saysReady(): Promise<boolean | undefined> {
    try {
      const url = `http://127.0.0.1:${this.settings.opsPort}/health/ready`;
      const answer = await fetch(url, { signal: AbortSignal.timeout(2_000) });
      await answer.arrayBuffer();
      return answer.ok;
    } catch (error) {
      // Of another realm where Jest runs, so not `instanceof Error`.
      return (error as { name?: unknown }).name === 'TimeoutError' ? undefined : false;
    }
  }

  /** Waits until it can serve. */
  async ready(within = 300_000): Promise<void> {
    const until = Date.now() + within;
    while (!(await this.saysReady())) {
      if (Date.now() > until || this.hasLeft) throw new Error(`${this.name} was not ready in time; see ${this.settings.log}`);
      await wait(50);
    }
  }

  freeze(): void {
    this.child?.kill('SIGSTOP');
  }

  thaw(): void {
    this.child?.kill('SIGCONT');
  }

  /** Sends a signal that ends it, and waits for the end. */
  async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const { child } = this;
    if (!child || !this.isRunning) return;
    this.ordered.add(child);
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  }
}
