import type { ServiceName } from '@noivu/contracts';

/**
 * The SQL of a service's audit trail (nhật ký), for its first migration: who did or saw what, when, and how it ended.
 * Append-only: the service may insert, nobody may change or delete. `record_id` is set where one record is meant.
 */
export const auditTable = (service: ServiceName): string => `
  CREATE TABLE audit_entry (
    entry_id   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at         timestamptz NOT NULL DEFAULT clock_timestamp(),
    account_id uuid,
    session_id uuid,
    unit_id    uuid,
    sender     text NOT NULL,
    action     text NOT NULL,
    outcome    text NOT NULL,
    record_id  uuid,
    facts      jsonb NOT NULL DEFAULT '{}',
    message_id text NOT NULL,
    trace_id   text NOT NULL
  );
  CREATE INDEX audit_entry_record ON audit_entry (record_id, entry_id) WHERE record_id IS NOT NULL;
  CREATE INDEX audit_entry_account ON audit_entry (account_id, entry_id);
  ALTER TABLE audit_entry ENABLE ROW LEVEL SECURITY;
  ALTER TABLE audit_entry FORCE ROW LEVEL SECURITY;
  CREATE POLICY audit_entry_insert ON audit_entry FOR INSERT TO ${service} WITH CHECK (true);
  GRANT INSERT ON audit_entry TO ${service};
  CREATE FUNCTION audit_entry_stays() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS
    $$ BEGIN RAISE EXCEPTION 'the audit trail is append-only'; END $$;
  CREATE TRIGGER audit_entry_stays BEFORE UPDATE OR DELETE ON audit_entry FOR EACH ROW EXECUTE FUNCTION audit_entry_stays();
  CREATE TRIGGER audit_entry_stays_whole BEFORE TRUNCATE ON audit_entry FOR EACH STATEMENT EXECUTE FUNCTION audit_entry_stays();
`;
