import type { EntityManager } from 'typeorm';
import type { TakenJob } from '@noivu/jobs';

const AUDIT = `INSERT INTO audit_entry (account_id, session_id, unit_id, sender, action, outcome, record_id, facts, message_id, trace_id)
  SELECT $1, $2, $3, 'personnel', $4, $5, record_id, $6, $7, $8 FROM unnest($9::uuid[]) AS r (record_id)`;

/** Lines of audit of a job: one for each record, or one for none. */
export async function auditJob(
  tx: EntityManager,
  { accountId, sessionId, unitId, jobId, traceId }: TakenJob,
  {
    action,
    outcome = 'done',
    facts,
    records = [null],
  }: { action: string; outcome?: string; facts: object; records?: readonly (string | null)[] },
): Promise<void> {
  await tx.query(AUDIT, [accountId, sessionId, unitId, action, outcome, JSON.stringify(facts), jobId, traceId, records]);
}
