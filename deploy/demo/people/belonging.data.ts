import type { DemoProvince } from '../province';
import { weighted, type Weighted } from './weighted';

/**
 * Ethnic groups (dân tộc) by the code of the national list (Decision 121-TCTK/PPCĐ of 1979) and their share in each province, in per cent:
 * rounded after the census of 2019; groups under one in a thousand are left out.
 */
export const ethnicGroups: Readonly<Record<DemoProvince, Weighted<string>>> = {
  'dong-nai': weighted('01 93.6, 04 2.8, 05 0.8, 07 0.6, 32 0.6, 02 0.5, 06 0.2, 22 0.1'),
  'hoa-binh': weighted('06 63.5, 01 26.5, 03 4, 02 3, 09 2, 08 0.8'),
  'dong-thap': weighted('01 99.6, 04 0.2, 05 0.1'),
  'tuyen-quang': weighted('01 43.4, 02 26.2, 09 13.4, 15 9, 08 2.7, 07 2.1, 18 2, 04 0.7, 46 0.1'),
};

/** Religions (tôn giáo) that people in service declare, by the code of the national list (99: none); rough shares. */
export const religions: Readonly<Record<DemoProvince, Weighted<string>>> = {
  'dong-nai': weighted('99 86, 02 9, 01 4, 08 0.5, 05 0.5'),
  'hoa-binh': weighted('99 98.4, 02 1.1, 01 0.5'),
  'dong-thap': weighted('99 88, 01 5, 03 4.5, 05 1.5, 02 1'),
  'tuyen-quang': weighted('99 97.9, 02 1.2, 01 0.5, 08 0.4'),
};
