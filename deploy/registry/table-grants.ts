import { loginRoles } from '@noivu/persistence';
import { tableEntries, type TableEntry } from './table-rights';

const everyone = ['PUBLIC', ...loginRoles].join(', ');

const statementsOf = ({ table, rights }: TableEntry): string =>
  [`REVOKE ALL ON ${table} FROM ${everyone};`, ...rights.map(({ role, verbs }) => `GRANT ${verbs} ON ${table} TO ${role};`)].join('\n');

/** The statements that give the tables of a migrated database to exactly the roles of the registry; safe to repeat while apps run. */
export const tableGrants = (): string => tableEntries().map(statementsOf).join('\n');

/** The same for people to read: who may do what, table by table, printed into deploy/postgres. */
export function tableGrantsFile(): string {
  const lines = tableEntries().map(({ table, rights }) =>
    [
      `-- ${table}`,
      ...(rights.length === 0 ? ['-- nobody but its owner'] : rights.map(({ role, verbs }) => `GRANT ${verbs} ON ${table} TO ${role};`)),
      '',
    ].join('\n'),
  );
  return `-- Who may do what to the tables of a province, printed from deploy/registry by \`npm run docs\`. \`noivu migrate\` sees to it:
-- whatever else was given on these tables is taken away. What each verb then reaches is bounded by the policies (docs/schema).

${lines.join('\n')}`;
}
