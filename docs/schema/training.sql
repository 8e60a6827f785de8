-- The tables of training, printed from the catalogue of a migrated database by `npm run docs`.

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
CREATE INDEX audit_entry_account ON training.audit_entry USING btree (account_id, entry_id);
CREATE INDEX audit_entry_record ON training.audit_entry USING btree (record_id, entry_id) WHERE (record_id IS NOT NULL);
CREATE INDEX audit_entry_xact ON training.audit_entry USING btree (xact, entry_id);
CREATE UNIQUE INDEX audit_entry_pkey ON training.audit_entry USING btree (entry_id);
GRANT SELECT TO training_sealer;
POLICY audit_entry_insert FOR INSERT TO training WITH CHECK true;
POLICY audit_entry_sealer_select FOR SELECT TO training_sealer USING true;

audit_seal (
  seq bigint NOT NULL,
  entry_id bigint NOT NULL,
  sealed_at timestamp with time zone NOT NULL,
  settled xid8 NOT NULL,
  hash bytea NOT NULL
)
CONSTRAINT audit_seal_hash_check CHECK ((octet_length(hash) = 32));
CREATE UNIQUE INDEX audit_seal_entry_id_key ON training.audit_seal USING btree (entry_id);
CREATE UNIQUE INDEX audit_seal_pkey ON training.audit_seal USING btree (seq);
GRANT INSERT, SELECT TO training_sealer;
POLICY audit_seal_sealer_insert FOR INSERT TO training_sealer WITH CHECK true;
POLICY audit_seal_sealer_select FOR SELECT TO training_sealer USING true;

enrolment (
  enrolment_id uuid NOT NULL,
  record_id uuid NOT NULL,
  course text NOT NULL,
  provider text,
  started_on date NOT NULL,
  completed_on date NOT NULL,
  certificate text,
  hours integer,
  recorded_at timestamp with time zone NOT NULL,
  recorded_by uuid NOT NULL
)
CONSTRAINT enrolment_check CHECK ((completed_on >= started_on));
CONSTRAINT enrolment_hours_check CHECK ((hours > 0));
CONSTRAINT enrolment_record_id_fkey FOREIGN KEY (record_id) REFERENCES training.person(record_id);
CREATE UNIQUE INDEX enrolment_once ON training.enrolment USING btree (record_id, course, started_on, completed_on);
CREATE UNIQUE INDEX enrolment_pkey ON training.enrolment USING btree (enrolment_id);
GRANT INSERT, SELECT TO training;
POLICY enrolment_insert FOR INSERT TO training WITH CHECK (EXISTS ( SELECT 1
   FROM training.person parent
  WHERE ((parent.record_id = enrolment.record_id) AND (parent.custodian_ord <@ ( SELECT training.scope() AS scope)))
 OFFSET 0));
