import { apps, logins, serviceSchemas, type CatalogueRule } from './catalogue-rule';

const tablesOf = `pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = ANY ($1) AND c.relkind IN ('r', 'p')`;
const policiesOf = `pg_policy p JOIN pg_class c ON c.oid = p.polrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = ANY ($1)`;
const verbOf = `CASE right_given.privilege_type WHEN 'SELECT' THEN 'r' WHEN 'INSERT' THEN 'a' WHEN 'UPDATE' THEN 'w' WHEN 'DELETE' THEN 'd' END`;
const named = `format('%s.%s', n.nspname, c.relname)`;
const openToApp = (names: string) =>
  `p.polcmd <> 'a' AND pg_get_expr(p.polqual, p.polrelid) = 'true' AND EXISTS (SELECT FROM unnest(p.polroles) role WHERE pg_get_userbyid(role) = ANY (${names}))`;
const inServices = () => [serviceSchemas];

/** Every table is bounded by policies, written so that they cost one evaluation and an index look-up. */
export const tableRules: readonly CatalogueRule[] = [
  {
    rule: 'table-without-row-security',
    text: `SELECT ${named} AS object, 'row-level security is not both enabled and forced' AS detail
           FROM ${tablesOf} AND NOT (c.relrowsecurity AND c.relforcerowsecurity) AND ${named} <> ALL ($2)`,
    values: ({ systemTables }) => [serviceSchemas, systemTables.map(({ table }) => table)],
  },
  {
    rule: 'system-table-not-there',
    text: `SELECT listed AS object, 'stands in the list of system tables but is bounded by its policies, or does not exist' AS detail
           FROM unnest($1::text[]) listed LEFT JOIN pg_class c ON c.oid = to_regclass(listed)
           WHERE c.oid IS NULL OR (c.relrowsecurity AND NOT EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND ${openToApp('$2')}))`,
    values: ({ systemTables }) => [systemTables.map(({ table }) => table), apps],
  },
  {
    rule: 'right-without-policy',
    text: `SELECT ${named} AS object, format('%s holds %s, and no policy bounds it', pg_get_userbyid(right_given.grantee), right_given.privilege_type) AS detail
           FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
           CROSS JOIN LATERAL (
             SELECT grantee, privilege_type FROM aclexplode(c.relacl)
             UNION SELECT granted.grantee, granted.privilege_type FROM pg_attribute a, aclexplode(a.attacl) granted WHERE a.attrelid = c.oid
           ) right_given
           WHERE n.nspname = ANY ($1) AND c.relkind IN ('r', 'p') AND c.relrowsecurity AND pg_get_userbyid(right_given.grantee) = ANY ($2)
             AND NOT EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND right_given.grantee = ANY (p.polroles) AND p.polcmd IN (${verbOf}, '*'))`,
    values: () => [serviceSchemas, logins],
  },
  {
    rule: 'policy-for-everyone',
    text: `SELECT ${named} AS object, format('policy %s names no role', p.polname) AS detail FROM ${policiesOf} AND 0 = ANY (p.polroles)`,
    values: inServices,
  },
  {
    rule: 'policy-open-to-app',
    text: `SELECT ${named} AS object, format('policy %s shows every row to the service, whoever asks', p.polname) AS detail
           FROM ${policiesOf} AND ${openToApp('$2')} AND ${named} <> ALL ($3)`,
    values: ({ systemTables }) => [serviceSchemas, apps, systemTables.map(({ table }) => table)],
  },
  {
    rule: 'policy-evaluated-per-row',
    text: `SELECT ${named} AS object, format('policy %s calls the scope outside (SELECT …)', p.polname) AS detail
           FROM ${policiesOf.replace('WHERE', `CROSS JOIN LATERAL concat_ws(' ', pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid)) AS rule WHERE`)}
             AND regexp_count(rule, '\\w+\\.(scope|claims|account|session|own_record)\\(\\)')
              <> regexp_count(rule, 'SELECT \\(?((lower|upper)\\()?\\w+\\.(scope|claims|account|session|own_record)\\(\\)')`,
    values: inServices,
  },
  {
    rule: 'policy-column-without-index',
    text: `SELECT DISTINCT ${named} AS object, format('policy %s reads column %s, and no index begins with it', p.polname, a.attname) AS detail
           FROM ${policiesOf.replace(
             'WHERE',
             `JOIN pg_depend d ON d.classid = 'pg_policy'::regclass AND d.objid = p.oid AND d.refclassid = 'pg_class'::regclass AND d.refobjid = c.oid AND d.refobjsubid > 0
              JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = d.refobjsubid WHERE p.polqual IS NOT NULL AND`,
           )}
             AND NOT EXISTS (SELECT FROM pg_index i WHERE i.indrelid = c.oid AND i.indkey[0] = d.refobjsubid)`,
    values: inServices,
  },
  {
    rule: 'view-without-invoker-rights',
    text: `SELECT ${named} AS object, 'shows rows with the rights of its owner' AS detail
           FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
           WHERE n.nspname = ANY ($1) AND c.relkind = 'v' AND NOT coalesce(c.reloptions && ARRAY['security_invoker=true', 'security_invoker=on', 'security_invoker=1'], false)`,
    values: inServices,
  },
  {
    rule: 'materialized-view-readable',
    text: `SELECT ${named} AS object, format('%s may read it, and no policy can bound it', pg_get_userbyid(granted.grantee)) AS detail
           FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace, aclexplode(c.relacl) granted
           WHERE n.nspname = ANY ($1) AND c.relkind = 'm' AND granted.grantee <> c.relowner`,
    values: inServices,
  },
];
