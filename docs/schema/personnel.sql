-- The tables of personnel, printed from the catalogue of a migrated database by `npm run docs`.

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
CREATE INDEX audit_entry_account ON personnel.audit_entry USING btree (account_id, entry_id);
CREATE INDEX audit_entry_record ON personnel.audit_entry USING btree (record_id, entry_id) WHERE (record_id IS NOT NULL);
CREATE INDEX audit_entry_xact ON personnel.audit_entry USING btree (xact, entry_id);
CREATE UNIQUE INDEX audit_entry_pkey ON personnel.audit_entry USING btree (entry_id);
GRANT SELECT TO personnel;
GRANT SELECT TO personnel_sealer;
POLICY audit_entry_insert FOR INSERT TO personnel, personnel_inlet WITH CHECK true;
POLICY audit_entry_sealer_select FOR SELECT TO personnel_sealer USING true;
POLICY audit_entry_select FOR SELECT TO personnel USING (EXISTS ( SELECT 1
   FROM personnel.record kept
  WHERE (kept.id = audit_entry.record_id)
 OFFSET 0));

audit_seal (
  seq bigint NOT NULL,
  entry_id bigint NOT NULL,
  sealed_at timestamp with time zone NOT NULL,
  settled xid8 NOT NULL,
  hash bytea NOT NULL
)
CONSTRAINT audit_seal_hash_check CHECK ((octet_length(hash) = 32));
CREATE UNIQUE INDEX audit_seal_entry_id_key ON personnel.audit_seal USING btree (entry_id);
CREATE UNIQUE INDEX audit_seal_pkey ON personnel.audit_seal USING btree (seq);
GRANT INSERT, SELECT TO personnel_sealer;
POLICY audit_seal_sealer_insert FOR INSERT TO personnel_sealer WITH CHECK true;
POLICY audit_seal_sealer_select FOR SELECT TO personnel_sealer USING true;

change (
  change_id uuid NOT NULL,
  record_id uuid NOT NULL,
  version integer NOT NULL,
  decision_id uuid,
  reason text,
  acts jsonb NOT NULL,
  recorded_at timestamp with time zone NOT NULL,
  recorded_by uuid NOT NULL
)
CONSTRAINT change_decision_id_fkey FOREIGN KEY (decision_id) REFERENCES personnel.decision(decision_id);
CONSTRAINT change_record_id_fkey FOREIGN KEY (record_id) REFERENCES personnel.record(id);
CREATE UNIQUE INDEX change_pkey ON personnel.change USING btree (change_id);
CREATE UNIQUE INDEX change_record_id_version_key ON personnel.change USING btree (record_id, version);
GRANT INSERT TO personnel_inlet;
GRANT INSERT, SELECT TO personnel;
POLICY change_inlet_insert FOR INSERT TO personnel_inlet WITH CHECK true;
POLICY change_insert FOR INSERT TO personnel WITH CHECK (EXISTS ( SELECT 1
   FROM personnel.record parent
  WHERE ((parent.id = change.record_id) AND (parent.custodian_ord <@ ( SELECT personnel.scope() AS scope)))
 OFFSET 0));
POLICY change_select FOR SELECT TO personnel USING (EXISTS ( SELECT 1
   FROM personnel.record parent
  WHERE (parent.id = change.record_id)
 OFFSET 0));

decision (
  decision_id uuid NOT NULL,
  number text NOT NULL,
  issued_on date NOT NULL,
  effective_on date NOT NULL,
  issuer_unit_id uuid NOT NULL,
  signer text NOT NULL,
  subject text NOT NULL,
  summary text NOT NULL,
  retroactive_reason text,
  attachment_id uuid,
  entered_at timestamp with time zone NOT NULL,
  entered_by uuid NOT NULL,
  entered_unit_id uuid NOT NULL,
  entered_ord integer NOT NULL
)
CONSTRAINT decision_entered_unit_id_fkey FOREIGN KEY (entered_unit_id) REFERENCES personnel.unit_node(unit_id);
CONSTRAINT decision_subject_check CHECK ((subject = ANY (ARRAY['RECRUITMENT'::text, 'APPOINTMENT'::text, 'TRANSFER'::text, 'SECONDMENT'::text, 'RANK_CHANGE'::text, 'PAY_RAISE'::text, 'OVER_FRAME'::text, 'TRAINING'::text, 'AWARD'::text, 'DISCIPLINE'::text, 'LEAVE'::text, 'RETIREMENT'::text, 'RESIGNATION'::text, 'DEATH'::text, 'TRANSFER_OUT'::text, 'STATUS_CHANGE'::text, 'OTHER'::text])));
CREATE INDEX decision_attachment ON personnel.decision USING btree (attachment_id) WHERE (attachment_id IS NOT NULL);
CREATE INDEX decision_entered ON personnel.decision USING btree (entered_ord, issued_on DESC, decision_id);
CREATE INDEX decision_entered_unit ON personnel.decision USING btree (entered_unit_id);
CREATE INDEX decision_issued ON personnel.decision USING btree (issued_on DESC, decision_id);
CREATE UNIQUE INDEX decision_pkey ON personnel.decision USING btree (decision_id);
GRANT INSERT, SELECT TO personnel;
GRANT SELECT, UPDATE TO personnel_inlet;
POLICY decision_inlet_select FOR SELECT TO personnel_inlet USING true;
POLICY decision_inlet_update FOR UPDATE TO personnel_inlet USING true WITH CHECK true;
POLICY decision_insert FOR INSERT TO personnel WITH CHECK (entered_ord <@ ( SELECT personnel.scope() AS scope));
POLICY decision_select FOR SELECT TO personnel USING ((entered_ord <@ ( SELECT personnel.scope() AS scope)) OR (EXISTS ( SELECT 1
   FROM personnel.decision_concern concern
  WHERE (concern.decision_id = decision.decision_id)
 OFFSET 0)));

decision_concern (
  decision_id uuid NOT NULL,
  record_id uuid NOT NULL,
  kinds text[] NOT NULL
)
CONSTRAINT decision_concern_decision_id_fkey FOREIGN KEY (decision_id) REFERENCES personnel.decision(decision_id);
CONSTRAINT decision_concern_record_id_fkey FOREIGN KEY (record_id) REFERENCES personnel.record(id);
CREATE INDEX decision_concern_record ON personnel.decision_concern USING btree (record_id);
CREATE UNIQUE INDEX decision_concern_pkey ON personnel.decision_concern USING btree (decision_id, record_id);
GRANT INSERT, SELECT TO personnel;
POLICY decision_concern_insert FOR INSERT TO personnel WITH CHECK (EXISTS ( SELECT 1
   FROM personnel.record parent
  WHERE ((parent.id = decision_concern.record_id) AND (parent.custodian_ord <@ ( SELECT personnel.scope() AS scope)))
 OFFSET 0));
