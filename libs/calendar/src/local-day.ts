import { isDayShape } from '@noivu/contracts';
import { DomainError } from '@noivu/problem';

/** A day of law (ngày), written YYYY-MM-DD, by the clock of the province. Days compare as texts. */
export type Day = string;

const MS_A_DAY = 86_400_000;
// QĐ 134/2002/QĐ-TTg: the official time of Vietnam is UTC+7, without summer time.
const PROVINCE_AHEAD_OF_UTC = 7 * 3_600_000;

const written = (time: number): Day => new Date(time).toISOString().slice(0, 10);

/** Tells whether something is a day that exists, written YYYY-MM-DD. */
export const isDay = (text: unknown): text is Day => isDayShape(text);

/** Takes a text as a day. Refuses with `day-invalid` what is no day, does not exist, or is known only in part (YYYY, YYYY-MM). */
export function parseDay(text: unknown): Day {
  if (!isDay(text)) throw new DomainError('day-invalid', { day: String(text).slice(0, 40) });
  return text;
}

/** The day so many days later; earlier when negative. */
export const addDays = (day: Day, days: number): Day => written(Date.parse(day) + days * MS_A_DAY);

/** The day so many months later; where that month is too short, its last day. */
export function addMonths(day: Day, months: number): Day {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const lastDate = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return written(Date.UTC(year, month - 1 + months, Math.min(date, lastDate)));
}

/** Days from one day to another: 1 from a day to the next, negative backwards. */
export const daysBetween = (from: Day, to: Day): number => (Date.parse(to) - Date.parse(from)) / MS_A_DAY;

/** The place of a day in its week: 1 Monday to 7 Sunday. */
export const weekday = (day: Day): number => new Date(day).getUTCDay() || 7;

export const yearOf = (day: Day): number => Number(day.slice(0, 4));

export const firstOfMonth = (day: Day): Day => `${day.slice(0, 7)}-01`;

export const lastOfMonth = (day: Day): Day => addDays(addMonths(firstOfMonth(day), 1), -1);

/**
 * The day on which a moment falls in the province (Asia/Ho_Chi_Minh).
 * @law 134/2002/QĐ-TTg, toàn văn — giờ chính thức của Việt Nam là múi giờ thứ 7
 */
export const dayInProvince = (instant: Date): Day => written(instant.getTime() + PROVINCE_AHEAD_OF_UTC);
