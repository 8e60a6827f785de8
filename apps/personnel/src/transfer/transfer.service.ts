import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { recordAudit } from '@noivu/audit';
import type { EndTransferRequest, HandOnTransferRequest, ReceiveTransferRequest, TransferRequest } from '@noivu/contracts';
import { etagOf, Reply, type MessageContext } from '@noivu/messaging';
import { DomainError } from '@noivu/problem';
import type { RegulationProfile } from '@noivu/regulation';
import { Commands } from '@noivu/service';
import { PROFILE } from '../regulation/province-profile';
import { TransferEffects, type DecidedStep } from './transfer-effects';
import { holdTransfer, transferView } from './transfer-rows';
import { transferStep, type TransferVerb } from './transfer-step.rule';
import { assertUses, placedUnits, standpointOf } from './transfer-units';

/** What any of the orders says: the using unit and the title where a record is taken over, a reason where a transfer is ended. */
export type StepRequest = TransferRequest &
  Partial<Omit<ReceiveTransferRequest & HandOnTransferRequest & EndTransferRequest, 'transferId'>>;

/** The steps of transfers (chuyển, tiếp nhận, chuyển tiếp, từ chối, hủy): each by the side and in the state that the regulation has it. */
@Injectable()
export class TransferSteps {
  constructor(
    private readonly commands: Commands,
    private readonly effects: TransferEffects,
    @Inject(PROFILE) private readonly profile: RegulationProfile,
  ) {}

  /**
   * Takes a step on the version named in If-Match; `action` is its word in the audit trail.
   * @throws DomainError if-match-required, not-found, transfer-wrong-side, version-stale, transfer-state, transfer-using-unit, and what the
   * change of the record may be refused for
   */
  async take(request: StepRequest, message: MessageContext, { verb, action }: { verb: TransferVerb; action: string }): Promise<Reply> {
    const version = message.expectedVersion();
    return this.commands.run(message, async (tx) => {
      const step = await this.decided(tx, request, { verb, version });
      await this.effects.carryOut(tx, message, step);
      const { transferId, recordId, kind, state, fromUnitId, toUnitId, usingUnitId } = step.transfer;
      await recordAudit(tx, message, { action, recordId, facts: { transferId, kind, state, fromUnitId, toUnitId, usingUnitId } });
      return new Reply(await transferView(tx, transferId), { etag: etagOf(step.transfer.version) });
    });
  }

  private async decided(
    tx: EntityManager,
    request: StepRequest,
    { verb, version }: { verb: TransferVerb; version: number },
  ): Promise<DecidedStep> {
    const before = await holdTransfer(tx, request.transferId);
    const usingUnitId = request.usingUnitId?.toLowerCase();
    const units = await placedUnits(tx, [before.fromUnitId, before.toUnitId, usingUnitId], this.effects.today());
    const [from, to] = [units.get(before.fromUnitId), before.toUnitId === undefined ? undefined : units.get(before.toUnitId)];
    if (!from) throw new DomainError('not-found');
    const outcome = transferStep(before, { verb, version, usingUnitId }, standpointOf(from, to), this.profile);
    if (outcome.refusal) throw outcome.refusal;
    assertUses(usingUnitId, to, units);
    const { title = before.title, reason } = request;
    return { transfer: { ...before, ...outcome.transfer, title, reason }, effects: outcome.effects, from };
  }
}
