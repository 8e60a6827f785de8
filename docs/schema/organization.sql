-- The tables of organization, printed from the catalogue of a migrated database by `npm run docs`.

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
CREATE INDEX audit_entry_account ON organization.audit_entry USING btree (account_id, entry_id);
CREATE INDEX audit_entry_record ON organization.audit_entry USING btree (record_id, entry_id) WHERE (record_id IS NOT NULL);
CREATE INDEX audit_entry_xact ON organization.audit_entry USING btree (xact, entry_id);
CREATE UNIQUE INDEX audit_entry_pkey ON organization.audit_entry USING btree (entry_id);
GRANT SELECT TO organization_sealer;
POLICY audit_entry_insert FOR INSERT TO organization WITH CHECK true;
POLICY audit_entry_sealer_select FOR SELECT TO organization_sealer USING true;

audit_seal (
  seq bigint NOT NULL,
  entry_id bigint NOT NULL,
  sealed_at timestamp with time zone NOT NULL,
  settled xid8 NOT NULL,
  hash bytea NOT NULL
)
CONSTRAINT audit_seal_hash_check CHECK ((octet_length(hash) = 32));
CREATE UNIQUE INDEX audit_seal_entry_id_key ON organization.audit_seal USING btree (entry_id);
CREATE UNIQUE INDEX audit_seal_pkey ON organization.audit_seal USING btree (seq);
GRANT INSERT, SELECT TO organization_sealer;
POLICY audit_seal_sealer_insert FOR INSERT TO organization_sealer WITH CHECK true;
POLICY audit_seal_sealer_select FOR SELECT TO organization_sealer USING true;

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
CREATE INDEX idempotency_at ON organization.idempotency USING btree (at);
CREATE UNIQUE INDEX idempotency_pkey ON organization.idempotency USING btree (account, key);
GRANT DELETE, SELECT TO organization_timer;
GRANT INSERT, SELECT TO organization;
POLICY idempotency_insert FOR INSERT TO organization WITH CHECK (account = COALESCE(( SELECT sec.account() AS account), '00000000-0000-0000-0000-000000000000'::uuid));
POLICY idempotency_select FOR SELECT TO organization USING (account = COALESCE(( SELECT sec.account() AS account), '00000000-0000-0000-0000-000000000000'::uuid));
POLICY idempotency_timer_delete FOR DELETE TO organization_timer USING true;
POLICY idempotency_timer_select FOR SELECT TO organization_timer USING true;
POLICY idempotency_update FOR UPDATE TO organization USING (account = COALESCE(( SELECT sec.account() AS account), '00000000-0000-0000-0000-000000000000'::uuid)) WITH CHECK (account = COALESCE(( SELECT sec.account() AS account), '00000000-0000-0000-0000-000000000000'::uuid));

inlet_cursor (
  producer text NOT NULL,
  position bigint NOT NULL,
  moved_at timestamp with time zone NOT NULL
)
CONSTRAINT inlet_cursor_position_check CHECK (("position" >= 0));
CREATE UNIQUE INDEX inlet_cursor_pkey ON organization.inlet_cursor USING btree (producer);
GRANT INSERT, SELECT, UPDATE TO organization_inlet;
POLICY inlet_cursor_inlet_insert FOR INSERT TO organization_inlet WITH CHECK true;
POLICY inlet_cursor_inlet_select FOR SELECT TO organization_inlet USING true;
POLICY inlet_cursor_inlet_update FOR UPDATE TO organization_inlet USING true WITH CHECK true;

migration (
  id integer NOT NULL,
  timestamp bigint NOT NULL,
  name character varying NOT NULL
)
CREATE UNIQUE INDEX "PK_3043fc6b8af7c99b8b98830094f" ON organization.migration USING btree (id);
GRANT SELECT TO organization;

outbox (
  id bigint NOT NULL,
  subject text NOT NULL,
  key text NOT NULL,
  version integer NOT NULL,
  payload jsonb NOT NULL,
  occurred_at timestamp with time zone NOT NULL,
  xact xid8 NOT NULL
)
CREATE INDEX outbox_xact ON organization.outbox USING btree (xact);
CREATE UNIQUE INDEX outbox_pkey ON organization.outbox USING btree (id);
GRANT SELECT TO organization_relay;
POLICY outbox_insert FOR INSERT TO organization, organization_inlet, organization_timer WITH CHECK true;
POLICY outbox_relay_select FOR SELECT TO organization_relay USING true;

