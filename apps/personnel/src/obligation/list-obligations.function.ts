import type { FunctionRight } from '@noivu/persistence';
import { instant } from '../record/written';

// As `stateOn` and `citation` have it.
const STATE = `CASE WHEN o.met_on IS NULL THEN CASE WHEN today > o.due_on THEN 'OVERDUE' ELSE 'OPEN' END
  WHEN o.days_late > 0 THEN 'MET_LATE' ELSE 'MET' END`;
const DAYS_LATE = 'CASE WHEN o.met_on IS NULL THEN today - o.due_on ELSE o.days_late END';
const OBLIGATION = `jsonb_strip_nulls(jsonb_build_object('obligationId', o.obligation_id, 'event', o.event, 'ownerUnitId', o.owner_unit_id,
  'recordId', o.record_id, 'decisionId', o.decision_id, 'startsOn', o.starts_on, 'dueOn', o.due_on, 'number', o.number, 'unit', o.unit,
  'article', o.article || ' (' || o.instrument || ')', 'basis', o.basis, 'projected', o.projected, 'state', ${STATE},
  'metAt', ${instant('o.met_at')}, 'daysLate', CASE WHEN ${DAYS_LATE} > 0 THEN ${DAYS_LATE} END))`;

// Every condition that was not asked for is a constant once the values are known, and leaves the plan: the function plans each call afresh.
const ASKED = `o.owner_ord BETWEEN low AND high AND (whole OR o.owner_ord <@ held)
  AND (asked_owner IS NULL OR o.owner_unit_id = asked_owner) AND (asked_record IS NULL OR o.record_id = asked_record)
  AND (after_pressing IS NULL OR (o.pressing, o.obligation_id) > (after_pressing, after_id))`;

// Who cancels a transfer takes what was still owed for it off everybody. It is seen by those who hold either side of it.
const VALID = `(o.transfer_id IS NULL OR EXISTS (SELECT FROM personnel.transfer t WHERE t.transfer_id = o.transfer_id AND t.state <> 'CANCELLED'
  AND (t.from_ord <@ reach OR t.to_ord <@ reach) OFFSET 0))`;

const OPEN = `o.met_on IS NULL AND ${VALID}
  AND (asked_state IS DISTINCT FROM 'OPEN' OR o.due_on >= today) AND (asked_state IS DISTINCT FROM 'OVERDUE' OR o.due_on < today)`;
const DONE = `o.met_on IS NOT NULL
  AND (asked_state IS DISTINCT FROM 'MET' OR o.days_late = 0) AND (asked_state IS DISTINCT FROM 'MET_LATE' OR o.days_late > 0)`;

const pageOf = (condition: string): string => `
  SELECT coalesce(jsonb_agg(jsonb_build_object('item', ${OBLIGATION}, 'key', jsonb_build_array(o.pressing, o.obligation_id))
    ORDER BY o.pressing, o.obligation_id), '[]') FROM (
    SELECT o.* FROM personnel.obligation o WHERE ${condition} AND ${ASKED} ORDER BY o.pressing, o.obligation_id LIMIT shown - jsonb_array_length(page)) o`;

/**
 * The one function through which duties are listed, open ones by their last day, then those done, the latest first. Under row-level security the planner
 * takes a scope for one in two hundred rows, however wide it is: it picks and sorts the late duties of a whole province for one page. So the
 * function reads with its owner's rights, works out the signed scope itself, stands it in front of everything else, and plans the page afresh, with its numbers.
 * Few duties are open and many are done, so those done are looked at only where the open ones do not fill the page.
 * `asked`: `today`, `limit`, and as far as wanted `owner`, `unitId`, `recordId`, `state`, `after` ([pressing, obligation_id]). Gives the rows with
 * their keys as text, at most `limit`.
 */
export const listObligationsFunction = (): string => `
  CREATE FUNCTION personnel.list_obligations(asked jsonb) RETURNS text LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET random_page_cost = 1.1 AS $$
  DECLARE
    reach int4multirange := coalesce(personnel.scope(), '{}');
    held int4multirange := reach;
    low integer; high integer; whole boolean;
    today date := asked->>'today'; shown integer := asked->>'limit'; asked_state text := asked->>'state';
    asked_owner uuid := asked->>'owner'; asked_record uuid := asked->>'recordId';
    after_pressing integer := asked#>>'{after,0}'; after_id uuid := asked#>>'{after,1}';
    page jsonb := '[]';
  BEGIN
    IF asked ? 'unitId' THEN
      held := held * coalesce((SELECT int4multirange(int4range(ord, last_ord, '[]')) FROM personnel.unit_node WHERE unit_id = (asked->>'unitId')::uuid), '{}');
    END IF;
    low := lower(held); high := upper(held) - 1;
    whole := held = int4multirange(int4range(low, high, '[]'));
    PERFORM set_config('plan_cache_mode', 'force_custom_plan', true);
    IF asked_state IS NULL OR asked_state IN ('OPEN', 'OVERDUE') THEN page := (${pageOf(OPEN)}); END IF;
    IF (asked_state IS NULL OR asked_state IN ('MET', 'MET_LATE')) AND jsonb_array_length(page) < shown THEN page := page || (${pageOf(DONE)}); END IF;
    RETURN page;
  END $$;
  REVOKE ALL ON FUNCTION personnel.list_obligations(jsonb) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION personnel.list_obligations(jsonb) TO personnel;
`;

/** Who may list duties. */
export const listObligationsRights: readonly FunctionRight[] = [{ function: 'personnel.list_obligations(jsonb)', roles: ['personnel'] }];
