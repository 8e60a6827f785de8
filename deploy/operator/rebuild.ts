import { setTimeout as wait } from 'node:timers/promises';
import type { Producer } from '@noivu/contracts';
import { Client } from 'pg';
import { projections, type Follower, type Projection } from './projection.data';

/** What a rebuild works on. */
export interface RebuildOrder {
  /** A superuser's URL of the province's database. */
  readonly adminUrl: string;
  readonly service: Follower;
  /** Seconds without any progress after which it is given up; 60 unless said. */
  readonly patience?: number;
}

/** What a rebuild has done. */
export interface Rebuilt {
  /** Events that the service went through again. */
  readonly events: number;
  /** Units, quotas and people whose newest state was taken in anew. */
  readonly things: number;
}

const LOOK_EVERY_MS = 500;

// The newest state of each thing alone is newer than what is then held: earlier events pass by, and no answer goes back in time.
const stepBack = ({ producer, subject, stepBack: update }: Projection): string =>
  `WITH newest AS MATERIALIZED (SELECT key, max(version) AS version FROM ${producer}.outbox WHERE subject = '${subject}' GROUP BY key) ${update}`;

/**
 * Lets a service take in anew, from position 0, everything that it holds of what others announced, and waits until it has. The service itself does the work
 * and goes on answering: nothing is emptied, each thing is replaced by what its newest event says. What changes meanwhile reaches it afterwards.
 * @throws Error when the service takes nothing in: it does not run
 */
export async function rebuild({ adminUrl, service, patience = 60 }: RebuildOrder): Promise<Rebuilt> {
  const client = new Client({ connectionString: adminUrl, application_name: 'noivu-rebuild' });
  await client.connect();
  try {
    const producers = [...new Set(projections[service].map(({ producer }) => producer))];
    const things = await startAnew(client, service, producers);
    const ends = await endsOf(client, producers);
    await untilThere(client, service, { ends, patience });
    return { events: [...ends.values()].reduce((sum, end) => sum + end, 0), things };
  } finally {
    await client.end();
  }
}

/** Both in one transaction; the cursors first, as the inlets do, so that no page is being taken in meanwhile. */
async function startAnew(client: Client, service: Follower, producers: readonly Producer[]): Promise<number> {
  await client.query('BEGIN');
  await client.query(`SELECT FROM ${service}.inlet_cursor WHERE producer = ANY($1) ORDER BY producer FOR UPDATE`, [producers]);
  let things = 0;
  for (const projection of projections[service]) things += (await client.query(stepBack(projection))).rowCount ?? 0;
  await client.query(`UPDATE ${service}.inlet_cursor SET position = 0, moved_at = now() WHERE producer = ANY($1)`, [producers]);
  await client.query('COMMIT');
  return things;
}

type Positions = ReadonlyMap<string, number>;

async function endsOf(client: Client, producers: readonly Producer[]): Promise<Positions> {
  const ends = new Map<string, number>();
  for (const producer of producers) {
    const { rows } = await client.query<{ end: string | null }>(`SELECT max(position) AS "end" FROM ${producer}.outbox_position`);
    ends.set(producer, Number(rows[0]?.end ?? 0));
  }
  return ends;
}

async function untilThere(client: Client, service: Follower, { ends, patience }: { ends: Positions; patience: number }): Promise<void> {
  let [before, movedAt] = ['', performance.now()];
  for (;;) {
    const { rows } = await client.query<{ producer: string; position: string }>(`SELECT producer, position FROM ${service}.inlet_cursor`);
    const at = new Map(rows.map(({ producer, position }) => [producer, Number(position)]));
    if ([...ends].every(([producer, end]) => (at.get(producer) ?? 0) >= end)) return;
    const now = JSON.stringify(rows);
    if (now !== before) [before, movedAt] = [now, performance.now()];
    if (performance.now() - movedAt > patience * 1_000)
      throw new Error(
        `${service} has taken nothing in for ${patience} seconds: does it run? It goes on where it stands as soon as it does.`,
      );
    await wait(LOOK_EVERY_MS);
  }
}