POLICY decision_concern_select FOR SELECT TO personnel USING (EXISTS ( SELECT 1
   FROM personnel.record parent
  WHERE (parent.id = decision_concern.record_id)
 OFFSET 0));

export_chunk (
  account_id uuid NOT NULL,
  export_id uuid NOT NULL,
  place integer NOT NULL,
  bytes bytea NOT NULL
)
CONSTRAINT export_chunk_account_id_export_id_fkey FOREIGN KEY (account_id, export_id) REFERENCES personnel.record_export(account_id, export_id);
CONSTRAINT export_chunk_bytes_check CHECK (((octet_length(bytes) >= 1) AND (octet_length(bytes) <= 524288)));
CONSTRAINT export_chunk_place_check CHECK (((place >= 0) AND ((place % 524288) = 0)));
CREATE UNIQUE INDEX export_chunk_pkey ON personnel.export_chunk USING btree (account_id, export_id, place);
GRANT DELETE, SELECT TO personnel_timer;
GRANT INSERT, SELECT TO personnel;
POLICY export_chunk_insert FOR INSERT TO personnel WITH CHECK (account_id = ( SELECT sec.account() AS account));
POLICY export_chunk_select FOR SELECT TO personnel USING (account_id = ( SELECT sec.account() AS account));
POLICY export_chunk_timer_delete FOR DELETE TO personnel_timer USING true;
POLICY export_chunk_timer_select FOR SELECT TO personnel_timer USING true;

fact (
  row_id bigint NOT NULL,
  fact_id uuid NOT NULL,
  record_id uuid NOT NULL,
  kind text NOT NULL,
  valid daterange NOT NULL,
  declared_to date,
  recorded tstzrange NOT NULL,
  value jsonb NOT NULL,
  decision_id uuid,
  change_id uuid NOT NULL,
  act text NOT NULL,
  exclusive boolean NOT NULL
)
CONSTRAINT fact_act_check CHECK ((act = ANY (ARRAY['add'::text, 'correct'::text, 'replace'::text, 'revoke'::text])));
CONSTRAINT fact_check CHECK (((declared_to > lower(valid)) AND (declared_to >= upper(valid))));
CONSTRAINT fact_decision_id_fkey FOREIGN KEY (decision_id) REFERENCES personnel.decision(decision_id);
CONSTRAINT fact_kind_check CHECK ((kind = ANY (ARRAY['identity'::text, 'post'::text, 'staff-category'::text, 'status'::text, 'ethnic-group'::text, 'religion'::text, 'rank'::text, 'party'::text, 'contact'::text, 'qualification'::text, 'degree'::text, 'family'::text, 'course'::text, 'award'::text])));
CONSTRAINT fact_one_at_a_time EXCLUDE USING gist (record_id WITH =, kind WITH =, valid WITH &&) WHERE ((upper_inf(recorded) AND exclusive));
CONSTRAINT fact_record_id_fkey FOREIGN KEY (record_id) REFERENCES personnel.record(id);
CONSTRAINT fact_recorded_check CHECK (((NOT isempty(recorded)) AND (NOT lower_inf(recorded))));
CONSTRAINT fact_valid_check CHECK (((NOT isempty(valid)) AND (NOT lower_inf(valid))));
CONSTRAINT fact_value_check CHECK ((jsonb_typeof(value) = 'object'::text));
CREATE INDEX fact_one_at_a_time ON personnel.fact USING gist (record_id, kind, valid) WHERE (upper_inf(recorded) AND exclusive);
CREATE INDEX fact_record ON personnel.fact USING btree (record_id, kind);
CREATE UNIQUE INDEX fact_live ON personnel.fact USING btree (fact_id) WHERE upper_inf(recorded);
CREATE UNIQUE INDEX fact_pkey ON personnel.fact USING btree (row_id);
GRANT INSERT, SELECT TO personnel;
GRANT INSERT, SELECT, UPDATE TO personnel_inlet;
GRANT SELECT TO personnel_timer;
POLICY fact_inlet_insert FOR INSERT TO personnel_inlet WITH CHECK true;
POLICY fact_inlet_select FOR SELECT TO personnel_inlet USING true;
POLICY fact_inlet_update FOR UPDATE TO personnel_inlet USING true WITH CHECK true;
POLICY fact_insert FOR INSERT TO personnel WITH CHECK (EXISTS ( SELECT 1
   FROM personnel.record parent
  WHERE ((parent.id = fact.record_id) AND (parent.custodian_ord <@ ( SELECT personnel.scope() AS scope)))
 OFFSET 0));
POLICY fact_owner_select FOR SELECT TO personnel_owner USING true;
POLICY fact_select FOR SELECT TO personnel USING (EXISTS ( SELECT 1
   FROM personnel.record parent
  WHERE (parent.id = fact.record_id)
 OFFSET 0));
POLICY fact_timer_select FOR SELECT TO personnel_timer USING true;
POLICY fact_update FOR UPDATE TO personnel USING (EXISTS ( SELECT 1
   FROM personnel.record parent
  WHERE ((parent.id = fact.record_id) AND (parent.custodian_ord <@ ( SELECT personnel.scope() AS scope)))
 OFFSET 0)) WITH CHECK (EXISTS ( SELECT 1
   FROM personnel.record parent
  WHERE ((parent.id = fact.record_id) AND (parent.custodian_ord <@ ( SELECT personnel.scope() AS scope)))
 OFFSET 0));

