import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Caller } from '@noivu/access';
import { NoteRefusal } from '@noivu/contracts';
import { ServiceBus } from '@noivu/messaging';
import type { DomainError } from '@noivu/problem';
import { bearerOf, traceOf } from './asked';

/**
 * Puts on record what the gateway itself refuses to somebody who is signed in: no permission, malformed, no If-Match. Who is nobody is only counted.
 * The client does not wait for it.
 */
@Injectable()
export class EdgeRefusals implements BeforeApplicationShutdown {
  private readonly log = new Logger('EdgeRefusals');
  private readonly underway = new Set<Promise<void>>();

  constructor(private readonly bus: ServiceBus) {}

  note(refusal: DomainError, request: FastifyRequest & { user?: Caller; operation?: string }): void {
    const token = bearerOf(request);
    const { user, operation } = request;
    if (!user || !operation || token === undefined || refusal.code === 'service-unavailable') return;
    const trace = traceOf(request);
    const noted = this.bus.ask(NoteRefusal, { operation, code: refusal.code, traceId: trace.slice(3, 35) }, { token, trace });
    const told = noted.then(
      () => undefined,
      () => this.log.warn({ unrecorded: refusal.code, operation }),
    );
    this.underway.add(told);
    void told.finally(() => this.underway.delete(told));
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.underway);
  }
}
