import type { EventContract } from '@noivu/contracts';
import type { EntityManager } from 'typeorm';

/** What is announced: the state of one thing, under the version it now has. */
export interface Announcement<Payload extends object> {
  /** Names the thing within its subject: an id. */
  readonly key: string;
  /** Rises with every change of the thing; a consumer keeps the highest. */
  readonly version: number;
  readonly payload: Payload;
}

/** Announces an event in the transaction of the change itself: both are committed, or neither. */
export async function announce<Payload extends object>(
  tx: EntityManager,
  event: EventContract<Payload>,
  { key, version, payload }: Announcement<Payload>,
): Promise<void> {
  await tx.query('INSERT INTO outbox (subject, key, version, payload) VALUES ($1, $2, $3, $4)', [
    event.subject,
    key,
    version,
    JSON.stringify(payload),
  ]);
}

/** Announces many things of one kind at once, in their order: for loads. */
export async function announceAll<Payload extends object>(
  tx: EntityManager,
  event: EventContract<Payload>,
  announcements: readonly Announcement<Payload>[],
): Promise<void> {
  await tx.query(
    `INSERT INTO outbox (subject, key, version, payload)
      SELECT $1, a.key, a.version, a.payload FROM ROWS FROM (jsonb_to_recordset($2) AS (key text, version int, payload jsonb)) WITH ORDINALITY AS a (key, version, payload, place)
      ORDER BY a.place`,
    [event.subject, JSON.stringify(announcements)],
  );
}