file (
  file_id uuid NOT NULL,
  kind text NOT NULL,
  name text NOT NULL,
  slug text NOT NULL,
  extension text NOT NULL,
  declared_type text,
  size integer NOT NULL,
  sha256 text,
  account_id uuid NOT NULL,
  unit_id uuid NOT NULL,
  unit_ord integer NOT NULL,
  uploaded_at timestamp with time zone NOT NULL,
  sealed_at timestamp with time zone,
  refusal jsonb
)
CONSTRAINT file_check CHECK (((sealed_at IS NULL) = (sha256 IS NULL)));
CONSTRAINT file_check1 CHECK (((sealed_at IS NULL) OR (refusal IS NULL)));
CONSTRAINT file_extension_check CHECK ((extension = ANY (ARRAY['pdf'::text, 'doc'::text, 'docx'::text, 'odt'::text, 'rtf'::text, 'txt'::text, 'csv'::text, 'xls'::text, 'xlsx'::text, 'ods'::text, 'jpg'::text, 'jpeg'::text, 'png'::text, 'gif'::text, 'bmp'::text, 'tif'::text, 'tiff'::text])));
CONSTRAINT file_kind_check CHECK ((kind = ANY (ARRAY['document'::text, 'roster'::text])));
CONSTRAINT file_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text));
CONSTRAINT file_size_check CHECK (((size >= 0) AND (size <= 52428800)));
CONSTRAINT file_slug_check CHECK ((length(slug) <= 60));
CONSTRAINT file_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES personnel.unit_node(unit_id);
CREATE INDEX file_begun ON personnel.file USING btree (account_id, uploaded_at) WHERE (sealed_at IS NULL);
CREATE INDEX file_of_unit ON personnel.file USING btree (unit_id);
CREATE INDEX file_unit ON personnel.file USING btree (unit_ord, uploaded_at);
CREATE UNIQUE INDEX file_pkey ON personnel.file USING btree (file_id);
GRANT DELETE, INSERT, SELECT TO personnel;
GRANT SELECT, UPDATE TO personnel_inlet;
POLICY file_cited FOR SELECT TO personnel USING (EXISTS ( SELECT 1
   FROM personnel.decision citing
  WHERE (citing.attachment_id = file.file_id)
 OFFSET 0));
POLICY file_delete FOR DELETE TO personnel USING (unit_ord <@ ( SELECT personnel.scope() AS scope));
POLICY file_inlet_select FOR SELECT TO personnel_inlet USING true;
POLICY file_inlet_update FOR UPDATE TO personnel_inlet USING true WITH CHECK true;
POLICY file_insert FOR INSERT TO personnel WITH CHECK (unit_ord <@ ( SELECT personnel.scope() AS scope));
POLICY file_own_delete FOR DELETE TO personnel USING (account_id = ( SELECT sec.account() AS account));
POLICY file_own_insert FOR INSERT TO personnel WITH CHECK ((account_id = ( SELECT sec.account() AS account)) AND (sealed_at IS NULL));
POLICY file_own_update FOR UPDATE TO personnel USING (account_id = ( SELECT sec.account() AS account));
POLICY file_select FOR SELECT TO personnel USING (((unit_ord >= ( SELECT lower(personnel.scope()) AS lower)) AND (unit_ord <= ( SELECT (upper(personnel.scope()) - 1)))) AND (unit_ord <@ ( SELECT personnel.scope() AS scope)));
POLICY file_update FOR UPDATE TO personnel USING (unit_ord <@ ( SELECT personnel.scope() AS scope)) WITH CHECK (unit_ord <@ ( SELECT personnel.scope() AS scope));

file_chunk (
  file_id uuid NOT NULL,
  place integer NOT NULL,
  bytes bytea NOT NULL
)
CONSTRAINT file_chunk_bytes_check CHECK (((octet_length(bytes) >= 1) AND (octet_length(bytes) <= 524288)));
CONSTRAINT file_chunk_file_id_fkey FOREIGN KEY (file_id) REFERENCES personnel.file(file_id);
CONSTRAINT file_chunk_place_check CHECK (((place >= 0) AND ((place % 524288) = 0)));
CREATE UNIQUE INDEX file_chunk_pkey ON personnel.file_chunk USING btree (file_id, place);
GRANT DELETE, INSERT, SELECT TO personnel;
POLICY file_chunk_delete FOR DELETE TO personnel USING (EXISTS ( SELECT 1
   FROM personnel.file parent
  WHERE ((parent.file_id = file_chunk.file_id) AND (parent.unit_ord <@ ( SELECT personnel.scope() AS scope)))
 OFFSET 0));
POLICY file_chunk_insert FOR INSERT TO personnel WITH CHECK (EXISTS ( SELECT 1
   FROM personnel.file parent
  WHERE ((parent.file_id = file_chunk.file_id) AND (parent.unit_ord <@ ( SELECT personnel.scope() AS scope)))
 OFFSET 0));
POLICY file_chunk_own_delete FOR DELETE TO personnel USING (EXISTS ( SELECT 1
   FROM personnel.file begun
  WHERE ((begun.file_id = file_chunk.file_id) AND (begun.sealed_at IS NULL) AND (begun.account_id = ( SELECT sec.account() AS account)))
 OFFSET 0));
POLICY file_chunk_own_insert FOR INSERT TO personnel WITH CHECK (EXISTS ( SELECT 1
   FROM personnel.file begun
  WHERE ((begun.file_id = file_chunk.file_id) AND (begun.sealed_at IS NULL) AND (begun.account_id = ( SELECT sec.account() AS account)))
 OFFSET 0));
