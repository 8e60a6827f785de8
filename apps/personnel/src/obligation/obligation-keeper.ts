import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { dayInProvince, vietnamCalendar, type Clock, type WorkingDayCalendar } from '@noivu/calendar';
import type { DecisionSubject, FactKind, StatusFact } from '@noivu/contracts';
import type { MessageContext } from '@noivu/messaging';
import type { RegulationProfile } from '@noivu/regulation';
import { CLOCK } from '@noivu/service';
import { PROFILE } from '../regulation/province-profile';
import { recountDueDates } from './due-date-recount';
import { eventOfChange, eventOfSubject } from './duty-event.rule';
import { reckonBy, remembered, type Reckon } from './duty.rule';
import { obligationRow, type Duty, type DutyMoments, type ObligationRow } from './obligation-row.rule';
import {
  closeDuties,
  closeStep,
  dutiesOfDecision,
  insertObligations,
  noteProgress,
  reckonAgain,
  tiersOf,
  type Met,
  type StandingRow,
} from './obligation-rows';
import { settle } from './settlement.rule';

/** The dates of a decision from which time limits run, and what it is about, where that is known. */
export interface DecisionDates {
  readonly decisionId: string;
  readonly issuedOn: string;
  readonly effectiveOn: string;
  readonly subject?: DecisionSubject | undefined;
}

/** A record as far as a duty needs it: who keeps it. */
export interface KeptRecord {
  readonly recordId: string;
  readonly custodianUnitId: string;
}

/** A record that was made, on the decision that brought the person in. */
export interface CreatedRecord extends KeptRecord {
  readonly decision: DecisionDates;
  /** The day the person came, where the period runs from it (TQ 9.1). */
  readonly reportedForDutyOn?: string | undefined;
}

/** A change of a record on the strength of a decision. */
export interface ChangedRecord extends KeptRecord {
  readonly decision: DecisionDates;
  readonly kinds: readonly FactKind[];
  readonly status?: StatusFact['status'] | undefined;
}

/** A step of a transfer. */
export type DutyStep = NonNullable<Duty['step']>;

/**
 * Keeps the clocks (nghĩa vụ, thời hạn): the use cases tell it, in their own transaction, what has happened; it opens the duties that
 * follow, closes those that are done, and stores the inputs and the basis of each. Where no rule speaks nobody owes anything, and nothing
 * is refused.
 */
@Injectable()
export class ObligationKeeper {
  private readonly reckon: Reckon;

  constructor(
    @Inject(PROFILE) private readonly profile: RegulationProfile,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.reckon = reckonBy({ profile, calendar: vietnamCalendar });
  }

  /** A decision was entered that concerns records: each custodian now owes the update. */
  async decisionEntered(
    tx: EntityManager,
    _message: MessageContext,
    { decision, concerns }: { decision: DecisionDates; concerns: readonly (KeptRecord & { kinds: readonly FactKind[] })[] },
  ): Promise<void> {
    const event = eventOfSubject(decision.subject);
    const duties = concerns.map(({ recordId, custodianUnitId, kinds }) =>
      dutyOf({ recordId, custodianUnitId }, decision, { event, kinds: [...new Set(kinds)] }),
    );
    await this.open(tx, duties);
  }

  /** A record was made: the duty to make it opens and closes at once, with its lateness. */
  recordCreated(tx: EntityManager, _message: MessageContext, created: CreatedRecord): Promise<void> {
    return this.recordsCreated(tx, [created]);
  }

  /** Records were made, of one decision or of several: the same for each. */
  async recordsCreated(tx: EntityManager, created: readonly CreatedRecord[]): Promise<void> {
    const duties = created.map(({ decision, reportedForDutyOn, ...record }) => {
      const duty = dutyOf(record, decision, { event: 'new-record', kinds: [] });
      return { ...duty, days: { ...duty.days, reportedForDutyOn } };
    });
    await this.open(tx, duties, this.now().metAt);
  }

