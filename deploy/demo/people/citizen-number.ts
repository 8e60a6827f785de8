import type { DemoProvince } from '../province';
import type { Sex } from './names/full-name';

/** Codes that no province of Vietnam has: each the free number after that of the province it stands for. */
const unusedProvinceCodes: Readonly<Record<DemoProvince, string>> = {
  'dong-nai': '076',
  'hoa-binh': '018',
  'dong-thap': '088',
  'tuyen-quang': '009',
};

/** No common factor with a million, so that it shuffles all six-digit numbers without giving one twice. */
const stride = 618_033;

/**
 * A personal identification number (số định danh cá nhân) of twelve digits in the form of Decree 137/2015/NĐ-CP art. 13: three for the
 * province, one for century and sex, two for the year of birth, six of its own. It cannot be a real person's, because its first three
 * digits are a code that no province has; the last six differ for every `index` below 1,000,000, so numbers are unique.
 */
export function citizenNumber(province: DemoProvince, sex: Sex, bornIn: number, index: number): string {
  const century = Math.floor(bornIn / 100) - 19;
  const own = (index * stride + 271_828) % 1_000_000;
  const parts = [unusedProvinceCodes[province], String(century * 2 + (sex === 'FEMALE' ? 1 : 0)), String(bornIn % 100).padStart(2, '0')];
  return parts.join('') + String(own).padStart(6, '0');
}
