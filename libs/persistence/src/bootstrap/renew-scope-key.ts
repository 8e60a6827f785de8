import { randomBytes } from 'node:crypto';
import type { Client } from 'pg';
import { scopeKeyPads } from './scope-key';

/** Replaces the key that signs scope contexts: none that was issued before opens anything. As a superuser, in a transaction. */
export async function renewScopeKey(client: Client): Promise<void> {
  const { inner, outer } = scopeKeyPads(randomBytes(32));
  await client.query(
    `WITH former AS (DELETE FROM sec.key RETURNING kid) INSERT INTO sec.key (kid, inner_pad, outer_pad) SELECT coalesce(max(kid), 0) + 1, $1, $2 FROM former`,
    [inner, outer],
  );
}
