import { parseDay, vietnamCalendar, type Day, type DayOff, type PeriodUnit, type WorkingDayCalendar } from '@noivu/calendar';
import type { Tier } from '@noivu/contracts';
import type { NationalOverlay } from '../national/national-overlay';
import { nationalOverlay } from '../national/national-overlay.data';
import { requireInForce } from '../profile/in-force.rule';
import type { RegulationProfile } from '../profile/regulation-profile';
import type { ResponsibleRole, StartsFrom, TimedEvent, Timer, TimerBasis } from './timer';
import { nationalTimerOver, provincialTimer } from './timer-choice.rule';

/** `provincial`: the regulation of the province alone. `in-force`: with national law laid over it from its own date. */
export const regimes = ['provincial', 'in-force'] as const;
export type Regime = (typeof regimes)[number];

/** What a due date is asked of. */
export interface DueDateQuestion {
  readonly profile: RegulationProfile;
  readonly event: TimedEvent;
  /** The day that sets the period running, whatever the rule counts from. */
  readonly startsOn: Day;
  /** Where the days are known apart (signed, issued, in effect …): each rule takes its own from here, and `startsOn` where it is missing. */
  readonly startDays?: Readonly<Partial<Record<StartsFrom, Day>>>;
  readonly regime?: Regime;
  /** The tier of who owes it: Đồng Nai has a rule for each (art. 9.1, 9.2.a). */
  readonly tier?: Tier;
  /** True when a process run in the system brought the data forth (27/2026/NĐ-CP art. 18.3, 19.2). */
  readonly bornInSystem?: boolean;
  readonly calendar?: WorkingDayCalendar;
  readonly overlay?: NationalOverlay;
}

/** When something is due, by which rule, and who owes it. */
export interface DueDate {
  readonly event: TimedEvent;
  readonly startsOn: Day;
  readonly dueOn: Day;
  readonly number: number;
  readonly unit: PeriodUnit;
  readonly article: string;
  readonly instrument: string;
  readonly timerId: string;
  readonly startsFrom: StartsFrom;
  readonly responsibleRole: ResponsibleRole;
  readonly basis: TimerBasis;
  /** True when a year without an official calendar had a say: the day is to be reckoned again once the list is there. */
  readonly projected: boolean;
  readonly skippedDays: readonly DayOff[];
}

/**
 * The day by which the regulation wants something done. A period keeps the rule of the day it started on. Refuses with `day-invalid`, with
 * `rule-silent` where neither the province nor national law speaks on that day, with `calendar-year-unknown` beyond the calendar.
 * @law 27/2026/NĐ-CP, 18; 19 — thời hạn của trung ương thay hoặc rút ngắn thời hạn của tỉnh
 * @law 91/2015/QH13, 147.2; 148.5 — tính ngày cuối của thời hạn
 */
export function dueDate(question: DueDateQuestion): DueDate {
  const { profile, event, regime = 'in-force', overlay = nationalOverlay } = question;
  const own = provincialTimer(profile, event, question.tier);
  const national = regime === 'in-force' ? nationalTimerOver(own, overlay, question.bornInSystem ?? false) : undefined;
  if (!national || startOf(national, question) < national.inForceFrom) return ofProvince(own, question);

  const nationalEnd = reckoned(national, national.instrument, question);
  if (national.effect === 'REPLACES') return nationalEnd;
  const ownEnd = ofProvince(own, question);
  // What is capped stays the province's act: only its end comes from the national rule.
  return nationalEnd.dueOn < ownEnd.dueOn ? { ...nationalEnd, responsibleRole: own.responsibleRole } : ownEnd;
}

const startOf = (timer: Timer, { startDays, startsOn }: DueDateQuestion): Day => parseDay(startDays?.[timer.startsFrom] ?? startsOn);

function ofProvince(timer: Timer, question: DueDateQuestion): DueDate {
  requireInForce(question.profile, startOf(timer, question), { event: question.event });
  return reckoned(timer, question.profile.instrument, question);
}

function reckoned(timer: Timer, instrument: string, question: DueDateQuestion): DueDate {
  const { id: timerId, number, unit, article, startsFrom, responsibleRole, basis } = timer;
  const startsOn = startOf(timer, question);
  const calendar = question.calendar ?? vietnamCalendar;
  const end =
    number === 0 ? { dueOn: startsOn, skippedDays: [], projected: false } : calendar.periodEnd({ startsOn, amount: number, unit });
  return { event: question.event, startsOn, number, unit, article, instrument, timerId, startsFrom, responsibleRole, basis, ...end };
}
