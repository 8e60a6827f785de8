import type { sexes } from '@noivu/contracts';

/** An age in years and months (tuổi). */
export interface Age {
  readonly years: number;
  readonly months: number;
}

/** The retirement age (tuổi nghỉ hưu) of those who reach it in one year. The first year stands for all before it, the last for all after it. */
export interface RetirementAge extends Readonly<Record<(typeof sexes)[number], Age>> {
  readonly year: number;
  readonly instrument: string;
  readonly article: string;
}

const decree = { instrument: '135/2020/NĐ-CP', article: '3; 4.2' } as const;

/**
 * Ordinary conditions: Labour Code 10/2012/QH13 art. 187.1 until 2020, Decree 135/2020/NĐ-CP art. 4.2 from 2021. Taken down 2026-11-21.
 * @law 135/2020/NĐ-CP, 4.2 — lộ trình tuổi nghỉ hưu trong điều kiện lao động bình thường
 * @law 10/2012/QH13, 187.1 — tuổi nghỉ hưu đến hết năm 2020
 * @test libs/regulation/src/retirement/retirement.rule.spec.ts
 */
export const retirementAges: readonly RetirementAge[] = [
  { year: 2020, instrument: '10/2012/QH13', article: '187.1', MALE: { years: 60, months: 0 }, FEMALE: { years: 55, months: 0 } },
  { year: 2021, ...decree, MALE: { years: 60, months: 3 }, FEMALE: { years: 55, months: 4 } },
  { year: 2022, ...decree, MALE: { years: 60, months: 6 }, FEMALE: { years: 55, months: 8 } },
  { year: 2023, ...decree, MALE: { years: 60, months: 9 }, FEMALE: { years: 56, months: 0 } },
  { year: 2024, ...decree, MALE: { years: 61, months: 0 }, FEMALE: { years: 56, months: 4 } },
  { year: 2025, ...decree, MALE: { years: 61, months: 3 }, FEMALE: { years: 56, months: 8 } },
  { year: 2026, ...decree, MALE: { years: 61, months: 6 }, FEMALE: { years: 57, months: 0 } },
  { year: 2027, ...decree, MALE: { years: 61, months: 9 }, FEMALE: { years: 57, months: 4 } },
  { year: 2028, ...decree, MALE: { years: 62, months: 0 }, FEMALE: { years: 57, months: 8 } },
  { year: 2029, ...decree, MALE: { years: 62, months: 0 }, FEMALE: { years: 58, months: 0 } },
  { year: 2030, ...decree, MALE: { years: 62, months: 0 }, FEMALE: { years: 58, months: 4 } },
  { year: 2031, ...decree, MALE: { years: 62, months: 0 }, FEMALE: { years: 58, months: 8 } },
  { year: 2032, ...decree, MALE: { years: 62, months: 0 }, FEMALE: { years: 59, months: 0 } },
  { year: 2033, ...decree, MALE: { years: 62, months: 0 }, FEMALE: { years: 59, months: 4 } },
  { year: 2034, ...decree, MALE: { years: 62, months: 0 }, FEMALE: { years: 59, months: 8 } },
  { year: 2035, ...decree, MALE: { years: 62, months: 0 }, FEMALE: { years: 60, months: 0 } },
];
