import { CreateAccount, ReissuePassword } from '@noivu/contracts';
import type { Client } from 'pg';

const ENDED = `WITH ended AS (DELETE FROM identity.session RETURNING 1)
  INSERT INTO identity.audit_entry (sender, action, outcome, facts, message_id, trace_id)
  SELECT 'operator', 'restored', 'done', jsonb_build_object('sessions', count(*)), 'operator-restore', '' FROM ended`;

/**
 * Ends every session with its refresh tokens, and takes the rights of jobs that were ordered in them: an operator's act after a restore, as a superuser and
 * in a transaction. Answers that hold a password sealed under the former signing key go too.
 */
export async function endEverySession(client: Client): Promise<void> {
  await client.query(ENDED);
  await client.query('DELETE FROM sec.job_grant');
  await client.query('DELETE FROM identity.idempotency WHERE operation = ANY ($1)', [[CreateAccount.subject, ReissuePassword.subject]]);
}
