import type { CalendarYear, DayOff } from './calendar-year';
import { publicHolidays, type Holiday } from './holiday-law.data';
import { addDays, weekday, type Day } from './local-day';
import type { LunarYear } from './lunar-year.data';

const isWeekend = (day: Day) => weekday(day) > 5;

const dayOf = ({ falls }: Holiday, lunar: LunarYear): Day =>
  'on' in falls ? `${lunar.year}-${falls.on}` : addDays(lunar[falls.from], falls.plusDays);

/** The next weekday that is not off already: where art. 111.3 puts a holiday that falls on a weekly rest day. */
function makeUpDay(restDay: Day, off: ReadonlyMap<Day, string>): Day {
  const next = addDays(restDay, 1);
  return isWeekend(next) || off.has(next) ? makeUpDay(next, off) : next;
}

/**
 * What the law lets one foresee of a year whose official list has not come (or is not at hand).
 * Swapped days are never foreseen.
 * @law 45/2019/QH14, 111.3; 112 — lịch nghỉ dự tính khi chưa có thông báo
 */
export function projectedYear(lunar: LunarYear, holidays: readonly Holiday[] = publicHolidays): CalendarYear {
  const falling = holidays
    .map((holiday) => ({ ...holiday, day: dayOf(holiday, lunar) }))
    .filter(({ day, inForceFrom = '' }) => day >= inForceFrom)
    .sort((a, b) => a.day.localeCompare(b.day));

  const off = new Map(falling.map(({ day, name }) => [day, name]));
  for (const { day, name, madeUp } of falling) {
    if (madeUp && isWeekend(day)) off.set(makeUpDay(day, off), `Nghỉ bù ${name}`);
  }
  const daysOff: DayOff[] = [...off].map(([day, reason]) => ({ day, reason })).filter(({ day }) => !isWeekend(day));
  return { year: lunar.year, basis: 'projected', sources: [], daysOff, workedRestDays: [] };
}
