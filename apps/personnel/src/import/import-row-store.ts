import type { EntityManager } from 'typeorm';
import type { RosterValues, RowFault } from './roster-row.rule';

/** Faults that are kept of one import; all are counted. */
export const faultsKept = 1_000;

/** A row as it is set aside: its cells only where it is good. */
export interface StagedRow {
  readonly ordinal: number;
  readonly row: number;
  readonly state: 'new' | 'invalid';
  readonly citizenNumber: string | null;
  readonly unitId: string | null;
  readonly cells: RosterValues | null;
  readonly faults: number;
}

/** A fault of a row, at its place among the faults of that row. */
export interface StagedFault extends RowFault {
  readonly row: number;
  readonly place: number;
}

const ROWS = `INSERT INTO import_row (import_id, ordinal, row, state, citizen_number, unit_id, cells, faults)
  SELECT $1, r.ordinal, r.row, r.state, r."citizenNumber", r."unitId", r.cells, r.faults FROM jsonb_to_recordset($2) AS r
    (ordinal int, row int, state text, "citizenNumber" text, "unitId" uuid, cells jsonb, faults smallint) ON CONFLICT DO NOTHING`;
const FAULTS = `INSERT INTO import_error (import_id, row, place, column_key, code, facts)
  SELECT $1, f.row, f.place, f."column", f.code, f.facts FROM jsonb_to_recordset($2) AS f (row int, place smallint, "column" text, code text, facts jsonb)
  ON CONFLICT DO NOTHING`;
const KEPT = 'SELECT count(*)::int AS kept FROM import_error WHERE import_id = $1';

/** Sets rows aside; those that stand already are left as they are. */
export async function stageRows(tx: EntityManager, importId: string, rows: readonly StagedRow[]): Promise<void> {
  if (rows.length > 0) await tx.query(ROWS, [importId, JSON.stringify(rows)]);
}

/** Keeps faults while there is room for them. */
export async function keepFaults(tx: EntityManager, importId: string, faults: readonly StagedFault[]): Promise<void> {
  if (faults.length === 0) return;
  const [row] = await tx.query<[{ kept: number }]>(KEPT, [importId]);
  const room = Math.max(faultsKept - row.kept, 0);
  if (room > 0) await tx.query(FAULTS, [importId, JSON.stringify(faults.slice(0, room))]);
}
