import { hash32 } from '../hash';

const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0').slice(-digits);

/**
 * Identifiers of one person's record, decisions and facts: UUIDs of RFC 9562 version 8. The person's place in the run leads, then a hash of
 * seed and province, then a running number, so they are unique without being remembered and rise in the order of loading (kind to an index).
 */
export class PersonIds {
  private readonly head: string;
  private readonly tail: string;
  private given = 0;

  constructor(run: string, index: number) {
    const [high, low] = [hash32(run), hash32(`${run}/ids`)];
    this.head = `${hex(index + 1, 8)}-${hex(high >>> 16, 4)}-8`;
    this.tail = `-8${hex(high & 0xfff, 3)}-${hex(low, 8)}${hex(hash32(`${run}/tail`) & 0xffff, 4)}`;
  }

  /** The next identifier; the first is the record's. Holds for 4,096 of them. */
  next(): string {
    if (this.given > 0xfff) throw new RangeError('More than 4,096 identifiers for one person');
    return `${this.head}${hex(this.given++, 3)}${this.tail}`;
  }
}
