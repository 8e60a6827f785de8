import { Injectable } from '@nestjs/common';
import { auditColumns, auditValues } from '@noivu/audit';
import { GetAccessLog, GetChanges, type GetChangesRequest } from '@noivu/contracts';
import type { Reply, MessageContext } from '@noivu/messaging';
import { Reads, scopedWithAudit, type ScopedStatement } from '@noivu/persistence';
import { DomainError } from '@noivu/problem';
import { openCursor, pageReply, type PageRow } from '@noivu/service';
import { seenRecord } from './record.table';
import { instant } from './written';

const audit = { table: 'audit_entry', values: auditColumns(5) };

export const getChanges = scopedWithAudit({
  name: 'change-list',
  text: `SELECT (SELECT coalesce(json_agg(json_build_object('key', json_build_array(c.version), 'item', json_strip_nulls(json_build_object(
        'changeId', c.change_id, 'recordId', c.record_id, 'version', c.version, 'decisionId', c.decision_id, 'recordedAt', ${instant('c.recorded_at')},
        'recordedBy', c.recorded_by, 'reason', c.reason, 'acts', c.acts))) ORDER BY c.version DESC), '[]')
      FROM (SELECT * FROM change WHERE record_id = $2 AND version < $3::bigint ORDER BY version DESC LIMIT $4) c)::text
    FROM record r WHERE r.id = $2 AND ${seenRecord('r')}`,
  audit,
});

export const getAccessLog = scopedWithAudit({
  name: 'access-log',
  text: `SELECT (SELECT coalesce(json_agg(json_build_object('key', json_build_array(a.entry_id), 'item', json_strip_nulls(json_build_object(
        'at', ${instant('a.at')}, 'accountId', a.account_id, 'unitId', a.unit_id, 'action', a.action, 'outcome', a.outcome, 'traceId', a.trace_id)))
        ORDER BY a.entry_id DESC), '[]')
      FROM (SELECT * FROM audit_entry WHERE record_id = $2 AND entry_id < $3::bigint ORDER BY entry_id DESC LIMIT $4) a)::text
    FROM record r WHERE r.id = $2 AND ${seenRecord('r')}`,
  audit,
});

/** What happened to a record, and who saw it: newest first. */
@Injectable()
export class RecordTrailQuery {
  constructor(private readonly reads: Reads) {}

  /** The changes of a record. @throws DomainError not-found, cursor-invalid */
  changes(request: GetChangesRequest, message: MessageContext): Promise<Reply> {
    return this.page(getChanges, request, { message, action: GetChanges.audit });
  }

  /** The lines of the audit trail that name a record. @throws DomainError not-found, cursor-invalid */
  accessLog(request: GetChangesRequest, message: MessageContext): Promise<Reply> {
    return this.page(getAccessLog, request, { message, action: GetAccessLog.audit });
  }

  private async page(
    statement: ScopedStatement,
    request: GetChangesRequest,
    asked: { message: MessageContext; action: string },
  ): Promise<Reply> {
    const { recordId, limit = 50, cursor } = request;
    const criteria = { of: asked.action, recordId };
    const [before = Number.MAX_SAFE_INTEGER] = openCursor(cursor, criteria) ?? [];
    const values = [recordId, before, limit + 1, ...auditValues(asked.message, { action: asked.action, recordId, facts: { limit } })];
    const rows = await this.reads.one(statement, asked.message.signedIn().scopeContext, values);
    if (rows === null) throw new DomainError('not-found');
    return pageReply(JSON.parse(rows) as PageRow[], { limit, criteria });
  }
}
