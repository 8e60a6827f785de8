import { setTimeout as wait } from 'node:timers/promises';
import type { Journal } from '../journal';
import { checkAudit } from './audit';
import { findingsOf, takenBack, type Finding, type Session } from './finding';
import { checkOutbox, flows, lagOf, producers } from './outbox';
import { checkPlace } from './place';
import { checkProjections } from './projections';
import { checkWrites } from './writes';

/** Looks at everything that was promised; an empty list means that all of it was kept. Nothing stays of the looking. */
export const check = (session: Session, journal: Journal): Promise<Finding[]> => takenBack(session, () => checkWithin(session, journal));

/** The same within a transaction that is under way, and which the caller takes back. */
export async function checkWithin(session: Session, journal: Journal): Promise<Finding[]> {
  return [
    ...(await checkWrites(session, journal)),
    ...(await checkAudit(session)),
    ...(await checkPlace(session)),
    ...(await checkProjections(session)),
    ...(await checkOutbox(session)),
  ];
}

const unstamped = (producer: string): string =>
  `SELECT '${producer}' AS what FROM ${producer}.outbox o LEFT JOIN ${producer}.outbox_position p ON p.outbox_id = o.id WHERE p.position IS NULL LIMIT 1`;

/** Waits until every event has reached everybody; after that long it is let be, and the check says what is missing. */
export async function settled(session: Session, within = 60_000): Promise<void> {
  const waiting = [...producers.map(unstamped), ...flows.map(([producer, follower]) => lagOf(producer, follower))].map(
    (text) => `(${text})`,
  );
  const until = Date.now() + within;
  while (Date.now() < until && (await findingsOf(session, 'outbox', waiting.join(' UNION ALL '))).length > 0) await wait(100);
}
