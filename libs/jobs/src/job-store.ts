import type { Pool } from 'pg';
import type { JobError, JobState } from '@noivu/contracts';
import type { Reached, TakenJob } from './job-kind';

/** A job that waits or runs, as far as asking for its right needs it. */
export interface OpenJob {
  readonly jobId: string;
  readonly accountId: string;
  readonly rightsVersion: number;
}

/** A job that was taken up; `unvouched`: for too long nobody has known whether its account still has its rights. */
export interface Claimed {
  readonly job: TakenJob;
  readonly attempts: number;
  readonly unvouched: boolean;
}

/** How a job ended. */
export interface Ending {
  readonly state: Extract<JobState, 'succeeded' | 'failed' | 'cancelled'>;
  readonly result?: object;
  readonly errors?: readonly JobError[];
}

const LEASE = `interval '30 seconds'`;
// Identity keeps a loss of right on its list for eleven minutes: whoever was not asked about for ten may have lost it unseen.
const VOUCHED = `interval '10 minutes'`;

const OPEN = `SELECT job_id AS "jobId", account_id AS "accountId", rights_version AS "rightsVersion" FROM job WHERE state IN ('queued', 'running')`;
const CANCEL = `UPDATE job SET state = 'cancelled', ended_at = now(), lease = NULL
  WHERE cancel_asked AND (state = 'queued' OR (state = 'running' AND lease_until < now()))`;
const EXPIRE = `UPDATE job SET state = 'failed', ended_at = now(), errors = $1, lease = NULL WHERE state IN ('queued', 'running') AND ends_by < now()`;
const REVOKE = `UPDATE job SET state = 'failed', ended_at = now(), errors = $2, lease = NULL WHERE job_id = ANY($1) AND state IN ('queued', 'running')`;
const VOUCH = `UPDATE job SET vouched_at = now() WHERE state IN ('queued', 'running') AND vouched_at BETWEEN now() - ${VOUCHED} AND now() - interval '1 minute'`;
// Picked once, in a CTE: a subquery may be run again for every row, and pick another each time.
const CLAIM = `WITH next AS MATERIALIZED (
    SELECT job_id, vouched_at < now() - ${VOUCHED} AS unvouched FROM job
    WHERE kind = ANY($2) AND NOT cancel_asked AND (state = 'queued' OR (state = 'running' AND lease_until < now()))
    ORDER BY ordered_at LIMIT 1 FOR UPDATE SKIP LOCKED)
  UPDATE job SET state = 'running', lease = $1, lease_until = now() + ${LEASE}, attempts = job.attempts + 1 FROM next WHERE job.job_id = next.job_id
  RETURNING job.job_id AS "jobId", kind, account_id AS "accountId", session_id AS "sessionId", rights_version AS "rightsVersion", unit_id AS "unitId",
    trace_id AS "traceId", input, checkpoint, lease, attempts, unvouched`;
const HOLD = `UPDATE job SET lease_until = now() + ${LEASE} WHERE job_id = $1 AND lease = $2 AND state = 'running' RETURNING cancel_asked AS "cancelAsked"`;
// A turn counts as one without a step until it has come further than the turns before it.
const REACH = `UPDATE job SET lease_until = now() + ${LEASE}, phase = $3, done = $4, total = $5, checkpoint = coalesce($6::jsonb, checkpoint), furthest = greatest(furthest, $4),
    attempts = CASE WHEN $4::int > furthest OR ($6::jsonb IS NOT NULL AND $6::jsonb IS DISTINCT FROM checkpoint) THEN 0 ELSE attempts END
  WHERE job_id = $1 AND lease = $2 AND state = 'running' RETURNING cancel_asked AS "cancelAsked"`;
const RELEASE = `UPDATE job SET lease = NULL, lease_until = now() + make_interval(secs => $3), attempts = greatest(attempts - $4, 0)
  WHERE job_id = $1 AND lease = $2 AND state = 'running'`;
const END = `UPDATE job SET state = $3, result = $4, errors = $5, ended_at = now(), lease = NULL WHERE job_id = $1 AND lease = $2 AND state = 'running'`;

/** What became of a lease when it was used. */
export type Hold = 'held' | 'cancelled' | 'lost';

/** The table of jobs as the runner works on it, logged in as the timer. */
export class JobStore {
  constructor(
    private readonly pool: Pool,
    private readonly service: string,
  ) {}

  async open(): Promise<OpenJob[]> {
    return (await this.pool.query<OpenJob>(OPEN)).rows;
  }

  /** Ends what was asked to end before anybody worked on it, and what has had its six hours. */
  async endOverdue(errors: readonly JobError[]): Promise<void> {
    await this.pool.query(CANCEL);
    await this.pool.query(EXPIRE, [JSON.stringify(errors)]);
  }

  /** Ends jobs whose account has lost its rights; whoever works on one finds its lease gone. */
  async revoke(jobIds: readonly string[], errors: readonly JobError[]): Promise<void> {
    if (jobIds.length > 0) await this.pool.query(REVOKE, [jobIds, JSON.stringify(errors)]);
  }

  /** Notes that the accounts of all open jobs are known to have their rights now. */
  async vouch(): Promise<void> {
    await this.pool.query(VOUCH);
  }

  async claim(lease: string, kinds: readonly string[]): Promise<Claimed | undefined> {
    const { rows } = await this.pool.query<TakenJob & { attempts: number; unvouched: boolean }>(CLAIM, [lease, kinds]);
    if (!rows[0]) return undefined;
    const { attempts, unvouched, ...job } = rows[0];
    return { job, attempts, unvouched };
  }

  /** The scope that the job was ordered under, signed anew for ten minutes; null where the job has no right to it any more. */
  async contextOf({ jobId }: TakenJob): Promise<string | null> {
    const { rows } = await this.pool.query<{ context: string | null }>(`SELECT ${this.service}.job_context($1) AS context`, [jobId]);
    return rows[0]?.context ?? null;
  }

  hold(job: TakenJob): Promise<Hold> {
    return this.holding(HOLD, [job.jobId, job.lease]);
  }

  reach(job: TakenJob, { phase, done, total, checkpoint }: Reached): Promise<Hold> {
    const kept = checkpoint === undefined ? null : JSON.stringify(checkpoint);
    return this.holding(REACH, [job.jobId, job.lease, phase, done, total, kept]);
  }

  /** Lets a job go so that any process takes it up again, after some seconds; `forgiven`: the turn does not count as a failure. */
  async release(job: TakenJob, { seconds = 0, forgiven = false }: { seconds?: number; forgiven?: boolean }): Promise<void> {
    await this.pool.query(RELEASE, [job.jobId, job.lease, seconds, forgiven ? 1 : 0]);
  }

  async end(job: TakenJob, { state, result, errors = [] }: Ending): Promise<void> {
    await this.pool.query(END, [job.jobId, job.lease, state, result ? JSON.stringify(result) : null, JSON.stringify(errors)]);
  }

  private async holding(text: string, values: readonly unknown[]): Promise<Hold> {
    const { rows } = await this.pool.query<{ cancelAsked: boolean }>(text, [...values]);
    if (!rows[0]) return 'lost';
    return rows[0].cancelAsked ? 'cancelled' : 'held';
  }
}
