-- The tables of emulation, printed from the catalogue of a migrated database by `npm run docs`.

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
CREATE INDEX audit_entry_account ON emulation.audit_entry USING btree (account_id, entry_id);
CREATE INDEX audit_entry_record ON emulation.audit_entry USING btree (record_id, entry_id) WHERE (record_id IS NOT NULL);
CREATE INDEX audit_entry_xact ON emulation.audit_entry USING btree (xact, entry_id);
CREATE UNIQUE INDEX audit_entry_pkey ON emulation.audit_entry USING btree (entry_id);
GRANT SELECT TO emulation_sealer;
POLICY audit_entry_insert FOR INSERT TO emulation WITH CHECK true;
POLICY audit_entry_sealer_select FOR SELECT TO emulation_sealer USING true;

audit_seal (
  seq bigint NOT NULL,
  entry_id bigint NOT NULL,
  sealed_at timestamp with time zone NOT NULL,
  settled xid8 NOT NULL,
  hash bytea NOT NULL
)
CONSTRAINT audit_seal_hash_check CHECK ((octet_length(hash) = 32));
CREATE UNIQUE INDEX audit_seal_entry_id_key ON emulation.audit_seal USING btree (entry_id);
CREATE UNIQUE INDEX audit_seal_pkey ON emulation.audit_seal USING btree (seq);
GRANT INSERT, SELECT TO emulation_sealer;
POLICY audit_seal_sealer_insert FOR INSERT TO emulation_sealer WITH CHECK true;
POLICY audit_seal_sealer_select FOR SELECT TO emulation_sealer USING true;

award_decision (
  award_decision_id uuid NOT NULL,
  record_id uuid NOT NULL,
  title text NOT NULL,
  year smallint NOT NULL,
  decision_number text NOT NULL,
  decided_on date NOT NULL,
  decided_by text NOT NULL,
  recorded_at timestamp with time zone NOT NULL,
  recorded_by uuid NOT NULL
)
CONSTRAINT award_decision_record_id_fkey FOREIGN KEY (record_id) REFERENCES emulation.person(record_id);
CONSTRAINT award_decision_year_check CHECK (((year >= 1945) AND (year <= 2199)));
CREATE UNIQUE INDEX award_decision_once ON emulation.award_decision USING btree (record_id, decision_number, title, year);
CREATE UNIQUE INDEX award_decision_pkey ON emulation.award_decision USING btree (award_decision_id);
GRANT INSERT, SELECT TO emulation;
POLICY award_decision_insert FOR INSERT TO emulation WITH CHECK (EXISTS ( SELECT 1
   FROM emulation.person parent
  WHERE ((parent.record_id = award_decision.record_id) AND (parent.custodian_ord <@ ( SELECT emulation.scope() AS scope)))
 OFFSET 0));
