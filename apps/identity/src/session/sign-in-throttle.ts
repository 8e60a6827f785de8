import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { asDomainError } from '@noivu/persistence';
import { DomainError } from '@noivu/problem';
import { Turns } from '../password/slots';
import { SealedBox } from '../signing/sealed-box';
import type { SessionPolicy } from './session-policy.data';

/** Stands for all user names together; a digest is never so short. */
const EVERYBODY = '*';
/** Sign-ins of one user name that may stand in line in one process. */
const WAITING = 100;

// A try is counted before its password is looked at, and taken back when it was right: many at once cannot get ahead of the count.
const ADMIT = `WITH closed AS (SELECT wait_until FROM sign_in_attempt WHERE name_tag = '${EVERYBODY}' AND wait_until > now()),
  tried AS (
    INSERT INTO sign_in_attempt AS a (name_tag, tries, since, wait_until)
    SELECT $1, 1, now(), CASE WHEN $2::int <= 1 THEN now() + make_interval(secs => $4) END WHERE NOT EXISTS (SELECT FROM closed)
    ON CONFLICT (name_tag) DO UPDATE SET (tries, since, wait_until) = (
      SELECT n.tries, n.since, CASE WHEN n.tries >= $2::int THEN now() + make_interval(secs => $4) END
      FROM (SELECT CASE WHEN f.fresh THEN 1 ELSE a.tries + 1 END AS tries, CASE WHEN f.fresh THEN now() ELSE a.since END AS since
            FROM (SELECT a.wait_until IS NOT NULL OR a.since <= now() - make_interval(secs => $3) AS fresh) f) n)
    WHERE a.wait_until IS NULL OR a.wait_until <= now()
    RETURNING 1)
  SELECT EXISTS (SELECT FROM tried) AS admitted,
    ceil(extract(epoch FROM coalesce((SELECT wait_until FROM closed), (SELECT wait_until FROM sign_in_attempt WHERE name_tag = $1)) - now()))::int AS wait`;

const COUNT = `INSERT INTO sign_in_attempt AS a (name_tag, tries, since) VALUES ('${EVERYBODY}', 1, now())
  ON CONFLICT (name_tag) DO UPDATE SET
    tries = CASE WHEN a.since <= now() - make_interval(secs => $2) THEN 1 ELSE a.tries + 1 END,
    since = CASE WHEN a.since <= now() - make_interval(secs => $2) THEN now() ELSE a.since END,
    wait_until = CASE WHEN a.since > now() - make_interval(secs => $2) AND a.tries + 1 >= $1::int THEN a.since + make_interval(secs => $2) END`;

const TAKE_BACK = `UPDATE sign_in_attempt SET tries = greatest(tries - 1, 0), wait_until = NULL WHERE name_tag = $1`;

// No room to work on it, or the database away: the password was not judged.
const wasNotTried = (error: unknown): boolean =>
  error instanceof DomainError && ['too-many-requests', 'service-unavailable'].includes(error.code);

/**
 * Counts failed sign-ins, in the database, so that all replicas count together: by user name, known or not, and over all. A wait ends by itself.
 */
@Injectable()
export class SignInThrottle {
  private readonly turns = new Turns(WAITING);

  constructor(
    @Inject(DataSource) private readonly db: DataSource,
    private readonly box: SealedBox,
  ) {}

  /** Runs one try of a user name, after those before it. @throws DomainError too-many-requests, with the seconds to wait */
  try<Result>(username: string, policy: SessionPolicy, work: () => Promise<Result>): Promise<Result> {
    const tag = this.box.tag(username);
    return this.turns.run(tag, async () => {
      await this.admit(tag, policy);
      return work().catch(async (error: unknown) => {
        if (wasNotTried(error)) await this.query(TAKE_BACK, [tag]);
        throw error;
      });
    });
  }

  /** Takes the tries of a user name back, in the transaction of the success. */
  async succeeded(tx: EntityManager, username: string): Promise<void> {
    await tx.query('DELETE FROM sign_in_attempt WHERE name_tag = $1', [this.box.tag(username)]);
  }

  /** Counts a failure over all, and forgets what is a day old. */
  async failed({ serviceFailures, serviceWindowSeconds }: SessionPolicy): Promise<void> {
    await this.query(COUNT, [serviceFailures, serviceWindowSeconds]);
    await this.query(`DELETE FROM sign_in_attempt WHERE since < now() - interval '1 day'`, []);
  }

  private async admit(tag: string, { failures, windowSeconds, waitSeconds }: SessionPolicy): Promise<void> {
    const [row] = await this.query<[{ admitted: boolean; wait: number | null }]>(ADMIT, [tag, failures, windowSeconds, waitSeconds]);
    if (!row.admitted) throw new DomainError('too-many-requests', { retryAfter: Math.max(1, row.wait ?? waitSeconds) });
  }

  private query<Rows>(text: string, values: unknown[]): Promise<Rows> {
    return this.db.query<Rows>(text, values).catch((error: unknown) => {
      throw asDomainError(error);
    });
  }
}
