import { cpuOf, spreadOf, type Outcome, type Spread } from '../summary';
import type { AskedSample } from './ask-rounds';
import type { Question } from './question';

/** A number of a sample. */
export type Measure = (sample: AskedSample) => number;

/** PostgreSQL's part, milliseconds of CPU a request. */
export const postgresOf: Measure = ({ cpu }) => cpu['postgres'] ?? 0;

/** Wall-clock times count only in rounds in which others took less than this of the machine. */
const QUIET = 0.1;

const of = (samples: readonly AskedSample[], question: string): AskedSample[] => samples.filter((sample) => sample.question === question);

/** A measure of one question over the rounds. @throws RangeError when it was never asked */
export const middleOf = (samples: readonly AskedSample[], question: string, measure: Measure): Spread =>
  spreadOf(of(samples, question).map(measure));

/** One question's measure over another's of the same round. @throws RangeError when they were never asked in the same round */
export function ratioOf(samples: readonly AskedSample[], [one, other]: readonly [string, string], measure: Measure): Spread {
  const others = new Map(of(samples, other).map((sample) => [sample.round, measure(sample)]));
  return spreadOf(of(samples, one).map((sample) => measure(sample) / (others.get(sample.round) ?? Number.NaN)));
}

/** The median over several questions of each one's median over the rounds. */
export const medianOverKinds = (samples: readonly AskedSample[], questions: readonly string[], measure: Measure): number =>
  spreadOf(questions.map((question) => middleOf(samples, question, measure).median)).median;

const DIGITS = 3;
const rounded = (value: number): number => Number(value.toFixed(DIGITS));

/** What came of a goal that is reached at a value or below. */
export const atMost = (id: string, goal: string, value: number, most: number): Outcome => ({
  id,
  goal,
  value: rounded(value),
  passed: value <= most,
});

/** The same for a goal on the wall-clock, judged in quiet rounds alone; not said where there was none. */
export function atMostOnTheWall(id: string, goal: string, { samples, question, measure, most }: WallGoal): Outcome {
  const quiet = of(samples, question).filter(({ foreign }) => foreign < QUIET);
  return quiet.length > 0 ? atMost(id, goal, spreadOf(quiet.map(measure)).median, most) : { id, goal, value: null, passed: null };
}

/** What a goal on the wall-clock is judged by. */
export interface WallGoal {
  readonly samples: readonly AskedSample[];
  readonly question: string;
  readonly measure: Measure;
  readonly most: number;
}

const columns: readonly (readonly [head: string, measure: Measure, digits: number])[] = [
  ['requests/s', ({ perSecond }) => perSecond, 0],
  ['p50 ms', ({ p50 }) => p50, 2],
  ['p99 ms', ({ p99 }) => p99, 2],
  ['gateway', ({ cpu }) => cpu['gateway'] ?? 0, 3],
  ['service', ({ cpu }) => cpu['service'] ?? 0, 3],
  ['broker', ({ cpu }) => cpu['broker'] ?? 0, 3],
  ['PostgreSQL', postgresOf, 3],
  ['CPU ms/request', cpuOf, 3],
];

/** A table with a row for each question, medians over the rounds; the least and the most of PostgreSQL in brackets. */
export function askedTable(samples: readonly AskedSample[], questions: readonly Question[]): string[] {
  const cell = (name: string, [head, measure, digits]: (typeof columns)[number]): string => {
    const { median, least, most } = middleOf(samples, name, measure);
    const ends = head === 'PostgreSQL' ? ` (${least.toFixed(digits)}–${most.toFixed(digits)})` : '';
    return median.toFixed(digits) + ends;
  };
  return tableOf(
    ['request', 'account', ...columns.map(([head]) => head)],
    questions.map(({ name, username }) => [name, username, ...columns.map((column) => cell(name, column))]),
  );
}

/** Lines of Markdown. */
export const tableOf = (head: readonly string[], rows: readonly (readonly string[])[]): string[] =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);

/** How busy the machine was with other things. */
export function foreignLine(samples: readonly AskedSample[]): string {
  const { median, least, most } = spreadOf(samples.map(({ foreign }) => foreign));
  const percent = (share: number): string => `${(share * 100).toFixed(0)} %`;
  return `32 connections. Others took ${percent(median)} of the machine (${percent(least)}–${percent(most)}).`;
}
