import { Injectable } from '@nestjs/common';
import { auditColumns, auditValues } from '@noivu/audit';
import type { Day } from '@noivu/calendar';
import { FindObligations, type FindObligationsRequest } from '@noivu/contracts';
import type { MessageContext, Reply } from '@noivu/messaging';
import { scopeBounds, scopedWithAudit } from '@noivu/persistence';
import { ListReads, openCursor, pageReply, type PageRow } from '@noivu/service';
import { instant } from '../record/written';

// As `stateOn` and `citation` have it: the day of the province is $2.
const STATE = `CASE WHEN o.met_on IS NULL THEN CASE WHEN $2::date > o.due_on THEN 'OVERDUE' ELSE 'OPEN' END
  WHEN o.days_late > 0 THEN 'MET_LATE' ELSE 'MET' END`;
const DAYS_LATE = 'CASE WHEN o.met_on IS NULL THEN $2::date - o.due_on ELSE o.days_late END';
const OBLIGATION = `jsonb_strip_nulls(jsonb_build_object('obligationId', o.obligation_id, 'event', o.event, 'ownerUnitId', o.owner_unit_id,
  'recordId', o.record_id, 'decisionId', o.decision_id, 'startsOn', o.starts_on, 'dueOn', o.due_on, 'number', o.number, 'unit', o.unit,
  'article', o.article || ' (' || o.instrument || ')', 'basis', o.basis, 'projected', o.projected, 'state', ${STATE},
  'metAt', ${instant('o.met_at')}, 'daysLate', CASE WHEN ${DAYS_LATE} > 0 THEN ${DAYS_LATE} END))`;

// Who cancels a transfer takes what was still owed for it off everybody; what was done stays.
const VALID = `(o.transfer_id IS NULL OR o.met_on IS NOT NULL
  OR EXISTS (SELECT FROM transfer t WHERE t.transfer_id = o.transfer_id AND t.state <> 'CANCELLED' OFFSET 0))`;

// Each branch of the CASE is a condition of an index once the asked state is known.
const ASKED = `($3::uuid IS NULL OR o.owner_unit_id = $3) AND ($4::uuid IS NULL OR o.record_id = $4)
  AND ($5::uuid IS NULL OR o.owner_ord BETWEEN (SELECT ord FROM unit_node WHERE unit_id = $5) AND (SELECT last_ord FROM unit_node WHERE unit_id = $5))
  AND CASE $6::text WHEN 'OPEN' THEN o.met_on IS NULL AND o.due_on >= $2::date WHEN 'OVERDUE' THEN o.met_on IS NULL AND o.due_on < $2::date
    WHEN 'MET' THEN o.days_late = 0 WHEN 'MET_LATE' THEN o.days_late > 0 ELSE true END
  AND ($7::int IS NULL OR (o.pressing, o.obligation_id) > ($7::int, $8::uuid)) AND ${VALID}`;

const FIRST = 'ORDER BY o.pressing, o.obligation_id LIMIT $9';
const PAGE = `SELECT coalesce(jsonb_agg(jsonb_build_object('item', ${OBLIGATION}, 'key', jsonb_build_array(o.pressing, o.obligation_id))
  ORDER BY o.pressing, o.obligation_id), '[]')::text`;
const audit = { table: 'audit_entry', values: auditColumns(10) };

const picked = (done: string): string => `SELECT o.* FROM (
  SELECT o.* FROM obligation o WHERE ${scopeBounds('personnel', 'o.owner_ord')} AND ${done} AND ${ASKED} OFFSET 0) o ${FIRST}`;

/**
 * Of a unit, a department, a record: what is asked for is picked by its owner and then put in order. Few duties are open and many are done,
 * so those done are looked at only where the open ones do not fill the page.
 */
export const findObligations = scopedWithAudit({
  name: 'obligation-find',
  text: `WITH pending AS MATERIALIZED (${picked('o.met_on IS NULL')}),
    done AS MATERIALIZED (${picked('o.met_on IS NOT NULL AND (SELECT count(*) FROM pending) < $9')})
    ${PAGE} FROM (SELECT o.* FROM (SELECT * FROM pending UNION ALL SELECT * FROM done) o ${FIRST}) o`,
  audit,
});

/** Of the whole province: read in order from the first, for picking all of them would take seconds. The planner does not know how wide a scope is. */
export const findObligationsOfAll = scopedWithAudit({
  name: 'obligation-find-all',
  text: `${PAGE} FROM (SELECT o.* FROM obligation o WHERE ${ASKED} ${FIRST}) o`,
  audit,
});

/** Lists of duties with a time limit, for the unit that owes them, its department and Sở Nội vụ alike. */
@Injectable()
export class ObligationQuery {
  constructor(private readonly reads: ListReads) {}

  /** A page of duties within the scope: open ones by their last day, then those done, the latest first. @throws DomainError cursor-invalid */
  async find(request: FindObligationsRequest, message: MessageContext, today: Day): Promise<Reply> {
    const { limit = 50, cursor } = request;
    const { unitId: ownUnitId, tier, scopeContext } = message.signedIn();
    const criteria = criteriaOf(request, ownUnitId);
    const [pressing, lastId] = openCursor(cursor, criteria) ?? [null, null];
    const { owner, recordId, unitId, state } = criteria;
    const isWholeProvince = tier === 'PROVINCE' && owner === null && unitId === null && recordId === null;
    const words = {
      action: FindObligations.audit,
      facts: { owner: request.owner, unitId, state, limit },
      ...(recordId !== null && { recordId }),
    };
    const asked = [today, owner, recordId, unitId, state, pressing, lastId, limit + 1, ...auditValues(message, words)];
    const rows = await this.reads.pool.one(isWholeProvince ? findObligationsOfAll : findObligations, scopeContext, asked);
    return pageReply(JSON.parse(rows ?? '[]') as PageRow[], { limit, criteria });
  }
}

const criteriaOf = ({ owner, unitId, recordId, state }: FindObligationsRequest, ownUnitId: string) => ({
  owner: owner === 'me' ? ownUnitId : null,
  unitId: unitId ?? null,
  recordId: recordId ?? null,
  state: state ?? null,
});
