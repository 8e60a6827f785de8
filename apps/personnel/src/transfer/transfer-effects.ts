import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { dayInProvince, type Clock, type Day } from '@noivu/calendar';
import type { PostFact, StatusFact } from '@noivu/contracts';
import type { MessageContext } from '@noivu/messaging';
import { DomainError } from '@noivu/problem';
import { CLOCK } from '@noivu/service';
import { ObligationKeeper, type DutyStep } from '../obligation/obligation-keeper';
import type { Duty } from '../obligation/obligation-row.rule';
import { RecordChanges } from '../record/record-changes';
import { liveRows } from '../record/record-store';
import { actOfTransfer, latestTitle, type TransferFact } from './transfer-fact.rule';
import { insertTransfer, moveTransfer, takeCustody, type TransferRow } from './transfer-rows';
import type { TransferEffect } from './transfer-step.rule';
import type { PlacedUnit } from './transfer-units';

/** A step that was found right: the transfer after it, what it does, and the unit of the sender in the tree. */
export interface DecidedStep {
  readonly transfer: TransferRow;
  readonly effects: readonly TransferEffect[];
  readonly from: PlacedUnit;
}

type DutyEffect = Extract<TransferEffect, { effect: 'owed' | 'done' }>;
type FactEffect = Extract<TransferEffect, { effect: 'post' | 'status' }>;

/** Carries out what a step of a transfer does, in its transaction: transfer, custody, facts and duties together. */
@Injectable()
export class TransferEffects {
  constructor(
    private readonly changes: RecordChanges,
    private readonly obligations: ObligationKeeper,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Whoever receives changes the record after custody has come to them, whoever moves it away before it leaves them: outside its scope
   * nobody writes.
   * @throws DomainError not-found, transfer-state where the record has moved on, and what the change of the record may be refused for
   */
  async carryOut(tx: EntityManager, message: MessageContext, step: DecidedStep): Promise<void> {
    const { transfer, effects, from } = step;
    const at = this.clock.now().toISOString();
    const takes = effects.some(({ effect }) => effect === 'custody');
    if (!takes) await moveTransfer(tx, transfer, at);
    else if (!from.isHeld) await takeCustody(tx, transfer, at);
    await this.tell(tx, message, step);
    if (takes && from.isHeld) await takeCustody(tx, transfer, at);
  }

  /** The day in the province. */
  today(): Day {
    return dayInProvince(this.clock.now());
  }

  /** Writes down a transfer that was prepared, and sets its first clock running. */
  async begin(tx: EntityManager, { transfer, effects, from }: DecidedStep, isOneStep: boolean): Promise<void> {
    await insertTransfer(tx, transfer, { isOneStep, at: this.clock.now().toISOString() });
    for (const effect of effects) if (effect.effect === 'owed') await this.keep(tx, { transfer, from, effect });
  }

  private async tell(tx: EntityManager, message: MessageContext, { transfer, effects, from }: DecidedStep): Promise<void> {
    const { fromUnitId, toUnitId = fromUnitId } = transfer;
    const isStillToMove = from.isHeld && effects.some(({ effect }) => effect === 'custody');
    const keeper = isStillToMove ? fromUnitId : toUnitId;
    for (const effect of effects) {
      if (effect.effect === 'post' || effect.effect === 'status') await this.state(tx, message, { transfer, keeper, effect });
      else if (effect.effect !== 'custody') await this.keep(tx, { transfer, from, effect });
    }
  }

  private async state(
    tx: EntityManager,
    message: MessageContext,
    { transfer, keeper, effect }: { transfer: TransferRow; keeper: string; effect: FactEffect },
  ): Promise<void> {
    const { recordId, decisionId, issuedOn, effectiveOn, fromUnitId, toUnitId = fromUnitId } = transfer;
    const record = await this.changes.lock(tx, recordId);
    if (record.custodianUnitId !== keeper) throw new DomainError('transfer-state', { state: transfer.state });
    const live = await liveRows(tx, recordId);
    const fact: TransferFact =
      effect.effect === 'status'
        ? { kind: 'status', value: { status: effect.status } satisfies StatusFact }
        : { kind: 'post', value: { ...unitsOf(effect), title: transfer.title ?? latestTitle(live, effectiveOn) } satisfies PostFact };
    const act = actOfTransfer(live, fact, { decisionId, effectiveOn, factId: randomUUID() });
    // The event names whoever keeps the record once the transaction is done.
    const kept = { ...record, custodianUnitId: toUnitId };
    const order = { acts: act ? [act] : [], decisionId, recordedBy: message.signedIn().accountId };
    await this.changes.change(tx, kept, order);
    const status = effect.effect === 'status' ? effect.status : undefined;
    await this.obligations.settled(tx, { ...kept, decision: { decisionId, issuedOn, effectiveOn }, kinds: [fact.kind], status });
  }

  private keep(
    tx: EntityManager,
    { transfer, from, effect }: { transfer: TransferRow; from: PlacedUnit; effect: DutyEffect },
  ): Promise<void> {
    const { transferId, recordId, decisionId, issuedOn, effectiveOn, fromUnitId, toUnitId = fromUnitId } = transfer;
    const ownerUnitId = { sender: fromUnitId, superior: from.parentId ?? fromUnitId, receiver: toUnitId }[effect.side];
    const { act, event } = effect;
    const duty: Duty & { step: DutyStep } = {
      event,
      ownerUnitId,
      recordId,
      decisionId,
      kinds: [],
      days: { issuedOn, effectiveOn },
      step: { transferId, act },
    };
    return effect.effect === 'owed' ? this.obligations.stepOwed(tx, duty) : this.obligations.stepTaken(tx, duty);
  }
}

const unitsOf = ({ managingUnitId, usingUnitId }: Extract<FactEffect, { effect: 'post' }>) => ({ managingUnitId, usingUnitId });
