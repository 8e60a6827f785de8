import { services } from '@noivu/contracts';
import { dutyOf, ownerOf } from './database-role';

/** Who may execute a function of the database; a function that stands nowhere here is executed by its owner alone. */
export interface FunctionRight {
  /** The signature as `regprocedure` prints it with an empty search path. */
  readonly function: string;
  readonly roles: readonly string[];
}

const owners = services.map(ownerOf);
const apps: readonly string[] = services;

/** The functions that read or sign a scope context, and those that the table builders make in each service. */
export const functionRights: readonly FunctionRight[] = [
  { function: 'sec.issue_context(uuid,uuid,text[],timestamp with time zone)', roles: ['identity'] },
  { function: 'sec.claims()', roles: owners },
  { function: 'sec.account()', roles: [...owners, ...apps] },
  { function: 'sec.session()', roles: [...owners, ...apps] },
  { function: 'sec.own_record()', roles: [...owners, ...apps] },
  ...services.map((service) => ({ function: `${service}.scope()`, roles: [service] })),
  ...services.map((service) => ({ function: `${service}.stamp_outbox(integer)`, roles: [dutyOf(service, 'relay')] })),
  ...services.map((service) => ({ function: `${service}.seal_audit(integer)`, roles: [dutyOf(service, 'sealer')] })),
];

/** The statements that give the functions of one schema to exactly the roles of the table above. */
export function executeRights(schema: string): string {
  return functionRights
    .filter((right) => right.function.startsWith(`${schema}.`))
    .map(
      (right) =>
        `REVOKE ALL ON FUNCTION ${right.function} FROM PUBLIC; GRANT EXECUTE ON FUNCTION ${right.function} TO ${right.roles.join(', ')};`,
    )
    .join('\n');
}

/** The same for one function, named without its arguments. */
export function executeRight(name: string): string {
  const right = functionRights.find((candidate) => candidate.function.startsWith(`${name}(`));
  if (!right) throw new Error(`No right is written down for ${name}`);
  return `REVOKE ALL ON FUNCTION ${right.function} FROM PUBLIC; GRANT EXECUTE ON FUNCTION ${right.function} TO ${right.roles.join(', ')};`;
}
