import type { CatalogueItem } from './catalogue';

/**
 * The religions (tôn giáo) by the codes in use since the census of 2009; 99 is none, and is never left empty. Taken down 2026-11-21. The list of the
 * national database may number them otherwise: an administrator lays another list over this one when it is published.
 * @law none: codes in use since the census of 2009; no instrument in force sets them
 * @test libs/regulation/src/catalogue/catalogue.spec.ts
 */
export const religions: readonly CatalogueItem[] = [
  { code: '01', name: 'Phật giáo' },
  { code: '02', name: 'Công giáo' },
  { code: '03', name: 'Phật giáo Hòa Hảo' },
  { code: '04', name: 'Hồi giáo' },
  { code: '05', name: 'Cao Đài' },
  { code: '06', name: 'Minh Sư đạo' },
  { code: '07', name: 'Minh Lý đạo' },
  { code: '08', name: 'Tin Lành' },
  { code: '09', name: 'Tịnh độ Cư sĩ Phật hội Việt Nam' },
  { code: '10', name: 'Đạo Tứ Ân Hiếu Nghĩa' },
  { code: '11', name: 'Bửu Sơn Kỳ Hương' },
  { code: '12', name: "Ba Ha'i" },
  { code: '13', name: 'Tôn giáo khác' },
  { code: '99', name: 'Không' },
];
