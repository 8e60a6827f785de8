import { contract, type ServiceName, type Sender } from './contract';
import { Free, Instant, Text, Whole } from './field/fields';

/** Asks a service for its events after a position. */
export class FetchEventsRequest {
  @Whole({ min: 0, max: Number.MAX_SAFE_INTEGER }) after: number;
  @Whole({ min: 1, max: 500 }) limit: number;
}

/** One event as it stands in the outbox of its service. */
export class OutboxEvent {
  @Whole({ min: 1, max: Number.MAX_SAFE_INTEGER }) position: number;
  @Text({ max: 100 }) subject: string;
  @Text({ max: 100 }) key: string;
  @Whole({ min: 1, max: 1_000_000_000 }) version: number;
  @Free() payload: object;
  @Instant() occurredAt: string;
}

export class EventBatch {
  @Free({ list: 500 }) events: OutboxEvent[];
}

const outboxOf = (service: ServiceName, callers: readonly Sender[]) =>
  contract({
    subject: `${service}.outbox.fetch`,
    permission: 'service',
    scope: 'public',
    request: FetchEventsRequest,
    reply: EventBatch,
    audit: 'none',
    callers,
  });

/** Who may pull whose events: the one list from which broker permissions and consumers are made. */
export const outboxes = {
  organization: outboxOf('organization', ['identity', 'personnel', 'training', 'emulation', 'reporting']),
  personnel: outboxOf('personnel', ['identity', 'training', 'emulation', 'reporting']),
  training: outboxOf('training', ['personnel', 'reporting']),
  emulation: outboxOf('emulation', ['personnel', 'reporting']),
} as const;
export type Producer = keyof typeof outboxes;

/** On which a service tells its followers that there is more to pull; it carries nothing, and whoever forges it makes them look once more. */
export const wakeSubject = (producer: Producer): string => `${producer}.outbox.wake`;
