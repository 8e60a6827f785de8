import { addDays, addMonths, firstOfMonth, lastOfMonth, parseDay, yearOf, type Day } from '@noivu/calendar';
import { isPartialDayShape, type sexes } from '@noivu/contracts';
import { retirementAges, type Age, type RetirementAge } from './retirement-age.data';

/** Whose retirement is asked after. */
export interface RetirementQuestion {
  readonly bornOn: Day;
  readonly sex: (typeof sexes)[number];
  readonly ages?: readonly RetirementAge[];
}

/** The retirement age of a person, the last day of service it gives, and the day the pension begins. */
export interface Retirement {
  readonly age: Age;
  readonly lastDayOn: Day;
  readonly pensionFromOn: Day;
  readonly instrument: string;
  readonly article: string;
}

/**
 * When a person reaches retirement age under ordinary conditions. The age is that of the year in which the person reaches it; the last day is the
 * end of that month, and the pension begins the day after. Refuses with `day-invalid` a birth day that
 * is known only in part: complete it by `bornOnForRetirement` first.
 * @law 135/2020/NĐ-CP, 3.1; 3.2; 4.2 — tuổi nghỉ hưu, ngày nghỉ hưu, ngày hưởng lương hưu
 */
export function retirementRule({ bornOn, sex, ages = retirementAges }: RetirementQuestion): Retirement {
  const birthMonth = firstOfMonth(parseDay(bornOn));
  const reachedIn = ({ [sex]: age }: RetirementAge): Day => addMonths(birthMonth, age.years * 12 + age.months);
  // A table year is the person's own when the age it sets is reached by its end; no age of the table skips a month of birth.
  const row = ages.find((candidate) => yearOf(reachedIn(candidate)) <= candidate.year) ?? ages.at(-1);
  if (!row) throw new RangeError('No retirement ages');

  const lastDayOn = lastOfMonth(reachedIn(row));
  return { age: row[sex], lastDayOn, pensionFromOn: addDays(lastDayOn, 1), instrument: row.instrument, article: row.article };
}

/**
 * Whether a person is past the last day of service that the retirement age gives (BM01 column 38: trên tuổi nghỉ hưu).
 * @law 11/2012/TT-BNV, BM01 cột 38 — trên tuổi nghỉ hưu
 */
export const isOverRetirementAge = ({ on, ...person }: RetirementQuestion & { readonly on: Day }): boolean =>
  on > retirementRule(person).lastDayOn;

/**
 * The birth day that counts for retirement where only a part of it is known: 1 January of a year (135/2020/NĐ-CP art. 3.3), the first day of a
 * month, which changes nothing since the age is reached by the month. Refuses with `day-invalid` what is no date at all.
 * @law 135/2020/NĐ-CP, 3.3 — ngày sinh khi hồ sơ không đủ ngày, tháng
 */
export function bornOnForRetirement(partial: string): Day {
  return isPartialDayShape(partial) ? `${partial}-01-01`.slice(0, 10) : parseDay(partial);
}
