-- Who may do what to the tables of a province, printed from deploy/registry by `npm run docs`. `noivu migrate` sees to it:
-- whatever else was given on these tables is taken away. What each verb then reaches is bounded by the policies (docs/schema).

-- sec.key
-- nobody but its owner

-- sec.job_grant
-- nobody but its owner

-- identity.audit_entry
GRANT insert (account_id, session_id, unit_id, sender, action, outcome, record_id, facts, message_id, trace_id) ON identity.audit_entry TO identity;
GRANT select ON identity.audit_entry TO identity_sealer;

-- identity.audit_seal
GRANT select, insert ON identity.audit_seal TO identity_sealer;

-- identity.inlet_cursor
GRANT select, insert, update ON identity.inlet_cursor TO identity_inlet;

-- identity.migration
GRANT select ON identity.migration TO identity;

-- identity.unit_node
GRANT select ON identity.unit_node TO identity;
GRANT select, insert, update, delete ON identity.unit_node TO identity_inlet;

-- identity.idempotency
GRANT select, insert, update (status, headers, reply) ON identity.idempotency TO identity;
GRANT select, delete ON identity.idempotency TO identity_timer;

-- identity.account
GRANT select, insert, update (state, version) ON identity.account TO identity;
GRANT select (unit_id, unit_ord), update (unit_ord) ON identity.account TO identity_inlet;

-- identity.account_step
GRANT select, insert ON identity.account_step TO identity;

-- identity.credential
GRANT select (account_id, must_change, issued_until, spent_at, changed_at, rights_version), insert, update (password_hash, must_change, issued_until, spent_at, changed_at, rights_version) ON identity.credential TO identity;

-- identity.refresh_token
GRANT select, insert, update (spent_at) ON identity.refresh_token TO identity;

-- identity.revocation
GRANT select, insert, delete ON identity.revocation TO identity;

-- identity.session
GRANT select, insert, update (tokens_until, ended_at), delete ON identity.session TO identity;

-- identity.sign_in_attempt
GRANT select, insert, update, delete ON identity.sign_in_attempt TO identity;

-- organization.audit_entry
GRANT insert (account_id, session_id, unit_id, sender, action, outcome, record_id, facts, message_id, trace_id) ON organization.audit_entry TO organization;
GRANT select ON organization.audit_entry TO organization_sealer;

-- organization.audit_seal
GRANT select, insert ON organization.audit_seal TO organization_sealer;

-- organization.inlet_cursor
GRANT select, insert, update ON organization.inlet_cursor TO organization_inlet;

-- organization.migration
GRANT select ON organization.migration TO organization;

-- organization.unit_node
GRANT select, insert, update, delete ON organization.unit_node TO organization;

-- organization.idempotency
GRANT select, insert, update (status, headers, reply) ON organization.idempotency TO organization;
GRANT select, delete ON organization.idempotency TO organization_timer;

-- organization.outbox
GRANT insert (subject, key, version, payload, occurred_at) ON organization.outbox TO organization;
GRANT insert (subject, key, version, payload, occurred_at) ON organization.outbox TO organization_inlet;
GRANT insert (subject, key, version, payload, occurred_at) ON organization.outbox TO organization_timer;
GRANT select ON organization.outbox TO organization_relay;

-- organization.outbox_position
GRANT select, insert ON organization.outbox_position TO organization_relay;

-- organization.staffing_quota
GRANT select, insert, update ON organization.staffing_quota TO organization;

-- organization.unit_span
GRANT select, insert, update ON organization.unit_span TO organization;

-- personnel.audit_entry
GRANT select, insert (account_id, session_id, unit_id, sender, action, outcome, record_id, facts, message_id, trace_id) ON personnel.audit_entry TO personnel;
GRANT insert (account_id, session_id, unit_id, sender, action, outcome, record_id, facts, message_id, trace_id) ON personnel.audit_entry TO personnel_inlet;
GRANT select ON personnel.audit_entry TO personnel_sealer;

-- personnel.audit_seal
GRANT select, insert ON personnel.audit_seal TO personnel_sealer;

-- personnel.inlet_cursor
GRANT select, insert, update ON personnel.inlet_cursor TO personnel_inlet;

-- personnel.migration
GRANT select ON personnel.migration TO personnel;