outbox_position (
  position bigint NOT NULL,
  outbox_id bigint NOT NULL,
  settled xid8 NOT NULL
)
CREATE UNIQUE INDEX outbox_position_outbox_id_key ON organization.outbox_position USING btree (outbox_id);
CREATE UNIQUE INDEX outbox_position_pkey ON organization.outbox_position USING btree ("position");
GRANT INSERT, SELECT TO organization_relay;
POLICY outbox_position_relay_insert FOR INSERT TO organization_relay WITH CHECK true;
POLICY outbox_position_relay_select FOR SELECT TO organization_relay USING true;

staffing_quota (
  unit_id uuid NOT NULL,
  unit_ord integer NOT NULL,
  year smallint NOT NULL,
  kind text NOT NULL,
  number integer NOT NULL,
  decision_number text,
  decided_on date,
  version integer NOT NULL
)
CONSTRAINT staffing_quota_kind_check CHECK ((kind = ANY (ARRAY['ADMINISTRATIVE'::text, 'PUBLIC_SERVICE'::text, 'CONTRACT'::text])));
CONSTRAINT staffing_quota_number_check CHECK ((number >= 0));
CONSTRAINT staffing_quota_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES organization.unit_node(unit_id);
CONSTRAINT staffing_quota_year_check CHECK (((year >= 1990) AND (year <= 2199)));
CREATE INDEX staffing_quota_ord ON organization.staffing_quota USING btree (unit_ord, year);
CREATE UNIQUE INDEX staffing_quota_pkey ON organization.staffing_quota USING btree (unit_id, year, kind);
GRANT INSERT, SELECT, UPDATE TO organization;
POLICY staffing_quota_insert FOR INSERT TO organization WITH CHECK (unit_ord <@ ( SELECT organization.scope() AS scope));
POLICY staffing_quota_select FOR SELECT TO organization USING (((unit_ord >= ( SELECT lower(organization.scope()) AS lower)) AND (unit_ord <= ( SELECT (upper(organization.scope()) - 1)))) AND (unit_ord <@ ( SELECT organization.scope() AS scope)));
POLICY staffing_quota_update FOR UPDATE TO organization USING (unit_ord <@ ( SELECT organization.scope() AS scope)) WITH CHECK (unit_ord <@ ( SELECT organization.scope() AS scope));

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
CREATE INDEX unit_node_ord ON organization.unit_node USING btree (ord);
CREATE INDEX unit_node_parent ON organization.unit_node USING btree (parent_id);
CREATE UNIQUE INDEX unit_node_pkey ON organization.unit_node USING btree (unit_id);
GRANT DELETE, INSERT, SELECT, UPDATE TO organization;

unit_span (
  unit_id uuid NOT NULL,
  valid daterange NOT NULL,
  parent_id uuid,
  code text NOT NULL,
  name text NOT NULL,
  search_key text NOT NULL,
  kind text NOT NULL,
  tier text NOT NULL,
  gso_code text
)
CONSTRAINT unit_span_code_once EXCLUDE USING gist (code WITH =, valid WITH &&);
CONSTRAINT unit_span_one_at_a_time EXCLUDE USING gist (unit_id WITH =, valid WITH &&);
CONSTRAINT unit_span_tier_check CHECK ((tier = ANY (ARRAY['PROVINCE'::text, 'DEPARTMENT'::text, 'BASE'::text])));
CONSTRAINT unit_span_valid_check CHECK ((NOT isempty(valid)));
CREATE INDEX unit_span_code_once ON organization.unit_span USING gist (code, valid);
CREATE INDEX unit_span_one_at_a_time ON organization.unit_span USING gist (unit_id, valid);
CREATE INDEX unit_span_parent ON organization.unit_span USING btree (parent_id);
CREATE INDEX unit_span_search ON organization.unit_span USING gin (search_key ext.gin_trgm_ops);
CREATE UNIQUE INDEX unit_span_pkey ON organization.unit_span USING btree (unit_id, valid);
GRANT INSERT, SELECT, UPDATE TO organization;
