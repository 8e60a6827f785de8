import { systemClock, type Clock } from '@noivu/calendar';
import { failpoint } from '@noivu/failpoint';
import { DomainError } from '@noivu/problem';
import type { DataSource, EntityManager } from 'typeorm';
import { asDomainError } from '../connection/database-fault';
import { trailGateOf } from '../connection/lock-gate';

/** Until when the caller waits for the answer. */
export interface WriteDeadline {
  readonly deadline?: Date | undefined;
  readonly clock?: Clock;
}

/**
 * One write transaction under a scope context. Nothing is tried again: a lost race is told to the caller, whose idempotency key makes a repeat safe.
 * Nothing is begun if the audit trail let nobody in meanwhile. Past the deadline nothing is committed, because the caller has been told that it failed.
 */
export async function inScope<Result>(
  dataSource: DataSource,
  context: string,
  work: (tx: EntityManager) => Promise<Result>,
  { deadline, clock = systemClock }: WriteDeadline = {},
): Promise<Result> {
  const since = performance.now();
  try {
    const outcome = await dataSource.transaction(async (tx) => {
      trailGateOf(dataSource).pass(since);
      await tx.query(`SELECT set_config('app.ctx', $1, true)`, [context]);
      const result = await work(tx);
      if (deadline && clock.now() > deadline) throw new DomainError('service-unavailable', { retryAfter: 1 });
      failpoint('command.before-commit');
      return result;
    });
    failpoint('command.after-commit');
    return outcome;
  } catch (error) {
    throw asDomainError(error);
  }
}
