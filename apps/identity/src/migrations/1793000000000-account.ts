import type { MigrationInterface, QueryRunner } from 'typeorm';
import { auditTables } from '@noivu/audit';
import { childTable, idempotencyTable, inletTable, ownerReads, scopedTable, unitNodeTable } from '@noivu/persistence';
import { accountScope } from '../account/account-scope.table';

/** A unit that the tree does not know yet has the place -1, which lies in nobody's scope. */
const accounts = `
  CREATE TABLE account (
    account_id    uuid PRIMARY KEY,
    username      text COLLATE "C" NOT NULL CONSTRAINT account_username_once UNIQUE,
    display_name  text NOT NULL,
    search_key    text COLLATE "C" NOT NULL,
    unit_id       uuid NOT NULL,
    unit_ord      integer NOT NULL,
    kinds         text[] NOT NULL CHECK (cardinality(kinds) BETWEEN 1 AND 6 AND kinds <@ ARRAY['PROVINCIAL_LEADER', 'UNIT_LEADER', 'UNIT_ADMINISTRATOR',
                    'RECORDS_OFFICER', 'SYSTEM_ADMINISTRATOR', 'OWN_RECORD_READER']),
    own_record_id uuid,
    state         text NOT NULL DEFAULT 'ACTIVE' CHECK (state IN ('ACTIVE', 'LOCKED', 'CANCELLED')),
    created_at    timestamptz NOT NULL DEFAULT now(),
    version       integer NOT NULL DEFAULT 1,
    CONSTRAINT account_own_record_named CHECK (own_record_id IS NOT NULL OR NOT kinds @> ARRAY['OWN_RECORD_READER'])
  );
  CREATE INDEX account_unit_ord ON account (unit_ord, username);
  CREATE INDEX account_unit ON account (unit_id);
  CREATE INDEX account_own_record ON account (own_record_id);
`;

/** Everybody sees the own account; nobody changes its state, whatever their scope: neither lock nor unlock is for oneself. */
const ownAccount = `
  CREATE POLICY account_own_select ON account FOR SELECT TO identity USING (account_id = (SELECT sec.account()));
  CREATE POLICY account_never_own ON account AS RESTRICTIVE FOR UPDATE TO identity USING (account_id <> (SELECT sec.account()));
`;

/** The inlet moves accounts with their unit when the tree is renumbered, and sees and touches nothing else of them. */
const movedWithTheTree = `
  GRANT SELECT (unit_id, unit_ord), UPDATE (unit_ord) ON account TO identity_inlet;
  CREATE POLICY account_inlet_select ON account FOR SELECT TO identity_inlet USING (true);
  CREATE POLICY account_inlet_update ON account FOR UPDATE TO identity_inlet USING (true) WITH CHECK (true);
`;

const credentials = `
  CREATE TABLE credential (
    account_id     uuid PRIMARY KEY REFERENCES account,
    password_hash  text NOT NULL,
    must_change    boolean NOT NULL,
    issued_until   timestamptz,
    spent_at       timestamptz,
    changed_at     timestamptz NOT NULL DEFAULT now(),
    rights_version integer NOT NULL DEFAULT 1,
    CONSTRAINT credential_issued CHECK (NOT must_change OR issued_until IS NOT NULL)
  );
`;
const credentialColumns = ['password_hash', 'must_change', 'issued_until', 'spent_at', 'changed_at', 'rights_version'];

/** The app writes hashes and never reads them: it asks for one by a user name, or for the one of whoever is signed in. */
const hashUnread = `
  REVOKE SELECT ON credential FROM identity;
  GRANT SELECT (account_id, must_change, issued_until, spent_at, changed_at, rights_version) ON credential TO identity;
  CREATE POLICY credential_own_update ON credential FOR UPDATE TO identity USING (account_id = (SELECT sec.account())) WITH CHECK (account_id = (SELECT sec.account()));
`;

const steps = `
  CREATE TABLE account_step (
    step_id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account_id      uuid NOT NULL REFERENCES account,
    step            text NOT NULL CHECK (step IN ('create', 'lock', 'unlock', 'cancel', 'reissue-password')),
    document_number text NOT NULL,
    reason          text,
    by_account      uuid,
    at              timestamptz NOT NULL DEFAULT now()
  );
  CREATE INDEX account_step_account ON account_step (account_id, step_id);
`;

/** What nobody's context can ask yet, or must see past a scope: each gives exactly what it is named for. */
const functions = `
  CREATE FUNCTION sign_in_account(name text, OUT account_id uuid, OUT state text, OUT password_hash text, OUT rights_version integer)
    RETURNS SETOF record LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET row_security = on AS
    $$ SELECT a.account_id, a.state, c.password_hash, c.rights_version FROM identity.account a JOIN identity.credential c USING (account_id) WHERE a.username = name $$;
  CREATE FUNCTION own_password_hash() RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET row_security = on AS
    $$ SELECT password_hash FROM identity.credential WHERE account_id = sec.account() $$;
  CREATE FUNCTION account_limit_reached(kind text, most integer, unit uuid, own_record uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET row_security = on AS
    $$ SELECT count(*) >= most FROM identity.account a WHERE sec.account() IS NOT NULL AND a.state <> 'CANCELLED' AND a.kinds @> ARRAY[kind]
         AND (unit IS NULL OR a.unit_id = unit) AND (own_record IS NULL OR a.own_record_id = own_record) $$;
  REVOKE ALL ON FUNCTION sign_in_account(text), own_password_hash(), account_limit_reached(text, integer, uuid, uuid) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION sign_in_account(text), own_password_hash(), account_limit_reached(text, integer, uuid, uuid) TO identity;
`;

/** Accounts, their passwords, the documents of their life; the tree of units; audit and idempotency. */
export class Account1793000000000 implements MigrationInterface {
  async up(query: QueryRunner): Promise<void> {
    await query.query(unitNodeTable('identity'));
    await query.query(accounts + credentials + steps);
    await query.query(scopedTable(accountScope) + ownAccount + movedWithTheTree);
    const child = { service: 'identity', key: 'account_id', parent: accountScope, parentKey: 'account_id' } as const;
    await query.query(childTable({ ...child, table: 'credential', writes: { update: credentialColumns } }) + hashUnread);
    await query.query(childTable({ ...child, table: 'account_step', writes: { update: false } }));
    await query.query(ownerReads({ service: 'identity', table: 'account' }) + ownerReads({ service: 'identity', table: 'credential' }));
    await query.query(functions);
    await query.query(auditTables('identity') + idempotencyTable('identity') + inletTable('identity'));
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query('DROP FUNCTION sign_in_account, own_password_hash, account_limit_reached');
    await query.query(
      'DROP TABLE account_step, credential, account, unit_node, audit_seal, audit_entry, idempotency, inlet_cursor CASCADE',
    );
  }
}
