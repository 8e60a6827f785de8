import { connectionCounts } from './bench.config';
import type { Sample } from './measure';
import { variantNames, type VariantName } from './variants';

/** A middle and its ends. */
export interface Spread {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

/** A goal and what came of it; `passed` is null where the machine was too busy with other things to say. */
export interface Outcome {
  readonly id: string;
  readonly goal: string;
  readonly value: number | null;
  readonly passed: boolean | null;
}

/** Wall-clock times count only in rounds in which others took less than this of the machine. */
const quiet = 0.1;

/** The middle of some numbers, the mean of two where they are even. @throws RangeError without numbers */
export function spreadOf(numbers: readonly number[]): Spread {
  const sorted = [...numbers].sort((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  if (low === undefined || high === undefined) throw new RangeError('No numbers');
  return { median: (low + high) / 2, least: sorted[0] ?? low, most: sorted.at(-1) ?? high };
}

/** CPU of all parts together, milliseconds a request. */
export const cpuOf = ({ cpu }: Pick<Sample, 'cpu'>): number => Object.values(cpu).reduce((total, part) => total + part, 0);

/** The samples of one variant at one number of connections. */
export const samplesOf = (samples: readonly Sample[], variant: VariantName, connections: number): Sample[] =>
  samples.filter((sample) => sample.variant === variant && sample.connections === connections);

type Measure = (sample: Sample) => number;

/** What two variants are to each other, round by round: a ratio, or a difference. */
function compared(samples: readonly Sample[], [one, other]: readonly [VariantName, VariantName], connections: number) {
  const others = new Map(samplesOf(samples, other, connections).map((sample) => [sample.round, sample]));
  return (how: (one: Sample, other: Sample) => number, only: (sample: Sample) => boolean = () => true): Spread | undefined => {
    const values = samplesOf(samples, one, connections).flatMap((sample) => {
      const against = others.get(sample.round);
      return against && only(sample) && only(against) ? [how(sample, against)] : [];
    });
    return values.length > 0 ? spreadOf(values) : undefined;
  };
}

/** The ratio of a measure of two variants in the same rounds. */
export const ratioOf = (
  samples: readonly Sample[],
  pair: readonly [VariantName, VariantName],
  connections: number,
  measure: Measure,
): Spread => compared(samples, pair, connections)((one, other) => measure(one) / measure(other)) ?? spreadOf([Number.NaN]);

const perSecond: Measure = (sample) => sample.perSecond;
const isQuiet = ({ foreign }: Sample): boolean => foreign < quiet;
const rounded = (value: number): number => Number(value.toFixed(3));

/** The goals for getting one record, with their outcomes. CPU says at 32 connections, where batches and caches work as under load. */
export function outcomesOf(samples: readonly Sample[]): Outcome[] {
  const cpu = (id: string, pair: readonly [VariantName, VariantName], most: number): Outcome => {
    const { median } = ratioOf(samples, pair, 32, cpuOf);
    return { id, goal: `CPU ≤ ${most} × ${pair[1]}`, value: rounded(median), passed: median <= most };
  };
  const wall = (id: string, goal: string, value: Spread | undefined, holds: (median: number) => boolean): Outcome =>
    value ? { id, goal, value: rounded(value.median), passed: holds(value.median) } : { id, goal, value: null, passed: null };
  const tail = samplesOf(samples, 'product', 32)
    .filter(isQuiet)
    .map(({ p50, p99 }) => p99 / p50);
  return [
    cpu('1-cpu-product-relayed', ['product', 'relayed'], 1.4),
    cpu('1-cpu-plain-relayed', ['plain', 'relayed'], 1.15),
    cpu('1-cpu-plain-bare', ['plain', 'bare'], 2.1),
    wall(
      '1-throughput-plain-bare',
      'requests a second ≥ 0.60 × bare at 32 connections',
      compared(samples, ['plain', 'bare'], 32)((one, other) => perSecond(one) / perSecond(other), isQuiet),
      (ratio) => ratio >= 0.6,
    ),
    wall(
      '2-median-product-bare',
      'p50 ≤ bare + 0.6 ms at 1 connection',
      compared(samples, ['product', 'bare'], 1)((one, other) => one.p50 - other.p50, isQuiet),
      (more) => more <= 0.6,
    ),
    wall('2-tail-product', 'p99 ≤ 3.5 × p50 at 32 connections', tail.length > 0 ? spreadOf(tail) : undefined, (ratio) => ratio <= 3.5),
  ];
}

/** The table: a row for each variant and number of connections, medians over the rounds. */
export function tableOf(samples: readonly Sample[]): string[] {
  const head = [
    'variant',
    'connections',
    'requests/s',
    'p50 ms',
    'p99 ms',
    'gateway',
    'service',
    'broker',
    'PostgreSQL',
    'CPU ms/request',
    '÷ bare',
    '÷ relayed',
  ];
  const rows = connectionCounts.flatMap((connections) =>
    variantNames.map((name) => {
      const own = samplesOf(samples, name, connections);
      const median = (measure: Measure, digits: number): string => spreadOf(own.map(measure)).median.toFixed(digits);
      const part = (key: string): string => (own[0]?.cpu[key] === undefined ? '–' : median(({ cpu }) => cpu[key] ?? 0, 3));
      const over = (other: VariantName): string => {
        const { median: middle, least, most } = ratioOf(samples, [name, other], connections, cpuOf);
        return name === other ? '1' : `${middle.toFixed(2)} (${least.toFixed(2)}–${most.toFixed(2)})`;
      };
      const times = [median(perSecond, 0), median(({ p50 }) => p50, 2), median(({ p99 }) => p99, 2)];
      return [
        name,
        String(connections),
        ...times,
        ...['gateway', 'service', 'broker', 'postgres'].map(part),
        median(cpuOf, 3),
        over('bare'),
        over('relayed'),
      ];
    }),
  );
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
}
