import { Controller, Inject, type Type } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import type { Pool } from 'pg';
import { outboxes, type EventBatch, type FetchEventsRequest, type Producer } from '@noivu/contracts';
import { Handles } from '@noivu/messaging';
import { fetchEvents } from '@noivu/persistence';

/** The relay's own connections to the database, with rights on the outbox alone. */
export const RELAY_POOL = Symbol('relay pool');

/** Makes the handler that gives a service's events to those who follow it. */
export function outboxHandlerOf(producer: Producer): Type {
  @Controller()
  class OutboxHandler {
    constructor(@Inject(RELAY_POOL) private readonly pool: Pool) {}

    @Handles(outboxes[producer])
    async fetch(@Payload() { after, limit }: FetchEventsRequest): Promise<EventBatch> {
      return { events: await fetchEvents(this.pool, { after, limit, maxBytes: 700_000 }) };
    }
  }
  return OutboxHandler;
}

/** Tells whether others follow a service's events. */
export const isProducer = (service: string): service is Producer => Object.hasOwn(outboxes, service);
