import type { Day } from './local-day';

/** How a period in days is counted (cách tính thời hạn), and between which days that holds. */
export interface CountingRule {
  readonly instrument: string;
  readonly inForceFrom: Day;
  /** Whether the day of the event is the first day of the period. */
  readonly countsFirstDay: boolean;
  readonly firstDayArticle: string;
  /** Whether a period in calendar days that would end on a rest day ends with the next working day. */
  readonly rollsOn: boolean;
  readonly lastDayArticle: string;
}

/**
 * The civil codes on periods, newest last.
 * @law 33/2005/QH11, 152.2; 153.5 — cách tính thời hạn: ngày bắt đầu, ngày cuối là ngày nghỉ
 * @law 91/2015/QH13, 147.2; 148.5 — cách tính thời hạn: không tính ngày xảy ra sự kiện; ngày cuối là ngày nghỉ thì kết thúc vào ngày làm việc tiếp theo
 * @test libs/calendar/src/working-day-calendar.spec.ts
 */
export const civilCodes: readonly CountingRule[] = [
  {
    instrument: '33/2005/QH11',
    inForceFrom: '2006-01-01',
    countsFirstDay: false,
    firstDayArticle: '152.2',
    rollsOn: true,
    lastDayArticle: '153.5',
  },
  {
    instrument: '91/2015/QH13',
    inForceFrom: '2017-01-01',
    countsFirstDay: false,
    firstDayArticle: '147.2',
    rollsOn: true,
    lastDayArticle: '148.5',
  },
];

/** The counting rule in force on the day a period starts; before the oldest one known, that one. */
export function countingRuleOn(day: Day, rules: readonly CountingRule[] = civilCodes): CountingRule {
  const rule = rules.findLast(({ inForceFrom }) => inForceFrom <= day) ?? rules[0];
  if (!rule) throw new RangeError('No rule for counting periods');
  return rule;
}
