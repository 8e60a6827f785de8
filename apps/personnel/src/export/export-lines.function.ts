import type { FactKind } from '@noivu/contracts';
import type { FunctionRight } from '@noivu/persistence';
import { askedFor, criteria, named, narrowed, withinScope } from '../search/search-lines.function';

/** Kinds that no column shows: of these a record can hold many, and none is needed to know who a person is and where they serve. */
const notShown: readonly FactKind[] = ['family', 'course', 'award', 'contact'];

const line = `personnel.record_line line WHERE ${withinScope} AND ${named} AND ${criteria}`;

// One text a page: whoever writes the workbook takes it apart, and nobody on the way does.
const people = `
  SELECT '[' || string_agg('["' || one.record_id || '","' || one.custodian_unit_id || '",[' || coalesce(told.facts, '') || ']]', ',' ORDER BY one.name_sort, one.record_id) || ']',
    array_agg(one.record_id ORDER BY one.name_sort, one.record_id), max(one.name_sort)
  INTO people, ids, last_name
  FROM (SELECT line.record_id, line.custodian_unit_id, line.name_sort FROM ${line} AND (after_name IS NULL OR (name_sort, record_id) > (after_name, after_id))
    ORDER BY name_sort, record_id LIMIT most) one
  LEFT JOIN LATERAL (
    SELECT string_agg('["' || fact.kind || '","' || lower(fact.valid) || '",' || fact.value || ']', ',') AS facts FROM personnel.fact
    WHERE fact.record_id = one.record_id AND upper_inf(fact.recorded) AND fact.valid @> today
      AND fact.kind NOT IN (${notShown.map((kind) => `'${kind}'`).join(', ')})) told ON true;
`;

/**
 * The function through which an export reads: what the records of the lines that a search would find say on a day, page by page, in the order of names. As
 * the search it reads with its owner's rights, because a policy on every fact would cost more than the reading; so it works out the signed scope itself and
 * stands it in front of everything else.
 * `asked`: the criteria of a search, `limit`, `day`, and `after` ([name_sort, record_id]) from the second page on. Gives `people`, JSON:
 * `[[recordId, custodianUnitId, [[kind, since, value], …]], …]`; how many they are; where the next page begins. Nothing where nobody is left, and where
 * `unitId` is no unit of the scope.
 */
export const exportLinesFunction = (): string => `
  CREATE FUNCTION personnel.export_lines(asked jsonb, OUT people text, OUT shown integer, OUT after jsonb) LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_custom_plan SET enable_seqscan = off SET random_page_cost = 1.1 AS $$
  DECLARE
    ${askedFor}
    after_name text COLLATE "C" := asked#>>'{after,0}'; after_id uuid := asked#>>'{after,1}';
    most integer := asked->>'limit'; today date := asked->>'day'; ids uuid[]; last_name text;
  BEGIN
    ${narrowed('RETURN')}
    ${people}
    shown := coalesce(cardinality(ids), 0);
    after := jsonb_build_array(last_name, ids[shown]);
  END $$;
  REVOKE ALL ON FUNCTION personnel.export_lines(jsonb) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION personnel.export_lines(jsonb) TO personnel;
`;

/** Who may read for an export. */
export const exportFunctionRights: readonly FunctionRight[] = [{ function: 'personnel.export_lines(jsonb)', roles: ['personnel'] }];