POLICY enrolment_select FOR SELECT TO training USING (EXISTS ( SELECT 1
   FROM training.person parent
  WHERE (parent.record_id = enrolment.record_id)
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
CREATE INDEX idempotency_at ON training.idempotency USING btree (at);
CREATE UNIQUE INDEX idempotency_pkey ON training.idempotency USING btree (account, key);
GRANT DELETE, SELECT TO training_timer;
GRANT INSERT, SELECT TO training;
POLICY idempotency_insert FOR INSERT TO training WITH CHECK (account = COALESCE(( SELECT sec.account() AS account), '00000000-0000-0000-0000-000000000000'::uuid));
POLICY idempotency_select FOR SELECT TO training USING (account = COALESCE(( SELECT sec.account() AS account), '00000000-0000-0000-0000-000000000000'::uuid));
POLICY idempotency_timer_delete FOR DELETE TO training_timer USING true;
POLICY idempotency_timer_select FOR SELECT TO training_timer USING true;
POLICY idempotency_update FOR UPDATE TO training USING (account = COALESCE(( SELECT sec.account() AS account), '00000000-0000-0000-0000-000000000000'::uuid)) WITH CHECK (account = COALESCE(( SELECT sec.account() AS account), '00000000-0000-0000-0000-000000000000'::uuid));

inlet_cursor (
  producer text NOT NULL,
  position bigint NOT NULL,
  moved_at timestamp with time zone NOT NULL
)
CONSTRAINT inlet_cursor_position_check CHECK (("position" >= 0));
CREATE UNIQUE INDEX inlet_cursor_pkey ON training.inlet_cursor USING btree (producer);
GRANT INSERT, SELECT, UPDATE TO training_inlet;
POLICY inlet_cursor_inlet_insert FOR INSERT TO training_inlet WITH CHECK true;
POLICY inlet_cursor_inlet_select FOR SELECT TO training_inlet USING true;
POLICY inlet_cursor_inlet_update FOR UPDATE TO training_inlet USING true WITH CHECK true;

migration (
  id integer NOT NULL,
  timestamp bigint NOT NULL,
  name character varying NOT NULL
)
CREATE UNIQUE INDEX "PK_3043fc6b8af7c99b8b98830094f" ON training.migration USING btree (id);
GRANT SELECT TO training;

outbox (
  id bigint NOT NULL,
  subject text NOT NULL,
  key text NOT NULL,
  version integer NOT NULL,
  payload jsonb NOT NULL,
  occurred_at timestamp with time zone NOT NULL,
  xact xid8 NOT NULL
)
CREATE INDEX outbox_xact ON training.outbox USING btree (xact);
CREATE UNIQUE INDEX outbox_pkey ON training.outbox USING btree (id);
GRANT SELECT TO training_relay;
POLICY outbox_insert FOR INSERT TO training, training_inlet, training_timer WITH CHECK true;
POLICY outbox_relay_select FOR SELECT TO training_relay USING true;

outbox_position (
  position bigint NOT NULL,
  outbox_id bigint NOT NULL,
  settled xid8 NOT NULL
)
CREATE UNIQUE INDEX outbox_position_outbox_id_key ON training.outbox_position USING btree (outbox_id);
CREATE UNIQUE INDEX outbox_position_pkey ON training.outbox_position USING btree ("position");
GRANT INSERT, SELECT TO training_relay;
POLICY outbox_position_relay_insert FOR INSERT TO training_relay WITH CHECK true;
POLICY outbox_position_relay_select FOR SELECT TO training_relay USING true;

person (
  record_id uuid NOT NULL,
  version integer NOT NULL,
  custodian_unit_id uuid NOT NULL,
  custodian_ord integer,
  full_name text NOT NULL
)
CREATE INDEX person_custodian ON training.person USING btree (custodian_ord);
CREATE INDEX person_custodian_unit ON training.person USING btree (custodian_unit_id);
CREATE UNIQUE INDEX person_pkey ON training.person USING btree (record_id);
GRANT INSERT, SELECT, UPDATE TO training_inlet;
GRANT SELECT TO training;
POLICY person_inlet_insert FOR INSERT TO training_inlet WITH CHECK true;
POLICY person_inlet_select FOR SELECT TO training_inlet USING true;
POLICY person_inlet_update FOR UPDATE TO training_inlet USING true WITH CHECK true;
POLICY person_select FOR SELECT TO training USING (((custodian_ord >= ( SELECT lower(training.scope()) AS lower)) AND (custodian_ord <= ( SELECT (upper(training.scope()) - 1)))) AND (custodian_ord <@ ( SELECT training.scope() AS scope)));

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
CREATE INDEX unit_node_ord ON training.unit_node USING btree (ord);
CREATE INDEX unit_node_parent ON training.unit_node USING btree (parent_id);
CREATE UNIQUE INDEX unit_node_pkey ON training.unit_node USING btree (unit_id);
GRANT DELETE, INSERT, SELECT, UPDATE TO training_inlet;
GRANT SELECT TO training;
