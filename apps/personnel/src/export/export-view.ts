import { auditColumns } from '@noivu/audit';
import { scoped, scopedWithAudit } from '@noivu/persistence';
import { ownExport } from './export.table';

const instant = (expression: string): string => `to_char(${expression} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const day = (expression: string): string => `to_char(${expression} AT TIME ZONE 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD')`;

/** SQL of the state of an export, named e, with its job j; whoever has come to another unit since no longer sees the job. */
const state = `CASE WHEN e.expires_at <= statement_timestamp() THEN 'EXPIRED' WHEN e.written_at IS NOT NULL THEN 'READY'
  WHEN j.state IN ('queued', 'running') THEN 'WRITING' WHEN j.state = 'cancelled' THEN 'CANCELLED' ELSE 'FAILED' END`;

const exportJson = `json_strip_nulls(json_build_object('exportId', e.export_id, 'state', ${state}, 'jobId', e.job_id, 'reason', e.reason,
  'fileName', 'danh-sach-' || ${day('e.ordered_at')} || '.xlsx', 'rows', e.row_count, 'size', e.size, 'sha256', e.sha256, 'orderedAt', ${instant('e.ordered_at')},
  'writtenAt', ${instant('e.written_at')}, 'expiresAt', ${instant('e.expires_at')}))`;

/** Reads one export of the caller: its id is the parameter. */
export const exportText = (id: string): string =>
  `SELECT ${exportJson}::text AS export FROM record_export e LEFT JOIN job j ON j.job_id = e.job_id WHERE e.export_id = ${id} AND ${ownExport('e')}`;

export const getExport = scopedWithAudit({
  name: 'export-get',
  text: exportText('$2'),
  audit: { table: 'audit_entry', values: auditColumns(3) },
});

/** What is not there to be fetched is on record as what it is. */
export const fetchExport = scopedWithAudit({
  name: 'export-fetch',
  text: exportText('$2'),
  audit: {
    table: 'audit_entry',
    values: {
      ...auditColumns(3),
      outcome: `CASE WHEN read.reply IS NULL THEN 'not-found' WHEN read.reply::json->>'state' = 'READY' THEN 'done'
        WHEN read.reply::json->>'state' = 'EXPIRED' THEN 'export-expired' ELSE 'export-not-ready' END`,
    },
  },
});

export const readExport = scoped({
  name: 'export-piece',
  text: `SELECT encode(c.bytes, 'base64') FROM export_chunk c JOIN record_export e USING (account_id, export_id)
    WHERE e.export_id = $2 AND c.place = $3 AND e.expires_at > statement_timestamp() AND ${ownExport('e')}`,
});
