import { addMonths, type Day } from '@noivu/calendar';
import { DomainError } from '@noivu/problem';

/** The days of a course. */
export interface CourseDays {
  readonly startedOn: Day;
  readonly completedOn: Day;
}

/** No course of study lasts longer; a longer one is a slip of the year. */
const MOST_YEARS = 12;

/**
 * A result is recorded of a course that has been completed: it began no later than it ended, and ended no later than today.
 * @throws DomainError course-ends-before-start, course-not-completed, course-too-long
 * @law none: no instrument cited here sets these dates; a result is recorded once it is there
 */
export function assertCompleted({ startedOn, completedOn }: CourseDays, today: Day): void {
  if (completedOn < startedOn) throw new DomainError('course-ends-before-start', { startedOn, completedOn });
  if (completedOn > today) throw new DomainError('course-not-completed', { completedOn, today });
  if (completedOn > addMonths(startedOn, MOST_YEARS * 12))
    throw new DomainError('course-too-long', { startedOn, completedOn, mostYears: MOST_YEARS });
}
