-- The tables of identity, printed from the catalogue of a migrated database by `npm run docs`.

account (
  account_id uuid NOT NULL,
  username text NOT NULL,
  display_name text NOT NULL,
  search_key text NOT NULL,
  unit_id uuid NOT NULL,
  unit_ord integer NOT NULL,
  kinds text[] NOT NULL,
  own_record_id uuid,
  state text NOT NULL,
  created_at timestamp with time zone NOT NULL,
  version integer NOT NULL
)
CONSTRAINT account_kinds_check CHECK ((((cardinality(kinds) >= 1) AND (cardinality(kinds) <= 6)) AND (kinds <@ ARRAY['PROVINCIAL_LEADER'::text, 'UNIT_LEADER'::text, 'UNIT_ADMINISTRATOR'::text, 'RECORDS_OFFICER'::text, 'SYSTEM_ADMINISTRATOR'::text, 'OWN_RECORD_READER'::text])));
CONSTRAINT account_own_record_named CHECK (((own_record_id IS NOT NULL) OR (NOT (kinds @> ARRAY['OWN_RECORD_READER'::text]))));
CONSTRAINT account_state_check CHECK ((state = ANY (ARRAY['ACTIVE'::text, 'LOCKED'::text, 'CANCELLED'::text])));
CREATE INDEX account_own_record ON identity.account USING btree (own_record_id);
CREATE INDEX account_unit ON identity.account USING btree (unit_id);
CREATE INDEX account_unit_ord ON identity.account USING btree (unit_ord, username);
CREATE UNIQUE INDEX account_pkey ON identity.account USING btree (account_id);
CREATE UNIQUE INDEX account_username_once ON identity.account USING btree (username);
GRANT INSERT, SELECT TO identity;
POLICY account_inlet_select FOR SELECT TO identity_inlet USING true;
POLICY account_inlet_update FOR UPDATE TO identity_inlet USING true WITH CHECK true;
POLICY account_insert FOR INSERT TO identity WITH CHECK (unit_ord <@ ( SELECT identity.scope() AS scope));
POLICY account_never_own FOR UPDATE TO identity USING (account_id <> ( SELECT sec.account() AS account));
POLICY account_own_select FOR SELECT TO identity USING (account_id = ( SELECT sec.account() AS account));
POLICY account_owner_select FOR SELECT TO identity_owner USING true;
POLICY account_select FOR SELECT TO identity USING (((unit_ord >= ( SELECT lower(identity.scope()) AS lower)) AND (unit_ord <= ( SELECT (upper(identity.scope()) - 1)))) AND (unit_ord <@ ( SELECT identity.scope() AS scope)));
POLICY account_update FOR UPDATE TO identity USING (unit_ord <@ ( SELECT identity.scope() AS scope)) WITH CHECK (unit_ord <@ ( SELECT identity.scope() AS scope));

account_step (
  step_id bigint NOT NULL,
  account_id uuid NOT NULL,
  step text NOT NULL,
  document_number text NOT NULL,
  reason text,
  by_account uuid,
  at timestamp with time zone NOT NULL
)
CONSTRAINT account_step_account_id_fkey FOREIGN KEY (account_id) REFERENCES identity.account(account_id);
CONSTRAINT account_step_step_check CHECK ((step = ANY (ARRAY['create'::text, 'lock'::text, 'unlock'::text, 'cancel'::text, 'reissue-password'::text])));
CREATE INDEX account_step_account ON identity.account_step USING btree (account_id, step_id);
CREATE UNIQUE INDEX account_step_pkey ON identity.account_step USING btree (step_id);
GRANT INSERT, SELECT TO identity;
POLICY account_step_insert FOR INSERT TO identity WITH CHECK (EXISTS ( SELECT 1
   FROM identity.account parent
  WHERE ((parent.account_id = account_step.account_id) AND (parent.unit_ord <@ ( SELECT identity.scope() AS scope)))
 OFFSET 0));
POLICY account_step_select FOR SELECT TO identity USING (EXISTS ( SELECT 1
   FROM identity.account parent
  WHERE (parent.account_id = account_step.account_id)
 OFFSET 0));

audit_entry (
  entry_id bigint NOT NULL,
  at timestamp with time zone NOT NULL,
  account_id uuid,
  session_id uuid,
  unit_id uuid,
  sender text NOT NULL,
  action text NOT NULL,
  outcome text NOT NULL,
  record_id uuid,
  facts jsonb NOT NULL,
  message_id text NOT NULL,
  trace_id text NOT NULL,
  xact xid8 NOT NULL
)
CREATE INDEX audit_entry_account ON identity.audit_entry USING btree (account_id, entry_id);
CREATE INDEX audit_entry_record ON identity.audit_entry USING btree (record_id, entry_id) WHERE (record_id IS NOT NULL);
CREATE INDEX audit_entry_xact ON identity.audit_entry USING btree (xact, entry_id);
CREATE UNIQUE INDEX audit_entry_pkey ON identity.audit_entry USING btree (entry_id);
GRANT SELECT TO identity_sealer;
POLICY audit_entry_insert FOR INSERT TO identity WITH CHECK true;
POLICY audit_entry_sealer_select FOR SELECT TO identity_sealer USING true;

