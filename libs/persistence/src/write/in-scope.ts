import { systemClock, type Clock } from '@noivu/calendar';
import { failpoint } from '@noivu/failpoint';
import { DomainError } from '@noivu/problem';
import type { DataSource, EntityManager } from 'typeorm';
import { asDomainError } from '../connection/database-fault';
import { trailGateOf } from '../connection/lock-gate';

/** Until when the caller waits for the answer, and what the transaction sees. */
export interface WriteTerms {
  readonly deadline?: Date | undefined;
  readonly clock?: Clock;
  /** Every statement sees what stood when the first one began; READ COMMITTED unless said. */
  readonly isolation?: 'REPEATABLE READ';
}

/**
 * One write transaction under a scope context. Nothing is tried again: a lost race is told to the caller, whose idempotency key makes a repeat safe.
 * Nothing is begun if the audit trail let nobody in meanwhile. Past the deadline nothing is committed, because the caller has been told that it failed.
 */
export async function inScope<Result>(
  dataSource: DataSource,
  context: string,
  work: (tx: EntityManager) => Promise<Result>,
  { deadline, clock = systemClock, isolation }: WriteTerms = {},
): Promise<Result> {
  const since = performance.now();
  const run = async (tx: EntityManager): Promise<Result> => {
    trailGateOf(dataSource).pass(since);
    await tx.query(`SELECT set_config('app.ctx', $1, true)`, [context]);
    const result = await work(tx);
    if (deadline && clock.now() > deadline) throw new DomainError('service-unavailable', { retryAfter: 1 });
    failpoint('command.before-commit');
    return result;
  };
  try {
    const outcome = await (isolation ? dataSource.transaction(isolation, run) : dataSource.transaction(run));
    failpoint('command.after-commit');
    return outcome;
  } catch (error) {
    throw asDomainError(error);
  }
}
