import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { programOnPath } from '../../../deploy/local/broker/program';
import { quietPort } from './quiet-port';

const compiler = join(__dirname, '..', '..', 'harness', 'typescript.cjs');

/** A broker that can be killed, frozen and started again on the same port: a nats-server where there is one, else the built-in one in a process of its own. */
export class BrokerProcess {
  private child: ChildProcess | undefined;

  private constructor(
    readonly url: string,
    private readonly port: number,
    private readonly command: readonly [program: string, ...args: string[]],
  ) {}

  static async start(folder: string): Promise<BrokerProcess> {
    mkdirSync(folder, { recursive: true });
    const [token, port, program] = [randomBytes(24).toString('base64url'), await quietPort(), programOnPath('nats-server')];
    const file = join(folder, 'broker.conf');
    writeFileSync(file, `listen: "127.0.0.1:${port}"\nauthorization { token: "${token}" }\n`, { mode: 0o400 });
    const command = program
      ? ([program, '-c', file] as const)
      : ([process.execPath, '-r', compiler, builtIn, token, String(port)] as const);
    const broker = new BrokerProcess(`nats://${token}@127.0.0.1:${port}`, port, [...command]);
    // Whatever ends this process, short of SIGKILL, takes the broker with it.
    process.once('exit', () => void broker.kill());
    await broker.start();
    return broker;
  }

  /** Starts it again, and waits until it takes connections. */
  async start(): Promise<void> {
    const [program, ...args] = this.command;
    this.child = spawn(program, args, { stdio: 'ignore' });
    while (!(await accepts(this.port))) {
      if (this.child.exitCode !== null) throw new Error('The broker did not start.');
      await wait(5);
    }
  }

  async kill(): Promise<void> {
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  }

  freeze(): void {
    this.child?.kill('SIGSTOP');
  }

  thaw(): void {
    this.child?.kill('SIGCONT');
  }
}

const builtIn = join(__dirname, 'process', 'built-in-broker.ts');

const accepts = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = createConnection({ host: '127.0.0.1', port });
    socket.once('data', () => (socket.destroy(), resolve(true)));
    socket.once('error', () => resolve(false));
  });
