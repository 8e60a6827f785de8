import type { Pool } from 'pg';
import { asDomainError } from '../connection/database-fault';

/** An event with the position it has among all events of its producer. */
export interface StampedEvent {
  readonly position: number;
  readonly subject: string;
  readonly key: string;
  readonly version: number;
  readonly payload: object;
  /** Moment, ISO UTC. */
  readonly occurredAt: string;
}

/** From where, how many, and how much at most. */
export interface EventsAfter {
  readonly after: number;
  readonly limit: number;
  /** Bytes of payload after which no further event is added; the first always comes. 600,000 unless said: a message carries 1 MiB. */
  readonly maxBytes?: number;
}

interface EventRow extends Omit<StampedEvent, 'position' | 'payload' | 'occurredAt'> {
  readonly position: string;
  readonly payload: string;
  readonly occurred_at: Date;
}

// `OFFSET 0` has a payload written as text once: to weigh it and to hand it out.
const page = {
  name: 'outbox.fetch',
  text: `
    SELECT position, subject, key, version, payload, occurred_at FROM (
      SELECT written.*, sum(octet_length(payload)) OVER (ORDER BY position) - octet_length(payload) AS before FROM (
        SELECT p.position, o.subject, o.key, o.version, o.payload::text AS payload, o.occurred_at
        FROM (SELECT position, outbox_id FROM outbox_position WHERE position > $1 ORDER BY position LIMIT $2) p JOIN outbox o ON o.id = p.outbox_id
        OFFSET 0) written
    ) event WHERE before = 0 OR before < $3 ORDER BY position`,
};

/** Reads the events after a position, in order, as the relay's role. An empty page means there are no more. */
export async function fetchEvents(pool: Pool, { after, limit, maxBytes = 600_000 }: EventsAfter): Promise<StampedEvent[]> {
  try {
    const { rows } = await pool.query<EventRow>({ ...page, values: [after, limit, maxBytes] });
    return rows.map(({ position, payload, occurred_at, ...event }) => ({
      ...event,
      position: Number(position),
      payload: JSON.parse(payload) as object,
      occurredAt: occurred_at.toISOString(),
    }));
  } catch (error) {
    throw asDomainError(error);
  }
}
