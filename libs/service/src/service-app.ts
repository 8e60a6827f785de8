import type { Type } from '@nestjs/common';
import type { EntityManager, EntitySchema, MixedList } from 'typeorm';
import type { OutboxEvent, Producer, ServiceName } from '@noivu/contracts';
import type { Allowance } from '@noivu/persistence';

/** The events of another service that a service keeps a projection of: `apply` runs in the transaction that moves the cursor. */
export interface Subscription {
  readonly producer: Producer;
  readonly apply: (tx: EntityManager, events: readonly OutboxEvent[]) => Promise<void>;
}

/** A class of migration, listed by hand so that build, tests and command line run the same ones. */
export type Migration = new () => { up(query: unknown): Promise<void>; down(query: unknown): Promise<void> };

/** What makes a service: its name, its module, its tables, and whose events it follows. */
export interface ServiceApp {
  readonly name: ServiceName;
  readonly module: Type;
  readonly entities: MixedList<string | Type | EntitySchema>;
  readonly migrations: readonly Migration[];
  readonly subscriptions: readonly Subscription[];
  /** What of its database stands outside the general rules, each with its reason; the catalogue test allows nothing else. */
  readonly allowance?: Allowance;
}