POLICY file_chunk_select FOR SELECT TO personnel USING (EXISTS ( SELECT 1
   FROM personnel.file parent
  WHERE (parent.file_id = file_chunk.file_id)
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
CREATE INDEX idempotency_at ON personnel.idempotency USING btree (at);
CREATE UNIQUE INDEX idempotency_pkey ON personnel.idempotency USING btree (account, key);
GRANT DELETE, SELECT TO personnel_timer;
GRANT INSERT, SELECT TO personnel;
POLICY idempotency_insert FOR INSERT TO personnel WITH CHECK (account = COALESCE(( SELECT sec.account() AS account), '00000000-0000-0000-0000-000000000000'::uuid));
POLICY idempotency_select FOR SELECT TO personnel USING (account = COALESCE(( SELECT sec.account() AS account), '00000000-0000-0000-0000-000000000000'::uuid));
POLICY idempotency_timer_delete FOR DELETE TO personnel_timer USING true;
POLICY idempotency_timer_select FOR SELECT TO personnel_timer USING true;
POLICY idempotency_update FOR UPDATE TO personnel USING (account = COALESCE(( SELECT sec.account() AS account), '00000000-0000-0000-0000-000000000000'::uuid)) WITH CHECK (account = COALESCE(( SELECT sec.account() AS account), '00000000-0000-0000-0000-000000000000'::uuid));

import_error (
  import_id uuid NOT NULL,
  row integer NOT NULL,
  place smallint NOT NULL,
  column_key text,
  code text NOT NULL,
  facts jsonb
)
CONSTRAINT import_error_import_id_fkey FOREIGN KEY (import_id) REFERENCES personnel.roster_import(import_id);
CREATE UNIQUE INDEX import_error_pkey ON personnel.import_error USING btree (import_id, "row", place);
GRANT DELETE, INSERT, SELECT TO personnel;
POLICY import_error_delete FOR DELETE TO personnel USING (EXISTS ( SELECT 1
   FROM personnel.roster_import parent
  WHERE ((parent.import_id = import_error.import_id) AND (parent.unit_ord <@ ( SELECT personnel.scope() AS scope)))
 OFFSET 0));
POLICY import_error_insert FOR INSERT TO personnel WITH CHECK (EXISTS ( SELECT 1
   FROM personnel.roster_import parent
  WHERE ((parent.import_id = import_error.import_id) AND (parent.unit_ord <@ ( SELECT personnel.scope() AS scope)))
 OFFSET 0));
POLICY import_error_select FOR SELECT TO personnel USING (EXISTS ( SELECT 1
   FROM personnel.roster_import parent
  WHERE (parent.import_id = import_error.import_id)
 OFFSET 0));

import_row (
  import_id uuid NOT NULL,
  ordinal integer NOT NULL,
  row integer NOT NULL,
  state text NOT NULL,
  citizen_number text,
  unit_id uuid,
  cells jsonb,
  faults smallint NOT NULL,
  record_id uuid
)
CONSTRAINT import_row_check CHECK (((state = 'new'::text) = (cells IS NOT NULL)));
CONSTRAINT import_row_check1 CHECK (((state = ANY (ARRAY['made'::text, 'withdrawn'::text, 'kept'::text])) = (record_id IS NOT NULL)));
CONSTRAINT import_row_import_id_fkey FOREIGN KEY (import_id) REFERENCES personnel.roster_import(import_id);
CONSTRAINT import_row_record_id_fkey FOREIGN KEY (record_id) REFERENCES personnel.record(id);
CONSTRAINT import_row_state_check CHECK ((state = ANY (ARRAY['new'::text, 'existing'::text, 'invalid'::text, 'made'::text, 'skipped'::text, 'withdrawn'::text, 'kept'::text])));
CREATE INDEX import_row_number ON personnel.import_row USING btree (import_id, citizen_number) WHERE (citizen_number IS NOT NULL);
CREATE INDEX import_row_record ON personnel.import_row USING btree (record_id) WHERE (record_id IS NOT NULL);
CREATE INDEX import_row_state ON personnel.import_row USING btree (import_id, state, ordinal);
CREATE UNIQUE INDEX import_row_pkey ON personnel.import_row USING btree (import_id, ordinal);
GRANT DELETE, INSERT, SELECT TO personnel;
POLICY import_row_delete FOR DELETE TO personnel USING (EXISTS ( SELECT 1
   FROM personnel.roster_import parent
  WHERE ((parent.import_id = import_row.import_id) AND (parent.unit_ord <@ ( SELECT personnel.scope() AS scope)))
 OFFSET 0));
POLICY import_row_insert FOR INSERT TO personnel WITH CHECK (EXISTS ( SELECT 1
   FROM personnel.roster_import parent
  WHERE ((parent.import_id = import_row.import_id) AND (parent.unit_ord <@ ( SELECT personnel.scope() AS scope)))
 OFFSET 0));
POLICY import_row_select FOR SELECT TO personnel USING (EXISTS ( SELECT 1
   FROM personnel.roster_import parent
  WHERE (parent.import_id = import_row.import_id)
 OFFSET 0));
POLICY import_row_update FOR UPDATE TO personnel USING (EXISTS ( SELECT 1
   FROM personnel.roster_import parent
  WHERE ((parent.import_id = import_row.import_id) AND (parent.unit_ord <@ ( SELECT personnel.scope() AS scope)))
 OFFSET 0)) WITH CHECK (EXISTS ( SELECT 1
   FROM personnel.roster_import parent
  WHERE ((parent.import_id = import_row.import_id) AND (parent.unit_ord <@ ( SELECT personnel.scope() AS scope)))
 OFFSET 0));

inlet_cursor (
  producer text NOT NULL,
  position bigint NOT NULL,
  moved_at timestamp with time zone NOT NULL
)
CONSTRAINT inlet_cursor_position_check CHECK (("position" >= 0));
CREATE UNIQUE INDEX inlet_cursor_pkey ON personnel.inlet_cursor USING btree (producer);
GRANT INSERT, SELECT, UPDATE TO personnel_inlet;
POLICY inlet_cursor_inlet_insert FOR INSERT TO personnel_inlet WITH CHECK true;
POLICY inlet_cursor_inlet_select FOR SELECT TO personnel_inlet USING true;
POLICY inlet_cursor_inlet_update FOR UPDATE TO personnel_inlet USING true WITH CHECK true;

job (
  job_id uuid NOT NULL,
  kind text NOT NULL,
  account_id uuid NOT NULL,
  session_id uuid NOT NULL,
  rights_version integer NOT NULL,
  unit_id uuid NOT NULL,
  unit_ord integer NOT NULL,
  trace_id text NOT NULL,
  input jsonb NOT NULL,
  state text NOT NULL,
  phase text NOT NULL,
  done integer NOT NULL,
  total integer NOT NULL,
  furthest integer NOT NULL,
  checkpoint jsonb,
  result jsonb,
  errors jsonb NOT NULL,
  cancel_asked boolean NOT NULL,
  attempts integer NOT NULL,
  lease uuid,
  lease_until timestamp with time zone,
  vouched_at timestamp with time zone NOT NULL,
  ordered_at timestamp with time zone NOT NULL,
  ends_by timestamp with time zone NOT NULL,
  ended_at timestamp with time zone
)
CONSTRAINT job_check CHECK (((ended_at IS NULL) = (state <> ALL (ARRAY['succeeded'::text, 'failed'::text, 'cancelled'::text]))));
CONSTRAINT job_errors_check CHECK ((jsonb_array_length(errors) <= 100));
CONSTRAINT job_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'running'::text, 'succeeded'::text, 'failed'::text, 'cancelled'::text])));
CONSTRAINT job_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES personnel.unit_node(unit_id);
CREATE INDEX job_account ON personnel.job USING btree (account_id, ordered_at);
CREATE INDEX job_of_unit ON personnel.job USING btree (unit_id);
CREATE INDEX job_open ON personnel.job USING btree (ordered_at) WHERE (state = ANY (ARRAY['queued'::text, 'running'::text]));
CREATE INDEX job_unit ON personnel.job USING btree (unit_ord, ordered_at);
CREATE UNIQUE INDEX job_pkey ON personnel.job USING btree (job_id);
GRANT INSERT, SELECT TO personnel;
GRANT SELECT, UPDATE TO personnel_inlet;
GRANT SELECT, UPDATE TO personnel_timer;
POLICY job_inlet_select FOR SELECT TO personnel_inlet USING true;
POLICY job_inlet_update FOR UPDATE TO personnel_inlet USING true WITH CHECK true;
POLICY job_insert FOR INSERT TO personnel WITH CHECK (unit_ord <@ ( SELECT personnel.scope() AS scope));
POLICY job_own_order FOR INSERT TO personnel WITH CHECK ((account_id = ( SELECT sec.account() AS account)) AND (state = 'queued'::text));
POLICY job_owner_select FOR SELECT TO personnel_owner USING true;
POLICY job_select FOR SELECT TO personnel USING (((unit_ord >= ( SELECT lower(personnel.scope()) AS lower)) AND (unit_ord <= ( SELECT (upper(personnel.scope()) - 1)))) AND (unit_ord <@ ( SELECT personnel.scope() AS scope)));
POLICY job_timer_select FOR SELECT TO personnel_timer USING true;
POLICY job_timer_update FOR UPDATE TO personnel_timer USING true WITH CHECK true;
POLICY job_update FOR UPDATE TO personnel USING (unit_ord <@ ( SELECT personnel.scope() AS scope)) WITH CHECK (unit_ord <@ ( SELECT personnel.scope() AS scope));

