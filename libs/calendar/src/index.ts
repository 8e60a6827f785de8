export type { CalendarYear, DayOff, WorkedRestDay } from './calendar-year';
export { systemClock, type Clock } from './clock';
export { civilCodes, countingRuleOn, type CountingRule } from './counting-rule';
export {
  addDays,
  addMonths,
  dayInProvince,
  daysBetween,
  firstOfMonth,
  isDay,
  lastOfMonth,
  parseDay,
  weekday,
  yearOf,
  type Day,
} from './local-day';
export { officialYears } from './official-year.data';
export { vietnamCalendar } from './vietnam-calendar';
export { periodUnits, WorkingDayCalendar, type Period, type PeriodEnd, type PeriodUnit } from './working-day-calendar';
