import { availableParallelism } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { connectionCounts, type BenchConfig } from './bench.config';
import { cpuTimes, machineTime, ofProcess, type CpuTimes } from './cpu';
import type { LoadOrder, LoadResult } from './process/load';
import type { Spawned } from './spawned';
import { path, type Variant, type VariantName } from './variants';

/** One variant, asked by so many at once, in one round. CPU is milliseconds a request, by part. */
export interface Sample extends LoadResult {
  readonly round: number;
  readonly variant: VariantName;
  readonly connections: number;
  readonly cpu: CpuTimes;
  /** Share of the machine that neither the variant, PostgreSQL nor the load took. */
  readonly foreign: number;
}

/** What is measured, and by whom. */
export interface Measurement {
  readonly variants: readonly Variant[];
  readonly load: Spawned;
  readonly postmaster: number;
  readonly recordIds: readonly string[];
  /** A fresh access token. */
  readonly signIn: () => Promise<string>;
}

/** What the run has found. */
export interface Findings {
  readonly samples: readonly Sample[];
  /** CPU that each variant takes while nobody asks, by part, as a share of one processor: relays, inlets and pings go on all the time. */
  readonly idle: Idle;
}

/** Shares of one processor, by variant and part. */
export type Idle = Readonly<Partial<Record<VariantName, CpuTimes>>>;

/** Long enough for pools to open again and plans to be made anew; it is not counted. */
const wakingSeconds = 0.7;
/** By then the compiler has made of the code what it will run. */
const warming = { connections: 8, seconds: 3, atLeast: 6_000, seed: 0 };
const IDLE_MS = 5_000;

/** Every variant in every round, in the opposite order in every second one. */
export async function measure(measurement: Measurement, { rounds, seconds }: BenchConfig): Promise<Findings> {
  const samples: Sample[] = [];
  const token = await measurement.signIn();
  for (const variant of measurement.variants) await ask(measurement, variant, { token, ...warming });
  const idle = await idleShares(measurement);
  for (let round = 0; round < rounds; round += 1) {
    const order = round % 2 === 0 ? measurement.variants : [...measurement.variants].reverse();
    const fresh = await measurement.signIn();
    for (const connections of connectionCounts) {
      const asking = { token: fresh, connections, seconds, seed: round * 100 + connections };
      for (const variant of order)
        samples.push({ ...(await sample(measurement, variant, { asking, idle: idle[variant.name] ?? {} })), round });
    }
  }
  return { samples, idle };
}

type Asking = Pick<LoadOrder, 'token' | 'connections' | 'seconds' | 'atLeast' | 'seed'>;

const ask = ({ load, recordIds }: Measurement, { origin }: Variant, asking: Asking): Promise<LoadResult> =>
  load.ask<LoadResult>({ ...asking, recordIds, url: origin + path } satisfies LoadOrder);

async function idleShares({ variants, postmaster }: Measurement): Promise<Idle> {
  const read = () => variants.map(({ pids }) => cpuTimes(pids, postmaster));
  const before = read();
  await wait(IDLE_MS);
  const shares = read().map((times, place) =>
    Object.entries(times).map(([part, time]) => [part, (time - (before[place]?.[part] ?? 0)) / IDLE_MS]),
  );
  return Object.fromEntries(variants.map(({ name }, place) => [name, Object.fromEntries(shares[place] ?? []) as CpuTimes]));
}

/** Services look for work whoever is asked, and all variants share one PostgreSQL: what is spent on that is not put on the account of a request. */
async function sample(
  measurement: Measurement,
  variant: Variant,
  { asking, idle }: { asking: Asking; idle: CpuTimes },
): Promise<Omit<Sample, 'round'>> {
  await ask(measurement, variant, { ...asking, seconds: wakingSeconds });
  const before = readings(measurement, variant);
  const result = await ask(measurement, variant, asking);
  const after = readings(measurement, variant);
  if (result.failures > 0) throw new Error(`${variant.name} failed ${result.failures} of ${result.requests} requests`);
  const elapsed = after.at - before.at;
  const spent = Object.entries(after.cpu).map(([part, time]) => [part, time - (before.cpu[part] ?? 0)] as const);
  const own = spent.reduce((total, [, time]) => total + time, after.load - before.load);
  const foreign = Math.max(0, (after.machine - before.machine - own) / (elapsed * availableParallelism()));
  const each = spent.map(([part, time]) => [part, Math.max(0, time - (idle[part] ?? 0) * elapsed) / result.requests]);
  return { ...result, variant: variant.name, connections: asking.connections, cpu: Object.fromEntries(each) as CpuTimes, foreign };
}

const readings = ({ load, postmaster }: Measurement, { pids }: Variant) => ({
  cpu: cpuTimes(pids, postmaster),
  load: ofProcess(load.pid),
  machine: machineTime(),
  at: performance.now(),
});
