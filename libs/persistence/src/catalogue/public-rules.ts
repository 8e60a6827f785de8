import type { CatalogueRule } from './catalogue-rule';

const given = (acl: string) => `CROSS JOIN LATERAL aclexplode(${acl}) granted`;
const detail = `format('PUBLIC holds %s', granted.privilege_type) AS detail`;
const ours = `n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'`;
const none = (): readonly (readonly string[])[] => [];

/** PUBLIC holds nothing outside PostgreSQL's own schemas: a right that everyone has is one that nobody was given. */
export const publicRules: readonly CatalogueRule[] = [
  {
    rule: 'public-on-database',
    text: `SELECT d.datname AS object, ${detail} FROM pg_database d ${given(`coalesce(d.datacl, acldefault('d', d.datdba))`)}
           WHERE granted.grantee = 0 AND d.datname = current_database()`,
    values: none,
  },
  {
    rule: 'public-on-schema',
    text: `SELECT n.nspname AS object, ${detail} FROM pg_namespace n ${given(`coalesce(n.nspacl, acldefault('n', n.nspowner))`)} WHERE granted.grantee = 0 AND ${ours}`,
    values: none,
  },
  {
    rule: 'public-on-table',
    text: `SELECT format('%s.%s', n.nspname, c.relname) AS object, ${detail} FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
           ${given(`coalesce(c.relacl, acldefault(CASE c.relkind WHEN 'S' THEN 's'::"char" ELSE 'r'::"char" END, c.relowner))`)} WHERE granted.grantee = 0 AND ${ours}`,
    values: none,
  },
  {
    rule: 'public-on-column',
    text: `SELECT format('%s.%s.%s', n.nspname, c.relname, a.attname) AS object, ${detail}
           FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace ${given('a.attacl')} WHERE granted.grantee = 0 AND ${ours}`,
    values: none,
  },
  {
    rule: 'public-on-function',
    text: `SELECT p.oid::regprocedure::text AS object, ${detail} FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
           ${given(`coalesce(p.proacl, acldefault('f', p.proowner))`)} WHERE granted.grantee = 0 AND ${ours}`,
    values: none,
  },
  {
    rule: 'public-on-type',
    text: `SELECT format('%s.%s', n.nspname, t.typname) AS object, ${detail} FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
           ${given(`coalesce(t.typacl, acldefault('T', t.typowner))`)} WHERE granted.grantee = 0 AND t.typtype IN ('e', 'd', 'r') AND ${ours}`,
    values: none,
  },
  {
    rule: 'public-on-language',
    text: `SELECT l.lanname AS object, ${detail} FROM pg_language l ${given(`coalesce(l.lanacl, acldefault('l', l.lanowner))`)} WHERE granted.grantee = 0 AND l.lanpltrusted`,
    values: none,
  },
];
