import { randomUUID } from 'node:crypto';
import { Agent, request as open } from 'node:http';
import { performance } from 'node:perf_hooks';
import type { LoadResult } from './load';
import { tell } from './given';

/** One change of one record: what is posted, and to which version. */
export interface ChangeToSend {
  readonly recordId: string;
  readonly version: number;
  /** JSON. */
  readonly body: string;
}

/** Changes to be sent, each once, by how many at once; no more after that many seconds. */
export interface ChangeOrder {
  readonly url: string;
  readonly token: string;
  readonly connections: number;
  readonly seconds: number;
  readonly changes: readonly ChangeToSend[];
}

/** What came of it; milliseconds. */
export interface ChangeResult extends LoadResult {
  /** The first answer that was no success. */
  readonly refusal: string;
}

interface Answer {
  readonly ok: boolean;
  readonly text: string;
}

const send = (agent: Agent, { url, token }: Pick<ChangeOrder, 'url' | 'token'>, change: ChangeToSend): Promise<Answer> =>
  new Promise((resolve) => {
    const headers = {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(change.body),
      'if-match': `"v${change.version}"`,
      'idempotency-key': randomUUID(),
    };
    const request = open(`${url}${change.recordId}/changes`, { agent, method: 'POST', headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.once('end', () => resolve({ ok: (response.statusCode ?? 500) < 300, text: Buffer.concat(parts).toString() }));
    });
    request.once('error', (error) => resolve({ ok: false, text: error.message }));
    request.end(change.body);
  });

async function load({ connections, seconds, changes, ...to }: ChangeOrder): Promise<ChangeResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const [times, waiting, begun] = [[] as number[], changes[Symbol.iterator](), performance.now()];
  let [failures, refusal] = [0, ''];
  const one = async (): Promise<void> => {
    while (performance.now() - begun < seconds * 1000) {
      const next = waiting.next();
      if (next.done) return;
      const start = performance.now();
      const answer = await send(agent, to, next.value);
      times.push(performance.now() - start);
      if (!answer.ok) [failures, refusal] = [failures + 1, refusal || answer.text];
    }
  };
  await Promise.all(Array.from({ length: connections }, one));
  const elapsed = performance.now() - begun;
  agent.destroy();
  times.sort((a, b) => a - b);
  const at = (share: number): number => times[Math.floor(times.length * share)] ?? 0;
  return { requests: times.length, failures, refusal, perSecond: (times.length / elapsed) * 1000, p50: at(0.5), p99: at(0.99) };
}

process.on('message', (order: ChangeOrder) => void load(order).then(tell));
tell('ready');
