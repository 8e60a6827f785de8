import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { Caller } from '@noivu/access';
import type { ServiceName } from '@noivu/contracts';
import { writableRow } from '@noivu/persistence';
import { DomainError } from '@noivu/problem';
import { jobScope } from './job.table';

/** A piece of long work as it is ordered. */
export interface JobOrder {
  readonly kind: string;
  /** What the kind needs to know, as JSON: ids and choices, no person. */
  readonly input: object;
  readonly caller: Pick<Caller, 'accountId' | 'sessionId' | 'unitId' | 'rightsVersion'>;
  readonly traceId: string;
}

// A job belongs to the unit of whoever orders it; where that lies outside the signed scope, to the first unit of the scope.
const ORDER = `INSERT INTO job (job_id, kind, account_id, session_id, rights_version, trace_id, input, unit_id, unit_ord)
  SELECT $1, $2, $3, $4, $5, $6, $7, unit_id, ord FROM unit_node WHERE ord <@ (SELECT SCHEMA.scope()) ORDER BY unit_id = $8 DESC, ord LIMIT 1 RETURNING job_id`;

/**
 * Orders a job in the transaction of the command that asks for it; it begins after the commit. Within the scope of that transaction it works, six hours at most.
 * @throws DomainError not-found where the scope holds no unit
 */
export async function orderJob(tx: EntityManager, service: ServiceName, { kind, input, caller, traceId }: JobOrder): Promise<string> {
  const jobId = randomUUID();
  const { accountId, sessionId, rightsVersion, unitId } = caller;
  const told = [jobId, kind, accountId, sessionId, rightsVersion, traceId, JSON.stringify(input), unitId];
  const ordered = await tx.query<object[]>(ORDER.replace('SCHEMA', service), told);
  if (ordered.length === 0) throw new DomainError('not-found');
  await tx.query('SELECT sec.grant_job($1)', [jobId]);
  return jobId;
}

/** Asks a job to stop after what it has at hand. @throws DomainError not-found, job-state */
export async function askToCancel(tx: EntityManager, service: ServiceName, jobId: string): Promise<void> {
  const [job] = await tx.query<{ state: string }[]>(
    `SELECT state FROM job j WHERE job_id = $1 AND ${writableRow(jobScope(service), 'j')}`,
    [jobId],
  );
  if (!job) throw new DomainError('not-found');
  const asked = await tx.query<[unknown[], number]>(
    `UPDATE job SET cancel_asked = true WHERE job_id = $1 AND state IN ('queued', 'running')`,
    [jobId],
  );
  if (asked[1] === 0) throw new DomainError('job-state', { state: job.state });
}
