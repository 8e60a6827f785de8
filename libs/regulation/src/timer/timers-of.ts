import type { Day } from '@noivu/calendar';
import type { NationalOverlay, NationalTimer, OverlayEffect } from '../national/national-overlay';
import { nationalOverlay } from '../national/national-overlay.data';
import type { RegulationProfile } from '../profile/regulation-profile';
import type { Regime } from './due-date.rule';
import type { ProvincialTimer, Timer } from './timer';

/** A timer as it stands on a day, with its instrument; a provincial one tells what overlays it, a national one what it overlays here. */
export interface TimerInForce
  extends
    Timer,
    Partial<Pick<ProvincialTimer, 'events' | 'tiers' | 'derivedFrom'>>,
    Partial<Pick<NationalTimer, 'effect' | 'overlays' | 'process' | 'certainty'>> {
  readonly instrument: string;
  readonly overlaidBy?: readonly { readonly id: string; readonly effect: OverlayEffect }[];
}

/** What a rule of the overlay touches in one province; undefined where it replaces or caps nothing there, and so says nothing. */
export function overlayHere<R extends { effect: OverlayEffect; overlays: readonly string[] }>(
  rule: R,
  profile: RegulationProfile,
): R | undefined {
  const ids = [...profile.timers, ...profile.periodicDuties].map(({ id }) => id);
  const overlays = rule.overlays.filter((id) => ids.includes(id));
  return rule.effect === 'ADDS' || overlays.length > 0 ? { ...rule, overlays } : undefined;
}

/** The timers of a province on a day, its own first; those that national law replaces stand there too, marked with what replaces them. */
export function timersOf(
  profile: RegulationProfile,
  regime: Regime,
  on: Day,
  overlay: NationalOverlay = nationalOverlay,
): readonly TimerInForce[] {
  const national = regime === 'in-force' ? overlay.timers.filter(({ inForceFrom }) => inForceFrom <= on) : [];
  const own = profile.timers.map((timer) => ({
    ...timer,
    instrument: profile.instrument,
    overlaidBy: national.filter(({ overlays }) => overlays.includes(timer.id)).map(({ id, effect }) => ({ id, effect })),
  }));
  return [...own, ...national.flatMap((timer) => overlayHere(timer, profile) ?? [])];
}
