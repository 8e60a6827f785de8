import type { EntityManager } from 'typeorm';
import { CreateRecord, RecordChanged } from '@noivu/contracts';
import type { TakenJob } from '@noivu/jobs';
import { announceAll } from '@noivu/persistence';
import { auditJob } from '../job/audit-job';
import type { MadeRecord, Making } from './made-record';

// A unit that has left the scope, a number that somebody has taken meanwhile: such a row makes no record, and the others go on.
const RECORDS = `INSERT INTO record (id, custodian_unit_id, custodian_ord, citizen_number, version, recorded_at, created_at, import_id)
  SELECT r."recordId", n.unit_id, n.ord, r."citizenNumber", 1, $2, $2, $3 FROM jsonb_to_recordset($1) AS r ("recordId" uuid, "custodianUnitId" uuid, "citizenNumber" text)
  JOIN unit_node n ON n.unit_id = r."custodianUnitId" AND n.ord <@ (SELECT personnel.scope()) ON CONFLICT DO NOTHING RETURNING id`;
const CHANGES = `INSERT INTO change (change_id, record_id, version, decision_id, acts, recorded_at, recorded_by)
  SELECT c."changeId", c."recordId", c.version, c."decisionId", c.acts, c."recordedAt", c."recordedBy" FROM jsonb_to_recordset($1) AS c
    ("changeId" uuid, "recordId" uuid, version int, "decisionId" uuid, acts jsonb, "recordedAt" timestamptz, "recordedBy" uuid)`;
const FACTS = `INSERT INTO fact (fact_id, record_id, kind, valid, declared_to, recorded, value, decision_id, change_id, act)
  SELECT f."factId", f."recordId", f.kind, daterange(f."validFrom", f."validTo"), f."declaredTo", tstzrange(f."recordedAt", NULL), f.value, f."decisionId", f."changeId", f.act
  FROM jsonb_to_recordset($1) AS f ("factId" uuid, "recordId" uuid, kind text, "validFrom" date, "validTo" date, "declaredTo" date, "recordedAt" timestamptz, value jsonb,
    "decisionId" uuid, "changeId" uuid, act text)`;
const CONCERNS = `INSERT INTO decision_concern (decision_id, record_id, kinds)
  SELECT $1, c."recordId", c.kinds FROM jsonb_to_recordset($2) AS c ("recordId" uuid, kinds text[]) ON CONFLICT DO NOTHING`;
// As `writeLines` does, but the place comes from the unit: joined with the records, whose number under the policies nobody can guess, all of them are read.
const LINES = `INSERT INTO record_line (record_id, version, custodian_unit_id, unit_ord, full_name, name_key, name_sort, sex, born_on, born_year, category, rank_code,
    degree, party, status, title, refresh_on)
  SELECT l."recordId", l.version, n.unit_id, n.ord, l."fullName", l."nameKey", l."nameSort", l.sex, l."bornOn", l."bornYear", l.category, l."rankCode", l.degree,
    l.party, l.status, l.title, l."refreshOn"
  FROM jsonb_to_recordset($1) AS l ("recordId" uuid, version int, "custodianUnitId" uuid, "fullName" text, "nameKey" text, "nameSort" text, sex text, "bornOn" text,
    "bornYear" int, category text, "rankCode" text, degree text, party boolean, status text, title text, "refreshOn" date)
  JOIN unit_node n ON n.unit_id = l."custodianUnitId"`;

/**
 * Writes many new records, each as its own making would: record, change, facts, concern, search line, event, line of audit. A few statements for all of
 * them. Gives those that were made.
 */
export async function writeRecords(
  tx: EntityManager,
  job: TakenJob,
  { records, making }: { records: readonly MadeRecord[]; making: Making },
): Promise<readonly MadeRecord[]> {
  const { importId, decisionId, recordedAt } = making;
  const keys = records.map(({ recordId, custodianUnitId, citizenNumber }) => ({ recordId, custodianUnitId, citizenNumber }));
  const inserted = await tx.query<{ id: string }[]>(RECORDS, [JSON.stringify(keys), recordedAt, importId]);
  const ids = new Set(inserted.map(({ id }) => id));
  const made = records.filter(({ recordId }) => ids.has(recordId));
  if (made.length === 0) return made;
  await tx.query(CHANGES, [JSON.stringify(made.map(({ change }) => change))]);
  await tx.query(FACTS, [JSON.stringify(made.flatMap(({ facts }) => facts))]);
  await tx.query(CONCERNS, [decisionId, JSON.stringify(made.map(({ recordId, kinds }) => ({ recordId, kinds })))]);
  await tx.query(LINES, [JSON.stringify(made.map(({ line, custodianUnitId }) => ({ ...line, custodianUnitId })))]);
  await announceAll(
    tx,
    RecordChanged,
    made.map(({ event }) => event),
  );
  await auditJob(tx, job, { action: CreateRecord.audit, facts: { importId, decisionId }, records: made.map(({ recordId }) => recordId) });
  return made;
}
