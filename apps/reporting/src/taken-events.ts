import type { EntityManager } from 'typeorm';
import type { EventContract, OutboxEvent } from '@noivu/contracts';

// Who keeps a record is known by unit, and the unit's place may be moved by the other inlet at the same time: the two take turns.
const TURN = `SELECT pg_advisory_xact_lock(hashtext('reporting.projection'))`;

const TAKE = `INSERT INTO taken_version (subject, key, version) SELECT $1, t.key, t.version FROM unnest($2::text[], $3::int[]) t (key, version)
  ON CONFLICT (subject, key) DO UPDATE SET version = EXCLUDED.version WHERE taken_version.version < EXCLUDED.version RETURNING key`;

/** Waits until no other projection of the service is being written; held until the end of the transaction. */
export async function takeTurn(tx: EntityManager): Promise<void> {
  await tx.query(TURN);
}

/**
 * What a batch of events says of the things of one subject that was not known yet: for each thing the highest version, if it is higher than the
 * one taken in before. Doubles, gaps and old versions change nothing.
 */
export async function newestOf<Payload extends object>(
  tx: EntityManager,
  { subject }: EventContract<Payload>,
  events: readonly OutboxEvent[],
): Promise<Payload[]> {
  const newest = new Map<string, OutboxEvent>();
  for (const event of events.filter((one) => one.subject === subject)) {
    if (event.version > (newest.get(event.key)?.version ?? 0)) newest.set(event.key, event);
  }
  const things = [...newest.values()];
  const taken = await tx.query<{ key: string }[]>(TAKE, [subject, things.map(({ key }) => key), things.map(({ version }) => version)]);
  return taken.flatMap(({ key }) => newest.get(key)?.payload ?? []) as Payload[];
}
