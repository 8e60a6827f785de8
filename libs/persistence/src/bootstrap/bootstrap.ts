import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { databaseRoles, keyOwner } from '../roles/database-role';
import { roleStatements, type Passwords } from './role-statements';
import { schemaStatements, secRights } from './schema-statements';
import { scopeKeyPads } from './scope-key';
import { secSchema } from './sec-schema';

/** Where to bootstrap, and the passwords of the roles that log in. */
export interface Bootstrap {
  /** A superuser's URL of the database that is to be furnished. */
  readonly adminUrl: string;
  /** One password for each of `loginRoles`. */
  readonly passwords: Passwords;
}

async function inTransaction(client: Client, work: () => Promise<void>): Promise<void> {
  await client.query('BEGIN');
  try {
    await work();
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}

/** Roles belong to the whole cluster and an advisory lock only to one database, so the lock is on the catalogue of roles itself. */
async function makeRoles(client: Client, passwords: Passwords): Promise<void> {
  const statements = await roleStatements(passwords);
  await inTransaction(client, async () => {
    await client.query('LOCK TABLE pg_catalog.pg_authid IN SHARE ROW EXCLUSIVE MODE');
    const { rows } = await client.query<{ rolname: string }>('SELECT rolname FROM pg_catalog.pg_roles');
    const standing = new Set(rows.map(({ rolname }) => rolname));
    const missing = databaseRoles.filter(({ name }) => !standing.has(name));
    await client.query([...missing.map(({ name }) => `CREATE ROLE ${name};`), statements].join('\n'));
  });
}

/** The key is written once: a second bootstrap leaves it, else every context in use would die. */
async function makeSchemas(client: Client): Promise<void> {
  await inTransaction(client, async () => {
    await client.query(`SELECT pg_advisory_xact_lock(hashtext('noivu.bootstrap'))`);
    const { rows } = await client.query<{ name: string }>('SELECT current_database() AS name');
    await client.query(schemaStatements(client.escapeIdentifier(rows[0]?.name ?? '')));
    await client.query(`SET LOCAL ROLE ${keyOwner}`);
    await client.query(secSchema);
    const { inner, outer } = scopeKeyPads(randomBytes(32));
    await client.query('INSERT INTO sec.key (kid, inner_pad, outer_pad) SELECT 1, $1, $2 WHERE NOT EXISTS (SELECT FROM sec.key)', [
      inner,
      outer,
    ]);
    await client.query(secRights());
  });
}

/** Furnishes a database: roles, schemas, extensions, the signing key. Safe to repeat, and at the same time in two databases of one cluster. */
export async function bootstrap({ adminUrl, passwords }: Bootstrap): Promise<void> {
  const client = new Client({ connectionString: adminUrl, application_name: 'noivu-bootstrap' });
  await client.connect();
  try {
    await makeRoles(client, passwords);
    await makeSchemas(client);
  } finally {
    await client.end();
  }
}
