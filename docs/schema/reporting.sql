-- The tables of reporting, printed from the catalogue of a migrated database by `npm run docs`.

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
CREATE INDEX audit_entry_account ON reporting.audit_entry USING btree (account_id, entry_id);
CREATE INDEX audit_entry_record ON reporting.audit_entry USING btree (record_id, entry_id) WHERE (record_id IS NOT NULL);
CREATE INDEX audit_entry_xact ON reporting.audit_entry USING btree (xact, entry_id);
CREATE UNIQUE INDEX audit_entry_pkey ON reporting.audit_entry USING btree (entry_id);
GRANT SELECT TO reporting_sealer;
POLICY audit_entry_insert FOR INSERT TO reporting WITH CHECK true;
POLICY audit_entry_sealer_select FOR SELECT TO reporting_sealer USING true;

audit_seal (
  seq bigint NOT NULL,
  entry_id bigint NOT NULL,
  sealed_at timestamp with time zone NOT NULL,
  settled xid8 NOT NULL,
  hash bytea NOT NULL
)
CONSTRAINT audit_seal_hash_check CHECK ((octet_length(hash) = 32));
CREATE UNIQUE INDEX audit_seal_entry_id_key ON reporting.audit_seal USING btree (entry_id);
CREATE UNIQUE INDEX audit_seal_pkey ON reporting.audit_seal USING btree (seq);
GRANT INSERT, SELECT TO reporting_sealer;
POLICY audit_seal_sealer_insert FOR INSERT TO reporting_sealer WITH CHECK true;
POLICY audit_seal_sealer_select FOR SELECT TO reporting_sealer USING true;

counted_day (
  form text NOT NULL,
  on_day date NOT NULL
)
CREATE UNIQUE INDEX counted_day_pkey ON reporting.counted_day USING btree (form);
GRANT DELETE, INSERT, SELECT, UPDATE TO reporting_inlet;
POLICY counted_day_inlet_delete FOR DELETE TO reporting_inlet USING true;
POLICY counted_day_inlet_insert FOR INSERT TO reporting_inlet WITH CHECK true;
POLICY counted_day_inlet_select FOR SELECT TO reporting_inlet USING true;
POLICY counted_day_inlet_update FOR UPDATE TO reporting_inlet USING true WITH CHECK true;
POLICY counted_day_owner_select FOR SELECT TO reporting_owner USING true;

inlet_cursor (
  producer text NOT NULL,
  position bigint NOT NULL,
  moved_at timestamp with time zone NOT NULL
)
CONSTRAINT inlet_cursor_position_check CHECK (("position" >= 0));
CREATE UNIQUE INDEX inlet_cursor_pkey ON reporting.inlet_cursor USING btree (producer);
GRANT INSERT, SELECT, UPDATE TO reporting_inlet;
POLICY inlet_cursor_inlet_insert FOR INSERT TO reporting_inlet WITH CHECK true;
POLICY inlet_cursor_inlet_select FOR SELECT TO reporting_inlet USING true;
POLICY inlet_cursor_inlet_update FOR UPDATE TO reporting_inlet USING true WITH CHECK true;

migration (
  id integer NOT NULL,
  timestamp bigint NOT NULL,
  name character varying NOT NULL
)
CREATE UNIQUE INDEX "PK_3043fc6b8af7c99b8b98830094f" ON reporting.migration USING btree (id);
GRANT SELECT TO reporting;

person_span (
  record_id uuid NOT NULL,
  valid daterange NOT NULL,
  valid_from date NOT NULL,
  valid_to date NOT NULL,
  custodian_unit_id uuid NOT NULL,
  custodian_ord integer,
  managing_unit_id uuid NOT NULL,
  using_unit_id uuid NOT NULL,
  full_name text NOT NULL,
  name_sort text NOT NULL,
  sex text NOT NULL,
  born_on date NOT NULL,
  last_service_day date NOT NULL,
  category text,
  level text,
  status text,
  rank_code text,
  rank_column text,
  is_minority boolean NOT NULL,
  is_religious boolean NOT NULL,
  is_party_member boolean NOT NULL,
  degree text,
  political_theory text,
  state_management text,
  it text,
  english text,
  other_language text,
  ethnic_language text
)
CONSTRAINT person_span_one_at_a_time EXCLUDE USING gist (record_id WITH =, valid WITH &&);
CONSTRAINT person_span_sex_check CHECK ((sex = ANY (ARRAY['MALE'::text, 'FEMALE'::text])));
CONSTRAINT person_span_valid_check CHECK ((NOT isempty(valid)));
CREATE INDEX person_span_bm01 ON reporting.person_span USING btree (using_unit_id, valid_to) WHERE ((category = 'CIVIL_SERVANT'::text) AND (level = 'DISTRICT_AND_ABOVE'::text));
CREATE INDEX person_span_custodian ON reporting.person_span USING btree (custodian_ord, name_sort, record_id);
CREATE INDEX person_span_custodian_unit ON reporting.person_span USING btree (custodian_unit_id);
CREATE INDEX person_span_one_at_a_time ON reporting.person_span USING gist (record_id, valid);
CREATE INDEX person_span_record ON reporting.person_span USING btree (record_id);
GRANT DELETE, INSERT, SELECT, UPDATE TO reporting_inlet;
GRANT SELECT TO reporting;
POLICY person_span_inlet_delete FOR DELETE TO reporting_inlet USING true;
POLICY person_span_inlet_insert FOR INSERT TO reporting_inlet WITH CHECK true;
POLICY person_span_inlet_select FOR SELECT TO reporting_inlet USING true;
POLICY person_span_inlet_update FOR UPDATE TO reporting_inlet USING true WITH CHECK true;
POLICY person_span_owner_select FOR SELECT TO reporting_owner USING true;
POLICY person_span_select FOR SELECT TO reporting USING (((custodian_ord >= ( SELECT lower(reporting.scope()) AS lower)) AND (custodian_ord <= ( SELECT (upper(reporting.scope()) - 1)))) AND (custodian_ord <@ ( SELECT reporting.scope() AS scope)));

