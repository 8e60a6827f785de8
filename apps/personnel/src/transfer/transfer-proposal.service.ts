import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { recordAudit } from '@noivu/audit';
import { ProposeTransfer, type FactKind, type ProposeTransferRequest } from '@noivu/contracts';
import { etagOf, Reply, type MessageContext } from '@noivu/messaging';
import { DomainError } from '@noivu/problem';
import type { RegulationProfile } from '@noivu/regulation';
import { Commands } from '@noivu/service';
import { Decisions } from '../decision/decisions';
import type { DecisionDates } from '../obligation/obligation-keeper';
import { lockRecord, type LockedRecord } from '../record/record-store';
import { PROFILE } from '../regulation/province-profile';
import { assertPostFree } from './open-transfer';
import { TransferEffects, type DecidedStep } from './transfer-effects';
import { assertKindFits } from './transfer-kind.rule';
import { isOneStep, plannedSteps } from './transfer-plan.rule';
import { transferView } from './transfer-rows';
import { proposeTransfer } from './transfer-step.rule';
import { assertUses, placedUnits, receivingUnit, standpointOf } from './transfer-units';

const FIRST_VERSION = 1;

/** Prepares transfers (lập điều chuyển): on the strength of a decision, for a record of the scope. */
@Injectable()
export class TransferProposal {
  constructor(
    private readonly commands: Commands,
    private readonly decisions: Decisions,
    private readonly effects: TransferEffects,
    @Inject(PROFILE) private readonly profile: RegulationProfile,
  ) {}

  /**
   * @throws DomainError request-invalid, decision-required, not-found, transfer-open, unit-closed, transfer-to-self, transfer-kind,
   * transfer-using-unit, transfer-wrong-side, and what the decision may be refused for
   */
  async propose(request: ProposeTransferRequest, message: MessageContext): Promise<Reply> {
    assertOneDecision(request);
    return this.commands.run(message, async (tx) => {
      const record = await lockRecord(tx, request.recordId);
      if (!record) throw new DomainError('not-found');
      await assertPostFree(tx, record.recordId);
      const decision = await this.decisionOf(tx, message, { ...request, recordId: record.recordId });
      const step = await this.decided(tx, request, { record, decision });
      await this.effects.begin(tx, step, request.kind !== 'OUT' && isOneStep(plannedSteps(this.profile, request.kind)));
      const { transferId, kind, fromUnitId, toUnitId } = step.transfer;
      await recordAudit(tx, message, {
        action: ProposeTransfer.audit,
        recordId: record.recordId,
        facts: { transferId, kind, fromUnitId, toUnitId, decisionId: decision.decisionId },
      });
      return new Reply(await transferView(tx, transferId), {
        status: 201,
        etag: etagOf(FIRST_VERSION),
        location: `/api/v1/transfers/${transferId}`,
      });
    });
  }

  private async decided(
    tx: EntityManager,
    request: ProposeTransferRequest,
    { record, decision }: { record: LockedRecord; decision: DecisionDates },
  ): Promise<DecidedStep> {
    const { kind, title } = request;
    const [toUnitId, usingUnitId] = [request.toUnitId?.toLowerCase(), request.usingUnitId?.toLowerCase()];
    const { decisionId, issuedOn, effectiveOn } = decision;
    const today = this.effects.today();
    const on = effectiveOn > today ? effectiveOn : today;
    const units = await placedUnits(tx, [record.custodianUnitId, toUnitId, usingUnitId], on);
    const from = units.get(record.custodianUnitId);
    if (!from) throw new DomainError('not-found');
    const to = toUnitId === undefined ? undefined : receivingUnit(units, toUnitId, on);
    const outcome = proposeTransfer({ kind, fromUnitId: from.unitId, toUnitId, usingUnitId }, standpointOf(from, to), this.profile);
    if (outcome.refusal) throw outcome.refusal;
    assertKindFits(kind, { from, to }, this.profile);
    assertUses(usingUnitId, to, units);
    const transfer = { ...outcome.transfer, transferId: randomUUID(), recordId: record.recordId, decisionId, issuedOn, effectiveOn, title };
    return { transfer, effects: outcome.effects, from };
  }

  private async decisionOf(
    tx: EntityManager,
    message: MessageContext,
    { decision, decisionId = randomUUID(), kind, recordId }: ProposeTransferRequest,
  ): Promise<DecisionDates> {
    const kinds: FactKind[] = [kind === 'OUT' ? 'status' : 'post'];
    const concerns = [{ recordId, kinds }];
    if (decision) return this.decisions.enter(tx, message, { ...decision, decisionId, concerns });
    const known = await this.decisions.known(tx, decisionId);
    // From now on whoever keeps the record sees the decision, the receiver as well.
    await this.decisions.concern(tx, known.decisionId, concerns);
    return known;
  }
}

function assertOneDecision({ decision, decisionId }: ProposeTransferRequest): void {
  if (decision && decisionId)
    throw new DomainError('request-invalid', { errors: [{ pointer: '/decisionId', code: 'eitherDecisionOrId' }] });
  if (!decision && !decisionId) throw new DomainError('decision-required');
}
