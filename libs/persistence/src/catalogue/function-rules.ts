import { functionName, ownSchemas, type CatalogueRule, type Expectation } from './catalogue-rule';

const functionsOf = `pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname = ANY ($1)`;

const pairs = ({ functionRights }: Expectation): string[][] => {
  const rights = functionRights.flatMap((right) => right.roles.map((role) => [right.function, role] as const));
  return [rights.map(([name]) => name), rights.map(([, role]) => role)];
};

/** Functions that run with their owner's rights cannot be led astray, and each is executed by whom the registry names. */
export const functionRules: readonly CatalogueRule[] = [
  {
    rule: 'definer-without-search-path',
    text: `SELECT ${functionName} AS object, 'runs with the rights of its owner, and its search path is not fixed with pg_temp last' AS detail
           FROM ${functionsOf} AND p.prosecdef AND p.prosqlbody IS NULL
             AND NOT EXISTS (SELECT FROM unnest(p.proconfig) setting WHERE setting ~ '^search_path=(.*, *)?"?pg_temp"?$' AND setting !~ '\\$user|public')`,
    values: () => [ownSchemas],
  },
  {
    rule: 'function-leakproof',
    text: `SELECT ${functionName} AS object, 'is marked LEAKPROOF: it may run before the policies' AS detail FROM ${functionsOf} AND p.proleakproof`,
    values: () => [[...ownSchemas, 'ext']],
  },
  {
    rule: 'function-right-unlisted',
    text: `SELECT ${functionName} AS object, format('%s may execute it, and the registry does not say so', pg_get_userbyid(granted.grantee)) AS detail
           FROM ${functionsOf.replace('WHERE', 'CROSS JOIN LATERAL aclexplode(p.proacl) granted WHERE')} AND granted.grantee NOT IN (0, p.proowner)
             AND NOT EXISTS (SELECT FROM unnest($2::text[], $3::text[]) AS listed (name, role) WHERE listed.name = ${functionName} AND listed.role = pg_get_userbyid(granted.grantee))`,
    values: (expected) => [ownSchemas, ...pairs(expected)],
  },
  {
    rule: 'function-right-missing',
    text: `SELECT listed.name AS object, format('%s may not execute it, and the registry says so', listed.role) AS detail
           FROM unnest($1::text[], $2::text[]) AS listed (name, role)
           WHERE to_regprocedure(listed.name) IS NOT NULL AND NOT has_function_privilege(listed.role, to_regprocedure(listed.name), 'EXECUTE')`,
    values: (expected) => pairs(expected),
  },
];
