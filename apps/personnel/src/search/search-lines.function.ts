import type { FunctionRight } from '@noivu/persistence';

/** Up to so many heads a name is looked for among those of the scope; beyond, in the order of names or in the index of name parts, as the planner sees fit. */
const narrow = 3_000;

const columns = `record_id AS "recordId", full_name AS "fullName", sex, born_on AS "bornOn", custodian_unit_id AS "custodianUnitId", title, category,
  rank_code AS "rankCode", degree, party, status, name_sort AS "nameSort"`;

// Every condition that was not asked for is a constant once the values are known, and leaves the plan: the function plans each call afresh.
/** SQL: the line stands in the scope that the function has worked out. */
export const withinScope = `line.unit_ord BETWEEN low AND high AND (whole OR line.unit_ord <@ held)`;
// It widens nothing and narrows nothing: an index that begins with the place has its people in the order of names.
const inPlace = `(department IS NULL OR line.department_ord = department) AND (province IS NULL OR line.province_ord = province)`;
/** SQL: the line is what was asked for, apart from its name. */
export const criteria = `(asked_sex IS NULL OR sex = asked_sex) AND (born_from IS NULL OR born_year >= born_from) AND (born_to IS NULL OR born_year <= born_to)
  AND (asked_category IS NULL OR category = asked_category) AND (asked_rank IS NULL OR rank_code = asked_rank) AND (asked_degree IS NULL OR degree = asked_degree)
  AND (asked_party IS NULL OR party = asked_party) AND (asked_status IS NULL OR status = asked_status)`;
/** SQL: the name of the line holds what was asked for. */
export const named = `(part IS NULL OR name_key LIKE part)`;

const fenced = `(SELECT * FROM personnel.record_line line WHERE ${withinScope} OFFSET 0) line WHERE ${named} AND ${criteria}`;
const open = `personnel.record_line line WHERE ${withinScope} AND ${inPlace} AND ${named} AND ${criteria}`;

/** SQL that declares the signed scope and what was asked for, as both functions over the lines know it. */
export const askedFor = `held int4multirange := coalesce(personnel.scope(), '{}');
    below int4range;
    low integer; high integer; whole boolean;
    part text := asked->>'part';
    asked_sex text := asked->>'sex'; born_from smallint := asked->>'bornFromYear'; born_to smallint := asked->>'bornToYear';
    asked_category text := asked->>'category'; asked_rank text := asked->>'rankCode'; asked_degree text := asked->>'degree';
    asked_party boolean := asked->>'party'; asked_status text := asked->>'status';`;

/** SQL that narrows the scope to the unit that was asked for; `elsewhere` is done where that is no unit of the scope. */
export const narrowed = (elsewhere: string): string => `IF asked ? 'unitId' THEN
      SELECT int4range(ord, last_ord, '[]') INTO below FROM personnel.unit_node WHERE unit_id = (asked->>'unitId')::uuid AND ord <@ held;
      IF NOT FOUND THEN ${elsewhere}; END IF;
      held := held * int4multirange(below);
    END IF;
    low := lower(held); high := upper(held) - 1;
    whole := held = int4multirange(int4range(low, high, '[]'));`;

// The lines of a page are found in the index alone, one more than are shown; only those are then read.
const pageOf = (source: string): string => `
  SELECT coalesce(json_agg(row ORDER BY row."nameSort", row."recordId"), '[]'), array_agg(row."recordId" ORDER BY row."nameSort", row."recordId") INTO page, ids
  FROM (SELECT ${columns} FROM (
    SELECT line.record_id FROM ${source} AND (after_name IS NULL OR (name_sort, record_id) > (after_name, after_id))
    ORDER BY name_sort, record_id LIMIT shown + 1) found JOIN personnel.record_line USING (record_id)) row;
  IF (asked->>'count')::boolean THEN SELECT count(*) INTO total FROM ${source}; END IF;`;

/**
 * The one function through which records are searched. It reads the lines with its owner's rights, because under row-level security no index of name
 * parts could be used (LIKE is not leakproof); so it works out the signed scope itself and stands it in front of everything else.
 * The scope and its place are looked up by plans that are kept; the page alone is planned afresh, with the numbers of the scope.
 * `asked`: `limit`, and as far as wanted `unitId`, `part` (a LIKE pattern), `sex`, `bornFromYear`, `bornToYear`, `category`, `rankCode`, `degree`, `party`,
 * `status`, `count`, `after` ([name_sort, record_id]). Gives `{ seen: { shown, first, last }, total, rows }` as text, with one row more than `limit` where the
 * list goes on; NULL where `unitId` is no unit of the scope.
 */
export const searchLinesFunction = (): string => `
  CREATE FUNCTION personnel.search_lines(asked jsonb) RETURNS text LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET random_page_cost = 1.1 AS $$
  DECLARE
    ${askedFor}
    heads integer; department integer; province integer;
    after_name text COLLATE "C" := asked#>>'{after,0}'; after_id uuid := asked#>>'{after,1}';
    shown integer := asked->>'limit'; page json; ids uuid[]; total bigint;
  BEGIN
    ${narrowed('RETURN NULL')}
    SELECT department_ord, province_ord INTO department, province FROM personnel.unit_node WHERE ord >= low ORDER BY ord LIMIT 1;
    IF NOT EXISTS (SELECT FROM personnel.unit_node WHERE ord = department AND last_ord >= high) THEN department := NULL; END IF;
    IF department IS NOT NULL OR NOT EXISTS (SELECT FROM personnel.unit_node WHERE ord = province AND last_ord >= high) THEN province := NULL; END IF;
    IF part IS NOT NULL AND low IS DISTINCT FROM coalesce(department, province) THEN
      SELECT count(*) INTO heads FROM (SELECT FROM personnel.record_line line WHERE line.unit_ord BETWEEN low AND high ORDER BY line.unit_ord LIMIT ${narrow + 1}) line;
    END IF;
    -- Of few below a department the index of units has all that is asked, without a look at the lines.
    IF department <> low AND coalesce(heads, 0) <= ${narrow} THEN department := NULL; END IF;
    PERFORM set_config('plan_cache_mode', 'force_custom_plan', true);
    IF heads <= ${narrow} THEN ${pageOf(fenced)}
    ELSE ${pageOf(open)}
    END IF;
    shown := least(shown, coalesce(cardinality(ids), 0));
    RETURN format('{"seen":%s,"total":%s,"rows":%s}', json_build_object('shown', shown, 'first', ids[1], 'last', ids[shown]), coalesce(total::text, 'null'), page);
  END $$;
  REVOKE ALL ON FUNCTION personnel.search_lines(jsonb) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION personnel.search_lines(jsonb) TO personnel;
`;

/** Who may search. */
export const searchFunctionRights: readonly FunctionRight[] = [{ function: 'personnel.search_lines(jsonb)', roles: ['personnel'] }];
