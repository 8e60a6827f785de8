import { assertCompleted } from './course-dates.rule';

const today = '2026-11-21';
const refusal = (startedOn: string, completedOn: string): string | undefined => {
  try {
    assertCompleted({ startedOn, completedOn }, today);
    return undefined;
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('the days of a completed course', () => {
  it.each([
    ['a course of one day', '2026-11-20', '2026-11-20'],
    ['a course that ends today', '2026-11-01', today],
    ['a degree of four years', '2020-09-05', '2024-06-30'],
    ['a course of twelve years to the day', '2012-02-29', '2024-02-29'],
  ])('takes %s', (_, startedOn, completedOn) => expect(refusal(startedOn, completedOn)).toBeUndefined());

  it.each([
    ['ends the day before it begins', '2026-05-02', '2026-05-01', 'course-ends-before-start'],
    ['begins and ends in the future, the wrong way round', '2027-05-02', '2027-05-01', 'course-ends-before-start'],
    ['ends tomorrow', '2026-11-01', '2026-11-22', 'course-not-completed'],
    ['lasts twelve years and a day', '2010-01-01', '2022-01-02', 'course-too-long'],
  ])('refuses what %s', (_, startedOn, completedOn, code) => expect(refusal(startedOn, completedOn)).toBe(code));
});