  /** A record was changed on a decision: the duty of that decision is done; where none was open it opens and closes at once. */
  async recordChanged(tx: EntityManager, _message: MessageContext, { decision, kinds, status, ...record }: ChangedRecord): Promise<void> {
    const unnamed = await this.settled(tx, { decision, kinds, status, ...record });
    if (unnamed.length === 0) return;
    await this.open(tx, [dutyOf(record, decision, { event: eventOfChange(status, decision.subject), kinds: unnamed })], this.now().metAt);
  }

  /** A step of a transfer is owed from now on. Its owner may be outside the caller's scope: it is then seen by the owner alone. */
  async stepOwed(tx: EntityManager, owed: Duty & { readonly step: DutyStep }): Promise<void> {
    await this.open(tx, [owed]);
  }

  /** A step of a transfer was taken: the duty to take it is done; where none was open it opens and closes at once. */
  async stepTaken(tx: EntityManager, taken: Duty & { readonly step: DutyStep }): Promise<void> {
    const met = this.now();
    if (!(await closeStep(tx, taken.step, met))) await this.open(tx, [taken], met.metAt);
  }

  /**
   * A record was changed on a decision: closes what is open for it and opens nothing, as where a transfer makes the change and has duties
   * of its own. Gives the kinds that no duty had named.
   */
  async settled(tx: EntityManager, { recordId, decision, kinds, status }: ChangedRecord): Promise<readonly FactKind[]> {
    const duties = await dutiesOfDecision(tx, recordId, decision.decisionId);
    const { progress, unnamed } = settle(duties, kinds);
    for (const { obligationId, kindsDone, closes } of progress) {
      if (!closes) await noteProgress(tx, obligationId, kindsDone);
      const duty = duties.find((one) => one.obligationId === obligationId);
      if (duty && status && kinds.includes('status')) await this.reckonAs(tx, duty, eventOfChange(status, decision.subject));
    }
    await closeDuties(
      tx,
      progress.flatMap(({ obligationId, closes }) => (closes ? [obligationId] : [])),
      this.now(),
    );
    return unnamed;
  }

  /**
   * Reckons again, with trail, every due date within the scope that rests on a projected calendar, open or done: an official list has come,
   * and with it swapped days that nobody could foresee. Gives how many due dates have moved.
   */
  recompute(tx: EntityManager, calendar: WorkingDayCalendar): Promise<number> {
    return recountDueDates(tx, reckonBy({ profile: this.profile, calendar }), this.now().metAt);
  }

  // What a decision is for may show only in the change: somebody has died, or left the province.
  private async reckonAs(tx: EntityManager, row: StandingRow, event: Duty['event']): Promise<void> {
    const inputs = { ...row.inputs, event };
    const reckoning = event === row.event ? undefined : this.reckon(inputs);
    if (reckoning) await reckonAgain(tx, row, { inputs, reckoning, why: 'event', at: this.now().metAt });
  }

  private async open(tx: EntityManager, duties: readonly Duty[], metAt?: string): Promise<void> {
    const tiers = await tiersOf(
      tx,
      duties.map(({ ownerUnitId }) => ownerUnitId),
    );
    const moments: DutyMoments = { openedAt: this.now().metAt, metAt };
    const reckon = remembered(this.reckon);
    const rows = duties.map((duty) => obligationRow(duty, { ...moments, tier: tiers.get(duty.ownerUnitId) ?? 'BASE' }, reckon));
    await insertObligations(
      tx,
      rows.filter((row): row is ObligationRow => row !== undefined),
    );
  }

  private now(): Met {
    const now = this.clock.now();
    return { metAt: now.toISOString(), metOn: dayInProvince(now) };
  }
}

const dutyOf = (
  { recordId, custodianUnitId }: KeptRecord,
  { decisionId, issuedOn, effectiveOn }: DecisionDates,
  owed: Pick<Duty, 'event' | 'kinds'>,
): Duty => ({ ...owed, ownerUnitId: custodianUnitId, recordId, decisionId, days: { issuedOn, effectiveOn } });
