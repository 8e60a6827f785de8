import { availableParallelism } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { cpuTimes, machineTime, ofProcess, type CpuTimes, type Pids } from '../cpu';
import { appPids } from './app-pids';

/** Whose CPU is counted. */
export interface Counted {
  readonly pids: Pids;
  readonly postmaster: number;
  /** Processes of the measurement itself: neither counted nor strange to it. Those of the product that are not counted are none either. */
  readonly askers?: readonly number[];
}

/** What a piece of work came to. */
export interface Metered<Result> {
  readonly result: Result;
  readonly ms: number;
  /** Milliseconds of CPU by part, over the whole of it. */
  readonly cpu: CpuTimes;
  /** Share of the machine that others took. */
  readonly foreign: number;
}

/** Runs some work and meters it. */
export async function metered<Result>(counted: Counted, work: () => Promise<Result>): Promise<Metered<Result>> {
  const known = knownPids(counted);
  const before = readings(counted, known);
  const result = await work();
  const after = readings(counted, known);
  const ms = after.at - before.at;
  const cpu = Object.fromEntries(Object.entries(after.cpu).map(([part, time]) => [part, Math.max(0, time - (before.cpu[part] ?? 0))]));
  const own = after.known - before.known + (cpu['postgres'] ?? 0);
  return { result, ms, cpu, foreign: Math.max(0, (after.machine - before.machine - own) / (ms * availableParallelism())) };
}

function knownPids({ pids, askers = [] }: Counted): ReadonlySet<number> {
  return new Set([...Object.values(pids).flat(), ...appPids().values(), ...askers, process.pid]);
}

const readings = ({ pids, postmaster }: Counted, known: ReadonlySet<number>) => ({
  cpu: cpuTimes(pids, postmaster),
  known: [...known].reduce((sum, pid) => sum + ofProcess(pid), 0),
  machine: machineTime(),
  at: performance.now(),
});

const IDLE_MS = 5_000;

/** What the parts take while nobody asks, as shares of one processor: relays, inlets and pings go on all the time. */
export async function idleShares(counted: Counted): Promise<CpuTimes> {
  const { cpu, ms } = await metered(counted, () => wait(IDLE_MS));
  return Object.fromEntries(Object.entries(cpu).map(([part, time]) => [part, time / ms]));
}

/** CPU of each of so many things, by part, without what would have been taken anyway. */
export const cpuEach = ({ cpu, ms }: Pick<Metered<unknown>, 'cpu' | 'ms'>, count: number, idle: CpuTimes): CpuTimes =>
  Object.fromEntries(Object.entries(cpu).map(([part, time]) => [part, Math.max(0, time - (idle[part] ?? 0) * ms) / count]));
