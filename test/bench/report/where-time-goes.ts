import type { Client } from 'pg';
import type { Day } from '@noivu/calendar';
import { bm01 } from '../../../apps/reporting/src/report/bm01.form';
import { populationOf } from '../../../apps/reporting/src/report/report-form';
import { tableOf } from '../asked/figures';
import { backendCpu, unitsBelow } from './live-count';

/** So often a part is run; the median of a few would say no more. */
const TIMES = 20;

const below = `WITH RECURSIVE ${unitsBelow} SELECT array_agg(unit_id) AS ids FROM unit`;
const population = `reporting.person_span p WHERE ${populationOf(bm01, '$1::uuid[]', '$2::date')}`;
const columns = bm01.columns.flatMap(({ counts }) => (counts ? [`count(*) FILTER (WHERE ${counts('$2::date')})`] : []));

/** How the work of a report that is counted person by person grows part by part, up to the whole request with scope, quotas, JSON and audit: milliseconds of CPU of PostgreSQL. */
export async function whereTimeGoes(
  client: Client,
  { unitId, day, wholeMs }: { unitId: string; day: Day; wholeMs: number },
): Promise<string[]> {
  const { rows: units } = await client.query<{ ids: string[] }>(below, [unitId, day]);
  const ids = units[0]?.ids ?? [];
  const parts: readonly (readonly [part: string, name: string, text: string, first: string | string[]])[] = [
    ['the tree of units is walked down', 'units', below, unitId],
    ['the spans of those counted are found', 'spans', `SELECT count(*)::int AS people FROM ${population}`, ids],
    [
      `they are found, and ${columns.length} columns decided for each`,
      'columns',
      `SELECT p.using_unit_id, ${columns.join(', ')} FROM ${population} GROUP BY p.using_unit_id`,
      ids,
    ],
  ];
  const { rows } = await client.query<{ people: number }>(`SELECT count(*)::int AS people FROM ${population}`, [ids, day]);
  const measured: string[][] = [];
  for (const [part, name, text, first] of parts) {
    const work = () => client.query({ name, text, values: [first, day] });
    await work();
    measured.push([part, (await backendCpu(client, work, TIMES)).toFixed(2)]);
  }
  const head = `Of the report of the province on a day whose figures are not kept, ${rows[0]?.people ?? 0} people in ${ids.length} units:`;
  measured.push(['the whole request: scope, quotas, JSON and audit besides', wholeMs.toFixed(2)]);
  return [head, '', ...tableOf(['in PostgreSQL', 'CPU ms'], measured)];
}
