import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { recordAudit } from '@noivu/audit';
import { ChangeRecord, type ChangeRecordRequest, type ChangeView, type FactKind, type StatusFact } from '@noivu/contracts';
import { etagOf, Reply, type MessageContext } from '@noivu/messaging';
import { DomainError } from '@noivu/problem';
import { Commands } from '@noivu/service';
import { Decisions } from '../decision/decisions';
import { ObligationKeeper, type DecisionDates } from '../obligation/obligation-keeper';
import { assertPostFree } from '../transfer/open-transfer';
import { holdTree } from '../unit/hold-tree';
import { assertGrounds } from './change-grounds.rule';
import { timelineActs } from './fact-acts';
import { RecordChanges, type RecordedChange } from './record-changes';
import type { LockedRecord } from './record-store';
import { byBeginning } from './statement';

/** A change that is under way. */
interface UnderWay {
  readonly record: LockedRecord;
  readonly decision: DecisionDates | undefined;
  readonly done: RecordedChange;
}

/** Changes records (cập nhật hồ sơ) on the strength of decisions, and corrects slips of entry. */
@Injectable()
export class RecordChange {
  constructor(
    private readonly commands: Commands,
    private readonly changes: RecordChanges,
    private readonly decisions: Decisions,
    private readonly obligations: ObligationKeeper,
  ) {}

  /**
   * @throws DomainError if-match-required, request-invalid, decision-required, reason-required, not-found, version-stale, transfer-open, and what the
   * decision or the acts may be refused for
   */
  async change(request: ChangeRecordRequest, message: MessageContext): Promise<Reply> {
    const expected = message.expectedVersion();
    assertGrounds(request);
    const decisionId = request.decision ? randomUUID() : request.decisionId?.toLowerCase();
    const acts = await timelineActs(request.acts, decisionId);
    return this.commands.run(message, async (tx) => {
      await holdTree(tx);
      const record = await this.changes.lock(tx, request.recordId);
      if (record.version !== expected) throw new DomainError('version-stale', { currentVersion: record.version });
      if (acts.some(({ kind }) => kind === 'post')) await assertPostFree(tx, record.recordId);
      const decision =
        decisionId === undefined ? undefined : await this.decisionOf(tx, message, { ...request, recordId: record.recordId, decisionId });
      const order = { acts, decisionId, reason: request.reason, recordedBy: message.signedIn().accountId };
      const done = await this.changes.change(tx, record, order);
      await this.tell(tx, message, { record, decision, done });
      return Reply.json(viewOf(order, record, done), { etag: etagOf(done.version) });
    });
  }

  private async decisionOf(
    tx: EntityManager,
    message: MessageContext,
    { decision, decisionId, recordId, acts }: ChangeRecordRequest & { decisionId: string },
  ): Promise<DecisionDates> {
    const concerns = [{ recordId, kinds: [...new Set(acts.map(({ kind }) => kind))] }];
    if (decision) return this.decisions.enter(tx, message, { ...decision, decisionId, concerns });
    const known = await this.decisions.known(tx, decisionId);
    await this.decisions.concern(tx, decisionId, concerns);
    return known;
  }

  private async tell(tx: EntityManager, message: MessageContext, { record, decision, done }: UnderWay): Promise<void> {
    const { recordId, custodianUnitId } = record;
    const kinds: FactKind[] = [...new Set(done.acts.map(({ kind }) => kind))];
    if (decision) await this.obligations.recordChanged(tx, message, { recordId, custodianUnitId, decision, kinds, status: statusIn(done) });
    const facts = { changeId: done.changeId, version: done.version, decisionId: decision?.decisionId, acts: done.acts };
    await recordAudit(tx, message, { action: ChangeRecord.audit, recordId, facts });
  }
}

/** Where the person stands after a change that said something of it. */
function statusIn({ acts, rows }: RecordedChange): StatusFact['status'] | undefined {
  if (!acts.some(({ kind, act }) => kind === 'status' && act !== 'revoke')) return undefined;
  const touched = new Set(acts.map(({ factId }) => factId));
  const told = rows
    .filter(({ kind, factId }) => kind === 'status' && touched.has(factId))
    .sort(byBeginning)
    .at(-1);
  return (told?.value as StatusFact | undefined)?.status;
}

const viewOf = (
  { decisionId, reason, recordedBy }: { decisionId: string | undefined; reason: string | undefined; recordedBy: string },
  { recordId }: LockedRecord,
  { changeId, version, recordedAt, acts }: RecordedChange,
): ChangeView => ({
  changeId,
  recordId,
  version,
  ...(decisionId && { decisionId }),
  recordedAt,
  recordedBy,
  ...(reason && { reason }),
  acts: [...acts],
});
