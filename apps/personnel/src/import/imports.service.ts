import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { recordAudit } from '@noivu/audit';
import { dayInProvince, type Clock } from '@noivu/calendar';
import {
  ApplyImport,
  CancelJob,
  OrderImport,
  UndoImport,
  type ApplyImportRequest,
  type DecisionInput,
  type ImportPreview,
  type ImportState,
  type JobRequest,
  type OrderImportRequest,
  type UndoImportRequest,
} from '@noivu/contracts';
import { askToCancel, jobJson, orderJob } from '@noivu/jobs';
import { etagOf, Reply, type MessageContext } from '@noivu/messaging';
import { DomainError } from '@noivu/problem';
import { CLOCK, Commands } from '@noivu/service';
import { seenFile } from '../attachment/attachment.table';
import { assertDecisionDates } from '../decision/decision.rule';
import { Decisions } from '../decision/decisions';
import { PersonnelJobs } from '../job/personnel-jobs';
import { holdTree } from '../unit/hold-tree';
import { assertUnitsKnown } from '../unit/known-units';
import { heldImport } from './import.table';
import { importJobs, importState, importText, importVersion, versionIn } from './import-view';

/** An import that the transaction holds, as far as orders ask. */
interface HeldImport {
  readonly state: ImportState;
  readonly version: number;
  readonly decision: DecisionInput;
  readonly decisionId: string | null;
  readonly preview: ImportPreview | null;
  readonly skipInvalid: boolean;
  readonly undone: boolean;
}

const ROSTER = `SELECT FROM file WHERE file_id = $1 AND kind = 'roster' AND sealed_at IS NOT NULL AND ${seenFile('file')}`;
const INSERT = `INSERT INTO roster_import (import_id, file_id, decision, ordered_by, ordered_at, check_job, unit_id, unit_ord)
  SELECT $1, $2, $3, $4, $5, job_id, unit_id, unit_ord FROM job WHERE job_id = $6`;
const HOLD = `SELECT ${importState} AS state, ${importVersion} AS version, i.decision, i.decision_id AS "decisionId", i.preview, i.skip_invalid AS "skipInvalid", i.undo_job IS NOT NULL AS undone
  FROM roster_import i ${importJobs} WHERE i.import_id = $1 AND ${heldImport('i')} FOR UPDATE OF i`;
const APPLY = 'UPDATE roster_import SET apply_job = $2, decision_id = $3, skip_invalid = $4, version = version + 2 WHERE import_id = $1';
const UNDO = 'UPDATE roster_import SET undo_job = $2, version = version + 2 WHERE import_id = $1';

