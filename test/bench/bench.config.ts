import { parseArgs } from 'node:util';

/** What a run of the measurements was asked for. */
export interface BenchConfig {
  /** Personnel records of the demo that is measured on. */
  readonly records: number;
  readonly rounds: number;
  /** Seconds that each variant is asked in each round, at each number of connections. */
  readonly seconds: number;
  /** Whether the table goes into docs/performance.md and the goals into test/bench/results. */
  readonly write: boolean;
}

/** Connections at once: one, and as many as keep every core busy. */
export const connectionCounts = [1, 32] as const;

const options = {
  records: { type: 'string', default: '5000' },
  rounds: { type: 'string', default: '7' },
  seconds: { type: 'string', default: '3' },
  write: { type: 'boolean', default: false },
} as const;

/** Fewer rounds prove that the measurement runs, and nothing else. */
const roundsThatCount = 5;

/** Reads the options. @throws Error for a number that is none, or for writing down what fewer than five rounds say */
export function readBenchConfig(args = process.argv.slice(2)): BenchConfig {
  const { values } = parseArgs({ args, options, strict: true });
  const number = (name: 'records' | 'rounds' | 'seconds'): number => {
    const value = Number(values[name]);
    if (!Number.isInteger(value) || value < 1) throw new Error(`--${name} must be a whole number, at least 1`);
    return value;
  };
  const config = { records: number('records'), rounds: number('rounds'), seconds: number('seconds'), write: values.write };
  if (config.write && config.rounds < roundsThatCount) throw new Error(`--write needs ${roundsThatCount} rounds or more`);
  return config;
}
