import type { ServiceName } from '@noivu/contracts';
import { ownerOf } from '../roles/database-role';
import { sqlName } from '../sql-name';

/** Writes the scope into a WHERE: the column with the number of the unit, and where own records count the column they are known by. */
export type WithinScope = (ord: string, own?: string) => string;

/** A list or search that states the scope itself. */
export interface ScopedListing {
  readonly service: ServiceName;
  readonly name: string;
  /** As in CREATE FUNCTION: `after_name text, page integer`. */
  readonly parameters: string;
  /** A query with one row and one text column. It must write `within(…)` into the WHERE of every table with people that it reads. */
  readonly text: (within: WithinScope) => string;
}

const within: WithinScope = (ord, own) => {
  const inside = `${ord} BETWEEN scope_low AND scope_high AND (scope_whole OR ${ord} <@ scope_held)`;
  return own ? `((${inside}) OR ${own} = scope_own)` : `(${inside})`;
};

/**
 * A function for one list or search. Policies cost it two things: accent-free search loses its index (LIKE is not leakproof), and the planner, who cannot see how
 * wide a scope is, sorts the whole province for one page. So it runs as the owner (`ownerReads` lets it), works the same signed context out into numbers
 * first, and is planned with those numbers on a pool with `customPlans`. Made in a migration, once its tables stand; only the app role may execute it.
 */
export function scopedListing({ service, name, parameters, text }: ScopedListing): string {
  let bounded = false;
  const query = text((ord, own) => {
    bounded = true;
    return within(ord, own);
  });
  if (!bounded) throw new Error(`Listing ${name} does not say where its scope stands`);
  const signature = `${service}.${sqlName(name)}(${parameters})`;
  return `
CREATE FUNCTION ${signature} RETURNS text LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, ${service}, ext, pg_temp AS $listing$
DECLARE
  scope_held int4multirange := ${service}.scope();
  scope_low integer := lower(scope_held);
  scope_high integer := upper(scope_held) - 1;
  scope_whole boolean := scope_held = int4multirange(int4range(scope_low, scope_high, '[]'));
  scope_own uuid := sec.own_record();
BEGIN
  RETURN (${query});
END $listing$;
ALTER FUNCTION ${signature} OWNER TO ${ownerOf(service)};
REVOKE ALL ON FUNCTION ${signature} FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ${signature} TO ${service};
`;
}
