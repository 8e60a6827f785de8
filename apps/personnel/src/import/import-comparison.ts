import type { EntityManager } from 'typeorm';
import type { ImportPreview } from '@noivu/contracts';
import type { JobWork } from '@noivu/jobs';
import { auditJob } from '../job/audit-job';
import { keepFaults, type StagedFault } from './import-row-store';

const CHUNK = 2_000;
/** Where these faults stand among the others of a row. */
const places = { doubled: 100, elsewhere: 101 } as const;

const COUNT = 'SELECT count(*)::int AS total, coalesce(max(ordinal), 0) AS last FROM import_row WHERE import_id = $1';
// Looked up one by one, behind a fence: the planner cannot tell how many records a scope holds, and would read them all.
const EXISTING = `UPDATE import_row SET state = 'existing', cells = NULL
  WHERE import_id = $1 AND ordinal > $2 AND ordinal <= $3 AND state = 'new'
    AND EXISTS (SELECT FROM record r WHERE r.citizen_number = import_row.citizen_number OFFSET 0)`;
const ELSEWHERE = `WITH asked AS MATERIALIZED (SELECT ordinal, row, citizen_number FROM import_row WHERE import_id = $1 AND ordinal > $2 AND ordinal <= $3 AND state = 'new'),
    found AS MATERIALIZED (SELECT personnel.numbers_elsewhere(ARRAY(SELECT citizen_number FROM asked)) AS numbers),
    refused AS (UPDATE import_row SET state = 'invalid', cells = NULL, faults = faults + 1 FROM asked, found
      WHERE import_id = $1 AND import_row.ordinal = asked.ordinal AND asked.citizen_number = ANY (found.numbers) RETURNING import_row.row)
  SELECT row FROM refused ORDER BY row`;
const DOUBLED = `WITH doubled AS MATERIALIZED (
      SELECT citizen_number, min(row) AS first, max(row) AS last FROM import_row WHERE import_id = $1 AND citizen_number IS NOT NULL GROUP BY citizen_number HAVING count(*) > 1),
    refused AS (UPDATE import_row SET state = 'invalid', cells = NULL, faults = faults + 1 FROM doubled
      WHERE import_id = $1 AND import_row.citizen_number = doubled.citizen_number RETURNING import_row.row, CASE WHEN import_row.row = first THEN last ELSE first END AS other)
  SELECT row, other FROM refused ORDER BY row`;
const PREVIEW = `UPDATE roster_import SET errors = c.errors, preview = jsonb_build_object('rows', c.rows, 'valid', c.new + c.existing, 'invalid', c.invalid, 'new', c.new, 'existing', c.existing)
  FROM (SELECT count(*)::int AS rows, count(*) FILTER (WHERE state = 'new')::int AS new, count(*) FILTER (WHERE state = 'existing')::int AS existing,
          count(*) FILTER (WHERE state = 'invalid')::int AS invalid, coalesce(sum(faults), 0)::int AS errors FROM import_row WHERE import_id = $1) c WHERE import_id = $1`;

/** Compares the good rows with the records that stand, some thousands at a time; each step may be repeated. */
export async function compareWithRecords(work: JobWork, importId: string): Promise<void> {
  const [{ total, last }] = await work.chunk((tx) => tx.query<[{ total: number; last: number }]>(COUNT, [importId]));
  for (let after = 0; after < last; after += CHUNK) {
    await work.chunk((tx) => compareSome(tx, work, { importId, span: [after, after + CHUNK] }));
    await work.reached({ phase: 'compare', done: Math.min(after + CHUNK, total), total });
  }
}

async function compareSome(
  tx: EntityManager,
  work: JobWork,
  { importId, span }: { importId: string; span: [number, number] },
): Promise<void> {
  await tx.query(EXISTING, [importId, ...span]);
  const elsewhere = await tx.query<{ row: number }[]>(ELSEWHERE, [importId, ...span]);
  if (elsewhere.length === 0) return;
  const faults = elsewhere.map(({ row }): StagedFault => ({
    row,
    place: places.elsewhere,
    column: 'citizenNumber',
    code: 'record-needs-review',
  }));
  await keepFaults(tx, importId, faults);
  // Whoever looks for people outside the scope by importing their numbers is seen here.
  await auditJob(tx, work.job, { action: 'import-checked', outcome: 'record-needs-review', facts: { importId, rows: elsewhere.length } });
}

/** Finds the people who stand in several rows, and counts everything, in one transaction: it is done once or not at all. */
export async function previewOf(tx: EntityManager, importId: string): Promise<ImportPreview> {
  const known = await readPreview(tx, importId);
  if (known) return known;
  const doubled = await tx.query<{ row: number; other: number }[]>(DOUBLED, [importId]);
  const faults = doubled.map(({ row, other }): StagedFault => ({
    row,
    place: places.doubled,
    column: 'citizenNumber',
    code: 'row-doubled',
    facts: { row: other },
  }));
  await keepFaults(tx, importId, faults);
  await tx.query(PREVIEW, [importId]);
  await tx.query(`UPDATE import_row SET citizen_number = NULL WHERE import_id = $1 AND state <> 'new' AND citizen_number IS NOT NULL`, [
    importId,
  ]);
  return (await readPreview(tx, importId)) as ImportPreview;
}

async function readPreview(tx: EntityManager, importId: string): Promise<ImportPreview | undefined> {
  const [row] = await tx.query<{ preview: ImportPreview | null }[]>('SELECT preview FROM roster_import WHERE import_id = $1', [importId]);
  return row?.preview ?? undefined;
}
