import { lunarYears } from './lunar-year.data';
import { officialYears } from './official-year.data';
import { projectedYear } from './projected-year.rule';
import { WorkingDayCalendar } from './working-day-calendar';

/** The working days of public offices in Vietnam: official lists where there are any, projections for the other years of the lunar table. */
export const vietnamCalendar = new WorkingDayCalendar([...lunarYears.map((lunar) => projectedYear(lunar)), ...officialYears]);
