import { availableParallelism } from 'node:os';
import { demoAccounts, demoPassword } from '../../../deploy/demo/accounts';
import { tableOf } from '../asked/figures';
import type { Bench, Chapter, ChapterFindings } from '../chapter';
import { pidOfApp } from '../metering/app-pids';
import { judge, judgeOnTheWall, percent, spreadWords } from '../metering/judged';
import { cpuEach, idleShares, metered, type Counted } from '../metering/metered';
import { someRecords } from '../metering/some-records';
import type { LoadOrder, LoadResult } from '../process/load';
import type { SignInOrder, SignInResult } from '../process/sign-in-load';
import { spawnPart, type Spawned } from '../spawned';
import { cpuOf, spreadOf } from '../summary';
import { path } from '../variants';
import { barePasswords, storedHash } from './bare-passwords';
import { measureTokenChecks, type TokenCheck } from './token-check';

/** Reads while others sign in, and signs in nowhere else. */
const READER = 'chutich.ubnd';
const READERS = 4;
/** As many as keep the place of the password check taken, and the queue before it short. */
const SIGNING_IN = 16;
const warming = { seconds: 2, atLeast: 2_000, seed: 0 };
/** The connections at which the gateway's CPU for one record is taken. */
const BUSY = 32;

/** Tokens, passwords, and what others feel of a storm of sign-ins. */
export const signIns: Chapter = { name: 'sign-in', goals: ['9'], measure: measureSignIns };

async function measureSignIns(bench: Bench): Promise<ChapterFindings> {
  const { rounds, cores, checks } = await roundsOf(bench);
  const of = (measure: (round: Round) => number): number[] => rounds.map(measure);
  const words = (measure: (round: Round) => number, digits = 2): string => spreadWords(spreadOf(of(measure)), digits);
  const cached = spreadOf(checks.map((check) => check.cached)).median;
  const rows = [
    ['token check, seen before', `${spreadWords(spreadOf(checks.map((check) => check.cached)), 4)} ms CPU`],
    ['token check, first time', `${spreadWords(spreadOf(checks.map((check) => check.missed)), 3)} ms CPU`],
    ['gateway, one record, 32 connections', `${words((round) => round.gateway, 3)} ms CPU`],
    ['bare password checks, one thread', `${words((round) => round.bare, 1)} a second`],
    [`sign-ins through the gateway, ${cores} at a time`, `${words((round) => round.signedIn, 1)} a second`],
    ['CPU of one sign-in: gateway', `${words((round) => round.each['gateway'] ?? 0)} ms`],
    ['CPU of one sign-in: identity, the password check in it', `${words((round) => round.each['identity'] ?? 0)} ms`],
    ['CPU of one sign-in: PostgreSQL', `${words((round) => round.each['postgres'] ?? 0)} ms`],
    ['CPU of one sign-in, all parts', `${words((round) => cpuOf({ cpu: round.each }))} ms`],
    ['p99 of one record, nobody signs in', `${words((round) => round.quietTail)} ms`],
    ['p99 of one record during the storm', `${words((round) => round.stormTail)} ms`],
  ];
  const line = `${READERS} readers, ${SIGNING_IN} who sign in. Others took ${percent(spreadOf(of((round) => round.foreign)).median)} of the machine.`;
  return {
    lines: [line, '', ...tableOf(['what', 'median (least–most)'], rows)],
    outcomes: [
      judge('9-token-miss', 'token check ≤ 0.2 ms of CPU the first time', { values: checks.map((check) => check.missed), most: 0.2 }),
      judge('9-token-share', 'token check of one seen before ≤ 3 % of the gateway’s CPU for one record', {
        values: of((round) => cached / round.gateway),
        most: 0.03,
      }),
      judgeOnTheWall('9-sign-in-rate', 'sign-ins a second ≥ 0.9 × bare password checks a second, for each core that checks passwords', {
        rounds: rounds.map((round) => ({ value: round.signedIn / (round.bare * cores), foreign: round.foreign })),
        least: 0.9,
      }),
      judgeOnTheWall('9-storm', 'p99 of one record during a storm of sign-ins ≤ 2 × as without', {
        rounds: rounds.map((round) => ({ value: round.stormTail / round.quietTail, foreign: round.foreign })),
        most: 2,
      }),
    ],
  };
}

