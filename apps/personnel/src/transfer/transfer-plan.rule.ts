import type { ObligationEvent, TransferKind } from '@noivu/contracts';
import type { ProvincialTimer, RegulationProfile, TransferAct } from '@noivu/regulation';

/** Who takes a step: whoever keeps the record or stands above; who stands above the keeper; whoever it is sent to, or stands above that unit. */
export type TransferSide = 'sender' | 'superior' | 'receiver';

/** A step of a transfer as the regulation of the province has it. */
export interface PlannedStep {
  readonly act: TransferAct;
  readonly side: TransferSide;
  /** The period that it is bound by. */
  readonly event: ObligationEvent;
  readonly article: string;
}

const receiving: readonly TransferAct[] = ['receive', 'hand-on'];
const stepsOf = { WITHIN: 'within', ACROSS: 'across', OUT: 'leave' } as const;

function timerOf(profile: RegulationProfile, timerId: string): ProvincialTimer {
  const timer = profile.timers.find(({ id }) => id === timerId);
  if (!timer) throw new RangeError(`The regulation of ${profile.province} has no timer ${timerId}.`);
  return timer;
}

function eventOf(kind: TransferKind, act: TransferAct): ObligationEvent {
  if (kind === 'OUT') return 'leave-province';
  if (kind === 'WITHIN') return 'transfer-within';
  return receiving.includes(act) ? 'transfer-receive' : 'transfer-send';
}

/**
 * The steps of a transfer, in order.
 * @law 20/QĐ-UBND, 10 — các bước chuyển hồ sơ
 * @law 539/QĐ-UBND-HC, 10 — các bước chuyển hồ sơ
 * @law 16/2020/QĐ-UBND, 10 — các bước chuyển hồ sơ
 * @law 2111/QĐ-UBND, 9.1; 9.2.a — các bước chuyển hồ sơ (suy ra)
 * @test apps/personnel/src/transfer/transfer-step.rule.spec.ts
 */
export function plannedSteps(profile: RegulationProfile, kind: TransferKind): readonly PlannedStep[] {
  return profile.transfers[stepsOf[kind]].map(({ act, timerId }) => {
    const { responsibleRole, article } = timerOf(profile, timerId);
    const side = receiving.includes(act) ? 'receiver' : responsibleRole === 'superior-authority' ? 'superior' : 'sender';
    return { act, side, event: eventOf(kind, act), article };
  });
}

/** Whether one actor moves the record and nobody receives it (HB 10.1; DT 10.1, 10.2; TQ 10.1). */
export const isOneStep = (steps: readonly PlannedStep[]): boolean => steps.some(({ act }) => act === 'move');

/**
 * How far a transfer `WITHIN` reaches: where the body that uses the person moves the record itself, within that agency (DT 10.1, TQ 10.1),
 * else within one department or district (HB 10.1).
 */
export function reachWithin(profile: RegulationProfile): 'agency' | 'department' {
  const roles = profile.transfers.within.map(({ timerId }) => timerOf(profile, timerId).responsibleRole);
  return roles.every((role) => role === 'using-body' || role === 'database-officer') ? 'agency' : 'department';
}