migration (
  id integer NOT NULL,
  timestamp bigint NOT NULL,
  name character varying NOT NULL
)
CREATE UNIQUE INDEX "PK_3043fc6b8af7c99b8b98830094f" ON personnel.migration USING btree (id);
GRANT SELECT TO personnel;

obligation (
  obligation_id uuid NOT NULL,
  event text NOT NULL,
  owner_unit_id uuid NOT NULL,
  owner_ord integer NOT NULL,
  record_id uuid NOT NULL,
  decision_id uuid,
  transfer_id uuid,
  act text,
  kinds text[] NOT NULL,
  kinds_done text[] NOT NULL,
  starts_on date NOT NULL,
  due_on date NOT NULL,
  number smallint NOT NULL,
  unit text NOT NULL,
  article text NOT NULL,
  instrument text NOT NULL,
  basis text NOT NULL,
  timer_id text NOT NULL,
  role text NOT NULL,
  projected boolean NOT NULL,
  inputs jsonb NOT NULL,
  opened_at timestamp with time zone NOT NULL,
  met_at timestamp with time zone,
  met_on date,
  days_late integer,
  pressing integer NOT NULL
)
CONSTRAINT obligation_basis_check CHECK ((basis = ANY (ARRAY['text'::text, 'derived'::text])));
CONSTRAINT obligation_check CHECK (((act IS NULL) = (transfer_id IS NULL)));
CONSTRAINT obligation_check1 CHECK ((due_on >= starts_on));
CONSTRAINT obligation_check2 CHECK ((((met_at IS NULL) = (met_on IS NULL)) AND ((met_on IS NULL) = (days_late IS NULL))));
CONSTRAINT obligation_check3 CHECK ((days_late = GREATEST((met_on - due_on), 0)));
CONSTRAINT obligation_decision_id_fkey FOREIGN KEY (decision_id) REFERENCES personnel.decision(decision_id);
CONSTRAINT obligation_event_check CHECK ((event = ANY (ARRAY['new-record'::text, 'record-change'::text, 'transfer-within'::text, 'transfer-send'::text, 'transfer-receive'::text, 'leave-province'::text, 'status-change'::text])));
CONSTRAINT obligation_number_check CHECK ((number >= 0));
CONSTRAINT obligation_record_id_fkey FOREIGN KEY (record_id) REFERENCES personnel.record(id);
CONSTRAINT obligation_transfer_id_fkey FOREIGN KEY (transfer_id) REFERENCES personnel.transfer(transfer_id);
CONSTRAINT obligation_unit_check CHECK ((unit = ANY (ARRAY['working-day'::text, 'calendar-day'::text])));
CREATE INDEX obligation_done ON personnel.obligation USING btree (owner_ord, pressing, obligation_id) WHERE (met_on IS NOT NULL);
CREATE INDEX obligation_done_in_order ON personnel.obligation USING btree (pressing, obligation_id) WHERE (met_on IS NOT NULL);
CREATE INDEX obligation_late ON personnel.obligation USING btree (owner_ord, pressing, obligation_id) WHERE (days_late > 0);
CREATE INDEX obligation_late_in_order ON personnel.obligation USING btree (pressing, obligation_id) WHERE (days_late > 0);
CREATE INDEX obligation_open ON personnel.obligation USING btree (owner_ord, pressing, obligation_id) WHERE (met_on IS NULL);
CREATE INDEX obligation_open_in_order ON personnel.obligation USING btree (pressing, obligation_id) WHERE (met_on IS NULL);
CREATE INDEX obligation_projected ON personnel.obligation USING btree (obligation_id) WHERE projected;
CREATE INDEX obligation_record ON personnel.obligation USING btree (record_id, decision_id);
CREATE INDEX obligation_transfer ON personnel.obligation USING btree (transfer_id) WHERE (transfer_id IS NOT NULL);
CREATE INDEX obligation_unit ON personnel.obligation USING btree (owner_unit_id, pressing, obligation_id);
CREATE UNIQUE INDEX obligation_pkey ON personnel.obligation USING btree (obligation_id);
GRANT INSERT, SELECT TO personnel;
GRANT SELECT, UPDATE TO personnel_inlet;
POLICY obligation_custody_select FOR SELECT TO personnel_owner USING true;
POLICY obligation_custody_update FOR UPDATE TO personnel_owner USING true WITH CHECK true;
POLICY obligation_inlet_select FOR SELECT TO personnel_inlet USING true;
POLICY obligation_inlet_update FOR UPDATE TO personnel_inlet USING true WITH CHECK true;
POLICY obligation_insert FOR INSERT TO personnel WITH CHECK (owner_ord <@ ( SELECT personnel.scope() AS scope));
POLICY obligation_insert_step FOR INSERT TO personnel WITH CHECK ((met_at IS NULL) AND (EXISTS ( SELECT 1
   FROM ((personnel.transfer t
     JOIN personnel.unit_node sender ON ((sender.unit_id = t.from_unit_id)))
     JOIN personnel.unit_node owner ON (((owner.unit_id = obligation.owner_unit_id) AND (owner.ord = obligation.owner_ord))))
  WHERE ((t.transfer_id = obligation.transfer_id) AND (t.record_id = obligation.record_id) AND (t.from_ord <@ ( SELECT personnel.scope() AS scope)) AND ((owner.unit_id = t.to_unit_id) OR (owner.unit_id = sender.parent_id)))
 OFFSET 0)));
