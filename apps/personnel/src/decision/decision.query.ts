import { Injectable } from '@nestjs/common';
import { auditColumns, auditValues } from '@noivu/audit';
import { FindDecisions, GetDecision, type DecisionRequest, type FindDecisionsRequest } from '@noivu/contracts';
import { etagOf, Reply, type MessageContext } from '@noivu/messaging';
import { Reads, scopeBounds, scopedWithAudit } from '@noivu/persistence';
import { DomainError } from '@noivu/problem';
import { ListReads, openCursor, pageReply, type PageRow } from '@noivu/service';
import { instant } from '../record/written';
import { seenRecord } from '../record/record.table';
import { DECISION_VERSION } from './decision.service';
import { seenConcerns, seenDecision } from './decision.table';

/** A message carries one megabyte: a list shows so many of those whom a decision concerns, the decision itself all. */
const CONCERNS_LISTED = 20;

// Whom else a decision concerns is not said.
const decisionJson = (
  concerns: string,
): string => `json_strip_nulls(json_build_object('decisionId', d.decision_id, 'number', d.number, 'issuedOn', d.issued_on,
  'effectiveOn', d.effective_on, 'issuerUnitId', d.issuer_unit_id, 'signer', d.signer, 'subject', d.subject, 'summary', d.summary,
  'retroactiveReason', d.retroactive_reason, 'attachmentId', d.attachment_id, 'enteredAt', ${instant('d.entered_at')}, 'enteredBy', d.entered_by,
  'version', ${DECISION_VERSION}, 'concerns', coalesce((SELECT json_agg(json_build_object('recordId', c.record_id, 'kinds', c.kinds)) FROM (${concerns}) c), '[]')))`;
const allConcerns = `${seenConcerns('d.decision_id')} ORDER BY record_id`;
const someConcerns = `${seenConcerns('d.decision_id')} ORDER BY concern.record_id <> $2::uuid, concern.record_id LIMIT ${CONCERNS_LISTED}`;

export const getDecision = scopedWithAudit({
  name: 'decision-get',
  text: `SELECT ${decisionJson(allConcerns)}::text FROM decision d WHERE d.decision_id = $2 AND ${seenDecision('d')}`,
  audit: { table: 'audit_entry', values: auditColumns(3) },
});

const page = (
  from: string,
): string => `SELECT coalesce(json_agg(json_build_object('key', json_build_array(d.issued_on, d.decision_id), 'item', ${decisionJson(someConcerns)})
    ORDER BY d.issued_on DESC, d.decision_id), '[]')::text FROM (
  SELECT d.* FROM ${from} AND ($3::date IS NULL OR d.issued_on >= $3) AND ($4::date IS NULL OR d.issued_on <= $4) AND ($5::text IS NULL OR d.subject = $5)
    AND ($6::date IS NULL OR d.issued_on < $6 OR (d.issued_on = $6 AND d.decision_id > $7::uuid))
  ORDER BY d.issued_on DESC, d.decision_id LIMIT $8) d`;
const audit = { table: 'audit_entry', values: auditColumns(9) };

/** Those that concern one record; a record outside the scope does not exist. */
export const findDecisionsOf = scopedWithAudit({
  name: 'decision-find-of',
  text: `SELECT (${page('decision_concern c JOIN decision d USING (decision_id) WHERE c.record_id = $2')}) FROM record r WHERE r.id = $2 AND ${seenRecord('r')}`,
  audit,
});

/** Those entered by the units of the scope. */
export const findDecisions = scopedWithAudit({
  name: 'decision-find',
  text: page(`decision d WHERE $2::uuid IS NULL AND ${scopeBounds('personnel', 'd.entered_ord')}`),
  audit,
});

/** Reads of decisions: by whoever entered one, or keeps a record that it concerns. */
@Injectable()
export class DecisionQuery {
  constructor(
    private readonly reads: Reads,
    private readonly lists: ListReads,
  ) {}

  /** @throws DomainError not-found */
  async get({ decisionId }: DecisionRequest, message: MessageContext): Promise<Reply> {
    const values = [decisionId, ...auditValues(message, { action: GetDecision.audit, facts: { decisionId } })];
    const decision = await this.reads.one(getDecision, message.signedIn().scopeContext, values);
    if (decision === null) throw new DomainError('not-found');
    return new Reply(decision, { etag: etagOf(DECISION_VERSION) });
  }

  /** Youngest first, with some of those whom each concerns: the decisions on a record, or else those entered by the units of the scope. @throws DomainError not-found, cursor-invalid */
  async find(request: FindDecisionsRequest, message: MessageContext): Promise<Reply> {
    const { recordId, issuedFrom, issuedTo, subject, limit = 50, cursor } = request;
    const criteria = { recordId, issuedFrom, issuedTo, subject };
    const [afterDay, afterId] = openCursor(cursor, criteria) ?? [null, null];
    const asked = [recordId ?? null, issuedFrom ?? null, issuedTo ?? null, subject ?? null, afterDay, afterId, limit + 1];
    const line = auditValues(message, { action: FindDecisions.audit, ...(recordId && { recordId }), facts: { ...criteria, limit } });
    const rows = await this.lists.pool.one(recordId ? findDecisionsOf : findDecisions, message.signedIn().scopeContext, [
      ...asked,
      ...line,
    ]);
    if (rows === null) throw new DomainError('not-found');
    return pageReply(JSON.parse(rows) as PageRow[], { limit, criteria });
  }
}
