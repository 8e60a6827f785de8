import type { ServiceName } from '@noivu/contracts';
import { auditSealTable } from './audit-seal.table';

/** What a writer says; the moment, the number and the transaction of a line are the database's own word. */
const written = 'account_id, session_id, unit_id, sender, action, outcome, record_id, facts, message_id, trace_id';

/**
 * The SQL of a service's audit trail (nhật ký) and of the chain that seals it, for its first migration: who did or saw what, when, and how it ended.
 * Append-only: the writers may insert, nobody may change or delete. `record_id` is set where one record is meant. `xact` lets the sealer find what is new
 * without a look at what is old.
 */
export const auditTables = (service: ServiceName, writers: readonly string[] = [service]): string => `
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
    trace_id   text NOT NULL,
    xact       xid8 NOT NULL DEFAULT pg_current_xact_id()
  );
  CREATE INDEX audit_entry_record ON audit_entry (record_id, entry_id) WHERE record_id IS NOT NULL;
  CREATE INDEX audit_entry_account ON audit_entry (account_id, entry_id);
  CREATE INDEX audit_entry_xact ON audit_entry (xact, entry_id);
  ALTER TABLE audit_entry ENABLE ROW LEVEL SECURITY;
  ALTER TABLE audit_entry FORCE ROW LEVEL SECURITY;
  CREATE POLICY audit_entry_insert ON audit_entry FOR INSERT TO ${writers.join(', ')} WITH CHECK (true);
  GRANT INSERT (${written}) ON audit_entry TO ${writers.join(', ')};
  CREATE FUNCTION audit_entry_stays() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS
    $$ BEGIN RAISE EXCEPTION 'the audit trail is append-only'; END $$;
  ${staysAsItIs('audit_entry')}
  ${auditSealTable(service)}
  ${staysAsItIs('audit_seal')}
`;

const staysAsItIs = (table: string): string => `
  CREATE TRIGGER ${table}_stays BEFORE UPDATE OR DELETE ON ${table} FOR EACH ROW EXECUTE FUNCTION audit_entry_stays();
  CREATE TRIGGER ${table}_stays_whole BEFORE TRUNCATE ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION audit_entry_stays();`;
