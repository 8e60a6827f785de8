import { escapeLiteral } from 'pg';
import { databaseRoles, type DatabaseRole } from '../roles/database-role';
import { scramVerifier } from '../roles/scram-verifier';

/** Passwords by login role. */
export type Passwords = Readonly<Record<string, string>>;

const rightless = 'NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS NOINHERIT';

async function alteration(role: DatabaseRole, passwords: Passwords): Promise<string> {
  if (!role.login) return `ALTER ROLE ${role.name} NOLOGIN ${rightless} PASSWORD NULL;`;
  const password = passwords[role.name];
  if (password === undefined) throw new Error(`No password was given for database role ${role.name}`);
  const verifier = escapeLiteral(await scramVerifier(password));
  return `ALTER ROLE ${role.name} LOGIN ${rightless} CONNECTION LIMIT ${role.connectionLimit ?? -1} PASSWORD ${verifier};`;
}

const settingsOf = (role: DatabaseRole): string[] => [
  `ALTER ROLE ${role.name} RESET ALL;`,
  ...Object.entries(role.settings).map(([name, value]) => `ALTER ROLE ${role.name} SET ${name} = ${escapeLiteral(value)};`),
];

/** What brings every role to the state that the registry describes, whatever it was before; the roles themselves must exist. */
export async function roleStatements(passwords: Passwords): Promise<string> {
  const alterations = await Promise.all(databaseRoles.map((role) => alteration(role, passwords)));
  return [...alterations, ...databaseRoles.flatMap(settingsOf)].join('\n');
}
