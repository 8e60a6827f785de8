import { availableParallelism } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import type { Teardown } from '../../../deploy/local/run/teardown';
import type { BenchConfig } from '../bench.config';
import { cpuTimes, machineTime, ofProcess, type CpuTimes, type Pids } from '../cpu';
import type { PeopledProvince } from '../peopled-province';
import type { LoadOrder, LoadResult } from '../process/load';
import { spawnPart, type Spawned } from '../spawned';
import type { Question } from './question';

/** What came of one question in one round. CPU is milliseconds a request, by part, without what the parts take while nobody asks. */
export interface AskedSample extends LoadResult {
  readonly question: string;
  readonly round: number;
  readonly cpu: CpuTimes;
  /** Share of the machine that neither the product, PostgreSQL nor the load took. */
  readonly foreign: number;
}

/** Who is asked: the product on its ground. */
export type Asked = Pick<PeopledProvince, 'product' | 'ground' | 'tokenOf'>;

/** What else is done in each round besides the questions, in turn with them. */
export type BetweenRounds = (round: number) => Promise<void>;

/** As many connections as keep every core busy. */
const CONNECTIONS = 32;
/** By then the compiler has made of the code what it will run; it is not counted. */
const warming = { connections: 8, seconds: 2, atLeast: 300, seed: 0 };
/** Long enough for pools to open again and plans to be made anew. */
const WAKING_SECONDS = 0.7;
const IDLE_MS = 5_000;

interface Asking {
  readonly asked: Asked;
  readonly load: Spawned;
  /** Shares of one processor by question and part. */
  readonly idle: ReadonlyMap<string, CpuTimes>;
}

/** Asks every question in every round, in the opposite order in every second one. @throws Error when a request fails */
export async function askRounds(
  asked: Asked,
  questions: readonly Question[],
  { config, teardown, between }: { config: BenchConfig; teardown: Teardown; between?: BetweenRounds },
): Promise<AskedSample[]> {
  const load = await spawnPart('load', {});
  teardown.add(() => load.stop());
  const warmTokens = await tokensFor(asked, questions);
  for (const question of questions) await ask({ asked, load }, question, { token: tokenIn(warmTokens, question), ...warming });
  const asking: Asking = { asked, load, idle: await idleShares(asked, questions) };
  const samples: AskedSample[] = [];
  for (let round = 0; round < config.rounds; round += 1) {
    const order = round % 2 === 0 ? questions : [...questions].reverse();
    const tokens = await tokensFor(asked, questions);
    for (const question of order) {
      const order = { token: tokenIn(tokens, question), connections: CONNECTIONS, seconds: config.seconds, seed: round };
      samples.push({ ...(await sample(asking, question, order)), question: question.name, round });
    }
    await between?.(round);
  }
  await load.stop();
  return samples;
}

// An account that asks several questions signs in once a round: tokens live longer than a round.
async function tokensFor(asked: Asked, questions: readonly Question[]): Promise<ReadonlyMap<string, string>> {
  const tokens = new Map<string, string>();
  for (const { username } of questions) if (!tokens.has(username)) tokens.set(username, await asked.tokenOf(username));
  return tokens;
}

const tokenIn = (tokens: ReadonlyMap<string, string>, { username }: Question): string => tokens.get(username) ?? '';

type Order = Pick<LoadOrder, 'token' | 'connections' | 'seconds' | 'atLeast' | 'seed'>;

const ask = (
  { asked, load }: Pick<Asking, 'asked' | 'load'>,
  { path, endings = [''], bodies }: Question,
  order: Order,
): Promise<LoadResult> =>
  load.ask<LoadResult>({
    ...order,
    url: asked.product.origin + path,
    recordIds: endings,
    ...(bodies && { bodies: bodies.map((body) => JSON.stringify(body)) }),
  } satisfies LoadOrder);

const pidsOf = ({ product }: Asked, { service = 'personnel' }: Question): Pids => {
  const other = product.others?.[service];
  return other === undefined ? product.pids : { ...product.pids, service: [other] };
};

async function idleShares(asked: Asked, questions: readonly Question[]): Promise<ReadonlyMap<string, CpuTimes>> {
  const read = () => questions.map((question) => cpuTimes(pidsOf(asked, question), asked.ground.postmaster));
  const before = read();
  await wait(IDLE_MS);
  const after = read();
  const shareOf =
    (place: number) =>
    ([part, time]: [string, number]) => [part, (time - (before[place]?.[part] ?? 0)) / IDLE_MS];
  const sharesOf = (place: number): CpuTimes => Object.fromEntries(Object.entries(after[place] ?? {}).map(shareOf(place))) as CpuTimes;
  return new Map(questions.map(({ name }, place) => [name, sharesOf(place)]));
}

async function sample(asking: Asking, question: Question, order: Order): Promise<Omit<AskedSample, 'question' | 'round'>> {
  await ask(asking, question, { ...order, seconds: WAKING_SECONDS });
  const before = readings(asking, question);
  const result = await ask(asking, question, order);
  const after = readings(asking, question);
  if (result.failures > 0) throw new Error(`"${question.name}" failed ${result.failures} of ${result.requests} times`);
  const elapsed = after.at - before.at;
  const spent = Object.entries(after.cpu).map(([part, time]) => [part, time - (before.cpu[part] ?? 0)] as const);
  const own = spent.reduce((total, [, time]) => total + time, after.load - before.load);
  const foreign = Math.max(0, (after.machine - before.machine - own) / (elapsed * availableParallelism()));
  const idle = asking.idle.get(question.name) ?? {};
  const each = spent.map(([part, time]) => [part, Math.max(0, time - (idle[part] ?? 0) * elapsed) / result.requests]);
  return { ...result, cpu: Object.fromEntries(each) as CpuTimes, foreign };
}

const readings = ({ asked, load }: Asking, question: Question) => ({
  cpu: cpuTimes(pidsOf(asked, question), asked.ground.postmaster),
  load: ofProcess(load.pid),
  machine: machineTime(),
  at: performance.now(),
});