-- personnel.unit_node
GRANT select ON personnel.unit_node TO personnel;
GRANT select, insert, update, delete ON personnel.unit_node TO personnel_inlet;

-- personnel.idempotency
GRANT select, insert, update (status, headers, reply) ON personnel.idempotency TO personnel;
GRANT select, delete ON personnel.idempotency TO personnel_timer;

-- personnel.outbox
GRANT insert (subject, key, version, payload, occurred_at) ON personnel.outbox TO personnel;
GRANT insert (subject, key, version, payload, occurred_at) ON personnel.outbox TO personnel_inlet;
GRANT insert (subject, key, version, payload, occurred_at) ON personnel.outbox TO personnel_timer;
GRANT select ON personnel.outbox TO personnel_relay;

-- personnel.outbox_position
GRANT select, insert ON personnel.outbox_position TO personnel_relay;

-- personnel.change
GRANT select, insert ON personnel.change TO personnel;
GRANT insert ON personnel.change TO personnel_inlet;

-- personnel.decision
GRANT select, insert ON personnel.decision TO personnel;
GRANT select, update ON personnel.decision TO personnel_inlet;

-- personnel.decision_concern
GRANT select, insert ON personnel.decision_concern TO personnel;

-- personnel.export_chunk
GRANT select, insert ON personnel.export_chunk TO personnel;
GRANT select, delete ON personnel.export_chunk TO personnel_timer;

-- personnel.fact
GRANT select, insert, update (recorded) ON personnel.fact TO personnel;
GRANT select, insert, update ON personnel.fact TO personnel_inlet;
GRANT select ON personnel.fact TO personnel_timer;

-- personnel.file
GRANT select, insert, update (size, sha256, sealed_at, refusal), delete ON personnel.file TO personnel;
GRANT select, update ON personnel.file TO personnel_inlet;

-- personnel.file_chunk
GRANT select, insert, delete ON personnel.file_chunk TO personnel;

-- personnel.import_error
GRANT select, insert, delete ON personnel.import_error TO personnel;

-- personnel.import_row
GRANT select, insert, update (state, citizen_number, cells, faults, record_id), delete ON personnel.import_row TO personnel;

-- personnel.job
GRANT select, insert, update (cancel_asked) ON personnel.job TO personnel;
GRANT select, update ON personnel.job TO personnel_timer;
GRANT select, update ON personnel.job TO personnel_inlet;

-- personnel.obligation
GRANT select, insert, update (event, kinds_done, starts_on, due_on, number, unit, article, instrument, basis, timer_id, role, projected, inputs, met_at, met_on, days_late) ON personnel.obligation TO personnel;
GRANT select, update ON personnel.obligation TO personnel_inlet;

-- personnel.obligation_trail
GRANT select, insert ON personnel.obligation_trail TO personnel;

-- personnel.outside_result
GRANT select, insert, update ON personnel.outside_result TO personnel_inlet;

-- personnel.record
GRANT select, insert, update (citizen_number, version, recorded_at) ON personnel.record TO personnel;
GRANT select, update ON personnel.record TO personnel_inlet;
GRANT select ON personnel.record TO personnel_timer;

-- personnel.record_export
GRANT select, insert, update (row_count, size, sha256, written_at, expires_at) ON personnel.record_export TO personnel;
GRANT select ON personnel.record_export TO personnel_timer;

-- personnel.record_line
GRANT select, insert, update, delete ON personnel.record_line TO personnel;
GRANT select, insert, update ON personnel.record_line TO personnel_inlet;
GRANT select, update ON personnel.record_line TO personnel_timer;

-- personnel.roster_import
GRANT select, insert, update (apply_job, undo_job, skip_invalid, decision_id, preview, errors, made, withdrawn, kept, version) ON personnel.roster_import TO personnel;
GRANT select, update ON personnel.roster_import TO personnel_inlet;

-- personnel.transfer
GRANT select, insert, update (state, using_unit_id, title, reason, sent_at, ended_at, version) ON personnel.transfer TO personnel;
GRANT select, update ON personnel.transfer TO personnel_inlet;

-- training.audit_entry
GRANT insert (account_id, session_id, unit_id, sender, action, outcome, record_id, facts, message_id, trace_id) ON training.audit_entry TO training;
GRANT select ON training.audit_entry TO training_sealer;

