import type { Xoshiro128 } from './xoshiro128';

/** Things of which some come more often than others. */
export class Weighted<T> {
  private readonly ends: number[] = [];

  constructor(
    readonly items: readonly T[],
    weights: readonly number[],
  ) {
    let end = 0;
    for (const weight of weights) this.ends.push((end += weight));
  }

  draw(random: Xoshiro128): T {
    const at = random.fraction() * (this.ends.at(-1) ?? 0);
    const item = this.items[this.ends.findIndex((end) => at < end)];
    if (item === undefined) throw new RangeError('A draw from an empty list');
    return item;
  }
}

/** Reads `Nguyễn 38.4, Trần 11, …`: words with their weights, a word alone weighing 1. */
export function weighted(text: string): Weighted<string> {
  const entries = text.split(',').map((entry) => entry.trim());
  const splits = entries.map((entry) => /^(.*?)(?: (\d+(?:\.\d+)?))?$/.exec(entry));
  return new Weighted(
    splits.map((split) => split?.[1] ?? ''),
    splits.map((split) => Number(split?.[2] ?? 1)),
  );
}
