import type { ProvinceFacts } from '../../province';
import type { Xoshiro128 } from '../xoshiro128';
import { familyNamesByGroup, kinhFamilyNames } from './family-name.data';
import { generations, type GivenNames } from './given-name.data';

/** As the facts have it. */
export type Sex = 'MALE' | 'FEMALE';
/** North or south. */
export type Region = ProvinceFacts['region'];

/** A family name (họ) as usual in the ethnic group and the region. */
export const familyName = (random: Xoshiro128, ethnicCode: string, region: Region): string =>
  (familyNamesByGroup[ethnicCode] ?? kinhFamilyNames[region]).draw(random);

function middleName(random: Xoshiro128, names: GivenNames): string {
  const [alone, withAnother] = names.thi ?? [0, 0];
  const lot = random.fraction() * 100;
  if (lot < alone) return 'Thị';
  if (names.afterThi && lot < alone + withAnother) return `Thị ${names.afterThi.draw(random)}`;
  return names.middle.draw(random);
}

/** A whole name (họ, tên đệm, tên) of someone of that sex and year of birth; no part repeats the one before. */
export function fullName(random: Xoshiro128, family: string, sex: Sex, bornIn: number): string {
  const generation = generations.find(({ until }) => bornIn <= until) ?? generations[generations.length - 1];
  if (!generation) throw new RangeError('No generation of names');
  const names = generation[sex];
  let middle = middleName(random, names);
  while (middle === family) middle = middleName(random, names);
  let given = names.given.draw(random);
  while (middle.endsWith(given)) given = names.given.draw(random);
  return `${family} ${middle} ${given}`;
}
