import { Agent, request as open } from 'node:http';
import { performance } from 'node:perf_hooks';
import { tell } from './given';

/** What is asked, by how many at once, for how long. */
export interface LoadOrder {
  readonly url: string;
  /** One of them, drawn by lot, stands behind the address. */
  readonly recordIds: readonly string[];
  /** One of them, drawn by lot, is posted as JSON; nothing is posted unless said. */
  readonly bodies?: readonly string[];
  readonly token: string;
  readonly connections: number;
  readonly seconds: number;
  /** Requests that must be made however long it takes; none unless said. */
  readonly atLeast?: number;
  readonly seed: number;
}

/** What came of it; milliseconds. */
export interface LoadResult {
  readonly requests: number;
  readonly failures: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
}

/** Numbers by lot that are the same for the same seed (mulberry32). */
function lot(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

interface Asked {
  readonly url: string;
  readonly token: string;
  /** JSON that is posted; without it the address is got. */
  readonly body?: string | undefined;
}

const ask = (agent: Agent, { url, token, body }: Asked): Promise<boolean> =>
  new Promise((resolve) => {
    const posted = body !== undefined && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const headers = { authorization: `Bearer ${token}`, ...posted };
    const request = open(url, { agent, method: body === undefined ? 'GET' : 'POST', headers }, (response) => {
      response.resume();
      response.once('end', () => resolve(response.statusCode === 200));
    });
    request.once('error', () => resolve(false));
    request.end(body);
  });

async function load({ url, recordIds, bodies, token, connections, seconds, atLeast = 0, seed }: LoadOrder): Promise<LoadResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const [times, draw, begun] = [[] as number[], lot(seed), performance.now()];
  const drawn = (from: readonly string[]): string | undefined => from[Math.floor(draw() * from.length)];
  let failures = 0;
  const one = async (): Promise<void> => {
    while (performance.now() - begun < seconds * 1000 || times.length < atLeast) {
      const start = performance.now();
      const asked = { url: url + (drawn(recordIds) ?? ''), token, ...(bodies && { body: drawn(bodies) }) };
      if (!(await ask(agent, asked))) failures += 1;
      times.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: connections }, one));
  const elapsed = performance.now() - begun;
  agent.destroy();
  times.sort((a, b) => a - b);
  const at = (share: number): number => times[Math.floor(times.length * share)] ?? 0;
  return { requests: times.length, failures, perSecond: (times.length / elapsed) * 1000, p50: at(0.5), p99: at(0.99) };
}

process.on('message', (order: LoadOrder) => void load(order).then(tell));
tell('ready');
