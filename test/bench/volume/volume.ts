import { asSuperuser } from '../asked/as-superuser';
import { tableOf } from '../asked/figures';
import type { Bench, Chapter, ChapterFindings } from '../chapter';
import type { Ground } from '../ground';
import { judgeOnTheWall, percent } from '../metering/judged';
import { metered, type Metered } from '../metering/metered';
import type { PeopleMade, PeopleOrder } from '../process/people';
import { spawnPart } from '../spawned';
import type { Outcome } from '../summary';
import { rebuildAll, type Rebuilds } from './rebuilt';

const FIVE_MINUTES = 300;
const TWO_MINUTES = 120;
const MIB = 2 ** 20;
const LARGEST = 12;
const TAIL = 0.99;

/** A whole province: made, loaded, and its projections built anew. */
export const volume: Chapter = { name: 'volume', goals: ['volume'], measure: measureVolume };

async function measureVolume({ config, province }: Bench): Promise<ChapterFindings> {
  const laid = await province();
  const made = await makePeople(config.people, laid.ground);
  const sizes = await sizesOf(laid.ground);
  const rebuilt = await rebuildAll(laid, config.people);
  const { people, facts, seconds } = made.result;
  return {
    lines: [
      `${people} people with ${facts} facts made in ${seconds.toFixed(1)} s by the generator alone, one at a time, nothing kept; others took ${percent(made.foreign)} of the machine. ` +
        `Made, written by the loader and taken in by every service in ${laid.loadedIn.toFixed(0)} s. The database is ${(sizes.database / MIB).toFixed(0)} MiB.`,
      '',
      ...tableOf(
        ['table', 'rows', 'MiB with indexes'],
        sizes.tables.map(({ name, rows, bytes }) => [name, rows, (Number(bytes) / MIB).toFixed(0)]),
      ),
      '',
      `Rebuilt from position 0 by \`noivu rebuild\`, all three at once, in ${rebuilt.seconds.toFixed(1)} s, while the report of the province was read ${rebuilt.reading.reads} times ` +
        `(p99 ${tailOf(rebuilt).toFixed(0)} ms, ${rebuilt.reading.failures} failed or said something else). Of PostgreSQL that took ${cpuSeconds(rebuilt, 'postgres')} s of CPU, of personnel, which hands out the events, ` +
        `${cpuSeconds(rebuilt, 'personnel')} s; others took ${percent(rebuilt.foreign)} of the machine.`,
      '',
      ...tableOf(
        ['service', 'events', 'rows', 'seconds', 'CPU s of the service'],
        rebuilt.services.map(({ service, events, rows, seconds: own }) => [
          service,
          String(events),
          String(rows),
          own.toFixed(1),
          cpuSeconds(rebuilt, service),
        ]),
      ),
    ],
    outcomes: outcomesOf(made, rebuilt, config.people),
  };
}

const cpuSeconds = ({ cpu }: Rebuilds, part: string): string => ((cpu[part] ?? 0) / 1000).toFixed(1);
const tailOf = ({ reading: { times } }: Rebuilds): number => times[Math.floor(times.length * TAIL)] ?? 0;

function outcomesOf(made: Metered<PeopleMade>, rebuilt: Rebuilds, people: number): Outcome[] {
  const { failures } = rebuilt.reading;
  return [
    judgeOnTheWall('volume-generator', `${people} people made in < ${FIVE_MINUTES} s`, {
      rounds: [{ value: made.result.seconds, foreign: made.foreign }],
      most: FIVE_MINUTES,
    }),
    judgeOnTheWall('volume-rebuild', `projections of ${people} people rebuilt from position 0 in < ${TWO_MINUTES} s`, {
      rounds: [{ value: rebuilt.seconds, foreign: rebuilt.foreign }],
      most: TWO_MINUTES,
    }),
    {
      id: 'volume-answers',
      goal: 'reports that failed, or said something else, during the rebuild: none',
      value: failures,
      passed: failures === 0,
    },
  ];
}

async function makePeople(people: number, { postmaster }: Ground): Promise<Metered<PeopleMade>> {
  const maker = await spawnPart('people', {});
  try {
    return await metered({ pids: { maker: [maker.pid] }, postmaster }, () => maker.ask<PeopleMade>({ people } satisfies PeopleOrder));
  } finally {
    await maker.stop();
  }
}

const SIZES = `SELECT n.nspname || '.' || c.relname AS name, c.reltuples::bigint::text AS rows, pg_total_relation_size(c.oid)::text AS bytes
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind = 'r' AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'
  ORDER BY pg_total_relation_size(c.oid) DESC LIMIT $1`;

interface TableSize {
  readonly name: string;
  /** As the last ANALYZE counted them. */
  readonly rows: string;
  readonly bytes: string;
}

const sizesOf = (ground: Ground) =>
  asSuperuser(ground, async (client) => {
    await client.query('ANALYZE');
    const { rows: tables } = await client.query<TableSize>(SIZES, [LARGEST]);
    const { rows } = await client.query<{ bytes: string }>('SELECT pg_database_size(current_database())::text AS bytes');
    return { tables, database: Number(rows[0]?.bytes ?? 0) };
  });
