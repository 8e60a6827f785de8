import type { Client } from 'pg';
import type { Day } from '@noivu/calendar';
import { degreeLevels } from '@noivu/contracts';
import { ofProcess } from '../cpu';

const quoted = (words: readonly string[]): string => words.map((word) => `'${word}'`).join(', ');

/** SQL: the unit $1 and all below it on the day $2. */
export const unitsBelow = `unit AS (
    SELECT unit_id FROM organization.unit_span WHERE unit_id = $1 AND valid @> $2::date
    UNION SELECT below.unit_id FROM unit JOIN organization.unit_span below ON below.parent_id = unit.unit_id AND below.valid @> $2::date)`;

const held = 'upper_inf(fact.recorded) AND fact.valid @> $2::date';
const told = (field: string, kind: string): string => `max(value->>'${field}') FILTER (WHERE kind = '${kind}')`;

/**
 * What a report would be without projections: the people of BM01 counted in six dimensions straight from the facts that hold on the day, as one JSON.
 * It looks for the civil servants first and reads the other facts of these alone, as whoever writes such a query by hand would let it.
 */
export const liveCount = `
  WITH RECURSIVE ${unitsBelow}, servant AS MATERIALIZED (
    SELECT record_id FROM personnel.fact WHERE kind = 'staff-category' AND ${held}
      AND value->>'category' = 'CIVIL_SERVANT' AND value->>'level' = 'DISTRICT_AND_ABOVE'
  ), person AS (
    SELECT record_id, ${told('sex', 'identity')} AS sex, ${told('bornOn', 'identity')} AS born_on, ${told('code', 'ethnic-group')} AS ethnic_group,
      bool_or(kind = 'party') AS party, min(array_position(ARRAY[${quoted(degreeLevels)}], value->>'level')) FILTER (WHERE kind = 'degree') AS degree,
      ${told('rankCode', 'rank')} AS rank_code, ${told('usingUnitId', 'post')} AS using_unit_id, ${told('status', 'status')} AS status
    FROM personnel.fact JOIN servant USING (record_id)
    WHERE ${held} AND kind IN ('identity', 'post', 'status', 'ethnic-group', 'party', 'degree', 'rank') GROUP BY record_id
  ), counted AS (
    SELECT sex, ethnic_group, party, degree, width_bucket(extract(year FROM $2::date) - left(born_on, 4)::int, ARRAY[31, 41, 51, 61]) AS age_band, rank_code
    FROM person WHERE status IN ('WORKING', 'SECONDED', 'ON_LEAVE') AND using_unit_id::uuid IN (SELECT unit_id FROM unit)
  )
  SELECT json_agg(cell)::text AS cells FROM (
    SELECT sex, ethnic_group, party, degree, age_band, rank_code, count(*)::int AS number FROM counted
    GROUP BY GROUPING SETS ((sex), (ethnic_group), (party), (degree), (age_band), (rank_code))) cell`;

/** What a statement costs: milliseconds of CPU of the one backend that runs it. */
export async function backendCpu(client: Client, work: () => Promise<unknown>, times = 1): Promise<number> {
  const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  const pid = rows[0]?.pid ?? 0;
  const before = ofProcess(pid);
  for (let time = 0; time < times; time += 1) await work();
  return (ofProcess(pid) - before) / times;
}

/** How many people, and how many women, the live count finds. */
export async function liveTotals(client: Client, unitId: string, day: Day): Promise<{ total: number; female: number }> {
  const { rows } = await client.query<{ cells: string | null }>(liveCount, [unitId, day]);
  const cells = JSON.parse(rows[0]?.cells ?? '[]') as readonly { sex: string | null; number: number }[];
  const bySex = cells.filter(({ sex }) => sex !== null);
  const sum = (some: typeof bySex): number => some.reduce((total, { number }) => total + number, 0);
  return { total: sum(bySex), female: sum(bySex.filter(({ sex }) => sex === 'FEMALE')) };
}
