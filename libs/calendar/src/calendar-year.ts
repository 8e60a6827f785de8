import type { Day } from './local-day';

/** A weekday on which public offices rest (ngày nghỉ), and why, in the words people know. */
export interface DayOff {
  readonly day: Day;
  readonly reason: string;
}

/** A Saturday or Sunday worked in place of a weekday off (ngày làm bù của hoán đổi). */
export interface WorkedRestDay {
  readonly day: Day;
  readonly inPlaceOf: Day;
}

/**
 * The rest days of one year beyond ordinary Saturdays and Sundays. `official` rests on the notices in `sources`;
 * `projected` is what the law alone lets one foresee before the notice comes.
 */
export interface CalendarYear {
  readonly year: number;
  readonly basis: 'official' | 'projected';
  readonly sources: readonly string[];
  readonly daysOff: readonly DayOff[];
  readonly workedRestDays: readonly WorkedRestDay[];
  /** What the reader of the list should know of it. */
  readonly note?: string;
}
