import { yearOf, type Day } from '@noivu/calendar';
import type { NationalOverlay } from '../national/national-overlay';
import { nationalOverlay } from '../national/national-overlay.data';
import { overlayHere, timersOf } from '../timer/timers-of';
import { requireInForce } from './in-force.rule';
import { legalValueOn } from './legal-value.rule';
import type { RegulationProfile } from './regulation-profile';
import { reportDays } from './report-day.rule';

/**
 * The regulation of a province as it is in force on a day, for people and programs that ask: every value with its article, of the profile's own
 * instrument unless another is named. Plain JSON. Refuses with `rule-silent` a day on which the regulation is not in force.
 */
export function regulationView(profile: RegulationProfile, on: Day, overlay: NationalOverlay = nationalOverlay) {
  requireInForce(profile, on);
  const { tierNumbering, tiers, ...rest } = profile;
  return {
    on,
    ...rest,
    tiers: { numbering: tierNumbering, levels: tiers },
    timers: timersOf(profile, 'in-force', on, overlay),
    standingDuties: overlay.standingDuties.filter((duty) => duty.inForceFrom <= on).flatMap((duty) => overlayHere(duty, profile) ?? []),
    reports: profile.reports.map((report) => ({ ...report, days: reportDays(profile, yearOf(on)).filter(({ id }) => id === report.id) })),
    principles: { ...profile.principles, legalValue: legalValueOn(profile, on, overlay) },
  };
}

/** What `/regulation` answers. */
export type RegulationView = ReturnType<typeof regulationView>;
