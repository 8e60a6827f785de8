import type { WorkingDayCalendar } from '@noivu/calendar';
import type { ObligationEvent, Tier } from '@noivu/contracts';
import { DomainError } from '@noivu/problem';
import { dueDate, type DueDate, type RegulationProfile } from '@noivu/regulation';
import { startDays, type KnownDays } from './which-start.rule';

/** All that a due date was reckoned from. It is kept with the duty, so that it can be reckoned again. */
export interface DutyInputs {
  readonly event: ObligationEvent;
  /** The tier of the unit that owes it: Đồng Nai has a rule for each (art. 9.1, 9.2.a). */
  readonly tier: Tier;
  readonly days: KnownDays;
}

/** A due date and the rule it rests on. */
export type Reckoning = Pick<
  DueDate,
  'startsOn' | 'dueOn' | 'number' | 'unit' | 'article' | 'instrument' | 'timerId' | 'responsibleRole' | 'basis' | 'projected'
>;

/** The regulation and the calendar by which duties are reckoned. */
export interface Law {
  readonly profile: RegulationProfile;
  readonly calendar: WorkingDayCalendar;
}

/**
 * When a duty is due by the law in force on the day it starts; undefined where no rule speaks (rule-silent), for nobody owes what no rule
 * asks.
 * @throws DomainError calendar-year-unknown for a day beyond every calendar
 * @law 2111/QĐ-UBND, 9.1; 9.2.a — thời hạn cập nhật theo cấp của đơn vị
 * @law 20/QĐ-UBND, 9; 10 — thời hạn cập nhật, điều chuyển
 * @law 539/QĐ-UBND-HC, 9; 10 — thời hạn cập nhật, điều chuyển
 * @law 16/2020/QĐ-UBND, 9; 10 — thời hạn cập nhật, điều chuyển
 */
export type Reckon = (inputs: DutyInputs) => Reckoning | undefined;

/** Reckons by a law. */
export const reckonBy =
  ({ profile, calendar }: Law): Reckon =>
  ({ event, tier, days }) => {
    try {
      const found = dueDate({ profile, calendar, event, tier, startsOn: days.issuedOn, startDays: startDays(days), regime: 'in-force' });
      const { startsOn, dueOn, number, unit, article, instrument, timerId, responsibleRole, basis, projected } = found;
      return { startsOn, dueOn, number, unit, article, instrument, timerId, responsibleRole, basis, projected };
    } catch (error) {
      if (error instanceof DomainError && error.code === 'rule-silent') return undefined;
      throw error;
    }
  };

/** Reckons each question once: for loads, in which the same days come again and again. */
export function remembered(reckon: Reckon): Reckon {
  const known = new Map<string, Reckoning | undefined>();
  return (inputs) => {
    const { issuedOn, effectiveOn, reportedForDutyOn } = inputs.days;
    const key = [inputs.event, inputs.tier, issuedOn, effectiveOn, reportedForDutyOn].join();
    if (!known.has(key)) known.set(key, reckon(inputs));
    return known.get(key);
  };
}
