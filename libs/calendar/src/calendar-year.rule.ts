import { DomainError } from '@noivu/problem';
import type { CalendarYear } from './calendar-year';
import { isDay, weekday, yearOf, type Day } from './local-day';

const isWeekend = (day: Day) => weekday(day) > 5;

/**
 * Checks a list of rest days that someone enters: real days of that year, each once, days off on weekdays, worked days on Saturdays or Sundays.
 * Refuses with `calendar-year-invalid`, naming the days at fault.
 * @law 45/2019/QH14, 111; 112 — ngày nghỉ hằng tuần, nghỉ lễ, tết, nghỉ bù: danh sách ngày nghỉ của năm phải đúng
 */
export function checkedYear(list: CalendarYear): CalendarYear {
  const off = list.daysOff.map(({ day }) => day);
  const worked = list.workedRestDays.map(({ day }) => day);
  const seen = new Set<Day>();
  const atFault = [...off, ...worked].filter((day, place) => {
    const twice = seen.has(day);
    seen.add(day);
    const isWorked = place >= off.length;
    return twice || !isDay(day) || yearOf(day) !== list.year || isWeekend(day) !== isWorked;
  });
  const unknownSwaps = list.workedRestDays.map(({ inPlaceOf }) => inPlaceOf).filter((day) => !isDay(day) || isWeekend(day));
  const days = [...atFault, ...unknownSwaps].map(String);
  if (days.length > 0) throw new DomainError('calendar-year-invalid', { year: list.year, days });
  return list;
}
