import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import type { UnitName } from './tree';
import { sparePeople, type PersonOfWorld } from './people';
import { victimIn, type VictimKind } from './victims';

const CLONE = (table: string) => `INSERT INTO ${table} SELECT (jsonb_populate_record(t, $2)).* FROM ${table} t WHERE t.account_id = $1`;

/** Doubles the account of a kind in a unit, behind everybody's back: something for an allowed request to use up. Gives its id. */
export async function cloneAccount(admin: Pool, unit: UnitName, victim: VictimKind, state: 'ACTIVE' | 'LOCKED'): Promise<string> {
  const [{ accountId }, double] = [victimIn(unit, victim), randomUUID()];
  await admin.query(CLONE('identity.account'), [accountId, { account_id: double, username: `b${double.replaceAll('-', '')}`, state }]);
  await admin.query(CLONE('identity.credential'), [accountId, { account_id: double }]);
  return double;
}

const taken = new Map<UnitName, number>();

/** A world that begins has all of them. */
export const spareEverybody = (): void => taken.clear();

/** A person of a unit whom nothing was done to yet. */
export function sparePerson(unit: UnitName): PersonOfWorld {
  const place = taken.get(unit) ?? 0;
  taken.set(unit, place + 1);
  const person = sparePeople[unit][place];
  if (!person) throw new RangeError(`${unit} has no more people to spare: it began with ${sparePeople[unit].length}.`);
  return person;
}
