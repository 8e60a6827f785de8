import * as fc from 'fast-check';
import { addDays, addMonths, dayInProvince, daysBetween, firstOfMonth, isDay, lastOfMonth, parseDay, weekday } from './local-day';

const refused = (code: string, facts: object = {}) => expect.objectContaining({ code, facts: expect.objectContaining(facts) }) as Error;

const someDay = fc.integer({ min: 0, max: 100_000 }).map((days) => addDays('1901-01-01', days));

describe('a day of law', () => {
  it.each(['2026-02-28', '2024-02-29', '1900-01-01', '2199-12-31'])('takes %s', (text) => {
    expect(parseDay(text)).toBe(text);
  });

  it.each([
    '2026-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-4-1',
    '2026',
    '2026-05',
    '01/05/2026',
    ' 2026-05-01',
    '2026-05-01T00:00:00Z',
    '',
    '1899-12-31',
    '2200-01-01',
  ])('refuses %p', (text) => {
    expect(isDay(text)).toBe(false);
    expect(() => parseDay(text)).toThrow(refused('day-invalid', { day: text }));
  });

  it.each([null, undefined, 20260501, {}, ['2026-05-01']])('refuses %p, which is no text', (value) => {
    expect(() => parseDay(value)).toThrow(refused('day-invalid'));
  });

  it('repeats at most forty characters of what it refuses', () => {
    expect(() => parseDay('9'.repeat(5000))).toThrow(refused('day-invalid', { day: '9'.repeat(40) }));
  });
});

describe('counting in days and months', () => {
  it('passes the end of a month, of February in a leap year, of a year', () => {
    expect(addDays('2026-04-30', 1)).toBe('2026-05-01');
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2027-01-01', -1)).toBe('2026-12-31');
  });

  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-08-31', 6, '2027-02-28'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2024-02-29', 12, '2025-02-28'],
  ])('%s and %i months is %s', (day, months, later) => {
    expect(addMonths(day, months)).toBe(later);
  });

  it('knows the first and the last day of a month', () => {
    expect([firstOfMonth('2026-02-17'), lastOfMonth('2026-02-17')]).toEqual(['2026-02-01', '2026-02-28']);
    expect([firstOfMonth('2026-12-31'), lastOfMonth('2026-12-01')]).toEqual(['2026-12-01', '2026-12-31']);
  });

  it('knows that 2026-11-23 is a Monday and 2026-11-22 a Sunday', () => {
    expect([weekday('2026-11-23'), weekday('2026-11-22')]).toEqual([1, 7]);
  });

  it('goes so many days on and finds as many between', () => {
    fc.assert(
      fc.property(someDay, fc.integer({ min: -50_000, max: 50_000 }), (day, days) => daysBetween(day, addDays(day, days)) === days),
    );
  });

  it('never leaves the month it was told to reach', () => {
    fc.assert(
      fc.property(someDay, fc.integer({ min: 0, max: 600 }), (day, months) => {
        const later = addMonths(day, months);
        const [year, month] = day.split('-').map(Number) as [number, number];
        const [laterYear, laterMonth] = later.split('-').map(Number) as [number, number];
        return isDay(later) ? laterYear * 12 + laterMonth === year * 12 + month + months : laterYear > 2199;
      }),
    );
  });
});

describe('the day in the province', () => {
  it('begins at 17:00 UTC of the day before', () => {
    expect(dayInProvince(new Date('2026-06-30T16:59:59.999Z'))).toBe('2026-06-30');
    expect(dayInProvince(new Date('2026-06-30T17:00:00Z'))).toBe('2026-07-01');
  });
});
