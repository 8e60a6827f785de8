import type { FunctionRight } from '@noivu/persistence';
import { forms } from './forms';
import { noNumbers, numbersOf, populationOf, type Form } from './report-form';

const head = 'LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS';

/**
 * The function that says how far a report of one unit goes: true where everything below the unit counts with it, false where whoever asks holds the unit
 * without those below it, NULL where the unit lies outside the signed scope.
 */
export const reportReachFunction = `
CREATE OR REPLACE FUNCTION reporting.report_reach(asked uuid) RETURNS boolean ${head} $$
DECLARE
  held int4multirange := reporting.scope();
  place reporting.unit_node%ROWTYPE;
BEGIN
  SELECT * INTO place FROM reporting.unit_node n WHERE n.unit_id = asked AND n.ord <@ held;
  IF NOT FOUND THEN
    RETURN NULL;
  END IF;
  RETURN int4range(place.ord, place.last_ord, '[]') <@ held
    OR NOT EXISTS (SELECT FROM reporting.unit_node n WHERE n.ord BETWEEN place.ord AND place.last_ord AND NOT n.ord <@ held);
END $$;`;

/**
 * The function that gives the units which a report of one unit counts, by the tree of the day: the unit itself and all below it, each with the
 * row it stands in (the unit directly below the asked one, or the asked one itself). None where the asked unit lies outside the signed scope, or
 * did not exist on that day. Who holds a unit without those below it counts that unit alone.
 */
export const reportUnitsFunction = `
CREATE OR REPLACE FUNCTION reporting.report_units(asked uuid, on_day date) RETURNS TABLE (unit_id uuid, row_unit_id uuid) ${head} $$
DECLARE
  whole boolean := reporting.report_reach(asked);
BEGIN
  RETURN QUERY
  WITH RECURSIVE tree (node, below) AS (
    SELECT s.unit_id, s.unit_id FROM reporting.unit_span s WHERE whole IS NOT NULL AND s.unit_id = asked AND s.valid @> on_day
    UNION
    SELECT s.unit_id, CASE tree.node WHEN asked THEN s.unit_id ELSE tree.below END
    FROM tree JOIN reporting.unit_span s ON s.parent_id = tree.node AND s.valid @> on_day
    WHERE whole AND s.unit_id <> asked
  )
  SELECT tree.node, tree.below FROM tree;
END $$;`;

/** How a form's function is called; it takes the asked unit and the day. */
export const functionOf = ({ code }: Pick<Form, 'code'>): string => `reporting.figures_${code.toLowerCase()}`;
/** How the function that counts its people is called; the functions of this file alone call it. */
const countingOf = ({ code }: Pick<Form, 'code'>): string => `reporting.counted_${code.toLowerCase()}`;

/** Who may execute the functions of this file: the service alone, and only those that look at the scope first. */
export const reportFunctionRights: readonly FunctionRight[] = ['reporting.report_units', ...Object.values(forms).map(functionOf)].map(
  (name) => ({ function: `${name}(uuid,date)`, roles: ['reporting'] }),
);

/**
 * The function that counts the people of a form by rows, looking at each person: the asked unit's own, and those of each unit directly below it with
 * everything below that.
 */
export const countedFunction = (form: Form): string => `
CREATE OR REPLACE FUNCTION ${countingOf(form)}(asked uuid, on_day date) RETURNS TABLE (row_unit_id uuid, numbers integer[]) ${head} $$
DECLARE
  unit_ids uuid[];
  row_ids uuid[];
BEGIN
  SELECT array_agg(u.unit_id), array_agg(u.row_unit_id) INTO unit_ids, row_ids FROM reporting.report_units(asked, on_day) u;
  RETURN QUERY
  WITH units AS MATERIALIZED (
    SELECT u.unit_id, u.row_unit_id FROM unnest(unit_ids, row_ids) u (unit_id, row_unit_id)
  )
  SELECT u.row_unit_id, ${numbersOf(form, 'on_day')}
  FROM (SELECT * FROM reporting.person_span p WHERE ${populationOf(form, 'unit_ids', 'on_day')} OFFSET 0) p
  JOIN units u ON u.unit_id = p.using_unit_id
  GROUP BY u.row_unit_id;
END $$;`;

/**
 * The function that fills a form: a row for the asked unit's own people, always, and one for each unit directly below it with everything below
 * that. It runs as the owner of the schema, because figures follow the posts and the tree of the day and not who keeps the records now; so it
 * lets nothing out but numbers, and those of units within the signed scope only. The quota of the own row is what the unit has not assigned below.
 * On the day whose figures are kept they are read; on any other everybody is counted.
 */
export const figuresFunction = (form: Form): string => `
CREATE OR REPLACE FUNCTION ${functionOf(form)}(asked uuid, day date)
  RETURNS TABLE (unit_id uuid, unit_name text, place bigint, figures integer[]) ${head} $$
DECLARE
  whole boolean := reporting.report_reach(asked);
  parent uuid := CASE WHEN whole THEN asked END;
  kept boolean := EXISTS (SELECT FROM reporting.counted_day d WHERE d.form = '${form.code}' AND d.on_day = day);
BEGIN
  IF whole IS NULL THEN
    RETURN;
  END IF;
  RETURN QUERY
  WITH known AS MATERIALIZED (
    SELECT * FROM reporting.unit_span s WHERE s.unit_id = asked
    UNION ALL SELECT * FROM reporting.unit_span s WHERE s.parent_id = parent AND s.unit_id <> asked
  ), assigned AS (
    SELECT s.unit_id, s.name, s.code, coalesce(n.ord, 2147483647) AS ord, coalesce(q.number, 0) AS number
    FROM known s
    LEFT JOIN reporting.unit_node n ON n.unit_id = s.unit_id
    LEFT JOIN reporting.quota q ON q.unit_id = s.unit_id AND q.year = extract(year FROM day)::smallint AND q.kind = 'ADMINISTRATIVE'
    WHERE s.valid @> day AND EXISTS (SELECT FROM known k WHERE k.unit_id = asked AND k.valid @> day)
  ), quotas AS (
    SELECT a.*, CASE a.unit_id WHEN asked
      THEN greatest(2 * a.number - sum(a.number) OVER (), 0)::integer ELSE a.number END AS own
    FROM assigned a
  ), counted AS (
    SELECT f.unit_id, CASE f.unit_id WHEN asked THEN f.own ELSE f.whole END AS numbers FROM reporting.unit_figures f
    WHERE kept AND f.form = '${form.code}' AND f.unit_id = ANY (ARRAY(SELECT a.unit_id FROM assigned a))
    UNION ALL SELECT c.row_unit_id, c.numbers FROM ${countingOf(form)}(asked, day) c WHERE NOT kept
  )
  SELECT q.unit_id, q.name, row_number() OVER (ORDER BY q.unit_id <> asked, q.ord, q.code),
    q.own || coalesce(c.numbers, ${noNumbers(form)})
  FROM quotas q LEFT JOIN counted c ON c.unit_id = q.unit_id;
END $$;`;

/** The functions of this file, each after those that it calls. */
export const everyReportFunction: readonly string[] = [
  reportReachFunction,
  reportUnitsFunction,
  ...Object.values(forms).flatMap((form) => [countedFunction(form), figuresFunction(form)]),
];
