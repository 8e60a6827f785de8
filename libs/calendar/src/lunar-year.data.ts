import type { Day } from './local-day';

/** The days of a year that follow the lunar calendar: mùng 1 Tết and mùng 10 tháng 3. */
export interface LunarYear {
  readonly year: number;
  readonly tet: Day;
  readonly hungKings: Day;
}

/**
 * Computed for UTC+7 on 2026-11-21; agrees with the official notices of 2018–2026.
 * @law none: days of the lunar calendar, computed
 * @test libs/calendar/src/projected-year.rule.spec.ts
 */
export const lunarYears: readonly LunarYear[] = [
  { year: 2014, tet: '2014-01-31', hungKings: '2014-04-09' },
  { year: 2015, tet: '2015-02-19', hungKings: '2015-04-28' },
  { year: 2016, tet: '2016-02-08', hungKings: '2016-04-16' },
  { year: 2017, tet: '2017-01-28', hungKings: '2017-04-06' },
  { year: 2018, tet: '2018-02-16', hungKings: '2018-04-25' },
  { year: 2019, tet: '2019-02-05', hungKings: '2019-04-14' },
  { year: 2020, tet: '2020-01-25', hungKings: '2020-04-02' },
  { year: 2021, tet: '2021-02-12', hungKings: '2021-04-21' },
  { year: 2022, tet: '2022-02-01', hungKings: '2022-04-10' },
  { year: 2023, tet: '2023-01-22', hungKings: '2023-04-29' },
  { year: 2024, tet: '2024-02-10', hungKings: '2024-04-18' },
  { year: 2025, tet: '2025-01-29', hungKings: '2025-04-07' },
  { year: 2026, tet: '2026-02-17', hungKings: '2026-04-26' },
  { year: 2027, tet: '2027-02-06', hungKings: '2027-04-16' },
  { year: 2028, tet: '2028-01-26', hungKings: '2028-04-04' },
  { year: 2029, tet: '2029-02-13', hungKings: '2029-04-23' },
  { year: 2030, tet: '2030-02-02', hungKings: '2030-04-12' },
  { year: 2031, tet: '2031-01-23', hungKings: '2031-04-01' },
  { year: 2032, tet: '2032-02-11', hungKings: '2032-04-19' },
  { year: 2033, tet: '2033-01-31', hungKings: '2033-04-09' },
  { year: 2034, tet: '2034-02-19', hungKings: '2034-04-28' },
  { year: 2035, tet: '2035-02-08', hungKings: '2035-04-17' },
  { year: 2036, tet: '2036-01-28', hungKings: '2036-04-06' },
  { year: 2037, tet: '2037-02-15', hungKings: '2037-04-24' },
  { year: 2038, tet: '2038-02-04', hungKings: '2038-04-13' },
  { year: 2039, tet: '2039-01-24', hungKings: '2039-04-03' },
  { year: 2040, tet: '2040-02-12', hungKings: '2040-04-20' },
];
