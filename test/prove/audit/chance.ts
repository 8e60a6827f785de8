/** Chance that comes out the same every time (mulberry32). */
export class Chance {
  constructor(private seed: number) {}

  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number {
    this.seed = (this.seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.seed ^ (this.seed >>> 15), 1 | this.seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return low + (((mixed ^ (mixed >>> 14)) >>> 0) % (high - low + 1));
  }

  /** Two different numbers from `low` to `high`, the lower first. */
  pair(low: number, high: number): [number, number] {
    const one = this.between(low, high);
    const two = this.between(low, high - 1);
    return one <= two ? [one, two + 1] : [two, one];
  }
}
