import { tableEntries } from '../../../deploy/registry/table-rights';

/** What can be given on a table. The first three can be given on single columns. */
export const verbs = ['select', 'insert', 'update', 'references', 'delete', 'truncate', 'trigger'] as const;
export type Verb = (typeof verbs)[number];

const written = new Map(
  tableEntries().flatMap(({ table, rights }) => rights.map((right) => [`${right.role} ${table}`, right.verbs] as const)),
);

/** What the registry gives a role on a table: nothing, the whole row, or these columns. */
export function registered(role: string, table: string, verb: Verb): 'nothing' | 'everything' | readonly string[] {
  const rights = [...(written.get(`${role} ${table}`) ?? '').matchAll(/(\w+)(?: \(([^)]*)\))?(?:, |$)/g)];
  const right = rights.find(([, name]) => name === verb);
  if (!right) return 'nothing';
  return right[2] === undefined ? 'everything' : right[2].split(', ');
}
