const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const isLeap = (year: number) => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
const daysIn = (year: number, month: number) => (month === 2 && isLeap(year) ? 29 : (lengths[month - 1] ?? 0));

/** Tells whether a text is a day that exists, written YYYY-MM-DD, between 1900 and 2199. */
export function isDayShape(text: unknown): text is string {
  if (typeof text !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const [year, month, date] = text.split('-').map(Number) as [number, number, number];
  return year >= 1900 && year < 2200 && date >= 1 && date <= daysIn(year, month);
}

/** Tells whether a text is a year, a month or a day (YYYY, YYYY-MM, YYYY-MM-DD) that exists. */
export function isPartialDayShape(text: unknown): text is string {
  if (typeof text !== 'string') return false;
  if (/^\d{4}$/.test(text)) return isDayShape(`${text}-01-01`);
  return /^\d{4}-\d{2}$/.test(text) ? isDayShape(`${text}-01`) : isDayShape(text);
}
