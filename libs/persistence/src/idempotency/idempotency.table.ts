import type { ServiceName } from '@noivu/contracts';
import { dutyRights } from '../scope/table-rights';
import { rowRule } from '../scope/table-rights';

/** Stands for the account where a service calls on its own behalf: no context is signed then. */
export const noAccount = '00000000-0000-0000-0000-000000000000';

/**
 * The answers already given, by account and key. An answer holds what the account was shown, so only that account sees it again; the timer clears old ones.
 */
export function idempotencyTable(service: ServiceName): string {
  const own = `account = coalesce((SELECT sec.account()), '${noAccount}')`;
  return `
CREATE TABLE ${service}.idempotency (
  account    uuid NOT NULL,
  key        text NOT NULL CHECK (length(key) BETWEEN 1 AND 255),
  operation  text NOT NULL,
  body_hash  bytea NOT NULL,
  status     integer,
  headers    jsonb,
  reply      bytea,
  at         timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (account, key)
);
CREATE INDEX idempotency_at ON ${service}.idempotency (at);
${rowRule({ service, table: 'idempotency', readable: own, writable: own, writes: { update: ['status', 'headers', 'reply'] } })}
${dutyRights({ service, table: 'idempotency', duty: 'timer', verbs: ['select', 'delete'] })}
`;
}
