import { Agent, request as open } from 'node:http';
import { performance } from 'node:perf_hooks';
import { tell } from './given';

/** Who signs in, by how many at once, for how long. */
export interface SignInOrder {
  readonly origin: string;
  /** Each connection takes the next; tries of one user name wait for each other. */
  readonly usernames: readonly string[];
  readonly password: string;
  readonly connections: number;
  readonly seconds: number;
}

/** What came of it. */
export interface SignInResult {
  readonly requests: number;
  readonly failures: number;
  readonly perSecond: number;
}

const ask = (agent: Agent, origin: string, body: string): Promise<boolean> =>
  new Promise((resolve) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const request = open(`${origin}/api/v1/auth/sign-in`, { agent, method: 'POST', headers }, (response) => {
      response.resume();
      response.once('end', () => resolve(response.statusCode === 200));
    });
    request.once('error', () => resolve(false));
    request.end(body);
  });

async function load({ origin, usernames, password, connections, seconds }: SignInOrder): Promise<SignInResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const begun = performance.now();
  let [requests, failures] = [0, 0];
  const one = async (_: unknown, place: number): Promise<void> => {
    for (let turn = place; performance.now() - begun < seconds * 1000; turn += connections) {
      const body = JSON.stringify({ username: usernames[turn % usernames.length], password });
      if (!(await ask(agent, origin, body))) failures += 1;
      requests += 1;
    }
  };
  await Promise.all(Array.from({ length: connections }, one));
  const elapsed = performance.now() - begun;
  agent.destroy();
  return { requests, failures, perSecond: (requests / elapsed) * 1000 };
}

process.on('message', (order: SignInOrder) => void load(order).then(tell));
tell('ready');
