import { randomUUID } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';
import { dayInProvince, systemClock, type Clock } from '@noivu/calendar';
import { CreateAccount, searchKey, type AccountKind } from '@noivu/contracts';
import { loadAsOwner } from '@noivu/persistence';
import { newIssuedPassword } from '../password/issued-password';
import { PasswordHasher } from '../password/password-hasher';
import { passwordPolicyOn } from '../password/password.rule';

/** An account as an operator loads it, without anybody's scope to hold it to. */
export interface LoadedAccount {
  readonly accountId?: string;
  readonly username: string;
  readonly displayName: string;
  readonly kinds: readonly AccountKind[];
  readonly unitId: string;
  readonly ownRecordId?: string | undefined;
  /** In clear; only its hash is kept. */
  readonly password: string;
  /** False only in a demonstration: a password that somebody else knows is otherwise changed at the first sign-in. */
  readonly mustChangePassword: boolean;
  readonly documentNumber?: string;
}

const ROWS = `FROM jsonb_to_recordset($1) AS l ("accountId" uuid, username text, "displayName" text, "searchKey" text, "unitId" uuid, kinds text[], "ownRecordId" uuid,
  hash text, "mustChangePassword" boolean, "documentNumber" text)`;
const ACCOUNTS = `INSERT INTO account (account_id, username, display_name, search_key, unit_id, unit_ord, kinds, own_record_id)
  SELECT l."accountId", l.username, l."displayName", l."searchKey", l."unitId", coalesce(n.ord, -1), l.kinds, l."ownRecordId"
  ${ROWS} LEFT JOIN unit_node n ON n.unit_id = l."unitId"`;
const CREDENTIALS = `INSERT INTO credential (account_id, password_hash, must_change, issued_until)
  SELECT l."accountId", l.hash, l."mustChangePassword", CASE WHEN l."mustChangePassword" THEN now() + make_interval(hours => $2) END ${ROWS}`;
const STEPS = `INSERT INTO account_step (account_id, step, document_number) SELECT l."accountId", 'create', l."documentNumber" ${ROWS}`;
const TRAIL = `INSERT INTO audit_entry (sender, action, outcome, facts, message_id, trace_id)
  SELECT 'operator', $2, 'done', jsonb_build_object('accountId', l."accountId", 'kinds', l.kinds, 'unitId', l."unitId"), $3, '' ${ROWS}`;
const ANY_ADMINISTRATOR = `SELECT EXISTS (SELECT FROM account WHERE kinds @> ARRAY['SYSTEM_ADMINISTRATOR']) AS found`;

const noPaper = 'Nạp ban đầu';

/**
 * Loads accounts: the operator's first act after the units, and the demonstration's. Runs as the schema's owner, on a data source whose search path is the
 * schema. Units that are not known yet are filled in when the tree arrives. Loading a user name twice is refused by the database.
 */
export async function loadAccounts(owner: DataSource, accounts: readonly LoadedAccount[], clock: Clock = systemClock): Promise<void> {
  const rows = await hashedRows(accounts);
  await loadAsOwner(owner, (tx) => insert(tx, rows, clock));
}

/**
 * Makes the first system administrator (Sở Nội vụ) and gives the password to hand out, this once.
 * Plain Error where there is or was one: from then on accounts are issued by accounts.
 */
export async function bootstrapAdministrator(
  owner: DataSource,
  first: Pick<LoadedAccount, 'username' | 'displayName' | 'unitId' | 'documentNumber'>,
  clock: Clock = systemClock,
): Promise<{ username: string; issuedPassword: string }> {
  const issuedPassword = newIssuedPassword();
  const rows = await hashedRows([{ ...first, kinds: ['SYSTEM_ADMINISTRATOR'], password: issuedPassword, mustChangePassword: true }]);
  await loadAsOwner(owner, async (tx) => {
    const [any] = await tx.query<[{ found: boolean }]>(ANY_ADMINISTRATOR);
    if (any.found) throw new Error('There is a system administrator already: accounts are issued by that account.');
    await insert(tx, rows, clock);
  });
  return { username: first.username, issuedPassword };
}

async function hashedRows(accounts: readonly LoadedAccount[]): Promise<string> {
  const hasher = new PasswordHasher();
  const rows: object[] = [];
  for (const { password, documentNumber = noPaper, accountId = randomUUID(), ...account } of accounts) {
    const key = searchKey(`${account.displayName} ${account.username}`);
    rows.push({ ...account, accountId, documentNumber, searchKey: key, hash: await hasher.hash(password) });
  }
  return JSON.stringify(rows);
}

async function insert(tx: EntityManager, rows: string, clock: Clock): Promise<void> {
  const { issuedHours } = passwordPolicyOn(dayInProvince(clock.now()));
  await tx.query(ACCOUNTS, [rows]);
  await tx.query(CREDENTIALS, [rows, issuedHours]);
  await tx.query(STEPS, [rows]);
  await tx.query(TRAIL, [rows, CreateAccount.audit, 'operator-load']);
}
