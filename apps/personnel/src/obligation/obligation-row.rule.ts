import { dayInProvince, type Day } from '@noivu/calendar';
import type { FactKind, ObligationEvent, Tier } from '@noivu/contracts';
import type { TransferAct } from '@noivu/regulation';
import type { DutyInputs, Reckon, Reckoning } from './duty.rule';
import { daysLate } from './lateness.rule';
import type { KnownDays } from './which-start.rule';

/** A duty (nghĩa vụ) before it is reckoned: what is owed, by whom, and from which days. */
export interface Duty {
  readonly event: ObligationEvent;
  readonly ownerUnitId: string;
  readonly recordId: string;
  readonly decisionId: string;
  /** The kinds of fact it asks for; none for the making of a record and for the steps of a transfer. */
  readonly kinds: readonly FactKind[];
  readonly days: KnownDays;
  /** The step of a transfer that it asks for. */
  readonly step?: { readonly transferId: string; readonly act: TransferAct } | undefined;
}

/** When a duty opened, and when it was done if it was: moments in UTC. */
export interface DutyMoments {
  readonly openedAt: string;
  readonly metAt?: string | undefined;
}

/** A duty as it is stored. */
export interface ObligationRow extends Reckoning {
  readonly event: ObligationEvent;
  readonly ownerUnitId: string;
  readonly recordId: string;
  readonly decisionId: string;
  readonly transferId: string | null;
  readonly act: TransferAct | null;
  readonly kinds: readonly FactKind[];
  readonly kindsDone: readonly FactKind[];
  readonly inputs: DutyInputs;
  readonly openedAt: string;
  readonly metAt: string | null;
  readonly metOn: Day | null;
  readonly daysLate: number | null;
}

/**
 * Reckons a duty of a unit of some tier; undefined where no rule asks for it. Done or late is judged by the day of the province on which it
 * was done.
 * @throws DomainError calendar-year-unknown
 * @law none: puts a duty, its reckoning and its end side by side
 * @test apps/personnel/src/obligation/loaded-obligation.rule.spec.ts
 */
export function obligationRow(
  duty: Duty,
  { tier, openedAt, metAt }: DutyMoments & { tier: Tier },
  reckon: Reckon,
): ObligationRow | undefined {
  const { step, days, ...rest } = duty;
  const inputs: DutyInputs = { event: duty.event, tier, days };
  const reckoning = reckon(inputs);
  if (!reckoning) return undefined;
  const metOn = metAt === undefined ? null : dayInProvince(new Date(metAt));
  return {
    ...rest,
    ...reckoning,
    transferId: step?.transferId ?? null,
    act: step?.act ?? null,
    kindsDone: metOn === null ? [] : duty.kinds,
    inputs,
    openedAt,
    metAt: metAt ?? null,
    metOn,
    daysLate: metOn === null ? null : daysLate(reckoning.dueOn, metOn),
  };
}