audit_seal (
  seq bigint NOT NULL,
  entry_id bigint NOT NULL,
  sealed_at timestamp with time zone NOT NULL,
  settled xid8 NOT NULL,
  hash bytea NOT NULL
)
CONSTRAINT audit_seal_hash_check CHECK ((octet_length(hash) = 32));
CREATE UNIQUE INDEX audit_seal_entry_id_key ON identity.audit_seal USING btree (entry_id);
CREATE UNIQUE INDEX audit_seal_pkey ON identity.audit_seal USING btree (seq);
GRANT INSERT, SELECT TO identity_sealer;
POLICY audit_seal_sealer_insert FOR INSERT TO identity_sealer WITH CHECK true;
POLICY audit_seal_sealer_select FOR SELECT TO identity_sealer USING true;

credential (
  account_id uuid NOT NULL,
  password_hash text NOT NULL,
  must_change boolean NOT NULL,
  issued_until timestamp with time zone,
  spent_at timestamp with time zone,
  changed_at timestamp with time zone NOT NULL,
  rights_version integer NOT NULL
)
CONSTRAINT credential_account_id_fkey FOREIGN KEY (account_id) REFERENCES identity.account(account_id);
CONSTRAINT credential_issued CHECK (((NOT must_change) OR (issued_until IS NOT NULL)));
CREATE UNIQUE INDEX credential_pkey ON identity.credential USING btree (account_id);
GRANT INSERT TO identity;
POLICY credential_insert FOR INSERT TO identity WITH CHECK (EXISTS ( SELECT 1
   FROM identity.account parent
  WHERE ((parent.account_id = credential.account_id) AND (parent.unit_ord <@ ( SELECT identity.scope() AS scope)))
 OFFSET 0));
POLICY credential_own_update FOR UPDATE TO identity USING (account_id = ( SELECT sec.account() AS account)) WITH CHECK (account_id = ( SELECT sec.account() AS account));
POLICY credential_owner_select FOR SELECT TO identity_owner USING true;
POLICY credential_select FOR SELECT TO identity USING (EXISTS ( SELECT 1
   FROM identity.account parent
  WHERE (parent.account_id = credential.account_id)
 OFFSET 0));
POLICY credential_update FOR UPDATE TO identity USING (EXISTS ( SELECT 1
   FROM identity.account parent
  WHERE ((parent.account_id = credential.account_id) AND (parent.unit_ord <@ ( SELECT identity.scope() AS scope)))
 OFFSET 0)) WITH CHECK (EXISTS ( SELECT 1
   FROM identity.account parent
  WHERE ((parent.account_id = credential.account_id) AND (parent.unit_ord <@ ( SELECT identity.scope() AS scope)))
 OFFSET 0));

idempotency (
  account uuid NOT NULL,
  key text NOT NULL,
  operation text NOT NULL,
  body_hash bytea NOT NULL,
  status integer,
  headers jsonb,
  reply bytea,
  at timestamp with time zone NOT NULL
)
CONSTRAINT idempotency_key_check CHECK (((length(key) >= 1) AND (length(key) <= 255)));
CREATE INDEX idempotency_at ON identity.idempotency USING btree (at);
CREATE UNIQUE INDEX idempotency_pkey ON identity.idempotency USING btree (account, key);
GRANT DELETE, SELECT TO identity_timer;
GRANT INSERT, SELECT TO identity;
POLICY idempotency_insert FOR INSERT TO identity WITH CHECK (account = COALESCE(( SELECT sec.account() AS account), '00000000-0000-0000-0000-000000000000'::uuid));
POLICY idempotency_select FOR SELECT TO identity USING (account = COALESCE(( SELECT sec.account() AS account), '00000000-0000-0000-0000-000000000000'::uuid));
POLICY idempotency_timer_delete FOR DELETE TO identity_timer USING true;
POLICY idempotency_timer_select FOR SELECT TO identity_timer USING true;
POLICY idempotency_update FOR UPDATE TO identity USING (account = COALESCE(( SELECT sec.account() AS account), '00000000-0000-0000-0000-000000000000'::uuid)) WITH CHECK (account = COALESCE(( SELECT sec.account() AS account), '00000000-0000-0000-0000-000000000000'::uuid));

inlet_cursor (
  producer text NOT NULL,
  position bigint NOT NULL,
  moved_at timestamp with time zone NOT NULL
)
CONSTRAINT inlet_cursor_position_check CHECK (("position" >= 0));
CREATE UNIQUE INDEX inlet_cursor_pkey ON identity.inlet_cursor USING btree (producer);
GRANT INSERT, SELECT, UPDATE TO identity_inlet;
POLICY inlet_cursor_inlet_insert FOR INSERT TO identity_inlet WITH CHECK true;
POLICY inlet_cursor_inlet_select FOR SELECT TO identity_inlet USING true;
POLICY inlet_cursor_inlet_update FOR UPDATE TO identity_inlet USING true WITH CHECK true;

