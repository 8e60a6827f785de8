import { hash32 } from '../hash';

// Looked up once: reaching a global costs more than the arithmetic where code runs in a sandbox, as tests do.
const { floor, imul } = Math;

const rotate = (word: number, by: number): number => (word << by) | (word >>> (32 - by));

/**
 * A source of repeatable chance: xoshiro128** of Blackman and Vigna, its four words filled by splitmix32 from the hash of a text.
 * The same text gives the same row of numbers on every machine. Not for secrets.
 */
export class Xoshiro128 {
  private a: number;
  private b: number;
  private c: number;
  private d: number;

  constructor(seed: string) {
    let state = hash32(seed);
    const splitmix = (): number => {
      state = (state + 0x9e3779b9) | 0;
      let word = imul(state ^ (state >>> 16), 0x21f0aaad);
      word = imul(word ^ (word >>> 15), 0x735a2d97);
      return word ^ (word >>> 15);
    };
    [this.a, this.b, this.c, this.d] = [splitmix(), splitmix() ^ hash32(`${seed}#`), splitmix(), splitmix() | 1];
  }

  /** The next whole number from 0 to 2³² − 1. */
  next(): number {
    const result = imul(rotate(imul(this.b, 5), 7), 9) >>> 0;
    const shifted = this.b << 9;
    this.c ^= this.a;
    this.d ^= this.b;
    this.b ^= this.c;
    this.a ^= this.d;
    this.c ^= shifted;
    this.d = rotate(this.d, 11);
    return result;
  }

  /** A fraction from 0 up to but not including 1. */
  fraction(): number {
    return this.next() / 4_294_967_296;
  }

  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number {
    return low + floor(this.fraction() * (high - low + 1));
  }

  /** True in so many cases of a hundred. */
  percent(share: number): boolean {
    return this.fraction() * 100 < share;
  }

  /** One item of a list that is not empty. */
  pick<T>(list: readonly T[]): T {
    const item = list[this.between(0, list.length - 1)];
    if (item === undefined) throw new RangeError('A pick from an empty list');
    return item;
  }
}