/** Orders of imports (nhập danh sách): each begins a job and answers at once with where to follow it. */
@Injectable()
export class Imports {
  constructor(
    private readonly commands: Commands,
    private readonly decisions: Decisions,
    private readonly jobs: PersonnelJobs,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Has a roster checked. @throws DomainError roster-required, decision-in-future, decision-reason-required, unit-unknown, not-found */
  order({ attachmentId, decision }: OrderImportRequest, message: MessageContext): Promise<Reply> {
    return this.begun(message, async (tx) => {
      const importId = randomUUID();
      const now = this.clock.now();
      assertDecisionDates(decision, dayInProvince(now));
      await assertUnitsKnown(tx, [decision.issuerUnitId]);
      const roster = await tx.query<object[]>(ROSTER, [attachmentId]);
      if (roster.length === 0) throw new DomainError('roster-required');
      const jobId = await this.job(tx, message, { kind: 'roster-check', input: { importId } });
      await tx.query(INSERT, [importId, attachmentId, decision, message.signedIn().accountId, now, jobId]);
      await recordAudit(tx, message, { action: OrderImport.audit, facts: { importId, attachmentId, jobId } });
      return importId;
    });
  }

  /** Makes records of the good rows, once; what was stopped is gone on with. @throws DomainError not-found, version-stale, import-state, import-has-errors and those of the decision */
  apply({ importId, skipInvalid = false }: ApplyImportRequest, message: MessageContext): Promise<Reply> {
    return this.begun(message, async (tx) => {
      const held = await hold(tx, importId, message);
      if (held.state !== 'CHECKED' && (held.state !== 'STOPPED' || held.undone))
        throw new DomainError('import-state', { state: held.state });
      const invalid = held.preview?.invalid ?? 0;
      const skips = skipInvalid || held.skipInvalid;
      if (invalid > 0 && !skips) throw new DomainError('import-has-errors', { invalid });
      const decisionId = held.decisionId ?? (await this.enter(tx, message, held.decision));
      const jobId = await this.job(tx, message, { kind: 'roster-apply', input: { importId } });
      await tx.query(APPLY, [importId, jobId, decisionId, skips]);
      await recordAudit(tx, message, { action: ApplyImport.audit, facts: { importId, jobId, decisionId, skipInvalid: skips } });
      return importId;
    });
  }

  /** Takes back what an import made and nobody has touched since. @throws DomainError not-found, version-stale, import-state */
  undo({ importId, reason }: UndoImportRequest, message: MessageContext): Promise<Reply> {
    return this.begun(message, async (tx) => {
      const { state, decisionId } = await hold(tx, importId, message);
      if (state !== 'APPLIED' && (state !== 'STOPPED' || decisionId === null)) throw new DomainError('import-state', { state });
      const jobId = await this.job(tx, message, { kind: 'roster-undo', input: { importId, reason } });
      await tx.query(UNDO, [importId, jobId]);
      await recordAudit(tx, message, { action: UndoImport.audit, facts: { importId, jobId, reason } });
      return importId;
    });
  }

  /** Asks a job to stop. @throws DomainError not-found, job-state */
  cancel({ jobId }: JobRequest, message: MessageContext): Promise<Reply> {
    return this.commands.run(message, async (tx) => {
      await askToCancel(tx, 'personnel', jobId);
      await recordAudit(tx, message, { action: CancelJob.audit, facts: { jobId } });
      const [job] = await tx.query<[{ job: object }]>(`SELECT ${jobJson} AS job FROM job j WHERE j.job_id = $1`, [jobId]);
      return Reply.json(job.job, { status: 202 });
    });
  }

  /** Runs an order and answers with the import; its job is looked for as soon as the order stands. */
  private async begun(message: MessageContext, work: (tx: EntityManager) => Promise<string>): Promise<Reply> {
    const reply = await this.commands.run(message, async (tx) => {
      await holdTree(tx);
      const importId = await work(tx);
      const [row] = await tx.query<[{ import: string }]>(importText('$1'), [importId]);
      const { jobId } = JSON.parse(row.import) as { jobId: string };
      return new Reply(row.import, { status: 202, etag: etagOf(versionIn(row.import)), location: `/api/v1/jobs/${jobId}` });
    });
    this.jobs.wake();
    return reply;
  }

  private job(tx: EntityManager, message: MessageContext, { kind, input }: { kind: string; input: object }): Promise<string> {
    return orderJob(tx, 'personnel', { kind, input, caller: message.signedIn(), traceId: message.envelope.trace?.slice(3, 35) ?? '' });
  }

  private async enter(tx: EntityManager, message: MessageContext, decision: DecisionInput): Promise<string> {
    const decisionId = randomUUID();
    await this.decisions.enter(tx, message, { ...decision, decisionId, concerns: [] });
    return decisionId;
  }
}

async function hold(tx: EntityManager, importId: string, message: MessageContext): Promise<HeldImport> {
  const expected = message.expectedVersion();
  const [held] = await tx.query<HeldImport[]>(HOLD, [importId]);
  if (!held) throw new DomainError('not-found');
  if (held.version !== expected) throw new DomainError('version-stale');
  return held;
}
