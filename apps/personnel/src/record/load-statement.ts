import { RecordChanged } from '@noivu/contracts';

/** Who is named as having recorded what was loaded: no account, but the operator. */
export const operatorAccount = '00000000-0000-8000-8000-000000000000';

const records = `INSERT INTO record (id, custodian_unit_id, custodian_ord, citizen_number, version, recorded_at, created_at)
  SELECT r.id, n.unit_id, n.ord, r."citizenNumber", r.version, r."recordedAt", r."createdAt" FROM jsonb_to_recordset($1) AS r
    (id uuid, "custodianUnitId" uuid, "citizenNumber" text, version int, "recordedAt" timestamptz, "createdAt" timestamptz)
  JOIN unit_node n ON n.unit_id = r."custodianUnitId" RETURNING id`;

// A decision was entered by whoever keeps the record.
const decisions = `INSERT INTO decision (decision_id, number, issued_on, effective_on, issuer_unit_id, signer, subject, summary, entered_at, entered_by, entered_unit_id, entered_ord)
  SELECT d."decisionId", d.number, d."issuedOn", d."effectiveOn", d."issuerUnitId", d.signer, d.subject, d.summary, d."enteredAt", '${operatorAccount}', n.unit_id, n.ord
  FROM jsonb_to_recordset($2) AS d ("decisionId" uuid, number text, "issuedOn" date, "effectiveOn" date, "issuerUnitId" uuid, signer text, subject text, summary text,
    "enteredAt" timestamptz, "custodianUnitId" uuid)
  JOIN unit_node n ON n.unit_id = d."custodianUnitId" ON CONFLICT DO NOTHING`;

const concerns = `INSERT INTO decision_concern (decision_id, record_id, kinds)
  SELECT c."decisionId", c."recordId", c.kinds FROM jsonb_to_recordset($3) AS c ("decisionId" uuid, "recordId" uuid, kinds text[])`;

const changes = `INSERT INTO change (change_id, record_id, version, decision_id, reason, acts, recorded_at, recorded_by)
  SELECT c."changeId", c."recordId", c.version, c."decisionId", c.reason, c.acts, c."recordedAt", c."recordedBy" FROM jsonb_to_recordset($4) AS c
    ("changeId" uuid, "recordId" uuid, version int, "decisionId" uuid, reason text, acts jsonb, "recordedAt" timestamptz, "recordedBy" uuid)`;

const facts = `INSERT INTO fact (fact_id, record_id, kind, valid, declared_to, recorded, value, decision_id, change_id, act)
  SELECT f."factId", f."recordId", f.kind, daterange(f."validFrom", f."validTo"), f."declaredTo", tstzrange(f."recordedFrom", f."recordedTo"), f.value, f."decisionId",
    f."changeId", f.act
  FROM jsonb_to_recordset($5) AS f ("factId" uuid, "recordId" uuid, kind text, "validFrom" date, "validTo" date, "declaredTo" date, "recordedFrom" timestamptz,
    "recordedTo" timestamptz, value jsonb, "decisionId" uuid, "changeId" uuid, act text)`;

const events = `INSERT INTO outbox (subject, key, version, payload)
  SELECT '${RecordChanged.subject}', e.payload->>'recordId', (e.payload->>'version')::int, e.payload FROM jsonb_to_recordset($6) AS e (payload jsonb)`;

/**
 * Inserts a batch of loaded records in one statement; its parameters are JSON lists of records, decisions, concerns, changes, facts and announcements.
 * Gives the ids of the records. References between the tables must not be checked meanwhile.
 */
export const LOAD = `WITH made AS (${records}), told AS (${decisions}), concerned AS (${concerns}), changed AS (${changes}), stated AS (${facts}), announced AS (${events})
  SELECT id FROM made`;
