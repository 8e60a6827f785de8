import { Agent, request } from 'node:http';
import type { AppProcess } from '../fleet/app-process';

/** What came back: the status, or the name of what went wrong on the way. */
export interface Passed {
  readonly status: number;
  readonly body: string;
  readonly fault?: string;
}

/** What is passed on. */
export interface Passing {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
}

const LOOK_EVERY_MS = 200;

/**
 * What stands before the gateways in production, in its simplest form: it keeps connections open, sends each request to a gateway that said it was ready
 * when last asked (five times a second), in turn, and never sends one again.
 */
export class Balancer {
  private readonly agents = new Map<AppProcess, Agent>();
  private ready: readonly AppProcess[];
  private timer: NodeJS.Timeout | undefined;
  private next = 0;

  constructor(private readonly gateways: readonly AppProcess[]) {
    this.ready = gateways;
    for (const gateway of gateways) this.agents.set(gateway, new Agent({ keepAlive: true, maxSockets: 64 }));
  }

  start(): void {
    this.timer = setInterval(() => void this.look(), LOOK_EVERY_MS);
  }

  stop(): void {
    clearInterval(this.timer);
    for (const agent of this.agents.values()) agent.destroy();
  }

  async pass(passing: Passing): Promise<Passed> {
    const gateway = this.ready[(this.next += 1) % this.ready.length];
    if (!gateway) return { status: 0, body: '', fault: 'no gateway is ready' };
    return this.send(gateway, passing);
  }

  private async look(): Promise<void> {
    const states = await Promise.all(this.gateways.map(async (gateway) => [gateway, await gateway.saysReady()] as const));
    // Who says nothing is slow, and not known to be leaving.
    this.ready = states.flatMap(([gateway, says]) => ((says ?? this.ready.includes(gateway)) ? [gateway] : []));
  }

  private send(gateway: AppProcess, { method, path, headers, body }: Passing): Promise<Passed> {
    return new Promise((resolve) => {
      const url = `${gateway.url}/api/v1/${path}`;
      const sent = request(url, { method, headers, agent: this.agents.get(gateway), timeout: 20_000 }, (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body: Buffer.concat(parts).toString('utf8') }));
        response.on('error', (error) => resolve({ status: 0, body: '', fault: error.message }));
      });
      sent.on('timeout', () => sent.destroy(new Error('no answer')));
      sent.on('error', (error) => resolve({ status: 0, body: '', fault: `${gateway.name}: ${error.message}` }));
      sent.end(body);
    });
  }
}
