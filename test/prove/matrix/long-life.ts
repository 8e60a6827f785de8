import type { Pool } from 'pg';
import { unitIds } from '../../matrix/world/tree';

/** What only years would bring: rows of every table, of the asker and of others, in the asker's unit and elsewhere. No trigger and no key looks at them. */
const rows = (accountId: string): readonly string[] => [
  `INSERT INTO personnel.import_row (import_id, ordinal, row, state, faults) SELECT import_id, 1, 2, 'skipped', 0 FROM personnel.roster_import ON CONFLICT DO NOTHING`,
  `INSERT INTO personnel.import_error (import_id, row, place, code) SELECT import_id, 2, 1, 'isDay' FROM personnel.roster_import ON CONFLICT DO NOTHING`,
  `INSERT INTO personnel.obligation_trail (obligation_id, at, why, before, after) SELECT obligation_id, now(), 'event', '{}', '{}' FROM personnel.obligation`,
  `INSERT INTO identity.revocation (session_id, until) VALUES (gen_random_uuid(), now() - interval '1 hour')`,
  // Withdrawn ones: half of those of two units.
  `UPDATE personnel.record SET withdrawn_at = now() WHERE custodian_unit_id IN ('${unitIds.healthCentre}', '${unitIds.hospital}') AND get_byte(uuid_send(id), 15) % 2 = 0`,
  // The asker's own files and jobs, wherever; none of them is taken up by anybody.
  `INSERT INTO personnel.file SELECT (jsonb_populate_record(f, jsonb_build_object('file_id', gen_random_uuid(), 'account_id', '${accountId}', 'sealed_at', NULL, 'sha256', NULL))).*
    FROM personnel.file f`,
  `INSERT INTO personnel.job SELECT (jsonb_populate_record(j, jsonb_build_object('job_id', gen_random_uuid(), 'account_id', '${accountId}', 'kind', 'none', 'state', 'queued',
      'ended_at', NULL, 'lease', NULL, 'lease_until', NULL))).* FROM personnel.job j`,
  `INSERT INTO personnel.file_chunk (file_id, place, bytes) SELECT file_id, 0, '\\x61' FROM personnel.file ON CONFLICT DO NOTHING`,
  // A decision of the one that cites a file of the other.
  `UPDATE personnel.decision SET attachment_id = (SELECT file_id FROM personnel.file WHERE unit_id = '${unitIds.hospital}' LIMIT 1)
    WHERE entered_unit_id = '${unitIds.healthCentre}'`,
];

/** Fills a world as superuser, on behalf of one account. */
export async function liveLong(admin: Pool, accountId: string): Promise<void> {
  const client = await admin.connect();
  try {
    await client.query('SET session_replication_role = replica');
    for (const statement of rows(accountId)) await client.query(statement);
  } finally {
    await client.query('RESET session_replication_role');
    client.release();
  }
}
