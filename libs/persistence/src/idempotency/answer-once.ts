import { createHash } from 'node:crypto';
import { failpoint } from '@noivu/failpoint';
import { DomainError } from '@noivu/problem';
import type { EntityManager } from 'typeorm';
import { waitedInVain } from '../connection/database-fault';

/** A command as it came in. */
export interface KeyClaim {
  /** The account in the signed context, or `noAccount` where a service calls on its own behalf. */
  readonly account: string;
  readonly key: string;
  /** The subject of the contract. */
  readonly operation: string;
  readonly body: string | Uint8Array;
}

/** An answer as it was given, byte for byte. */
export interface StoredReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly reply: Buffer;
}

interface StandingKey extends StoredReply {
  readonly operation: string;
  readonly body_hash: Buffer;
}

/** Waits for a transaction that holds the same key, as long as lock_timeout lets it. */
async function insertKey(tx: EntityManager, { account, key, operation }: KeyClaim, hash: Buffer): Promise<boolean> {
  try {
    const rows = await tx.query<unknown[]>(
      'INSERT INTO idempotency (account, key, operation, body_hash) VALUES ($1, $2, $3, $4) ON CONFLICT (account, key) DO NOTHING RETURNING 1',
      [account, key, operation, hash],
    );
    return rows.length === 1;
  } catch (error) {
    throw waitedInVain(error) ? new DomainError('idempotency-key-in-use', { retryAfter: 1 }) : error;
  }
}

/**
 * Takes the key of a command, first of all in its transaction. Gives the answer if one was already given to the same command; undefined means the
 * command is still to be done. Throws `idempotency-key-reused` for another command under the same key, `idempotency-key-in-use` while the first still runs.
 */
export async function claimKey(tx: EntityManager, claim: KeyClaim): Promise<StoredReply | undefined> {
  const hash = createHash('sha256').update(claim.body).digest();
  if (await insertKey(tx, claim, hash)) return undefined;
  const rows = await tx.query<StandingKey[]>(
    'SELECT operation, body_hash, status, headers, reply FROM idempotency WHERE account = $1 AND key = $2',
    [claim.account, claim.key],
  );
  const standing = rows[0];
  if (!standing) throw new DomainError('idempotency-key-in-use', { retryAfter: 1 });
  if (standing.operation !== claim.operation || !standing.body_hash.equals(hash)) throw new DomainError('idempotency-key-reused');
  return { status: standing.status, headers: standing.headers, reply: standing.reply };
}

/** Keeps the answer under the key, in the transaction that claimed it. */
export async function settleKey(
  tx: EntityManager,
  { account, key }: Pick<KeyClaim, 'account' | 'key'>,
  { status, headers, reply }: StoredReply,
): Promise<void> {
  await tx.query('UPDATE idempotency SET status = $3, headers = $4, reply = $5 WHERE account = $1 AND key = $2', [
    account,
    key,
    status,
    headers,
    reply,
  ]);
}

/** Does a command once: a repeat with the same key gets the answer of the first, and changes nothing. */
export async function answerOnce(tx: EntityManager, claim: KeyClaim, work: () => Promise<StoredReply>): Promise<StoredReply> {
  const given = await claimKey(tx, claim);
  if (given) return given;
  failpoint('key.taken');
  const reply = await work();
  await settleKey(tx, claim, reply);
  return reply;
}
