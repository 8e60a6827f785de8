import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { auditColumns, auditValues, recordAudit } from '@noivu/audit';
import {
  FindStaffingQuotas,
  QuotaChanged,
  SetStaffingQuota,
  type FindStaffingQuotasRequest,
  type QuotaSpan,
  type SetStaffingQuotaRequest,
} from '@noivu/contracts';
import { etagOf, Reply, type MessageContext } from '@noivu/messaging';
import { announce, scopedWithAudit } from '@noivu/persistence';
import { DomainError } from '@noivu/problem';
import { Commands, ListReads } from '@noivu/service';
import { assertQuotaFits } from './quota.rule';

const QUOTA = `jsonb_strip_nulls(jsonb_build_object('unitId', q.unit_id, 'year', q.year, 'kind', q.kind, 'number', q.number,
  'decisionNumber', q.decision_number, 'decidedOn', q.decided_on, 'version', q.version))`;

// A unit outside the scope has no quotas to show: the answer is that there is no such unit.
const FIND = scopedWithAudit({
  name: 'quota-find',
  text: `SELECT jsonb_build_object('data', coalesce((SELECT jsonb_agg(${QUOTA} ORDER BY q.year, q.kind) FROM staffing_quota q
      WHERE q.unit_id = n.unit_id AND ($3::int IS NULL OR q.year = $3)), '[]'))::text
    FROM unit_node n WHERE n.unit_id = $2 AND n.ord <@ (SELECT organization.scope())`,
  audit: { table: 'audit_entry', values: auditColumns(4) },
});

const UNIT = `SELECT n.ord, n.parent_id AS "parentId", p.unit_id IS NULL OR p.ord <@ (SELECT organization.scope()) AS "fromAbove"
  FROM unit_node n LEFT JOIN unit_node p ON p.unit_id = n.parent_id WHERE n.unit_id = $1 AND n.ord <@ (SELECT organization.scope())`;
// Two who assign under one unit at once take turns, or together they could give more than it holds.
const TURN = 'SELECT FROM unit_node WHERE unit_id = ANY($1) ORDER BY ord FOR UPDATE';
const BOUNDS = `SELECT
  (SELECT number FROM staffing_quota WHERE unit_id = $2 AND year = $3 AND kind = $4) AS parent,
  (SELECT coalesce(sum(q.number), 0)::int FROM staffing_quota q JOIN unit_node n USING (unit_id)
    WHERE n.parent_id = $2 AND q.unit_id <> $1 AND q.year = $3 AND q.kind = $4) AS siblings,
  (SELECT coalesce(sum(q.number), 0)::int FROM staffing_quota q JOIN unit_node n USING (unit_id)
    WHERE n.parent_id = $1 AND q.year = $3 AND q.kind = $4) AS children`;
const SET = `INSERT INTO staffing_quota (unit_id, unit_ord, year, kind, number, decision_number, decided_on) VALUES ($1, $2, $3, $4, $5, $6, $7)
  ON CONFLICT (unit_id, year, kind) DO UPDATE SET number = $5, decision_number = $6, decided_on = $7, version = staffing_quota.version + 1
  RETURNING version`;

/** Staffing quotas (biên chế): read within the scope, set from above. */
@Injectable()
export class QuotaService {
  constructor(
    private readonly commands: Commands,
    private readonly reads: ListReads,
  ) {}

  /** @throws DomainError not-found outside the scope */
  async find({ unitId, year }: FindStaffingQuotasRequest, message: MessageContext): Promise<Reply> {
    const values = [unitId, year ?? null, ...auditValues(message, { action: FindStaffingQuotas.audit, facts: { unitId, year } })];
    const found = await this.reads.pool.one(FIND, message.signedIn().scopeContext, values);
    if (found === null) throw new DomainError('not-found');
    return new Reply(found);
  }

  /** @throws DomainError not-found, quota-over-parent, quota-under-children */
  set(request: SetStaffingQuotaRequest, message: MessageContext): Promise<Reply> {
    return this.commands.run(message, async (tx) => {
      const { unitId, year, kind, number, decisionNumber, decidedOn } = request;
      const unit = await unitToAssign(tx, unitId);
      await tx.query(TURN, [[unitId, unit.parentId].filter((id) => id !== null)]);
      const [bounds] = await tx.query<[{ parent: number | null; siblings: number; children: number }]>(BOUNDS, [
        unitId,
        unit.parentId,
        year,
        kind,
      ]);
      assertQuotaFits(number, { ...bounds, parent: bounds.parent ?? undefined });
      const [row] = await tx.query<[{ version: number }]>(SET, [unitId, unit.ord, year, kind, number, decisionNumber, decidedOn]);
      await recordAudit(tx, message, { action: SetStaffingQuota.audit, facts: { unitId, year, kind, number } });
      await announceQuotas(tx, unitId);
      return Reply.json({ ...request, version: row.version }, { etag: etagOf(row.version) });
    });
  }
}

// A quota comes from above: who does not hold the unit above cannot see what bounds it, and does not set it.
async function unitToAssign(tx: EntityManager, unitId: string): Promise<{ ord: number; parentId: string | null }> {
  const [unit] = await tx.query<{ ord: number; parentId: string | null; fromAbove: boolean }[]>(UNIT, [unitId]);
  if (!unit) throw new DomainError('not-found');
  if (!unit.fromAbove) throw new DomainError('permission-missing');
  return unit;
}

async function announceQuotas(tx: EntityManager, unitId: string): Promise<void> {
  const quotas = await tx.query<(QuotaSpan & { version: number })[]>(
    'SELECT year, kind, number, version FROM staffing_quota WHERE unit_id = $1',
    [unitId],
  );
  const version = quotas.reduce((sum, quota) => sum + quota.version, 0);
  const spans = quotas.map(({ year, kind, number }) => ({ year, kind, number }));
  await announce(tx, QuotaChanged, { key: unitId, version, payload: { unitId, version, quotas: spans } });
}
