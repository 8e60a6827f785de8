import { createHash, randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { accountsOfWorld } from './askers';
import { people } from './people';
import { madeId, unitIds, unitNames, type UnitName } from './tree';

const bytes = Buffer.from('ho,ten\nAn,Nguyen\n');
const sha256 = createHash('sha256').update(bytes).digest('hex');
const [, { accountId }] = accountsOfWorld as [unknown, { accountId: string }];
const day = '2024-06-03';

const FILE = `INSERT INTO personnel.file (file_id, kind, name, slug, extension, size, sha256, account_id, unit_id, unit_ord, uploaded_at, sealed_at)
  SELECT $1, $2, $3, $3, $4, $5, $6, $7, unit_id, ord, now(), now() FROM personnel.unit_node WHERE unit_id = $8`;
const CHUNK = 'INSERT INTO personnel.file_chunk (file_id, place, bytes) VALUES ($1, 0, $2)';
const JOB = `INSERT INTO personnel.job (job_id, kind, account_id, session_id, rights_version, unit_id, unit_ord, trace_id, input, state, ended_at, lease, lease_until)
  SELECT $1, $2, $3, $4, 1, unit_id, ord, '', '{}', $5, CASE WHEN $5 = 'succeeded' THEN now() END, CASE WHEN $5 = 'running' THEN $4::uuid END,
    CASE WHEN $5 = 'running' THEN now() + interval '1 hour' END FROM personnel.unit_node WHERE unit_id = $6`;
const EXPORT = `INSERT INTO personnel.record_export (export_id, account_id, job_id, criteria, reason, ordered_at, row_count, size, sha256, written_at, expires_at)
  VALUES ($1, $2, $3, '{}', 'Rà soát', now(), 0, $4, $5, now(), now() + interval '1 day')`;
const EXPORT_CHUNK = 'INSERT INTO personnel.export_chunk (account_id, export_id, place, bytes) VALUES ($1, $2, 0, $3)';
const IMPORT = `INSERT INTO personnel.roster_import (import_id, file_id, decision, ordered_by, ordered_at, unit_id, unit_ord, check_job, preview)
  SELECT $1, $2, $3, $4, now(), unit_id, ord, $5, $6 FROM personnel.unit_node WHERE unit_id = $7`;

/** The files, imports and jobs of a unit, which refused requests are aimed at. */
export const filesOf = (unit: UnitName) => {
  const place = unitNames.indexOf(unit) + 1;
  const id = (kind: string) => madeId(kind, place);
  return { document: id('f1f1f1f1'), roster: id('f2f2f2f2'), import: id('f3f3f3f3'), job: id('f4f4f4f4'), export: id('f5f5f5f5') };
};

// Whoever sees a decision sees the file that it cites: one more way to a file, which must not be open to those who see no such decision.
const CITE = 'UPDATE personnel.decision SET attachment_id = $1 WHERE decision_id = $2';

/** Whose the exports in the units are. */
export const exporter = accountId;

/** What an account has taken out itself. */
export const exportOf = (name: string): string | undefined => {
  const place = accountsOfWorld.findIndex((account) => account.name === name);
  return place < 0 ? undefined : madeId('f6f6f6f6', place + 1);
};

/** Puts a file, which a decision cites, an import that was checked, its job and an export into every unit, behind everybody's back; and an export of each account's own. */
export async function prepareFiles(admin: Pool): Promise<void> {
  for (const unit of unitNames) {
    const { document, roster, job, import: importId } = filesOf(unit);
    await file(admin, unit, { fileId: document, kind: 'document' });
    await admin.query(CITE, [document, people[unit].decisionId]);
    await file(admin, unit, { fileId: roster, kind: 'roster' });
    await importFrom(admin, unit, { fileId: roster, jobId: job, importId });
    await taken(admin, { exportId: filesOf(unit).export, by: exporter, jobId: job });
  }
  for (const { name, accountId: by, unit } of accountsOfWorld)
    await taken(admin, { exportId: exportOf(name) ?? '', by, jobId: filesOf(unit).job });
}

async function taken(admin: Pool, { exportId, by, jobId }: { exportId: string; by: string; jobId: string }): Promise<void> {
  await admin.query(EXPORT, [exportId, by, jobId, bytes.length, sha256]);
  await admin.query(EXPORT_CHUNK, [by, exportId, bytes]);
}

async function file(admin: Pool, unit: UnitName, { fileId, kind }: { fileId: string; kind: 'document' | 'roster' }): Promise<void> {
  const [name, extension] = kind === 'document' ? ['danhsach.csv', 'csv'] : ['danhsach.xlsx', 'xlsx'];
  await admin.query(FILE, [fileId, kind, name, extension, bytes.length, sha256, accountId, unitIds[unit]]);
  await admin.query(CHUNK, [fileId, bytes]);
}

async function job(admin: Pool, unit: UnitName, jobId: string, state: 'succeeded' | 'running'): Promise<void> {
  await admin.query(JOB, [jobId, 'roster-check', accountId, randomUUID(), state, unitIds[unit]]);
}

async function importFrom(admin: Pool, unit: UnitName, ids: { fileId: string; jobId: string; importId: string }): Promise<void> {
  await job(admin, unit, ids.jobId, 'succeeded');
  const decision = {
    number: '7/QĐ-TD',
    issuedOn: day,
    effectiveOn: day,
    issuerUnitId: unitIds[unit],
    signer: 'Trần Văn Ký',
    subject: 'RECRUITMENT',
    summary: 'Tuyển dụng',
  };
  const preview = { rows: 0, valid: 0, invalid: 0, new: 0, existing: 0 };
  await admin.query(IMPORT, [ids.importId, ids.fileId, decision, accountId, ids.jobId, preview, unitIds[unit]]);
}

/** An import of its own for an allowed order: checked, and for `applied` carried out. */
export async function spareImport(admin: Pool, unit: UnitName, state: 'checked' | 'applied'): Promise<string> {
  const ids = { fileId: filesOf(unit).roster, jobId: randomUUID(), importId: randomUUID() };
  await importFrom(admin, unit, ids);
  if (state === 'checked') return ids.importId;
  const applied = randomUUID();
  await job(admin, unit, applied, 'succeeded');
  const DONE = `UPDATE personnel.roster_import SET apply_job = $2, made = 0, version = version + 2,
    decision_id = (SELECT decision_id FROM personnel.decision ORDER BY decision_id LIMIT 1) WHERE import_id = $1`;
  await admin.query(DONE, [ids.importId, applied]);
  return ids.importId;
}

/** A job of its own for an allowed order to stop: somebody works on it. */
export async function spareJob(admin: Pool, unit: UnitName): Promise<string> {
  const jobId = randomUUID();
  await job(admin, unit, jobId, 'running');
  return jobId;
}