POLICY award_decision_select FOR SELECT TO emulation USING (EXISTS ( SELECT 1
   FROM emulation.person parent
  WHERE (parent.record_id = award_decision.record_id)
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
CREATE INDEX idempotency_at ON emulation.idempotency USING btree (at);
CREATE UNIQUE INDEX idempotency_pkey ON emulation.idempotency USING btree (account, key);
GRANT DELETE, SELECT TO emulation_timer;
GRANT INSERT, SELECT TO emulation;
POLICY idempotency_insert FOR INSERT TO emulation WITH CHECK (account = COALESCE(( SELECT sec.account() AS account), '00000000-0000-0000-0000-000000000000'::uuid));
POLICY idempotency_select FOR SELECT TO emulation USING (account = COALESCE(( SELECT sec.account() AS account), '00000000-0000-0000-0000-000000000000'::uuid));
POLICY idempotency_timer_delete FOR DELETE TO emulation_timer USING true;
POLICY idempotency_timer_select FOR SELECT TO emulation_timer USING true;
POLICY idempotency_update FOR UPDATE TO emulation USING (account = COALESCE(( SELECT sec.account() AS account), '00000000-0000-0000-0000-000000000000'::uuid)) WITH CHECK (account = COALESCE(( SELECT sec.account() AS account), '00000000-0000-0000-0000-000000000000'::uuid));

inlet_cursor (
  producer text NOT NULL,
  position bigint NOT NULL,
  moved_at timestamp with time zone NOT NULL
)
CONSTRAINT inlet_cursor_position_check CHECK (("position" >= 0));
CREATE UNIQUE INDEX inlet_cursor_pkey ON emulation.inlet_cursor USING btree (producer);
GRANT INSERT, SELECT, UPDATE TO emulation_inlet;
POLICY inlet_cursor_inlet_insert FOR INSERT TO emulation_inlet WITH CHECK true;
POLICY inlet_cursor_inlet_select FOR SELECT TO emulation_inlet USING true;
POLICY inlet_cursor_inlet_update FOR UPDATE TO emulation_inlet USING true WITH CHECK true;

migration (
  id integer NOT NULL,
  timestamp bigint NOT NULL,
  name character varying NOT NULL
)
CREATE UNIQUE INDEX "PK_3043fc6b8af7c99b8b98830094f" ON emulation.migration USING btree (id);
GRANT SELECT TO emulation;

outbox (
  id bigint NOT NULL,
  subject text NOT NULL,
  key text NOT NULL,
  version integer NOT NULL,
  payload jsonb NOT NULL,
  occurred_at timestamp with time zone NOT NULL,
  xact xid8 NOT NULL
)
CREATE INDEX outbox_xact ON emulation.outbox USING btree (xact);
CREATE UNIQUE INDEX outbox_pkey ON emulation.outbox USING btree (id);
GRANT SELECT TO emulation_relay;
POLICY outbox_insert FOR INSERT TO emulation, emulation_inlet, emulation_timer WITH CHECK true;
POLICY outbox_relay_select FOR SELECT TO emulation_relay USING true;

outbox_position (
  position bigint NOT NULL,
  outbox_id bigint NOT NULL,
  settled xid8 NOT NULL
)
CREATE UNIQUE INDEX outbox_position_outbox_id_key ON emulation.outbox_position USING btree (outbox_id);
CREATE UNIQUE INDEX outbox_position_pkey ON emulation.outbox_position USING btree ("position");
GRANT INSERT, SELECT TO emulation_relay;
POLICY outbox_position_relay_insert FOR INSERT TO emulation_relay WITH CHECK true;
POLICY outbox_position_relay_select FOR SELECT TO emulation_relay USING true;

person (
  record_id uuid NOT NULL,
  version integer NOT NULL,
  custodian_unit_id uuid NOT NULL,
  custodian_ord integer,
  full_name text NOT NULL
)
CREATE INDEX person_custodian ON emulation.person USING btree (custodian_ord);
CREATE INDEX person_custodian_unit ON emulation.person USING btree (custodian_unit_id);
CREATE UNIQUE INDEX person_pkey ON emulation.person USING btree (record_id);
GRANT INSERT, SELECT, UPDATE TO emulation_inlet;
GRANT SELECT TO emulation;
POLICY person_inlet_insert FOR INSERT TO emulation_inlet WITH CHECK true;
POLICY person_inlet_select FOR SELECT TO emulation_inlet USING true;
POLICY person_inlet_update FOR UPDATE TO emulation_inlet USING true WITH CHECK true;
POLICY person_select FOR SELECT TO emulation USING (((custodian_ord >= ( SELECT lower(emulation.scope()) AS lower)) AND (custodian_ord <= ( SELECT (upper(emulation.scope()) - 1)))) AND (custodian_ord <@ ( SELECT emulation.scope() AS scope)));

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
CREATE INDEX unit_node_ord ON emulation.unit_node USING btree (ord);
CREATE INDEX unit_node_parent ON emulation.unit_node USING btree (parent_id);
CREATE UNIQUE INDEX unit_node_pkey ON emulation.unit_node USING btree (unit_id);
GRANT DELETE, INSERT, SELECT, UPDATE TO emulation_inlet;
GRANT SELECT TO emulation;