migration (
  id integer NOT NULL,
  timestamp bigint NOT NULL,
  name character varying NOT NULL
)
CREATE UNIQUE INDEX "PK_3043fc6b8af7c99b8b98830094f" ON identity.migration USING btree (id);
GRANT SELECT TO identity;

refresh_token (
  token_hash bytea NOT NULL,
  session_id uuid NOT NULL,
  account_id uuid NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  spent_at timestamp with time zone
)
CONSTRAINT refresh_token_session_id_fkey FOREIGN KEY (session_id) REFERENCES identity.session(session_id) ON DELETE CASCADE;
CONSTRAINT refresh_token_token_hash_check CHECK ((octet_length(token_hash) = 32));
CREATE INDEX refresh_token_account ON identity.refresh_token USING btree (account_id);
CREATE INDEX refresh_token_session ON identity.refresh_token USING btree (session_id);
CREATE UNIQUE INDEX refresh_token_pkey ON identity.refresh_token USING btree (token_hash);
GRANT INSERT, SELECT TO identity;
POLICY refresh_token_insert FOR INSERT TO identity WITH CHECK (account_id = ( SELECT sec.account() AS account));
POLICY refresh_token_owner_select FOR SELECT TO identity_owner USING true;
POLICY refresh_token_select FOR SELECT TO identity USING (account_id = ( SELECT sec.account() AS account));
POLICY refresh_token_update FOR UPDATE TO identity USING (account_id = ( SELECT sec.account() AS account)) WITH CHECK (account_id = ( SELECT sec.account() AS account));

revocation (
  revocation_id bigint NOT NULL,
  session_id uuid,
  account_id uuid,
  rights_version integer,
  until timestamp with time zone NOT NULL
)
CONSTRAINT revocation_check CHECK (((session_id IS NOT NULL) OR ((account_id IS NOT NULL) AND (rights_version IS NOT NULL))));
CREATE INDEX revocation_until ON identity.revocation USING btree (until);
CREATE UNIQUE INDEX revocation_pkey ON identity.revocation USING btree (revocation_id);
GRANT DELETE, INSERT, SELECT TO identity;
POLICY revocation_delete FOR DELETE TO identity USING (until < now());
POLICY revocation_insert FOR INSERT TO identity WITH CHECK true;
POLICY revocation_select FOR SELECT TO identity USING true;

session (
  session_id uuid NOT NULL,
  account_id uuid NOT NULL,
  rights_version integer NOT NULL,
  began_at timestamp with time zone NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  tokens_until timestamp with time zone NOT NULL,
  ended_at timestamp with time zone
)
CONSTRAINT session_account_id_fkey FOREIGN KEY (account_id) REFERENCES identity.account(account_id);
CREATE INDEX session_account ON identity.session USING btree (account_id);
CREATE UNIQUE INDEX session_pkey ON identity.session USING btree (session_id);
GRANT DELETE, INSERT, SELECT TO identity;
POLICY session_delete FOR DELETE TO identity USING (account_id = ( SELECT sec.account() AS account));
POLICY session_insert FOR INSERT TO identity WITH CHECK (account_id = ( SELECT sec.account() AS account));
POLICY session_owner_select FOR SELECT TO identity_owner USING true;
POLICY session_select FOR SELECT TO identity USING (account_id = ( SELECT sec.account() AS account));
POLICY session_update FOR UPDATE TO identity USING (account_id = ( SELECT sec.account() AS account)) WITH CHECK (account_id = ( SELECT sec.account() AS account));

sign_in_attempt (
  name_tag text NOT NULL,
  tries integer NOT NULL,
  since timestamp with time zone NOT NULL,
  wait_until timestamp with time zone
)
CREATE INDEX sign_in_attempt_since ON identity.sign_in_attempt USING btree (since);
CREATE UNIQUE INDEX sign_in_attempt_pkey ON identity.sign_in_attempt USING btree (name_tag);
GRANT DELETE, INSERT, SELECT, UPDATE TO identity;
POLICY sign_in_attempt_all FOR ALL TO identity USING true WITH CHECK true;

unit_node (
  unit_id uuid NOT NULL,
  parent_id uuid,
  code text NOT NULL,
  name text NOT NULL,
  tier text NOT NULL,
  kind text NOT NULL,
  ord integer NOT NULL,
  last_ord integer NOT NULL,
  valid daterange NOT NULL,
  version integer NOT NULL
)
CONSTRAINT unit_node_check CHECK (((last_ord >= ord) AND (last_ord < 2147483647)));
CONSTRAINT unit_node_ord_check CHECK ((ord >= 0));
CONSTRAINT unit_node_tier_check CHECK ((tier = ANY (ARRAY['PROVINCE'::text, 'DEPARTMENT'::text, 'BASE'::text])));
CREATE INDEX unit_node_ord ON identity.unit_node USING btree (ord);
CREATE INDEX unit_node_parent ON identity.unit_node USING btree (parent_id);
CREATE UNIQUE INDEX unit_node_pkey ON identity.unit_node USING btree (unit_id);
GRANT DELETE, INSERT, SELECT, UPDATE TO identity_inlet;
GRANT SELECT TO identity;
