import { spreadOf, type Outcome, type Spread } from '../summary';

/** Wall-clock times count only in rounds in which others took less than this of the machine. */
const QUIET = 0.1;
const DIGITS = 3;

/** A number as it is kept. */
export const rounded = (value: number): number => Number(value.toFixed(DIGITS));

/** The share of the machine that others took, for people. */
export const percent = (share: number): string => `${(share * 100).toFixed(0)} %`;

/** A middle with its ends: `1.20 (1.10–1.31)`. */
export const spreadWords = ({ median, least, most }: Spread, digits = 2): string =>
  `${median.toFixed(digits)} (${least.toFixed(digits)}–${most.toFixed(digits)})`;

/** One round of a measurement: what was found, and how much of the machine others took meanwhile. */
export interface Judged {
  readonly value: number;
  readonly foreign: number;
}

type Bound = { readonly most: number } | { readonly least: number };

const holds = (value: number, bound: Bound): boolean => ('most' in bound ? value <= bound.most : value >= bound.least);

/** What came of a goal that CPU or memory decides, over all rounds. */
export function judge(id: string, goal: string, { values, ...bound }: Bound & { readonly values: readonly number[] }): Outcome {
  const { median } = spreadOf(values);
  return { id, goal, value: rounded(median), passed: holds(median, bound) };
}

/** What came of a goal on the wall-clock: quiet rounds alone count, and without one it cannot be said. */
export function judgeOnTheWall(id: string, goal: string, { rounds, ...bound }: Bound & { readonly rounds: readonly Judged[] }): Outcome {
  const quiet = rounds.filter(({ foreign }) => foreign < QUIET).map(({ value }) => value);
  return quiet.length === 0 ? { id, goal, value: null, passed: null } : judge(id, goal, { ...bound, values: quiet });
}
