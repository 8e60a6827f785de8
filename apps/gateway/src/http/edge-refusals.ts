import { setTimeout as wait } from 'node:timers/promises';
import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Caller } from '@noivu/access';
import { NoteRefusal } from '@noivu/contracts';
import { ServiceBus } from '@noivu/messaging';
import { DomainError, faultName } from '@noivu/problem';
import { bearerOf, traceOf } from './asked';

/** Identity may be starting anew, or have more to do than it can for a moment. */
const ATTEMPTS = 5;
const PAUSE_MS = 1_000;
/** More than that wait for identity only when somebody floods the gateway while identity is gone. */
const WAITING_AT_MOST = 5_000;

/** Identity could not say in time whether it has written the line. */
const isPassing = (fault: unknown): boolean => fault instanceof DomainError && fault.code === 'service-unavailable';

/**
 * Puts on record what the gateway itself refuses to somebody who is signed in: no permission, malformed, no If-Match. Who is nobody is only counted.
 * The client does not wait for it; what could not be put on record in several attempts is told in the log.
 */
@Injectable()
export class EdgeRefusals implements BeforeApplicationShutdown {
  private readonly log = new Logger('EdgeRefusals');
  private readonly underway = new Set<Promise<void>>();
  private readonly closing = new AbortController();

  constructor(private readonly bus: ServiceBus) {}

  note(refusal: DomainError, request: FastifyRequest & { user?: Caller; operation?: string }): void {
    const token = bearerOf(request);
    const { user, operation } = request;
    if (!user || !operation || token === undefined || refusal.code === 'service-unavailable') return;
    const trace = traceOf(request);
    const ask = () => this.bus.ask(NoteRefusal, { operation, code: refusal.code, traceId: trace.slice(3, 35) }, { token, trace });
    const told = this.told(ask).catch((fault: unknown) => this.log.warn({ unrecorded: refusal.code, operation, fault: faultName(fault) }));
    this.underway.add(told);
    void told.finally(() => this.underway.delete(told));
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.closing.abort();
    await Promise.all(this.underway);
  }

  private async told(ask: () => Promise<unknown>): Promise<void> {
    for (let left = this.underway.size < WAITING_AT_MOST ? ATTEMPTS : 1; ; left -= 1) {
      try {
        await ask();
        return;
      } catch (fault) {
        if (left <= 1 || !isPassing(fault)) throw fault;
        await wait(PAUSE_MS, undefined, { signal: this.closing.signal });
      }
    }
  }
}
