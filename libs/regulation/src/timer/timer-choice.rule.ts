import type { Tier } from '@noivu/contracts';
import { DomainError } from '@noivu/problem';
import type { NationalOverlay, NationalTimer } from '../national/national-overlay';
import type { RegulationProfile } from '../profile/regulation-profile';
import type { ProvincialTimer, TimedEvent } from './timer';

/**
 * The timer of a province's regulation for an event; where the text tells the tiers apart, that of the tier who owes it. Refuses with `rule-silent`.
 * @law 2111/QĐ-UBND, 9.1; 9.2.a — thời hạn riêng của từng cấp
 * @test libs/regulation/src/timer/due-date.rule.spec.ts
 */
export function provincialTimer(profile: RegulationProfile, event: TimedEvent, tier: Tier = 'BASE'): ProvincialTimer {
  const timer = profile.timers.find(({ events, tiers }) => events.includes(event) && (tiers?.includes(tier) ?? true));
  if (timer) return timer;
  const silence = profile.silences.find((known) => known.event === event);
  throw new DomainError('rule-silent', {
    event,
    instrument: profile.instrument,
    ...(silence && { article: silence.article, why: silence.why }),
  });
}

/**
 * The national timer that replaces or caps a provincial one, in or outside the time in which it is in force; data born in the system has its own.
 * @law 27/2026/NĐ-CP, 18.3; 19.2 — dữ liệu sinh ra từ quy trình trên hệ thống
 */
export function nationalTimerOver(timer: ProvincialTimer, overlay: NationalOverlay, bornInSystem: boolean): NationalTimer | undefined {
  const process = bornInSystem ? 'in-system' : 'elsewhere';
  return overlay.timers.find(
    (national) => national.effect !== 'ADDS' && national.overlays.includes(timer.id) && (national.process ?? process) === process,
  );
}
