import { Injectable } from '@nestjs/common';
import { auditColumns, auditValues } from '@noivu/audit';
import { FindTransfers, GetTransfer, type FindTransfersRequest, type TransferRequest, type TransferView } from '@noivu/contracts';
import { etagOf, Reply, type MessageContext } from '@noivu/messaging';
import { Reads, scopedWithAudit } from '@noivu/persistence';
import { DomainError } from '@noivu/problem';
import { ListReads, openCursor, pageReply, type PageRow } from '@noivu/service';
import { transferJson } from './transfer-rows';
import { seenTransfer } from './transfer.table';

export const getTransfer = scopedWithAudit({
  name: 'transfer-get',
  text: `SELECT ${transferJson}::text FROM transfer t WHERE t.transfer_id = $2 AND ${seenTransfer('t')}`,
  audit: { table: 'audit_entry', values: auditColumns(3) },
});

// Either side is seen; `in` and `out` pick one of them.
export const findTransfers = scopedWithAudit({
  name: 'transfer-find',
  text: `SELECT coalesce(json_agg(json_build_object('key', json_build_array(t.proposed_at, t.transfer_id), 'item', ${transferJson})
      ORDER BY t.proposed_at DESC, t.transfer_id DESC), '[]')::text FROM (
    SELECT t.* FROM transfer t WHERE ${seenTransfer('t')} AND ($2::text IS NULL OR t.state = $2) AND ($3::uuid IS NULL OR t.record_id = $3)
      AND CASE $4::text WHEN 'in' THEN t.to_ord <@ (SELECT personnel.scope()) WHEN 'out' THEN t.from_ord <@ (SELECT personnel.scope()) ELSE true END
      AND ($5::timestamptz IS NULL OR (t.proposed_at, t.transfer_id) < ($5::timestamptz, $6::uuid))
    ORDER BY t.proposed_at DESC, t.transfer_id DESC LIMIT $7) t`,
  audit: { table: 'audit_entry', values: auditColumns(8) },
});

/** Reads of transfers, by either side: the receiver sees what comes before the record itself can be seen. */
@Injectable()
export class TransferQuery {
  constructor(
    private readonly reads: Reads,
    private readonly lists: ListReads,
  ) {}

  /** @throws DomainError not-found */
  async get({ transferId }: TransferRequest, message: MessageContext): Promise<Reply> {
    const values = [transferId, ...auditValues(message, { action: GetTransfer.audit, facts: { transferId } })];
    const transfer = await this.reads.one(getTransfer, message.signedIn().scopeContext, values);
    if (transfer === null) throw new DomainError('not-found');
    return new Reply(transfer, { etag: etagOf((JSON.parse(transfer) as TransferView).version) });
  }

  /** The latest first. @throws DomainError cursor-invalid */
  async find(request: FindTransfersRequest, message: MessageContext): Promise<Reply> {
    const { state, direction, recordId, limit = 50, cursor } = request;
    const criteria = { state, direction, recordId };
    const [before = null, lastId = null] = openCursor(cursor, criteria) ?? [];
    const line = auditValues(message, {
      action: FindTransfers.audit,
      facts: { state, direction, limit },
      ...(recordId !== undefined && { recordId }),
    });
    const asked = [state ?? null, recordId ?? null, direction ?? null, before, lastId, limit + 1];
    const rows = await this.lists.pool.one(findTransfers, message.signedIn().scopeContext, [...asked, ...line]);
    return pageReply(JSON.parse(rows ?? '[]') as PageRow[], { limit, criteria });
  }
}
