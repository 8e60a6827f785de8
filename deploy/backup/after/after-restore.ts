import { Client } from 'pg';
import { endEverySession } from '../../../apps/identity/src/session/end-every-session';
import { renewScopeKey } from '@noivu/persistence';
import { renewSigningKey } from '../../province/init-keys';
import { checkTrail, type TrailCheck } from './check-trail';

export type { TrailCheck } from './check-trail';

/** Which database was restored. */
export interface AfterRestore extends TrailCheck {
  /** A superuser's URL. */
  readonly adminUrl: string;
  /** The folder of all keys; identity's signing key in it is replaced. */
  readonly keysFolder: string;
}

/**
 * What must happen before a restored province is opened: nothing that was given out before opens anything, or rights that were taken away since the backup
 * would come alive again. Then the audit trails are checked. Safe to repeat; no app may run.
 * @returns what was found, for people @throws Error where the cluster still recovers, a trail is not whole, or it ends before a known head
 */
export async function afterRestore({ adminUrl, keysFolder, ...check }: AfterRestore): Promise<readonly string[]> {
  const client = new Client({ connectionString: adminUrl, application_name: 'noivu-after-restore' });
  await client.connect();
  try {
    await assertRecovered(client);
    renewSigningKey(keysFolder);
    await endWhatWasGivenOut(client);
    await forgetRecovery(client);
    return await checkTrail(client, check);
  } finally {
    await client.end();
  }
}

async function assertRecovered(client: Client): Promise<void> {
  const { rows } = await client.query<{ recovers: boolean }>('SELECT pg_is_in_recovery() AS recovers');
  if (rows[0]?.recovers) throw new Error('The cluster still reads its archived log: wait until it takes writes.');
}

async function endWhatWasGivenOut(client: Client): Promise<void> {
  await client.query('BEGIN');
  try {
    await endEverySession(client);
    await renewScopeKey(client);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}

/** What `noivu restore` has written for the recovery that is over. */
async function forgetRecovery(client: Client): Promise<void> {
  for (const setting of ['restore_command', 'recovery_target_time', 'recovery_target_timeline', 'recovery_target_action'])
    await client.query(`ALTER SYSTEM RESET ${setting}`);
}