POLICY obligation_select FOR SELECT TO personnel USING (owner_ord <@ ( SELECT personnel.scope() AS scope));
POLICY obligation_update FOR UPDATE TO personnel USING (owner_ord <@ ( SELECT personnel.scope() AS scope)) WITH CHECK (owner_ord <@ ( SELECT personnel.scope() AS scope));

obligation_trail (
  trail_id bigint NOT NULL,
  obligation_id uuid NOT NULL,
  at timestamp with time zone NOT NULL,
  why text NOT NULL,
  before jsonb NOT NULL,
  after jsonb NOT NULL
)
CONSTRAINT obligation_trail_obligation_id_fkey FOREIGN KEY (obligation_id) REFERENCES personnel.obligation(obligation_id);
CONSTRAINT obligation_trail_why_check CHECK ((why = ANY (ARRAY['calendar'::text, 'event'::text, 'custody'::text])));
CREATE INDEX obligation_trail_of ON personnel.obligation_trail USING btree (obligation_id, trail_id);
CREATE UNIQUE INDEX obligation_trail_pkey ON personnel.obligation_trail USING btree (trail_id);
GRANT INSERT, SELECT TO personnel;
POLICY obligation_trail_custody_insert FOR INSERT TO personnel_owner WITH CHECK true;
POLICY obligation_trail_insert FOR INSERT TO personnel WITH CHECK (EXISTS ( SELECT 1
   FROM personnel.obligation parent
  WHERE ((parent.obligation_id = obligation_trail.obligation_id) AND (parent.owner_ord <@ ( SELECT personnel.scope() AS scope)))
 OFFSET 0));
POLICY obligation_trail_select FOR SELECT TO personnel USING (EXISTS ( SELECT 1
   FROM personnel.obligation parent
  WHERE (parent.obligation_id = obligation_trail.obligation_id)
 OFFSET 0));

outbox (
  id bigint NOT NULL,
  subject text NOT NULL,
  key text NOT NULL,
  version integer NOT NULL,
  payload jsonb NOT NULL,
  occurred_at timestamp with time zone NOT NULL,
  xact xid8 NOT NULL
)
CREATE INDEX outbox_xact ON personnel.outbox USING btree (xact);
CREATE UNIQUE INDEX outbox_pkey ON personnel.outbox USING btree (id);
GRANT SELECT TO personnel_relay;
POLICY outbox_insert FOR INSERT TO personnel, personnel_inlet, personnel_timer WITH CHECK true;
POLICY outbox_relay_select FOR SELECT TO personnel_relay USING true;

outbox_position (
  position bigint NOT NULL,
  outbox_id bigint NOT NULL,
  settled xid8 NOT NULL
)
CREATE UNIQUE INDEX outbox_position_outbox_id_key ON personnel.outbox_position USING btree (outbox_id);
CREATE UNIQUE INDEX outbox_position_pkey ON personnel.outbox_position USING btree ("position");
GRANT INSERT, SELECT TO personnel_relay;
POLICY outbox_position_relay_insert FOR INSERT TO personnel_relay WITH CHECK true;
POLICY outbox_position_relay_select FOR SELECT TO personnel_relay USING true;

outside_result (
  producer text NOT NULL,
  record_id uuid NOT NULL,
  version integer NOT NULL
)
CONSTRAINT outside_result_producer_check CHECK ((producer = ANY (ARRAY['training'::text, 'emulation'::text])));
CONSTRAINT outside_result_record_id_fkey FOREIGN KEY (record_id) REFERENCES personnel.record(id);
CREATE UNIQUE INDEX outside_result_pkey ON personnel.outside_result USING btree (producer, record_id);
GRANT INSERT, SELECT, UPDATE TO personnel_inlet;
POLICY outside_result_inlet_insert FOR INSERT TO personnel_inlet WITH CHECK true;
POLICY outside_result_inlet_select FOR SELECT TO personnel_inlet USING true;
POLICY outside_result_inlet_update FOR UPDATE TO personnel_inlet USING true WITH CHECK true;

record (
  id uuid NOT NULL,
  custodian_unit_id uuid NOT NULL,
  custodian_ord integer NOT NULL,
  citizen_number text NOT NULL,
  version integer NOT NULL,
  recorded_at timestamp with time zone NOT NULL,
  created_at timestamp with time zone NOT NULL,
  import_id uuid,
  withdrawn_at timestamp with time zone
)
CONSTRAINT record_citizen_number_check CHECK ((citizen_number ~ '^[0-9]{12}$'::text));
CONSTRAINT record_custodian_unit_id_fkey FOREIGN KEY (custodian_unit_id) REFERENCES personnel.unit_node(unit_id);
CONSTRAINT record_version_check CHECK ((version >= 0));
CREATE INDEX record_custodian ON personnel.record USING btree (custodian_ord, id);
CREATE INDEX record_custodian_unit ON personnel.record USING btree (custodian_unit_id);
CREATE INDEX record_withdrawn ON personnel.record USING btree (withdrawn_at) WHERE (withdrawn_at IS NOT NULL);
CREATE UNIQUE INDEX record_citizen_number_key ON personnel.record USING btree (citizen_number) WHERE (withdrawn_at IS NULL);
CREATE UNIQUE INDEX record_pkey ON personnel.record USING btree (id);
GRANT INSERT, SELECT TO personnel;
GRANT SELECT TO personnel_timer;
GRANT SELECT, UPDATE TO personnel_inlet;
POLICY record_custody_select FOR SELECT TO personnel_owner USING true;
POLICY record_custody_update FOR UPDATE TO personnel_owner USING true WITH CHECK true;
POLICY record_in_use FOR SELECT TO personnel, personnel_inlet, personnel_timer USING (withdrawn_at IS NULL);
POLICY record_inlet_select FOR SELECT TO personnel_inlet USING true;
POLICY record_inlet_update FOR UPDATE TO personnel_inlet USING true WITH CHECK true;
POLICY record_insert FOR INSERT TO personnel WITH CHECK (custodian_ord <@ ( SELECT personnel.scope() AS scope));
POLICY record_owner_select FOR SELECT TO personnel_owner USING true;
POLICY record_owner_withdraw FOR UPDATE TO personnel_owner USING true WITH CHECK true;
POLICY record_select FOR SELECT TO personnel USING ((custodian_ord <@ ( SELECT personnel.scope() AS scope)) OR (id = ( SELECT sec.own_record() AS own_record)));
POLICY record_timer_select FOR SELECT TO personnel_timer USING true;
POLICY record_update FOR UPDATE TO personnel USING (custodian_ord <@ ( SELECT personnel.scope() AS scope)) WITH CHECK (custodian_ord <@ ( SELECT personnel.scope() AS scope));

