import { parseArgs } from 'node:util';

/** What a run of the measurements was asked for. */
export interface BenchConfig {
  /** The chapters that are to be measured; all unless said. */
  readonly chapters: readonly string[];
  /** Personnel records of the demo on which getting one is measured. */
  readonly records: number;
  /** Personnel records of the province on which everything else is measured. */
  readonly people: number;
  /** Whether searches are measured at the size of the country too: 2.3 million people in 34 provinces' worth of units. */
  readonly full: boolean;
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
  people: { type: 'string', default: '120000' },
  full: { type: 'boolean', default: false },
  rounds: { type: 'string', default: '7' },
  seconds: { type: 'string', default: '3' },
  write: { type: 'boolean', default: false },
} as const;

/** Fewer rounds prove that the measurement runs, and nothing else. */
const roundsThatCount = 5;

/** Reads the options. @throws Error for a number that is none, or for writing down what fewer than five rounds say */
export function readBenchConfig(args = process.argv.slice(2)): BenchConfig {
  const { values, positionals } = parseArgs({ args, options, strict: true, allowPositionals: true });
  const number = (name: 'records' | 'people' | 'rounds' | 'seconds'): number => {
    const value = Number(values[name]);
    if (!Number.isInteger(value) || value < 1) throw new Error(`--${name} must be a whole number, at least 1`);
    return value;
  };
  const config = {
    chapters: positionals,
    records: number('records'),
    people: number('people'),
    full: values.full,
    rounds: number('rounds'),
    seconds: number('seconds'),
    write: values.write,
  };
  if (config.write && config.rounds < roundsThatCount) throw new Error(`--write needs ${roundsThatCount} rounds or more`);
  return config;
}
