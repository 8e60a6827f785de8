import type { MigrationInterface, QueryRunner } from 'typeorm';
import { accountTable, ownerReads } from '@noivu/persistence';

/** A session (phiên đăng nhập) is the family of the refresh tokens that follow each other; it ends with `ended_at`, or when the rights version moves on. */
const sessions = `
  CREATE TABLE session (
    session_id     uuid PRIMARY KEY,
    account_id     uuid NOT NULL REFERENCES account,
    rights_version integer NOT NULL,
    began_at       timestamptz NOT NULL DEFAULT now(),
    expires_at     timestamptz NOT NULL,
    tokens_until   timestamptz NOT NULL,
    ended_at       timestamptz
  );
  CREATE INDEX session_account ON session (account_id);
  CREATE TABLE refresh_token (
    token_hash bytea PRIMARY KEY CHECK (octet_length(token_hash) = 32),
    session_id uuid NOT NULL REFERENCES session ON DELETE CASCADE,
    account_id uuid NOT NULL,
    expires_at timestamptz NOT NULL,
    spent_at   timestamptz
  );
  CREATE INDEX refresh_token_session ON refresh_token (session_id);
  CREATE INDEX refresh_token_account ON refresh_token (account_id);
`;

/** Ids and times, no person: every process asks for the whole list, on its own behalf. */
const revocations = `
  CREATE TABLE revocation (
    revocation_id  bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    session_id     uuid,
    account_id     uuid,
    rights_version integer,
    until          timestamptz NOT NULL,
    CHECK (session_id IS NOT NULL OR (account_id IS NOT NULL AND rights_version IS NOT NULL))
  );
  CREATE INDEX revocation_until ON revocation (until);
  ALTER TABLE revocation ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
  GRANT SELECT, INSERT, DELETE ON revocation TO identity;
  CREATE POLICY revocation_select ON revocation FOR SELECT TO identity USING (true);
  CREATE POLICY revocation_insert ON revocation FOR INSERT TO identity WITH CHECK (true);
  CREATE POLICY revocation_delete ON revocation FOR DELETE TO identity USING (until < now());
`;

/** Keyed by a keyed digest of what was typed as a user name: people type passwords there too. Nobody is signed in yet, so no context bounds it. */
const attempts = `
  CREATE TABLE sign_in_attempt (
    name_tag   text PRIMARY KEY,
    tries      integer NOT NULL,
    since      timestamptz NOT NULL,
    wait_until timestamptz
  );
  CREATE INDEX sign_in_attempt_since ON sign_in_attempt (since);
  ALTER TABLE sign_in_attempt ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
  GRANT SELECT, INSERT, UPDATE, DELETE ON sign_in_attempt TO identity;
  CREATE POLICY sign_in_attempt_all ON sign_in_attempt FOR ALL TO identity USING (true) WITH CHECK (true);
`;

/** Who holds a refresh token is known by the token alone: it gives its session, and nothing without it. */
const functions = `
  CREATE FUNCTION session_of_token(hash bytea, OUT session_id uuid, OUT account_id uuid, OUT rights_version integer, OUT is_spent boolean, OUT is_over boolean)
    RETURNS SETOF record LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET row_security = on AS
    $$ SELECT s.session_id, s.account_id, s.rights_version, t.spent_at IS NOT NULL, s.ended_at IS NOT NULL OR least(s.expires_at, t.expires_at) <= now()
       FROM identity.refresh_token t JOIN identity.session s USING (session_id) WHERE t.token_hash = hash $$;
  REVOKE ALL ON FUNCTION session_of_token(bytea) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION session_of_token(bytea) TO identity;
`;

/** Sessions and what ends them. */
export class Session1793000000001 implements MigrationInterface {
  async up(query: QueryRunner): Promise<void> {
    await query.query(sessions + revocations + attempts);
    const own = { service: 'identity', account: 'account_id' } as const;
    await query.query(accountTable({ ...own, table: 'session', writes: { update: ['ended_at', 'tokens_until'], delete: true } }));
    await query.query(accountTable({ ...own, table: 'refresh_token', writes: { update: ['spent_at'] } }));
    await query.query(ownerReads({ service: 'identity', table: 'session' }) + ownerReads({ service: 'identity', table: 'refresh_token' }));
    await query.query(functions);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query('DROP FUNCTION session_of_token');
    await query.query('DROP TABLE sign_in_attempt, revocation, refresh_token, session');
  }
}
