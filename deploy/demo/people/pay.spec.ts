import { paySteps, type PayCourse } from './pay';

const specialist: PayCourse = { startedOn: '2012-03-01', until: '2026-11-21', rankCode: '01.003', degree: 'BACHELOR', promotions: [] };
const told = (course: PayCourse) =>
  paySteps(course).map(({ from, rankCode, step, coefficient, overFramePercent = 0 }) => [
    from,
    rankCode,
    step,
    coefficient,
    overFramePercent,
  ]);

describe('the course of pay', () => {
  it('raises a specialist (A1) every 36 months after a year of probation', () => {
    expect(told(specialist)).toEqual([
      ['2012-03-01', '01.003', 1, '2.34', 0],
      ['2016-03-01', '01.003', 2, '2.67', 0],
      ['2019-03-01', '01.003', 3, '3.00', 0],
      ['2022-03-01', '01.003', 4, '3.33', 0],
      ['2025-03-01', '01.003', 5, '3.66', 0],
    ]);
  });

  it('raises a driver (table 4) every 24 months after half a year', () => {
    const driver = { ...specialist, startedOn: '2020-01-15', until: '2024-07-15', rankCode: '01.010', degree: null };
    expect(told(driver)).toEqual([
      ['2020-01-15', '01.010', 1, '2.05', 0],
      ['2022-07-15', '01.010', 2, '2.23', 0],
      ['2024-07-15', '01.010', 3, '2.41', 0],
    ]);
  });

  it.each([
    ['01.003', 'MASTER', 2, '2.67'],
    ['01.003', 'DOCTOR', 3, '3.00'],
    ['V.08.05.13', 'COLLEGE', 2, '2.06'],
    ['V.08.03.07', 'INTERMEDIATE', 1, '1.86'],
    ['V.07.02.26', 'COLLEGE', 1, '2.10'],
  ] as const)('begins in %s with the degree %s at step %i', (rankCode, degree, step, coefficient) => {
    expect(paySteps({ ...specialist, rankCode, degree })[0]).toMatchObject({ step, coefficient });
  });

  it('puts a promoted specialist at the next higher coefficient, and counts anew where the gain is a whole step', () => {
    const promoted = { ...specialist, promotions: [{ on: '2023-06-01', rankCode: '01.002' }] };
    expect(told(promoted).slice(3)).toEqual([
      ['2022-03-01', '01.003', 4, '3.33', 0],
      ['2023-06-01', '01.002', 1, '4.40', 0],
      ['2026-06-01', '01.002', 2, '4.74', 0],
    ]);
  });

  it('goes on counting from the old step where promotion gains less than one: 4.65 to 4.74, raised three years after 4.65 began', () => {
    const late = { ...specialist, startedOn: '1999-01-01', until: '2025-12-31', promotions: [{ on: '2022-05-01', rankCode: '01.002' }] };
    expect(told(late).slice(-3)).toEqual([
      ['2021-01-01', '01.003', 8, '4.65', 0],
      ['2022-05-01', '01.002', 2, '4.74', 0],
      ['2024-01-01', '01.002', 3, '5.08', 0],
    ]);
  });

  it('gives 5 % over the frame three years after the last step of A1, then a point a year', () => {
    const old = { ...specialist, startedOn: '1995-01-01', until: '2026-01-01' };
    expect(told(old).slice(-5)).toEqual([
      ['2020-01-01', '01.003', 9, '4.98', 0],
      ['2023-01-01', '01.003', 9, '4.98', 5],
      ['2024-01-01', '01.003', 9, '4.98', 6],
      ['2025-01-01', '01.003', 9, '4.98', 7],
      ['2026-01-01', '01.003', 9, '4.98', 8],
    ]);
  });

  it('pays a cán sự who entered before August 2021 by group B, later by A0', () => {
    const assistant = { ...specialist, rankCode: '01.004', degree: 'COLLEGE' as const };
    expect(paySteps({ ...assistant, startedOn: '2021-07-01' })[0]).toMatchObject({ step: 2, coefficient: '2.06' });
    expect(paySteps({ ...assistant, startedOn: '2021-08-01' })[0]).toMatchObject({ step: 1, coefficient: '2.10' });
  });

  it('refuses a rank that no table knows', () => {
    expect(() => paySteps({ ...specialist, rankCode: '99.999' })).toThrow(RangeError);
  });
});
