import type { EntityManager } from 'typeorm';
import type { ChangeAct, FactKind } from '@noivu/contracts';
import { heldRecord } from './record.table';
import type { LiveRow, TimelineRow } from './statement';

/** A record that the transaction holds: nobody else changes it until the end. */
export interface LockedRecord {
  readonly recordId: string;
  readonly custodianUnitId: string;
  readonly version: number;
  /** The last moment given to a change. */
  readonly recordedAt: Date;
  readonly createdAt: Date;
  readonly citizenNumber: string;
}

/** What one change did, statement by statement. */
export interface ActTaken {
  readonly act: ChangeAct;
  readonly kind: FactKind;
  readonly factId: string;
}

/** A change as it is put on record. */
export interface ChangeRow {
  readonly changeId: string;
  readonly recordId: string;
  readonly version: number;
  readonly decisionId: string | null;
  readonly reason: string | null;
  readonly acts: readonly ActTaken[];
  readonly recordedAt: Date;
  readonly recordedBy: string;
}

const LOCK = (
  held: string,
): string => `SELECT id AS "recordId", custodian_unit_id AS "custodianUnitId", version, recorded_at AS "recordedAt", created_at AS "createdAt",
  citizen_number AS "citizenNumber" FROM record WHERE id = $1 AND ${held} FOR UPDATE`;
const LOCK_HELD = LOCK(heldRecord('record'));
const LOCK_ANY = LOCK('withdrawn_at IS NULL');
// Days as text: the driver would make moments of them, in the time zone of the machine.
const ROW = `row_id AS "rowId", fact_id AS "factId", kind, lower(valid)::text AS "validFrom", upper(valid)::text AS "validTo", declared_to::text AS "declaredTo",
  value, decision_id AS "decisionId", act`;
const LIVE = `SELECT ${ROW} FROM fact WHERE record_id = $1 AND upper_inf(recorded) ORDER BY row_id`;
const LIVE_OF = `SELECT record_id AS "recordId", ${ROW} FROM fact WHERE record_id = ANY($1) AND upper_inf(recorded)`;
const CLOSE = 'UPDATE fact SET recorded = tstzrange(lower(recorded), $3) WHERE record_id = $1 AND row_id = ANY($2)';
const WRITE = `WITH told AS (
    INSERT INTO change (change_id, record_id, version, decision_id, reason, acts, recorded_at, recorded_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8))
  INSERT INTO fact (fact_id, record_id, kind, valid, declared_to, recorded, value, decision_id, change_id, act)
  SELECT f."factId", $2, f.kind, daterange(f."validFrom", f."validTo"), f."declaredTo", tstzrange($7, NULL), f.value, f."decisionId", $1, f.act
  FROM jsonb_to_recordset($9) AS f ("factId" uuid, kind text, "validFrom" date, "validTo" date, "declaredTo" date, value jsonb, "decisionId" uuid, act text)`;

/** Takes hold of a record in the scope of the transaction; undefined where the scope has no such record to change. */
export async function lockRecord(tx: EntityManager, recordId: string): Promise<LockedRecord | undefined> {
  const rows = await tx.query<LockedRecord[]>(LOCK_HELD, [recordId]);
  return rows[0];
}

/** Takes hold of a record for the service itself, which works under no scope; undefined where there is none. */
export async function lockRecordUnscoped(tx: EntityManager, recordId: string): Promise<LockedRecord | undefined> {
  const rows = await tx.query<LockedRecord[]>(LOCK_ANY, [recordId]);
  return rows[0];
}

/** Every row that is believed now. */
export const liveRows = (tx: EntityManager, recordId: string): Promise<LiveRow[]> => tx.query<LiveRow[]>(LIVE, [recordId]);

/** The same of several records, by record. */
export async function liveRowsOf(tx: EntityManager, recordIds: readonly string[]): Promise<Map<string, LiveRow[]>> {
  const byRecord = new Map<string, LiveRow[]>(recordIds.map((recordId) => [recordId, []]));
  for (const { recordId, ...row } of await tx.query<(LiveRow & { recordId: string })[]>(LIVE_OF, [recordIds]))
    byRecord.get(recordId)?.push(row);
  return byRecord;
}

/** Writes a change: closes rows, and inserts what is believed instead. */
export async function writeChange(
  tx: EntityManager,
  change: ChangeRow,
  rows: { close: readonly string[]; insert: readonly TimelineRow[] },
): Promise<void> {
  const { changeId, recordId, version, decisionId, reason, acts, recordedAt, recordedBy } = change;
  if (rows.close.length > 0) await tx.query(CLOSE, [recordId, rows.close, recordedAt]);
  const told = [changeId, recordId, version, decisionId, reason, JSON.stringify(acts), recordedAt, recordedBy];
  await tx.query(WRITE, [...told, JSON.stringify(rows.insert)]);
}
