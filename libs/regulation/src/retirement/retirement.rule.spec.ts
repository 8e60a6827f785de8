import { addDays, addMonths, yearOf } from '@noivu/calendar';
import * as fc from 'fast-check';
import { retirementAges } from './retirement-age.data';
import { bornOnForRetirement, isOverRetirementAge, retirementRule } from './retirement.rule';

const refused = (code: string, facts: object = {}) => expect.objectContaining({ code, facts: expect.objectContaining(facts) }) as Error;

const age = (years: number, months: number) => ({ years, months });

describe('retirement under ordinary conditions (135/2020/NĐ-CP)', () => {
  it.each([
    ['1961-01-01', 'MALE', age(60, 3), '2021-04-30', '2021-05-01'],
    ['1961-01-31', 'MALE', age(60, 3), '2021-04-30', '2021-05-01'],
    ['1961-09-30', 'MALE', age(60, 3), '2021-12-31', '2022-01-01'],
    ['1961-10-01', 'MALE', age(60, 6), '2022-04-30', '2022-05-01'],
    ['1962-07-15', 'MALE', age(60, 9), '2023-04-30', '2023-05-01'],
    ['1964-10-20', 'MALE', age(61, 6), '2026-04-30', '2026-05-01'],
    ['1965-06-10', 'MALE', age(61, 6), '2026-12-31', '2027-01-01'],
    ['1966-03-31', 'MALE', age(61, 9), '2027-12-31', '2028-01-01'],
    ['1966-04-01', 'MALE', age(62, 0), '2028-04-30', '2028-05-01'],
    ['1970-02-28', 'MALE', age(62, 0), '2032-02-29', '2032-03-01'],
    ['1966-01-15', 'FEMALE', age(55, 4), '2021-05-31', '2021-06-01'],
    ['1966-08-31', 'FEMALE', age(55, 4), '2021-12-31', '2022-01-01'],
    ['1966-09-01', 'FEMALE', age(55, 8), '2022-05-31', '2022-06-01'],
    ['1968-09-01', 'FEMALE', age(56, 8), '2025-05-31', '2025-06-01'],
    ['1969-05-05', 'FEMALE', age(57, 0), '2026-05-31', '2026-06-01'],
    ['1969-12-01', 'FEMALE', age(57, 0), '2026-12-31', '2027-01-01'],
    ['1975-04-30', 'FEMALE', age(59, 8), '2034-12-31', '2035-01-01'],
    ['1975-05-01', 'FEMALE', age(60, 0), '2035-05-31', '2035-06-01'],
    ['1980-11-11', 'FEMALE', age(60, 0), '2040-11-30', '2040-12-01'],
  ] as const)('born %s, %s', (...[bornOn, sex, expected, lastDayOn, pensionFromOn]) => {
    expect(retirementRule({ bornOn, sex })).toEqual({
      age: expected,
      lastDayOn,
      pensionFromOn,
      instrument: '135/2020/NĐ-CP',
      article: '3; 4.2',
    });
  });

  it.each([
    ['1960-12-31', 'MALE', age(60, 0), '2020-12-31'],
    ['1965-12-01', 'FEMALE', age(55, 0), '2020-12-31'],
    ['1940-05-10', 'MALE', age(60, 0), '2000-05-31'],
  ] as const)('born %s, %s: reached before 2021, the age of the Labour Code of 2012', (bornOn, sex, expected, lastDayOn) => {
    expect(retirementRule({ bornOn, sex })).toMatchObject({ age: expected, lastDayOn, instrument: '10/2012/QH13', article: '187.1' });
  });

  it('gives everyone the age of the year in which it is reached', () => {
    const someBirth = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('1950-01-01', days));
    fc.assert(
      fc.property(someBirth, fc.constantFrom('MALE' as const, 'FEMALE' as const), (bornOn, sex) => {
        const { age: reached, lastDayOn, pensionFromOn } = retirementRule({ bornOn, sex });
        const year = Math.min(2035, Math.max(2020, yearOf(lastDayOn)));
        const row = retirementAges.find((candidate) => candidate.year === year);
        expect(row?.[sex]).toEqual(reached);
        expect(addMonths(bornOn, reached.years * 12 + reached.months).slice(0, 7)).toBe(lastDayOn.slice(0, 7));
        expect(pensionFromOn.endsWith('-01')).toBe(true);
      }),
    );
  });

  it.each(['1965', '1965-06', '1965-02-30', '', 'không rõ'])('refuses the birth day %p: it takes a whole day', (bornOn) => {
    expect(() => retirementRule({ bornOn, sex: 'MALE' })).toThrow(refused('day-invalid'));
  });

  it('another table of ages may be laid instead', () => {
    const ages = [{ year: 2020, instrument: 'x', article: '1', MALE: age(65, 0), FEMALE: age(65, 0) }];
    expect(retirementRule({ bornOn: '1980-11-11', sex: 'FEMALE', ages }).lastDayOn).toBe('2045-11-30');
  });
});

describe('over retirement age (BM01 column 38)', () => {
  it('begins the day after the last day of service', () => {
    const person = { bornOn: '1965-06-10', sex: 'MALE' } as const;
    expect(isOverRetirementAge({ ...person, on: '2026-12-31' })).toBe(false);
    expect(isOverRetirementAge({ ...person, on: '2027-01-01' })).toBe(true);
  });
});

describe('a birth day known in part', () => {
  it.each([
    ['1965', '1965-01-01'],
    ['1965-06', '1965-06-01'],
    ['1965-06-10', '1965-06-10'],
  ])('%s counts as %s (art. 3.3)', (partial, bornOn) => {
    expect(bornOnForRetirement(partial)).toBe(bornOn);
  });

  it.each(['', '65', '1965-13', '1965-02-30', '10/06/1965'])('refuses %p', (partial) => {
    expect(() => bornOnForRetirement(partial)).toThrow(refused('day-invalid'));
  });
});