interface Round {
  readonly gateway: number;
  readonly bare: number;
  readonly signedIn: number;
  readonly each: Readonly<Record<string, number>>;
  readonly quietTail: number;
  readonly stormTail: number;
  readonly foreign: number;
}

async function roundsOf({ config, teardown, province }: Bench) {
  const { ground, product, tokenOf } = await province();
  const [load, storm] = [await spawnPart('load', {}), await spawnPart('sign-in-load', {})];
  for (const part of [load, storm]) teardown.add(() => part.stop());
  const run = { seed: 'noivu', province: ground.province, count: config.people, asOf: ground.day };
  const usernames = demoAccounts(run).flatMap(({ username }) => (username === READER ? [] : [username]));
  const recordIds = await someRecords(ground);
  const records = { url: product.origin + path, recordIds };
  const signing = { origin: product.origin, usernames, password: demoPassword, connections: SIGNING_IN };
  const identity = [pidOfApp('identity')];
  const counted = { pids: { ...product.pids, identity }, postmaster: ground.postmaster, askers: [load.pid, storm.pid] };
  const hashed = await storedHash(ground.databaseUrl, usernames[0] ?? '');
  await load.ask<LoadResult>({ ...records, ...warming, connections: READERS, token: await tokenOf(READER) } satisfies LoadOrder);
  await storm.ask<SignInResult>({ ...signing, seconds: warming.seconds } satisfies SignInOrder);
  const idle = await idleShares(counted);
  const [rounds, checks] = [[] as Round[], [] as TokenCheck[]];
  for (let round = 0; round < config.rounds; round += 1) {
    checks.push(await measureTokenChecks());
    const asking = { ...records, token: await tokenOf(READER), seconds: config.seconds, seed: round + 1 };
    const parts = { load, storm, counted, idle, asking, signing: { ...signing, seconds: config.seconds }, hashed };
    rounds.push(await measureRound(parts, round % 2 === 1));
  }
  for (const part of [load, storm]) await part.stop();
  return { rounds, checks, cores: Math.max(1, availableParallelism() - 1) };
}

interface Parts {
  readonly load: Spawned;
  readonly storm: Spawned;
  readonly counted: Counted;
  readonly idle: Readonly<Record<string, number>>;
  readonly asking: Omit<LoadOrder, 'connections'>;
  readonly signing: SignInOrder;
  readonly hashed: string;
}

/** Everything once, in the opposite order in every second round. */
async function measureRound({ load, storm, counted, idle, asking, signing, hashed }: Parts, isReversed: boolean): Promise<Round> {
  let round: Partial<Round> = {};
  let foreign = 0;
  const read = (connections: number) => load.ask<LoadResult>({ ...asking, connections } satisfies LoadOrder);
  const noted = async <Result extends LoadResult | SignInResult>(work: () => Promise<Result>) => {
    const taken = await metered(counted, work);
    if (taken.result.failures > 0) throw new Error(`${taken.result.failures} of ${taken.result.requests} requests failed`);
    foreign = Math.max(foreign, taken.foreign);
    return taken;
  };
  const steps = [
    async () => {
      const busy = await noted(() => read(BUSY));
      round = { ...round, gateway: cpuEach(busy, busy.result.requests, idle)['gateway'] ?? 0 };
    },
    async () => {
      round = { ...round, bare: (await barePasswords(hashed, signing.password, signing.seconds)).perSecond };
    },
    async () => {
      const signed = await noted(() => storm.ask<SignInResult>(signing));
      round = { ...round, signedIn: signed.result.perSecond, each: cpuEach(signed, signed.result.requests, idle) };
    },
    async () => {
      round = { ...round, quietTail: (await noted(() => read(READERS))).result.p99 };
    },
    async () => {
      const during = noted(() => read(READERS));
      const signed = await storm.ask<SignInResult>(signing);
      if (signed.failures > 0) throw new Error(`${signed.failures} of ${signed.requests} sign-ins failed`);
      round = { ...round, stormTail: (await during).result.p99 };
    },
  ];
  for (const step of isReversed ? [...steps].reverse() : steps) await step();
  return { ...(round as Round), foreign };
}
