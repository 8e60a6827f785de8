import { DomainError } from '@noivu/problem';
import type { CalendarYear, DayOff } from './calendar-year';
import { checkedYear } from './calendar-year.rule';
import { civilCodes, countingRuleOn, type CountingRule } from './counting-rule';
import { addDays, weekday, yearOf, type Day } from './local-day';

/** Ngày làm việc, or ngày (theo lịch). */
export const periodUnits = ['working-day', 'calendar-day'] as const;
export type PeriodUnit = (typeof periodUnits)[number];

/** A period (thời hạn): so many days from the day of an event. `rollsOn` overrides what the counting rule says of a last day that is a rest day. */
export interface Period {
  readonly startsOn: Day;
  readonly amount: number;
  readonly unit: PeriodUnit;
  readonly rollsOn?: boolean;
}

/** Where a period ends, the rest days it passed over, and whether a year without an official list had a say in that. */
export interface PeriodEnd {
  readonly dueOn: Day;
  readonly skippedDays: readonly DayOff[];
  readonly projected: boolean;
}

const weekendNames: Readonly<Record<number, string>> = { 6: 'Thứ bảy', 7: 'Chủ nhật' };

/** Which days public offices work, and where periods end. Of two lists of one year the later holds, so an official list that arrives replaces the projection. */
export class WorkingDayCalendar {
  private readonly years: ReadonlyMap<number, CalendarYear>;
  private readonly off: ReadonlyMap<Day, string>;
  private readonly worked: ReadonlySet<Day>;

  /** Refuses with `calendar-year-invalid` a list that cannot be right. */
  constructor(
    years: readonly CalendarYear[],
    private readonly countingRules: readonly CountingRule[] = civilCodes,
  ) {
    this.years = new Map(years.map((list) => [list.year, checkedYear(list)]));
    const lists = [...this.years.values()];
    this.off = new Map(lists.flatMap(({ daysOff }) => daysOff.map(({ day, reason }) => [day, reason] as const)));
    this.worked = new Set(lists.flatMap(({ workedRestDays }) => workedRestDays.map(({ day }) => day)));
  }

  /** This calendar with other lists laid over it: an official one that has come, a correction. */
  with(...lists: readonly CalendarYear[]): WorkingDayCalendar {
    return new WorkingDayCalendar([...this.years.values(), ...lists], this.countingRules);
  }

  isWorkingDay(day: Day): boolean {
    return this.whyOff(day) === undefined;
  }

  /** Why offices rest on a day; undefined when they work. Refuses with `calendar-year-unknown` outside the years it holds. */
  whyOff(day: Day): string | undefined {
    this.yearList(day);
    return this.worked.has(day) ? undefined : (this.off.get(day) ?? weekendNames[weekday(day)]);
  }

  /**
   * The last day of a period: the day of the event is not counted, and a last day that is a rest day gives way to the next working day, as the
   * counting rule of the start day has them.
   * @law 91/2015/QH13, 147.2; 148.5 — ngày cuối của thời hạn
   */
  periodEnd({ startsOn, amount, unit, rollsOn }: Period): PeriodEnd {
    if (!Number.isInteger(amount) || amount < 1) throw new RangeError(`A period has at least one day, not ${amount}`);
    const rule = countingRuleOn(startsOn, this.countingRules);
    const dayBefore = rule.countsFirstDay ? addDays(startsOn, -1) : startsOn;
    if (unit === 'working-day') return this.walk(addDays(dayBefore, 1), amount);

    const lastDay = addDays(dayBefore, amount);
    return (rollsOn ?? rule.rollsOn) ? this.walk(lastDay, 1) : { dueOn: lastDay, skippedDays: [], projected: false };
  }

  /** Goes from a day, itself included, to the working day that is so many working days on. */
  private walk(from: Day, workingDays: number): PeriodEnd {
    const skippedDays: DayOff[] = [];
    let projected = false;
    for (let day = from, left = workingDays; ; day = addDays(day, 1)) {
      projected ||= this.yearList(day).basis === 'projected';
      const reason = this.whyOff(day);
      if (reason !== undefined) skippedDays.push({ day, reason });
      else if (--left === 0) return { dueOn: day, skippedDays, projected };
    }
  }

  private yearList(day: Day): CalendarYear {
    const list = this.years.get(yearOf(day));
    if (!list) throw new DomainError('calendar-year-unknown', { year: yearOf(day) });
    return list;
  }
}
