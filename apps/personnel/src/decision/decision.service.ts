import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { recordAudit } from '@noivu/audit';
import { EnterDecision, type Concern, type DecisionView, type EnterDecisionRequest } from '@noivu/contracts';
import { etagOf, Reply, type MessageContext } from '@noivu/messaging';
import { DomainError } from '@noivu/problem';
import { Commands } from '@noivu/service';
import { ObligationKeeper, type KeptRecord } from '../obligation/obligation-keeper';
import { heldRecord } from '../record/record.table';
import { holdTree } from '../unit/hold-tree';
import { Decisions } from './decisions';

const KEPT = `SELECT r.id AS "recordId", r.custodian_unit_id AS "custodianUnitId" FROM record r WHERE r.id = ANY($1) AND ${heldRecord('r')}`;
/** A decision is entered once and not changed. */
export const DECISION_VERSION = 1;

/** Enters decisions ahead of the changes that they call for: each custodian then owes the update. */
@Injectable()
export class DecisionEntry {
  constructor(
    private readonly commands: Commands,
    private readonly decisions: Decisions,
    private readonly obligations: ObligationKeeper,
  ) {}

  /** @throws DomainError decision-in-future, decision-reason-required, unit-unknown, not-found where a record is not in the scope */
  enter(request: EnterDecisionRequest, message: MessageContext): Promise<Reply> {
    return this.commands.run(message, async (tx) => {
      await holdTree(tx);
      const decision = await this.decisions.enter(tx, message, { ...request, decisionId: randomUUID() });
      const { decisionId, enteredAt, concerns } = decision;
      await this.obligations.decisionEntered(tx, message, { decision, concerns: await kept(tx, concerns) });
      const recordIds = concerns.map(({ recordId }) => recordId);
      await recordAudit(tx, message, { action: EnterDecision.audit, facts: { decisionId, recordIds } });
      const view: DecisionView = {
        ...request,
        concerns: [...concerns],
        decisionId,
        enteredAt,
        enteredBy: message.signedIn().accountId,
        version: DECISION_VERSION,
      };
      return Reply.json(view, { status: 201, etag: etagOf(DECISION_VERSION), location: `/api/v1/decisions/${decisionId}` });
    });
  }
}

async function kept(tx: EntityManager, concerns: readonly Concern[]): Promise<(KeptRecord & Concern)[]> {
  const records = await tx.query<KeptRecord[]>(KEPT, [concerns.map(({ recordId }) => recordId)]);
  const byId = new Map(records.map((record) => [record.recordId, record]));
  return concerns.map(({ recordId, kinds }) => {
    const record = byId.get(recordId.toLowerCase());
    if (!record) throw new DomainError('not-found');
    return { ...record, kinds };
  });
}