record_export (
  export_id uuid NOT NULL,
  account_id uuid NOT NULL,
  job_id uuid NOT NULL,
  criteria jsonb NOT NULL,
  reason text NOT NULL,
  ordered_at timestamp with time zone NOT NULL,
  row_count integer,
  size integer,
  sha256 text,
  written_at timestamp with time zone,
  expires_at timestamp with time zone
)
CONSTRAINT record_export_check CHECK ((num_nulls(row_count, size, sha256, written_at, expires_at) = ANY (ARRAY[0, 5])));
CONSTRAINT record_export_job_id_fkey FOREIGN KEY (job_id) REFERENCES personnel.job(job_id);
CONSTRAINT record_export_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text));
CREATE INDEX record_export_expiry ON personnel.record_export USING btree (expires_at) WHERE (expires_at IS NOT NULL);
CREATE UNIQUE INDEX record_export_account_id_export_id_key ON personnel.record_export USING btree (account_id, export_id);
CREATE UNIQUE INDEX record_export_pkey ON personnel.record_export USING btree (export_id);
GRANT INSERT, SELECT TO personnel;
GRANT SELECT TO personnel_timer;
POLICY record_export_insert FOR INSERT TO personnel WITH CHECK (account_id = ( SELECT sec.account() AS account));
POLICY record_export_select FOR SELECT TO personnel USING (account_id = ( SELECT sec.account() AS account));
POLICY record_export_timer_select FOR SELECT TO personnel_timer USING true;
POLICY record_export_update FOR UPDATE TO personnel USING (account_id = ( SELECT sec.account() AS account)) WITH CHECK (account_id = ( SELECT sec.account() AS account));

record_line (
  record_id uuid NOT NULL,
  version integer NOT NULL,
  custodian_unit_id uuid NOT NULL,
  unit_ord integer NOT NULL,
  department_ord integer,
  province_ord integer,
  full_name text NOT NULL,
  name_key text NOT NULL,
  name_sort text NOT NULL,
  sex text NOT NULL,
  born_on text NOT NULL,
  born_year smallint NOT NULL,
  category text,
  rank_code text,
  degree text,
  party boolean NOT NULL,
  status text,
  title text,
  refresh_on date
)
CONSTRAINT record_line_record_id_fkey FOREIGN KEY (record_id) REFERENCES personnel.record(id);
CREATE INDEX record_line_custodian ON personnel.record_line USING btree (custodian_unit_id);
CREATE INDEX record_line_department ON personnel.record_line USING btree (department_ord, name_sort, record_id) INCLUDE (unit_ord, name_key, sex, born_year, category, rank_code, degree, party, status);
CREATE INDEX record_line_name_part ON personnel.record_line USING gin (department_ord, name_key ext.gin_trgm_ops);
CREATE INDEX record_line_province ON personnel.record_line USING btree (province_ord, name_sort, record_id) INCLUDE (unit_ord, name_key, sex, born_year, category, rank_code, degree, party, status);
CREATE INDEX record_line_refresh ON personnel.record_line USING btree (refresh_on) WHERE (refresh_on IS NOT NULL);
CREATE INDEX record_line_unit ON personnel.record_line USING btree (unit_ord, name_sort, record_id);
CREATE UNIQUE INDEX record_line_pkey ON personnel.record_line USING btree (record_id);
GRANT DELETE, INSERT, SELECT, UPDATE TO personnel;
GRANT INSERT, SELECT, UPDATE TO personnel_inlet;
GRANT SELECT, UPDATE TO personnel_timer;
POLICY record_line_custody_update FOR UPDATE TO personnel_owner USING true WITH CHECK true;
POLICY record_line_delete FOR DELETE TO personnel USING (unit_ord <@ ( SELECT personnel.scope() AS scope));
POLICY record_line_inlet_insert FOR INSERT TO personnel_inlet WITH CHECK true;
POLICY record_line_inlet_select FOR SELECT TO personnel_inlet USING true;
POLICY record_line_inlet_update FOR UPDATE TO personnel_inlet USING true WITH CHECK true;
POLICY record_line_insert FOR INSERT TO personnel WITH CHECK (unit_ord <@ ( SELECT personnel.scope() AS scope));
POLICY record_line_owner_select FOR SELECT TO personnel_owner USING true;
POLICY record_line_select FOR SELECT TO personnel USING (unit_ord <@ ( SELECT personnel.scope() AS scope));
POLICY record_line_timer_select FOR SELECT TO personnel_timer USING true;
POLICY record_line_timer_update FOR UPDATE TO personnel_timer USING true WITH CHECK true;
POLICY record_line_update FOR UPDATE TO personnel USING (unit_ord <@ ( SELECT personnel.scope() AS scope)) WITH CHECK (unit_ord <@ ( SELECT personnel.scope() AS scope));

roster_import (
  import_id uuid NOT NULL,
  file_id uuid NOT NULL,
  decision jsonb NOT NULL,
  ordered_by uuid NOT NULL,
  ordered_at timestamp with time zone NOT NULL,
  unit_id uuid NOT NULL,
  unit_ord integer NOT NULL,
  check_job uuid NOT NULL,
  apply_job uuid,
  undo_job uuid,
  skip_invalid boolean NOT NULL,
  decision_id uuid,
  preview jsonb,
  errors integer,
  made integer,
  withdrawn integer,
  kept integer,
  version integer NOT NULL
)
CONSTRAINT roster_import_apply_job_fkey FOREIGN KEY (apply_job) REFERENCES personnel.job(job_id);
CONSTRAINT roster_import_check CHECK (((apply_job IS NULL) OR (decision_id IS NOT NULL)));
CONSTRAINT roster_import_check_job_fkey FOREIGN KEY (check_job) REFERENCES personnel.job(job_id);
CONSTRAINT roster_import_decision_id_fkey FOREIGN KEY (decision_id) REFERENCES personnel.decision(decision_id);
CONSTRAINT roster_import_file_id_fkey FOREIGN KEY (file_id) REFERENCES personnel.file(file_id);
CONSTRAINT roster_import_undo_job_fkey FOREIGN KEY (undo_job) REFERENCES personnel.job(job_id);
CONSTRAINT roster_import_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES personnel.unit_node(unit_id);
CREATE INDEX roster_import_of_unit ON personnel.roster_import USING btree (unit_id);
CREATE INDEX roster_import_unit ON personnel.roster_import USING btree (unit_ord, ordered_at);
CREATE UNIQUE INDEX roster_import_pkey ON personnel.roster_import USING btree (import_id);
GRANT INSERT, SELECT TO personnel;
GRANT SELECT, UPDATE TO personnel_inlet;
POLICY roster_import_inlet_select FOR SELECT TO personnel_inlet USING true;
POLICY roster_import_inlet_update FOR UPDATE TO personnel_inlet USING true WITH CHECK true;
POLICY roster_import_insert FOR INSERT TO personnel WITH CHECK (unit_ord <@ ( SELECT personnel.scope() AS scope));
POLICY roster_import_select FOR SELECT TO personnel USING (((unit_ord >= ( SELECT lower(personnel.scope()) AS lower)) AND (unit_ord <= ( SELECT (upper(personnel.scope()) - 1)))) AND (unit_ord <@ ( SELECT personnel.scope() AS scope)));
POLICY roster_import_update FOR UPDATE TO personnel USING (unit_ord <@ ( SELECT personnel.scope() AS scope)) WITH CHECK (unit_ord <@ ( SELECT personnel.scope() AS scope));