-- training.audit_seal
GRANT select, insert ON training.audit_seal TO training_sealer;

-- training.inlet_cursor
GRANT select, insert, update ON training.inlet_cursor TO training_inlet;

-- training.migration
GRANT select ON training.migration TO training;

-- training.unit_node
GRANT select ON training.unit_node TO training;
GRANT select, insert, update, delete ON training.unit_node TO training_inlet;

-- training.idempotency
GRANT select, insert, update (status, headers, reply) ON training.idempotency TO training;
GRANT select, delete ON training.idempotency TO training_timer;

-- training.outbox
GRANT insert (subject, key, version, payload, occurred_at) ON training.outbox TO training;
GRANT insert (subject, key, version, payload, occurred_at) ON training.outbox TO training_inlet;
GRANT insert (subject, key, version, payload, occurred_at) ON training.outbox TO training_timer;
GRANT select ON training.outbox TO training_relay;

-- training.outbox_position
GRANT select, insert ON training.outbox_position TO training_relay;

-- training.enrolment
GRANT select, insert ON training.enrolment TO training;

-- training.person
GRANT select ON training.person TO training;
GRANT select, insert, update ON training.person TO training_inlet;

-- emulation.audit_entry
GRANT insert (account_id, session_id, unit_id, sender, action, outcome, record_id, facts, message_id, trace_id) ON emulation.audit_entry TO emulation;
GRANT select ON emulation.audit_entry TO emulation_sealer;

-- emulation.audit_seal
GRANT select, insert ON emulation.audit_seal TO emulation_sealer;

-- emulation.inlet_cursor
GRANT select, insert, update ON emulation.inlet_cursor TO emulation_inlet;

-- emulation.migration
GRANT select ON emulation.migration TO emulation;

-- emulation.unit_node
GRANT select ON emulation.unit_node TO emulation;
GRANT select, insert, update, delete ON emulation.unit_node TO emulation_inlet;

-- emulation.idempotency
GRANT select, insert, update (status, headers, reply) ON emulation.idempotency TO emulation;
GRANT select, delete ON emulation.idempotency TO emulation_timer;

-- emulation.outbox
GRANT insert (subject, key, version, payload, occurred_at) ON emulation.outbox TO emulation;
GRANT insert (subject, key, version, payload, occurred_at) ON emulation.outbox TO emulation_inlet;
GRANT insert (subject, key, version, payload, occurred_at) ON emulation.outbox TO emulation_timer;
GRANT select ON emulation.outbox TO emulation_relay;

-- emulation.outbox_position
GRANT select, insert ON emulation.outbox_position TO emulation_relay;

-- emulation.award_decision
GRANT select, insert ON emulation.award_decision TO emulation;

-- emulation.person
GRANT select ON emulation.person TO emulation;
GRANT select, insert, update ON emulation.person TO emulation_inlet;

-- reporting.audit_entry
GRANT insert (account_id, session_id, unit_id, sender, action, outcome, record_id, facts, message_id, trace_id) ON reporting.audit_entry TO reporting;
GRANT select ON reporting.audit_entry TO reporting_sealer;

-- reporting.audit_seal
GRANT select, insert ON reporting.audit_seal TO reporting_sealer;

-- reporting.inlet_cursor
GRANT select, insert, update ON reporting.inlet_cursor TO reporting_inlet;

-- reporting.migration
GRANT select ON reporting.migration TO reporting;

-- reporting.unit_node
GRANT select ON reporting.unit_node TO reporting;
GRANT select, insert, update, delete ON reporting.unit_node TO reporting_inlet;

-- reporting.counted_day
GRANT select, insert, update, delete ON reporting.counted_day TO reporting_inlet;

-- reporting.person_span
GRANT select ON reporting.person_span TO reporting;
GRANT select, insert, update, delete ON reporting.person_span TO reporting_inlet;

-- reporting.quota
GRANT select, insert, update, delete ON reporting.quota TO reporting_inlet;

-- reporting.taken_version
GRANT select, insert, update ON reporting.taken_version TO reporting_inlet;

-- reporting.unit_figures
GRANT select, insert, update, delete ON reporting.unit_figures TO reporting_inlet;

-- reporting.unit_span
GRANT select, insert, update, delete ON reporting.unit_span TO reporting_inlet;
