import { Injectable } from '@nestjs/common';
import { auditColumns, auditValues } from '@noivu/audit';
import type { Day } from '@noivu/calendar';
import { FindUnits, GetUnit, GetUnitTree, searchKey, type FindUnitsRequest, type GetUnitRequest } from '@noivu/contracts';
import { etagOf, Reply, type MessageContext } from '@noivu/messaging';
import { scopedWithAudit } from '@noivu/persistence';
import { DomainError } from '@noivu/problem';
import { ListReads, openCursor, pageReply, type PageRow } from '@noivu/service';

const UNIT = `jsonb_strip_nulls(jsonb_build_object(
  'unitId', s.unit_id, 'parentId', s.parent_id, 'code', s.code, 'name', s.name, 'kind', s.kind, 'tier', s.tier, 'gsoCode', s.gso_code,
  'validFrom', lower(s.valid), 'validTo', upper(s.valid), 'version', n.version))`;

const audit = (first: number) => ({ table: 'audit_entry', values: auditColumns(first) });

const FIND = scopedWithAudit({
  name: 'unit-find',
  text: `SELECT coalesce(jsonb_agg(jsonb_build_object('item', unit, 'key', jsonb_build_array(ord)) ORDER BY ord), '[]')::text FROM (
    SELECT ${UNIT} AS unit, n.ord FROM unit_span s JOIN unit_node n USING (unit_id)
    WHERE s.valid @> $2::date AND n.ord > $3 AND ($4::text IS NULL OR s.search_key LIKE $4) AND ($5::uuid IS NULL OR s.parent_id = $5)
      AND ($6::text IS NULL OR s.tier = $6) AND ($7::text IS NULL OR s.kind = $7)
    ORDER BY n.ord LIMIT $8) page`,
  audit: audit(9),
});

const GET = scopedWithAudit({
  name: 'unit-get',
  text: `SELECT ${UNIT}::text FROM unit_span s JOIN unit_node n USING (unit_id) WHERE s.unit_id = $2 AND s.valid @> $3::date`,
  audit: audit(4),
});

const TREE = scopedWithAudit({
  name: 'unit-tree',
  text: `SELECT jsonb_build_object('data', jsonb_agg(${UNIT} ORDER BY n.ord))::text
    FROM unit_node top JOIN unit_node n ON n.ord BETWEEN top.ord AND top.last_ord JOIN unit_span s ON s.unit_id = n.unit_id AND s.valid @> $3::date
    WHERE top.unit_id = $2 HAVING count(*) > 0`,
  audit: audit(4),
});

const likeAnywhere = (text: string): string => `%${searchKey(text).replace(/[\\%_]/g, '\\$&')}%`;

/** Reads of the directory of units. Units are no secret: everybody sees the whole province, or no record could be sent anywhere. */
@Injectable()
export class UnitQuery {
  constructor(private readonly reads: ListReads) {}

  /** A page of units in tree order. */
  async find(request: FindUnitsRequest, message: MessageContext, today: Day): Promise<Reply> {
    const { asOf = today, q, parentId, tier, kind, limit = 50, cursor } = request;
    const criteria = { asOf, q, parentId, tier, kind };
    const [after = -1] = openCursor(cursor, criteria) ?? [];
    const asked = [asOf, after, q === undefined ? null : likeAnywhere(q), parentId ?? null, tier ?? null, kind ?? null, limit + 1];
    const rows = await this.one(FIND, message, [
      ...asked,
      ...auditValues(message, { action: FindUnits.audit, facts: { asOf, parentId, tier, kind, limit } }),
    ]);
    return pageReply(JSON.parse(rows) as PageRow[], { limit, criteria });
  }

  /** One unit of a day. @throws DomainError not-found */
  async get({ unitId, asOf }: GetUnitRequest, message: MessageContext, today: Day): Promise<Reply> {
    const facts = { unitId, asOf: asOf ?? today };
    const unit = await this.one(GET, message, [unitId, asOf ?? today, ...auditValues(message, { action: GetUnit.audit, facts })]);
    return new Reply(unit, { etag: etagOf((JSON.parse(unit) as { version: number }).version) });
  }

  /** A unit and all below it, on a day. @throws DomainError not-found */
  async tree({ unitId, asOf }: GetUnitRequest, message: MessageContext, today: Day): Promise<Reply> {
    const facts = { unitId, asOf: asOf ?? today };
    return new Reply(await this.one(TREE, message, [unitId, asOf ?? today, ...auditValues(message, { action: GetUnitTree.audit, facts })]));
  }

  private async one(statement: typeof GET, message: MessageContext, values: readonly unknown[]): Promise<string> {
    const found = await this.reads.pool.one(statement, message.signedIn().scopeContext, values);
    if (found === null) throw new DomainError('not-found');
    return found;
  }
}
