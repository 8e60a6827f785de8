import { scoped, writableRow, type ScopedStatement } from '@noivu/persistence';
import { problems, type ProblemCode, type ProblemFacts } from '@noivu/problem';
import type { BothLanguages, JobError, ServiceName } from '@noivu/contracts';
import { jobScope } from './job.table';

const instant = (expression: string): string => `to_char(${expression} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** SQL that writes a row of the table of jobs, named j, as a JobView. */
export const jobJson = `jsonb_strip_nulls(jsonb_build_object('id', j.job_id, 'kind', j.kind, 'state', j.state,
  'progress', jsonb_build_object('done', j.done, 'total', j.total, 'phase', j.phase), 'result', j.result, 'errors', j.errors,
  'orderedAt', ${instant('j.ordered_at')}, 'endedAt', ${instant('j.ended_at')}))`;

/** Reads one job of a service within the scope: its id is the parameter. */
export const getJob = (service: ServiceName): ScopedStatement =>
  scoped({ name: 'job-get', text: `SELECT ${jobJson}::text FROM job j WHERE j.job_id = $2 AND ${writableRow(jobScope(service), 'j')}` });

/** The words of a problem in both languages, each one sentence after its title. */
export function wordsOf(code: ProblemCode): BothLanguages {
  const { vi, en } = problems[code];
  return { vi: `${vi.title}. ${vi.detail}`, en: `${en.title}. ${en.detail}` };
}

/** A refusal as the errors of a job tell it. */
export const jobError = (code: ProblemCode, facts: ProblemFacts = {}): JobError => ({
  code,
  message: wordsOf(code),
  ...(Object.keys(facts).length > 0 && { facts }),
});
