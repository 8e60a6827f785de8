import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AggregatorRegistry, type Registry } from 'prom-client';
import type { Metrics } from './metrics';

/** One thing that must work for an app to be ready. */
export interface ReadinessCheck {
  readonly name: string;
  readonly isReady: () => boolean | Promise<boolean>;
}

/** The figures of several services under one name each; the label of the service tells them apart. `Registry.merge` takes a name once only. */
async function mergedFigures(registries: readonly Registry[]): Promise<Registry> {
  return AggregatorRegistry.aggregate(await Promise.all(registries.map((registry) => registry.getMetricsAsJSON())));
}

/**
 * Health and figures on a port of their own, never on the public one. Live means the process answers; it says nothing of PostgreSQL or NATS,
 * or a broker's pause would restart everything. Ready means that it can serve.
 */
export class OpsServer {
  private readonly server: Server;
  private readonly metrics: Metrics[] = [];
  private readonly checks: ReadinessCheck[] = [];
  private stopping = false;

  constructor() {
    this.server = createServer((request, response) => {
      this.route(request.url ?? '/', response).catch(() => send(response, 500, 'text/plain', 'fault'));
    });
  }

  /** Adds an app's figures and readiness. */
  include(metrics: Metrics, checks: readonly ReadinessCheck[]): void {
    this.metrics.push(metrics);
    this.checks.push(...checks);
  }

  /** Listens on a port (0: one that is free) of an address and returns it. */
  listen(port: number, host: string): Promise<number> {
    return new Promise((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(port, host, () => resolve((this.server.address() as AddressInfo).port));
    });
  }

  /** Says "not ready" from now on, so that no new work is sent here. */
  drain(): void {
    this.stopping = true;
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.server.close(() => resolve());
      this.server.closeAllConnections();
    });
  }

  private async route(url: string, response: ServerResponse): Promise<void> {
    if (url === '/health/live') return send(response, 200, 'application/json', '{"status":"live"}');
    if (url === '/health/ready') return this.ready(response);
    if (url === '/metrics') {
      const merged = await mergedFigures(this.metrics.map(({ registry }) => registry));
      return send(response, 200, merged.contentType, await merged.metrics());
    }
    return send(response, 404, 'text/plain', 'not found');
  }

  private async ready(response: ServerResponse): Promise<void> {
    const states = await Promise.all(this.checks.map(async ({ name, isReady }) => [name, await isReady()] as const));
    const ready = !this.stopping && states.every(([, holds]) => holds);
    send(
      response,
      ready ? 200 : 503,
      'application/json',
      JSON.stringify({ status: ready ? 'ready' : 'not-ready', checks: Object.fromEntries(states) }),
    );
  }
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
}
