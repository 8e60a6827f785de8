import { systemClock, type Clock } from '@noivu/calendar';
import { DomainError } from '@noivu/problem';
import type { DataSource, EntityManager } from 'typeorm';
import { asDomainError } from '../connection/database-fault';

/** Until when the caller waits for the answer. */
export interface WriteDeadline {
  readonly deadline?: Date | undefined;
  readonly clock?: Clock;
}

/**
 * One write transaction under a scope context. Nothing is tried again: a lost race is told to the caller, whose idempotency key makes a repeat safe.
 * Past the deadline nothing is committed, because the caller has been told that it failed.
 */
export async function inScope<Result>(
  dataSource: DataSource,
  context: string,
  work: (tx: EntityManager) => Promise<Result>,
  { deadline, clock = systemClock }: WriteDeadline = {},
): Promise<Result> {
  try {
    return await dataSource.transaction(async (tx) => {
      await tx.query(`SELECT set_config('app.ctx', $1, true)`, [context]);
      const result = await work(tx);
      if (deadline && clock.now() > deadline) throw new DomainError('service-unavailable', { retryAfter: 1 });
      return result;
    });
  } catch (error) {
    throw asDomainError(error);
  }
}
