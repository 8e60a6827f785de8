import { assertDecided } from './award-dates.rule';

const today = '2026-11-21';
const refusal = (year: number, decidedOn: string): string | undefined => {
  try {
    assertDecided({ year, decidedOn }, today);
    return undefined;
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('the dates of an award', () => {
  it.each([
    ['decided today for this year', 2026, today],
    ['decided in January for the year before', 2025, '2026-01-15'],
    ['decided late for years long past', 1975, '2020-04-30'],
  ])('takes one %s', (_, year, decidedOn) => expect(refusal(year, decidedOn)).toBeUndefined());

  it.each([
    ['decided tomorrow', 2026, '2026-11-22', 'award-not-decided'],
    ['for the year after its decision', 2026, '2025-12-31', 'award-year-ahead'],
  ])('refuses one %s', (_, year, decidedOn, code) => expect(refusal(year, decidedOn)).toBe(code));
});
