import type { Day } from './local-day';

/** A public holiday (ngày lễ, tết) that the law fixes, and from when to when it has done so. */
export interface Holiday {
  readonly name: string;
  /** Month and date, MM-DD; or so many days from the first day of the lunar year, or from the tenth of the third lunar month. */
  readonly falls: { readonly on: string } | { readonly from: 'tet' | 'hungKings'; readonly plusDays: number };
  /** Whether it is made up on the next working day when it falls on a weekly rest day. */
  readonly madeUp: boolean;
  readonly article: string;
  readonly inForceFrom?: Day;
}

/**
 * Labour Code 45/2019/QH14 art. 111.3, 112.1 (before 2021: Labour Code 10/2012/QH13 art. 115.1, one day for National Day) and
 * Resolution 28/2026/QH16 art. 2. Taken down 2026-11-21. Which five days of Tết and which day next to National Day are off is for the
 * Prime Minister to decide each year (art. 112.3): one day before the new year and four from it, and 3 September, stand here as a projection.
 * @law 45/2019/QH14, 111.3; 112.1; 112.3 — các ngày nghỉ lễ, tết và nghỉ bù
 * @law 10/2012/QH13, 115.1 — các ngày nghỉ lễ, tết trước năm 2021
 * @law 28/2026/QH16, 2 — ngày 24/11 được nghỉ từ năm 2026
 * @test libs/calendar/src/projected-year.rule.spec.ts
 */
export const publicHolidays: readonly Holiday[] = [
  { name: 'Tết Dương lịch', falls: { on: '01-01' }, madeUp: true, article: '45/2019/QH14, 112.1.a' },
  { name: 'Tết Nguyên đán (29 hoặc 30 tháng Chạp)', falls: { from: 'tet', plusDays: -1 }, madeUp: true, article: '45/2019/QH14, 112.1.b' },
  { name: 'Tết Nguyên đán (mùng 1)', falls: { from: 'tet', plusDays: 0 }, madeUp: true, article: '45/2019/QH14, 112.1.b' },
  { name: 'Tết Nguyên đán (mùng 2)', falls: { from: 'tet', plusDays: 1 }, madeUp: true, article: '45/2019/QH14, 112.1.b' },
  { name: 'Tết Nguyên đán (mùng 3)', falls: { from: 'tet', plusDays: 2 }, madeUp: true, article: '45/2019/QH14, 112.1.b' },
  { name: 'Tết Nguyên đán (mùng 4)', falls: { from: 'tet', plusDays: 3 }, madeUp: true, article: '45/2019/QH14, 112.1.b' },
  { name: 'Giỗ Tổ Hùng Vương', falls: { from: 'hungKings', plusDays: 0 }, madeUp: true, article: '45/2019/QH14, 112.1.e' },
  { name: 'Ngày Chiến thắng 30/4', falls: { on: '04-30' }, madeUp: true, article: '45/2019/QH14, 112.1.c' },
  { name: 'Ngày Quốc tế lao động 1/5', falls: { on: '05-01' }, madeUp: true, article: '45/2019/QH14, 112.1.d' },
  { name: 'Quốc khánh', falls: { on: '09-02' }, madeUp: true, article: '45/2019/QH14, 112.1.đ' },
  {
    name: 'Quốc khánh (ngày liền kề)',
    falls: { on: '09-03' },
    madeUp: true,
    article: '45/2019/QH14, 112.1.đ',
    inForceFrom: '2021-01-01',
  },
  // The resolution does not place this day under art. 112.1, so the make-up rule of art. 111.3 is not taken to cover it.
  { name: 'Ngày Văn hóa Việt Nam', falls: { on: '11-24' }, madeUp: false, article: '28/2026/QH16, 2', inForceFrom: '2026-07-01' },
];
