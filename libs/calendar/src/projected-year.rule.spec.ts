import type { LunarYear } from './lunar-year.data';
import { lunarYears } from './lunar-year.data';
import { officialYears } from './official-year.data';
import { projectedYear } from './projected-year.rule';

const lunar = (year: number) => lunarYears.find((known) => known.year === year) as LunarYear;
const daysOff = (year: number) => projectedYear(lunar(year)).daysOff.map(({ day }) => day);

describe('a year foreseen from the law', () => {
  it('2027: Tết from Friday 5 to Thursday 11 February, 1/5 made up on Monday 3, National Day on Thursday and Friday', () => {
    expect(daysOff(2027).sort()).toEqual([
      '2027-01-01',
      '2027-02-05',
      '2027-02-08',
      '2027-02-09',
      '2027-02-10',
      '2027-02-11',
      '2027-04-16',
      '2027-04-30',
      '2027-05-03',
      '2027-09-02',
      '2027-09-03',
      '2027-11-24',
    ]);
    expect(projectedYear(lunar(2027))).toMatchObject({ basis: 'projected', sources: [], workedRestDays: [] });
  });

  it('2022: 30 April on a Saturday and 1 May on a Sunday are made up on Monday and Tuesday', () => {
    expect(daysOff(2022)).toEqual(expect.arrayContaining(['2022-05-02', '2022-05-03']));
  });

  it('2023: Giỗ Tổ, 30 April and 1 May follow each other, and what falls on the weekend goes past the Monday that is off already', () => {
    expect(daysOff(2023)).toEqual(expect.arrayContaining(['2023-05-01', '2023-05-02', '2023-05-03']));
    expect(daysOff(2023)).not.toContain('2023-05-04');
  });

  it('before 2021 National Day is one day', () => {
    expect(daysOff(2019).filter((day) => day.startsWith('2019-09'))).toEqual(['2019-09-02']);
  });

  it('24 November is off from 2026 on, and is not made up when it falls on a weekend', () => {
    expect(daysOff(2025)).not.toContain('2025-11-24');
    expect(daysOff(2026)).toContain('2026-11-24');
    expect(daysOff(2029).filter((day) => day.startsWith('2029-11'))).toEqual([]);
  });

  it.each(officialYears.map((list) => [list.year, list] as const))(
    '%i: the official list gives at least as many days off as the law',
    (year, list) => {
      const swapped = list.daysOff.filter(({ reason }) => reason.includes('hoán đổi')).length;
      expect(list.daysOff.length - swapped).toBe(daysOff(year).length);
    },
  );
});