transfer (
  transfer_id uuid NOT NULL,
  record_id uuid NOT NULL,
  kind text NOT NULL,
  state text NOT NULL,
  from_unit_id uuid NOT NULL,
  from_ord integer NOT NULL,
  to_unit_id uuid,
  to_ord integer,
  using_unit_id uuid,
  title text,
  decision_id uuid NOT NULL,
  issued_on date NOT NULL,
  effective_on date NOT NULL,
  one_step boolean NOT NULL,
  reason text,
  proposed_at timestamp with time zone NOT NULL,
  sent_at timestamp with time zone,
  ended_at timestamp with time zone,
  version integer NOT NULL
)
CONSTRAINT transfer_check CHECK ((((kind = 'OUT'::text) = (to_unit_id IS NULL)) AND ((to_unit_id IS NULL) = (to_ord IS NULL))));
CONSTRAINT transfer_check1 CHECK ((to_unit_id <> from_unit_id));
CONSTRAINT transfer_check2 CHECK (((kind <> 'OUT'::text) OR (state = ANY (ARRAY['PROPOSED'::text, 'SENT'::text, 'CANCELLED'::text]))));
CONSTRAINT transfer_decision_id_fkey FOREIGN KEY (decision_id) REFERENCES personnel.decision(decision_id);
CONSTRAINT transfer_from_unit_id_fkey FOREIGN KEY (from_unit_id) REFERENCES personnel.unit_node(unit_id);
CONSTRAINT transfer_kind_check CHECK ((kind = ANY (ARRAY['WITHIN'::text, 'ACROSS'::text, 'OUT'::text])));
CONSTRAINT transfer_record_id_fkey FOREIGN KEY (record_id) REFERENCES personnel.record(id);
CONSTRAINT transfer_state_check CHECK ((state = ANY (ARRAY['PROPOSED'::text, 'SENT'::text, 'RECEIVED'::text, 'HANDED_ON'::text, 'REFUSED'::text, 'CANCELLED'::text])));
CONSTRAINT transfer_to_unit_id_fkey FOREIGN KEY (to_unit_id) REFERENCES personnel.unit_node(unit_id);
CREATE INDEX transfer_from ON personnel.transfer USING btree (from_ord, proposed_at);
CREATE INDEX transfer_from_unit ON personnel.transfer USING btree (from_unit_id);
CREATE INDEX transfer_proposed ON personnel.transfer USING btree (proposed_at, transfer_id);
CREATE INDEX transfer_record ON personnel.transfer USING btree (record_id, proposed_at);
CREATE INDEX transfer_state ON personnel.transfer USING btree (state, proposed_at);
CREATE INDEX transfer_to ON personnel.transfer USING btree (to_ord, proposed_at);
CREATE INDEX transfer_to_unit ON personnel.transfer USING btree (to_unit_id);
CREATE UNIQUE INDEX transfer_open ON personnel.transfer USING btree (record_id) WHERE ((state = ANY (ARRAY['PROPOSED'::text, 'SENT'::text])) AND (ended_at IS NULL));
CREATE UNIQUE INDEX transfer_pkey ON personnel.transfer USING btree (transfer_id);
GRANT INSERT, SELECT TO personnel;
GRANT SELECT, UPDATE TO personnel_inlet;
POLICY transfer_custody_select FOR SELECT TO personnel_owner USING true;
POLICY transfer_custody_update FOR UPDATE TO personnel_owner USING true WITH CHECK true;
POLICY transfer_inlet_select FOR SELECT TO personnel_inlet USING true;
POLICY transfer_inlet_update FOR UPDATE TO personnel_inlet USING true WITH CHECK true;
POLICY transfer_insert FOR INSERT TO personnel WITH CHECK ((from_ord <@ ( SELECT personnel.scope() AS scope)) AND (state = 'PROPOSED'::text));
POLICY transfer_select FOR SELECT TO personnel USING ((from_ord <@ ( SELECT personnel.scope() AS scope)) OR (to_ord <@ ( SELECT personnel.scope() AS scope)));
POLICY transfer_update FOR UPDATE TO personnel USING ((from_ord <@ ( SELECT personnel.scope() AS scope)) OR (to_ord <@ ( SELECT personnel.scope() AS scope))) WITH CHECK (((from_ord <@ ( SELECT personnel.scope() AS scope)) AND (state = ANY (ARRAY['SENT'::text, 'CANCELLED'::text]))) OR ((to_ord <@ ( SELECT personnel.scope() AS scope)) AND (state = ANY (ARRAY['REFUSED'::text, 'HANDED_ON'::text]))));

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
  version integer NOT NULL,
  department_ord integer,
  province_ord integer
)
CONSTRAINT unit_node_check CHECK (((last_ord >= ord) AND (last_ord < 2147483647)));
CONSTRAINT unit_node_ord_check CHECK ((ord >= 0));
CONSTRAINT unit_node_tier_check CHECK ((tier = ANY (ARRAY['PROVINCE'::text, 'DEPARTMENT'::text, 'BASE'::text])));
CREATE INDEX unit_node_ord ON personnel.unit_node USING btree (ord);
CREATE INDEX unit_node_parent ON personnel.unit_node USING btree (parent_id);
CREATE UNIQUE INDEX unit_node_pkey ON personnel.unit_node USING btree (unit_id);
GRANT DELETE, INSERT, SELECT, UPDATE TO personnel_inlet;
GRANT SELECT TO personnel;
