import { findingsOf, type Finding, type Session } from './finding';

/** Who follows whom. */
export const flows = [
  ['organization', 'identity'],
  ['organization', 'personnel'],
  ['organization', 'training'],
  ['organization', 'emulation'],
  ['organization', 'reporting'],
  ['personnel', 'training'],
  ['personnel', 'emulation'],
  ['personnel', 'reporting'],
  ['training', 'personnel'],
  ['emulation', 'personnel'],
] as const;

export const producers = ['organization', 'personnel', 'training', 'emulation'] as const;

const positions = (producer: string): string => `
  SELECT '${producer}: positions 1 to ' || coalesce(max(position), 0) || ' hold ' || count(*) || ' events of ' || (SELECT count(*) FROM ${producer}.outbox) AS what
  FROM ${producer}.outbox_position
  HAVING count(*) <> coalesce(max(position), 0) OR count(*) <> (SELECT count(*) FROM ${producer}.outbox)
    OR count(*) <> (SELECT count(*) FROM ${producer}.outbox_position JOIN ${producer}.outbox ON id = outbox_id)`;

/** The flow has come to its end: the follower stands where the producer does. */
export const lagOf = (producer: string, follower: string): string => `
  SELECT '${follower} has taken in ${producer} up to ' || coalesce((SELECT position FROM ${follower}.inlet_cursor WHERE producer = '${producer}'), 0)
    || ' of ' || coalesce(max(position), 0) AS what FROM ${producer}.outbox_position
  HAVING coalesce(max(position), 0) <> coalesce((SELECT position FROM ${follower}.inlet_cursor WHERE producer = '${producer}'), 0)`;

// The versions of one thing are announced without a gap: each change of a record is an event.
const recordsAnnounced = `
  SELECT 'record ' || r.id || ' has version ' || r.version || ' and ' || count(o.id) || ' announced versions' AS what
  FROM personnel.record r LEFT JOIN personnel.outbox o ON o.key = r.id::text AND o.subject = 'personnel.record.changed'
  GROUP BY r.id, r.version HAVING count(o.id) <> r.version OR count(DISTINCT o.version) <> r.version`;

/** Every change is announced once, the positions have no gap, and every follower has come to the end. */
export async function checkOutbox(session: Session): Promise<Finding[]> {
  const found = await findingsOf(session, 'outbox', recordsAnnounced);
  for (const producer of producers) found.push(...(await findingsOf(session, 'outbox', positions(producer))));
  for (const [producer, follower] of flows) found.push(...(await findingsOf(session, 'outbox', lagOf(producer, follower))));
  return found;
}
