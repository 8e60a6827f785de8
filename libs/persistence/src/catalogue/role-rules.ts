import { databaseRoles } from '../roles/database-role';
import { logins, ownSchemas, roleNames, roleServices, serviceSchemas, type CatalogueRule } from './catalogue-rule';

const ownerNames = databaseRoles.filter(({ login }) => !login).map(({ name }) => name);

/** Roles hold what the registry says and nothing else; a service's roles reach its own schema only. */
export const roleRules: readonly CatalogueRule[] = [
  {
    rule: 'role-missing',
    text: `SELECT name AS object, 'does not exist' AS detail FROM unnest($1::text[]) name WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name)`,
    values: () => [roleNames],
  },
  {
    rule: 'role-too-mighty',
    text: `SELECT rolname AS object, concat_ws(', ', CASE WHEN rolsuper THEN 'superuser' END, CASE WHEN rolbypassrls THEN 'bypasses row security' END,
             CASE WHEN rolcreaterole THEN 'makes roles' END, CASE WHEN rolcreatedb THEN 'makes databases' END, CASE WHEN rolreplication THEN 'replicates' END,
             CASE WHEN rolcanlogin <> (rolname = ANY ($2)) THEN 'may log in, or may not, against the registry' END) AS detail
           FROM pg_roles
           WHERE rolname = ANY ($1) AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication OR rolcanlogin <> (rolname = ANY ($2)))`,
    values: () => [roleNames, logins],
  },
  {
    rule: 'role-membership',
    text: `SELECT pg_get_userbyid(member) AS object, format('is a member of %s', pg_get_userbyid(roleid)) AS detail
           FROM pg_auth_members WHERE pg_get_userbyid(member) = ANY ($1) OR pg_get_userbyid(roleid) = ANY ($1)`,
    values: () => [roleNames],
  },
  {
    rule: 'login-role-owns',
    text: `SELECT pg_get_userbyid(d.refobjid) AS object, format('owns %s', pg_describe_object(d.classid, d.objid, d.objsubid)) AS detail
           FROM pg_shdepend d
           WHERE d.refclassid = 'pg_authid'::regclass AND d.deptype = 'o' AND d.dbid = (SELECT oid FROM pg_database WHERE datname = current_database())
             AND pg_get_userbyid(d.refobjid) = ANY ($1)`,
    values: () => [logins],
  },
  {
    rule: 'object-of-another-owner',
    text: `SELECT format('%s.%s', n.nspname, c.relname) AS object, format('belongs to %s', pg_get_userbyid(c.relowner)) AS detail
           FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
           WHERE n.nspname = ANY ($1) AND c.relkind IN ('r', 'p', 'v', 'm', 'S', 'f') AND pg_get_userbyid(c.relowner) <> n.nspname || '_owner'
           UNION ALL
           SELECT p.oid::regprocedure::text, format('belongs to %s', pg_get_userbyid(p.proowner))
           FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname = ANY ($1) AND pg_get_userbyid(p.proowner) <> n.nspname || '_owner'`,
    values: () => [ownSchemas],
  },
  {
    rule: 'right-across-services',
    text: `SELECT format('%s.%s', n.nspname, c.relname) AS object, format('%s holds %s', pg_get_userbyid(granted.grantee), granted.privilege_type) AS detail
           FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
           CROSS JOIN LATERAL (
             SELECT grantee, privilege_type FROM aclexplode(c.relacl)
             UNION SELECT column_given.grantee, column_given.privilege_type FROM pg_attribute a, aclexplode(a.attacl) column_given WHERE a.attrelid = c.oid
           ) granted
           WHERE n.nspname = ANY ($1) AND granted.grantee NOT IN (0, c.relowner)
             AND NOT EXISTS (SELECT FROM unnest($2::text[], $3::text[]) AS role (name, service) WHERE role.name = pg_get_userbyid(granted.grantee) AND role.service = n.nspname)`,
    values: () => [ownSchemas, roleNames, roleServices],
  },
  {
    rule: 'schema-right',
    text: `SELECT n.nspname AS object, format('%s holds %s', pg_get_userbyid(granted.grantee), granted.privilege_type) AS detail
           FROM pg_namespace n, aclexplode(n.nspacl) granted
           WHERE n.nspname = ANY ($1) AND granted.grantee NOT IN (0, n.nspowner)
             AND (granted.privilege_type <> 'USAGE'
               OR NOT EXISTS (SELECT FROM unnest($2::text[], $3::text[]) AS role (name, service) WHERE role.name = pg_get_userbyid(granted.grantee) AND role.service = n.nspname))`,
    values: () => [serviceSchemas, roleNames, roleServices],
  },
  {
    rule: 'database-right',
    text: `SELECT pg_get_userbyid(granted.grantee) AS object, format('holds %s on the database', granted.privilege_type) AS detail
           FROM pg_database d, aclexplode(d.datacl) granted
           WHERE d.datname = current_database() AND granted.grantee NOT IN (0, d.datdba)
             AND (granted.privilege_type <> 'CONNECT' OR pg_get_userbyid(granted.grantee) <> ALL ($1) OR pg_get_userbyid(granted.grantee) = ANY ($2))`,
    values: () => [roleNames, ownerNames],
  },
];