quota (
  unit_id uuid NOT NULL,
  year smallint NOT NULL,
  kind text NOT NULL,
  number integer NOT NULL
)
CONSTRAINT quota_kind_check CHECK ((kind = ANY (ARRAY['ADMINISTRATIVE'::text, 'PUBLIC_SERVICE'::text, 'CONTRACT'::text])));
CONSTRAINT quota_number_check CHECK ((number >= 0));
CREATE UNIQUE INDEX quota_pkey ON reporting.quota USING btree (unit_id, year, kind);
GRANT DELETE, INSERT, SELECT, UPDATE TO reporting_inlet;
POLICY quota_inlet_delete FOR DELETE TO reporting_inlet USING true;
POLICY quota_inlet_insert FOR INSERT TO reporting_inlet WITH CHECK true;
POLICY quota_inlet_select FOR SELECT TO reporting_inlet USING true;
POLICY quota_inlet_update FOR UPDATE TO reporting_inlet USING true WITH CHECK true;
POLICY quota_owner_select FOR SELECT TO reporting_owner USING true;

taken_version (
  subject text NOT NULL,
  key text NOT NULL,
  version integer NOT NULL
)
CREATE UNIQUE INDEX taken_version_pkey ON reporting.taken_version USING btree (subject, key);
GRANT INSERT, SELECT, UPDATE TO reporting_inlet;
POLICY taken_version_inlet_insert FOR INSERT TO reporting_inlet WITH CHECK true;
POLICY taken_version_inlet_select FOR SELECT TO reporting_inlet USING true;
POLICY taken_version_inlet_update FOR UPDATE TO reporting_inlet USING true WITH CHECK true;

unit_figures (
  form text NOT NULL,
  unit_id uuid NOT NULL,
  own integer[] NOT NULL,
  whole integer[] NOT NULL
)
CREATE UNIQUE INDEX unit_figures_pkey ON reporting.unit_figures USING btree (unit_id, form);
GRANT DELETE, INSERT, SELECT, UPDATE TO reporting_inlet;
POLICY unit_figures_inlet_delete FOR DELETE TO reporting_inlet USING true;
POLICY unit_figures_inlet_insert FOR INSERT TO reporting_inlet WITH CHECK true;
POLICY unit_figures_inlet_select FOR SELECT TO reporting_inlet USING true;
POLICY unit_figures_inlet_update FOR UPDATE TO reporting_inlet USING true WITH CHECK true;
POLICY unit_figures_owner_select FOR SELECT TO reporting_owner USING true;

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
CREATE INDEX unit_node_ord ON reporting.unit_node USING btree (ord);
CREATE INDEX unit_node_parent ON reporting.unit_node USING btree (parent_id);
CREATE UNIQUE INDEX unit_node_pkey ON reporting.unit_node USING btree (unit_id);
GRANT DELETE, INSERT, SELECT, UPDATE TO reporting_inlet;
GRANT SELECT TO reporting;

unit_span (
  unit_id uuid NOT NULL,
  valid daterange NOT NULL,
  parent_id uuid,
  code text NOT NULL,
  name text NOT NULL,
  kind text NOT NULL,
  tier text NOT NULL
)
CONSTRAINT unit_span_one_at_a_time EXCLUDE USING gist (unit_id WITH =, valid WITH &&);
CONSTRAINT unit_span_valid_check CHECK ((NOT isempty(valid)));
CREATE INDEX unit_span_one_at_a_time ON reporting.unit_span USING gist (unit_id, valid);
CREATE INDEX unit_span_parent ON reporting.unit_span USING btree (parent_id);
GRANT DELETE, INSERT, SELECT, UPDATE TO reporting_inlet;
POLICY unit_span_inlet_delete FOR DELETE TO reporting_inlet USING true;
POLICY unit_span_inlet_insert FOR INSERT TO reporting_inlet WITH CHECK true;
POLICY unit_span_inlet_select FOR SELECT TO reporting_inlet USING true;
POLICY unit_span_inlet_update FOR UPDATE TO reporting_inlet USING true WITH CHECK true;
POLICY unit_span_owner_select FOR SELECT TO reporting_owner USING true;
