import { setTimeout as wait } from 'node:timers/promises';
import type { Client as Database } from 'pg';
import { Xoshiro128 } from '../../../deploy/demo/people/xoshiro128';
import { say, secondsSince } from '../../../deploy/local/run/terminal';
import { Client } from '../../province/client';
import { asSuperuser } from '../asked/as-superuser';
import type { Asked } from '../asked/ask-rounds';
import { changeOf, type Chance, type Person } from './change-of-person';

/** How many changes were made, and how many the rules of the product refused. */
export interface Changes {
  readonly made: number;
  readonly refused: number;
}

/** Sở Nội vụ's administrator may change any record. */
const CHANGER = 'quantri.snv';
const AT_ONCE = 16;
/** One token lasts for so many. */
const BATCH = 500;
const CAUGHT_UP_WITHIN_MS = 600_000;
const LOOK_EVERY_MS = 500;
const CREATED = 201;
/** What the rules of law and of the timeline answer to a change that cannot be. */
const refusals: readonly number[] = [409, 422];

// Half of them from among those who are or were civil servants, for of the others the report counts nobody.
const WAS_SERVANT = `EXISTS (SELECT FROM personnel.fact f WHERE f.record_id = r.id AND f.kind = 'staff-category' AND upper_inf(f.recorded) AND f.value->>'category' = 'CIVIL_SERVANT')`;
const picked = (condition: string): string => `(SELECT r.id, r.version, r.custodian_unit_id FROM personnel.record r
  WHERE r.withdrawn_at IS NULL AND ${condition} ORDER BY md5(r.id::text) LIMIT $1::int / 2)`;
const PEOPLE = `SELECT DISTINCT ON (r.id) r.id AS "recordId", r.version, r.custodian_unit_id AS "unitId", f.value AS identity
  FROM (${picked(WAS_SERVANT)} UNION ${picked(`NOT ${WAS_SERVANT}`)}) r
  JOIN personnel.fact f ON f.record_id = r.id AND f.kind = 'identity' AND upper_inf(f.recorded) ORDER BY r.id, lower(f.valid) DESC`;
const UNITS = 'SELECT unit_id AS "unitId" FROM personnel.unit_node ORDER BY unit_id';
const BEHIND = `SELECT count(*)::int AS behind FROM personnel.record r LEFT JOIN reporting.taken_version t
  ON t.key = r.id::text AND t.subject = 'personnel.record.changed' WHERE t.version IS DISTINCT FROM r.version`;

/** Changes so many people by the product's own command, through the gateway, each once, and waits until reporting has taken it all in. @throws Error when the product fails */
export async function changePeople(asked: Asked, count: number): Promise<Changes> {
  const begun = performance.now();
  return asSuperuser(asked.ground, async (database) => {
    const { rows: people } = await database.query<Person>(PEOPLE, [count]);
    const { rows: units } = await database.query<{ unitId: string }>(UNITS);
    const chance = { random: new Xoshiro128('noivu/bench/changes'), unitIds: units.map(({ unitId }) => unitId) };
    let made = 0;
    for (let from = 0; from < people.length; from += BATCH)
      made += await changeBatch(asked, people.slice(from, from + BATCH), { chance, from });
    say(`${made} changes made, ${people.length - made} refused after ${secondsSince(begun)}`);
    await caughtUp(database);
    say(`Reporting has taken them in after ${secondsSince(begun)}`);
    return { made, refused: people.length - made };
  });
}

async function changeBatch(
  { product, ground, tokenOf }: Asked,
  people: readonly Person[],
  { chance, from }: { chance: Chance; from: number },
): Promise<number> {
  const client = new Client(product.origin, await tokenOf(CHANGER));
  // The lot is drawn before anything is sent: what is changed does not hang on who answers first.
  const left = people.map((person, place) => ({ person, body: changeOf(person, chance, { number: from + place + 1, today: ground.day }) }));
  let made = 0;
  const worker = async (): Promise<void> => {
    for (let next = left.pop(); next; next = left.pop()) {
      const { recordId, version } = next.person;
      const { status, body } = await client.post(`personnel-records/${recordId}/changes`, next.body, { ifMatch: `"v${version}"` });
      if (status === CREATED) made += 1;
      else if (!refusals.includes(status)) throw new Error(`A change answers ${status}: ${JSON.stringify(body)}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return made;
}

async function caughtUp(database: Database): Promise<void> {
  const deadline = performance.now() + CAUGHT_UP_WITHIN_MS;
  while (performance.now() < deadline) {
    const { rows } = await database.query<{ behind: number }>(BEHIND);
    if (rows[0]?.behind === 0) return;
    await wait(LOOK_EVERY_MS);
  }
  throw new Error('Reporting has not taken in every change');
}
