import { DomainError } from '@noivu/problem';
import { waitedInVain } from './database-fault';

/**
 * Remembers when a table that everybody must get into last let somebody wait in vain. Without it those who stood in line meanwhile, for a connection or
 * for a row, would wait for the same lock one after the other, and the last would hear of it much later than the first. Whoever comes afterwards tries again.
 */
export class LockGate {
  private lastInVain = -1;

  /** @param since when the waiting began, by `performance.now()`. @throws DomainError service-unavailable where somebody waited in vain after that */
  pass(since: number): void {
    if (since < this.lastInVain) throw new DomainError('service-unavailable', { retryAfter: 1 });
  }

  /** Takes note if that is what an error says, which is given back. */
  learn(error: unknown): unknown {
    if (waitedInVain(error)) this.lastInVain = performance.now();
    return error;
  }
}

const gates = new WeakMap<object, LockGate>();

/** The gate before the audit trail for the transactions of one data source. */
export function trailGateOf(dataSource: object): LockGate {
  const gate = gates.get(dataSource) ?? new LockGate();
  gates.set(dataSource, gate);
  return gate;
}
