import { yearOf, type Day } from '@noivu/calendar';
import { DomainError } from '@noivu/problem';

/** When an award was decided, and the year whose achievements it honours. */
export interface AwardDates {
  readonly year: number;
  readonly decidedOn: Day;
}

/**
 * An award is recorded once it has been decided, and is decided for achievements of the same year or an earlier one.
 * @throws DomainError award-not-decided, award-year-ahead
 * @law none: no instrument cited here sets these dates; an award is a decided fact
 */
export function assertDecided({ year, decidedOn }: AwardDates, today: Day): void {
  if (decidedOn > today) throw new DomainError('award-not-decided', { decidedOn, today });
  if (year > yearOf(decidedOn)) throw new DomainError('award-year-ahead', { year, decidedOn });
}
