import { Logger } from '@nestjs/common';
import type { NatsConnection, Subscription as NatsSubscription } from '@nats-io/transport-node';
import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import { AuditSealer } from '@noivu/audit';
import { outboxes, wakeSubject, type Producer } from '@noivu/contracts';
import type { ServiceBus } from '@noivu/messaging';
import type { AuditFigures } from '@noivu/ops';
import { Inlet, OutboxRelay, waitedInVain } from '@noivu/persistence';
import { DomainError, faultName } from '@noivu/problem';
import type { Subscription } from './service-app';

/** Stamps a service's events and wakes those who follow them; a lost wake-up costs a second, never an event. */
export function relayOf(service: Producer, pool: Pool, nats: NatsConnection, subjectPrefix: string): OutboxRelay {
  const log = new Logger('OutboxRelay');
  return new OutboxRelay({
    pool,
    service,
    onStamped: () => (nats.isClosed() ? undefined : nats.publish(subjectPrefix + wakeSubject(service))),
    onError: (error) => tell(log, {}, error),
  });
}

/** Seals a service's audit trail, and shows how far it is. */
export function sealerOf(pool: Pool, figures: AuditFigures): AuditSealer {
  const log = new Logger('AuditSealer');
  return new AuditSealer({ pool, onSealed: (head) => figures.caughtUpAt(head), onError: (error) => tell(log, {}, error) });
}

// That a service or a table is not there for a moment is what the next tick is for; anything else is worth a look.
function tell(log: Logger, about: object, error: unknown): void {
  const passing = waitedInVain(error) || (error instanceof DomainError && error.code === 'service-unavailable');
  log[passing ? 'debug' : 'warn']({ ...about, fault: faultName(error) });
}

/** One followed service: pulls its events by position and is woken by its relay. */
export class Following {
  private readonly inlet: Inlet;
  private readonly wake: NatsSubscription;

  constructor(subscription: Subscription, dataSource: DataSource, via: { nats: NatsConnection; bus: ServiceBus; subjectPrefix: string }) {
    const log = new Logger('Inlet');
    const { producer, apply } = subscription;
    this.inlet = new Inlet({
      dataSource,
      producer,
      fetch: async (range) => (await via.bus.ask(outboxes[producer], range)).events,
      apply,
      onError: (error) => tell(log, { producer }, error),
    });
    this.wake = via.nats.subscribe(via.subjectPrefix + wakeSubject(producer), { callback: () => this.inlet.wake() });
  }

  start(): void {
    this.inlet.start();
  }

  /** Takes in all that was announced before this call; the number of events. */
  catchUp(): Promise<number> {
    return this.inlet.catchUp();
  }

  async stop(): Promise<void> {
    this.wake.unsubscribe();
    await this.inlet.stop();
  }
}
