import { scopedWithAudit } from '@noivu/persistence';
import { auditColumns } from '@noivu/audit';
import { heldImport } from './import.table';

const instant = (expression: string): string => `to_char(${expression} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** SQL of the jobs of an import: what it shows follows from where they stand. */
export const importJobs = `JOIN job checking ON checking.job_id = i.check_job LEFT JOIN job applying ON applying.job_id = i.apply_job LEFT JOIN job undoing ON undoing.job_id = i.undo_job`;

const runs = (alias: string): string => `${alias}.state IN ('queued', 'running')`;

/** SQL of the state of an import, named i, with its jobs. */
export const importState = `CASE
  WHEN undoing.state = 'succeeded' THEN 'UNDONE' WHEN ${runs('undoing')} THEN 'UNDOING' WHEN undoing.state IS NOT NULL THEN 'STOPPED'
  WHEN applying.state = 'succeeded' THEN 'APPLIED' WHEN ${runs('applying')} THEN 'APPLYING' WHEN applying.state IS NOT NULL THEN 'STOPPED'
  WHEN checking.state = 'succeeded' THEN 'CHECKED' WHEN ${runs('checking')} THEN 'CHECKING' WHEN checking.state = 'cancelled' THEN 'CANCELLED' ELSE 'REFUSED' END`;

const ended = (alias: string): string => `(${alias}.ended_at IS NOT NULL)::int`;

/** SQL of the version of an import: it rises with every order and with every job that ends. */
export const importVersion = `(i.version + ${ended('checking')} + ${ended('applying')} + ${ended('undoing')})`;

/** SQL that writes an import, named i, as an ImportView; its version comes first. */
const importJson = `json_strip_nulls(json_build_object('version', ${importVersion}, 'importId', i.import_id, 'state', ${importState},
  'jobId', coalesce(i.undo_job, i.apply_job, i.check_job), 'attachmentId', i.file_id, 'fileName', f.name, 'preview', i.preview, 'errors', i.errors,
  'decisionId', i.decision_id, 'made', i.made, 'withdrawn', i.withdrawn, 'kept', i.kept,
  'keptRecordIds', (SELECT json_agg(record_id) FROM (SELECT r.record_id FROM import_row r WHERE r.import_id = i.import_id AND r.state = 'kept' ORDER BY r.ordinal LIMIT 200) k),
  'orderedAt', ${instant('i.ordered_at')}))`;

/** Reads one import within the scope: its id is the parameter. */
export const importText = (id: string): string =>
  `SELECT ${importJson}::text AS import FROM roster_import i ${importJobs} JOIN file f ON f.file_id = i.file_id WHERE i.import_id = ${id} AND ${heldImport('i')}`;

export const getImport = scopedWithAudit({
  name: 'import-get',
  text: importText('$2'),
  audit: { table: 'audit_entry', values: auditColumns(3) },
});

/** A page of what is wrong with the rows of an import, in the order of the sheet. NULL where the scope holds no such import. */
export const findImportErrors = scopedWithAudit({
  name: 'import-errors',
  text: `SELECT coalesce((SELECT json_agg(json_build_object('item', json_build_object('row', e.row, 'column', e.column_key, 'code', e.code, 'facts', e.facts), 'key', json_build_array(e.row, e.place))
      ORDER BY e.row, e.place) FROM (SELECT * FROM import_error WHERE import_id = $2 AND ($3::int IS NULL OR (row, place) > ($3::int, $4::int)) ORDER BY row, place LIMIT $5) e), '[]')::text
    FROM roster_import i WHERE i.import_id = $2 AND ${heldImport('i')}`,
  audit: { table: 'audit_entry', values: auditColumns(6) },
});

/** The version at the head of the text of an import. */
export const versionIn = (text: string): number => Number(/^\{"version"\s?:\s?(\d+)/.exec(text)?.[1]);
