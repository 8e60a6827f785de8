import type { ServiceName } from '@noivu/contracts';
import { executeRight } from '../roles/function-right';
import { dutyOf, ownerOf } from '../roles/database-role';

/** Who keeps the tree: the inlet from organization's events, or, in organization alone, the service itself. */
export interface UnitTree {
  readonly writer?: 'inlet' | 'app';
}

/**
 * A service's own copy of the tree of units (cây đơn vị), and the function that turns the units of a scope context into ranges.
 *
 * `ord` are pre-order numbers with gaps, and `last_ord` is the last number kept for the unit and all below it: a unit stands below another if its
 * `ord` lies between the two. The context names units, never ranges, so a renumbered tree is right at once, in the statement's own snapshot.
 * A unit that the tree does not know opens nothing. The app role may not write the tree: whoever writes it moves every scope.
 */
export function unitNodeTable(service: ServiceName, { writer = 'inlet' }: UnitTree = {}): string {
  const keeper = writer === 'app' ? service : dutyOf(service, 'inlet');
  return `
CREATE TABLE ${service}.unit_node (
  unit_id    uuid PRIMARY KEY,
  parent_id  uuid,
  code       text NOT NULL,
  name       text NOT NULL,
  tier       text NOT NULL CHECK (tier IN ('PROVINCE', 'DEPARTMENT', 'BASE')),
  kind       text NOT NULL,
  ord        integer NOT NULL CHECK (ord >= 0),
  last_ord   integer NOT NULL CHECK (last_ord >= ord AND last_ord < 2147483647),
  valid      daterange NOT NULL,
  version    integer NOT NULL
);
CREATE INDEX unit_node_ord ON ${service}.unit_node (ord);
CREATE INDEX unit_node_parent ON ${service}.unit_node (parent_id);
GRANT SELECT ON ${service}.unit_node TO ${service};
GRANT SELECT, INSERT, UPDATE, DELETE ON ${service}.unit_node TO ${keeper};

CREATE FUNCTION ${service}.scope() RETURNS int4multirange LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  held text := (sec.claims())[4];
  one int4range;
BEGIN
  IF strpos(held, ',') = 0 THEN
    SELECT int4range(ord, CASE substr(held, 38) WHEN 'subtree' THEN last_ord ELSE ord END, '[]') INTO one
    FROM ${service}.unit_node WHERE unit_id = nullif(left(held, 36), '')::uuid AND substr(held, 38) IN ('subtree', 'unit');
    RETURN int4multirange(one);
  END IF;
  RETURN (
    SELECT range_agg(int4range(node.ord, CASE substr(each.scope, 38) WHEN 'subtree' THEN node.last_ord ELSE node.ord END, '[]'))
    FROM unnest(string_to_array(held, ',')) AS each (scope)
    JOIN ${service}.unit_node node ON node.unit_id = left(each.scope, 36)::uuid
    WHERE substr(each.scope, 38) IN ('subtree', 'unit')
  );
END $$;
ALTER FUNCTION ${service}.scope() OWNER TO ${ownerOf(service)};
${executeRight(`${service}.scope`)}
`;
}
