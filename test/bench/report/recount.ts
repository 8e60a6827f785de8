import type { Client } from 'pg';
import type { EntityManager } from 'typeorm';
import type { Day } from '@noivu/calendar';
import { bm01RankColumn } from '@noivu/regulation';
import { announcedTimeline } from '../../../apps/personnel/src/record/announcement';
import { liveRowsOf } from '../../../apps/personnel/src/record/record-store';
import { bm01 } from '../../../apps/reporting/src/report/bm01.form';
import { bm01Columns, type Counted } from '../../recount/bm01-columns';

/** Figures of one row by the key of the column. */
export type Figures = Readonly<Record<string, number>>;

/** All that the rows of any unit's report are recounted from. */
export interface Recount {
  readonly people: readonly Counted[];
  /** By unit, for the day. */
  readonly parents: ReadonlyMap<string, string | null>;
  readonly quotas: ReadonlyMap<string, number>;
}

const BATCH = 1_000;
// Nobody else is counted, on any day.
const SERVANTS = `SELECT DISTINCT record_id AS id FROM personnel.fact WHERE kind = 'staff-category' AND upper_inf(recorded) AND value->>'category' = 'CIVIL_SERVANT'`;
const UNITS = 'SELECT unit_id AS "unitId", parent_id AS "parentId" FROM organization.unit_span WHERE valid @> $1::date';
const QUOTAS = `SELECT unit_id AS "unitId", number FROM organization.staffing_quota WHERE kind = 'ADMINISTRATIVE' AND year = extract(year FROM $1::date)`;

/**
 * Counts everybody anew from the facts of their records, person by person; of the form only the keys of its columns are taken. Runs as the superuser.
 */
export async function recountAll(client: Client, day: Day): Promise<Recount> {
  await client.query('SET search_path = personnel, ext');
  const query = async (text: string, values: unknown[]) => (await client.query(text, values)).rows;
  const tx = { query } as unknown as EntityManager;
  const { rows: servants } = await client.query<{ id: string }>(SERVANTS);
  const people: Counted[] = [];
  for (let from = 0; from < servants.length; from += BATCH) {
    const batch = servants.slice(from, from + BATCH).map(({ id }) => id);
    for (const rows of (await liveRowsOf(tx, batch)).values()) {
      const counted = bm01Columns(announcedTimeline(rows), day, bm01RankColumn);
      if (counted) people.push(counted);
    }
  }
  const { rows: units } = await client.query<{ unitId: string; parentId: string | null }>(UNITS, [day]);
  const { rows: quotas } = await client.query<{ unitId: string; number: number }>(QUOTAS, [day]);
  return {
    people,
    parents: new Map(units.map(({ unitId, parentId }) => [unitId, parentId])),
    quotas: new Map(quotas.map(({ unitId, number }) => [unitId, number])),
  };
}

/** The rows that the report of a unit must have, by unit; its own row only where something stands in it. */
export function expectedRows({ people, parents, quotas }: Recount, asked: string): ReadonlyMap<string, Figures> {
  const children = [...parents].filter(([, parentId]) => parentId === asked).map(([unitId]) => unitId);
  const quotaOf = (unitId: string): number => quotas.get(unitId) ?? 0;
  const given = children.reduce((sum, unitId) => sum + quotaOf(unitId), 0);
  const rows = new Map<string, Record<string, number>>(
    children.map((unitId) => [unitId, { ...nothing(), quotaAssigned: quotaOf(unitId) }]),
  );
  rows.set(asked, { ...nothing(), quotaAssigned: Math.max(0, quotaOf(asked) - given) });
  for (const { unitId, columns } of people) {
    const row = rows.get(rowOf(parents, unitId, asked) ?? '');
    if (row) for (const column of columns) row[column] = (row[column] ?? 0) + 1;
  }
  if (Object.values(rows.get(asked) ?? {}).every((number) => number === 0)) rows.delete(asked);
  return rows;
}

const nothing = (): Record<string, number> => Object.fromEntries(bm01.columns.map(({ key }) => [key, 0]));

/** The unit directly below the asked one under which a unit stands; the asked one for its own; none outside. */
function rowOf(parents: Recount['parents'], unitId: string, asked: string): string | undefined {
  let [at, below]: [string | null | undefined, string] = [unitId, unitId];
  while (at !== asked) {
    if (!at) return undefined;
    [below, at] = [at, parents.get(at)];
  }
  return unitId === asked ? asked : below;
}
