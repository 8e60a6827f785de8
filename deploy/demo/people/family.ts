import { addDays, daysBetween, yearOf, type Day } from '@noivu/calendar';
import type { FactValue } from '@noivu/contracts';
import { provinceFacts } from '../province';
import { yearsAfter } from './age';
import type { Dossier } from './dossier';
import type { Life } from './life';
import { familyName, fullName, type Sex } from './names/full-name';
import { weighted } from './weighted';

const occupations = weighted(
  'Làm ruộng 26, Giáo viên 14, Buôn bán 12, Công nhân 16, Cán bộ hưu trí 6, Công chức 8, Nhân viên y tế 5, Nội trợ 8, Lái xe 3, Bộ đội 2',
);
const ofParents = weighted('Làm ruộng 52, Cán bộ hưu trí 22, Buôn bán 10, Nội trợ 8, Đã mất 8');

/** The children of a life, oldest first: days of birth at least 20 months apart, none before the parent is twenty-one. */
export function birthsOf({ random, bornOn, endsOn }: Life): Day[] {
  const wanted = random.percent(14) ? 0 : random.percent(22) ? 1 : random.percent(86) ? 2 : 3;
  const births: Day[] = [];
  let next = yearsAfter(bornOn, 22.5 + random.fraction() * 9);
  while (births.length < wanted && next < addDays(endsOn, -30) && daysBetween(bornOn, next) < 43 * 365) {
    births.push(next);
    next = addDays(next, random.between(620, 2_400));
  }
  return births;
}

/** A relative's day of birth as the file knows it: the year alone more often than not. */
const asKnown = (random: Life['random'], day: Day): string => (random.percent(62) ? day.slice(0, 4) : day);

interface Relative {
  readonly relation: FactValue<'family'>['relation'];
  readonly sex: Sex;
  readonly bornOn: Day;
  readonly family: string;
  /** The day from which the relation holds. */
  readonly from: Day;
  readonly occupation?: string;
}

function stateRelative(dossier: Dossier, { relation, sex, bornOn, family, from, occupation }: Relative): void {
  const { random } = dossier.life;
  const value = {
    relation,
    fullName: fullName(random, family, sex, yearOf(bornOn)),
    bornOn: asKnown(random, bornOn),
    ...(occupation && { occupation }),
  };
  dossier.state('family', { from }, value);
}

function stateParents(dossier: Dossier): void {
  const { random, bornOn, startedOn, ethnicCode, family, province } = dossier.life;
  const mothers = familyName(random, ethnicCode, provinceFacts[province].region);
  for (const [relation, sex, name] of [
    ['FATHER', 'MALE', family],
    ['MOTHER', 'FEMALE', mothers],
  ] as const) {
    const born = yearsAfter(bornOn, -(sex === 'MALE' ? 22 : 20) - random.fraction() * 13);
    stateRelative(dossier, { relation, sex, bornOn: born, family: name, from: startedOn, occupation: ofParents.draw(random) });
  }
}

function stateSiblings(dossier: Dossier): void {
  const { random, bornOn, startedOn, family } = dossier.life;
  const count = random.pick([0, 0, 1, 1, 1, 2, 2]);
  for (let nth = 0; nth < count; nth += 1) {
    const sex: Sex = random.percent(50) ? 'MALE' : 'FEMALE';
    const born = yearsAfter(bornOn, (random.percent(50) ? 1 : -1) * (1.2 + random.fraction() * 7));
    stateRelative(dossier, { relation: 'SIBLING', sex, bornOn: born, family, from: startedOn, occupation: occupations.draw(random) });
  }
}

/** The wife or husband and the children; a child bears the father's family name. */
function stateHousehold(dossier: Dossier, births: readonly Day[]): void {
  const { random, bornOn, asOf, ethnicCode, family, sex, province } = dossier.life;
  const marriedOn = births[0] ? addDays(births[0], -random.between(300, 900)) : addDays(yearsAfter(bornOn, 27), random.between(0, 2_000));
  const isMarried = births.length > 0 || (marriedOn < addDays(asOf, -60) && random.percent(40));
  if (!isMarried) return;
  const spouseFamily = familyName(random, random.percent(75) ? ethnicCode : '01', provinceFacts[province].region);
  const spouseSex: Sex = sex === 'MALE' ? 'FEMALE' : 'MALE';
  const spouseBorn = yearsAfter(bornOn, (sex === 'MALE' ? 2 : -2.5) + random.fraction() * 5 - 2.5);
  const occupation = occupations.draw(random);
  stateRelative(dossier, { relation: 'SPOUSE', sex: spouseSex, bornOn: spouseBorn, family: spouseFamily, from: marriedOn, occupation });
  for (const born of births) {
    const childSex: Sex = random.percent(52) ? 'MALE' : 'FEMALE';
    const occupied = yearOf(asOf) - yearOf(born) < 18 ? 'Còn nhỏ, đi học' : occupations.draw(random);
    stateRelative(dossier, {
      ...{ relation: 'CHILD', sex: childSex, bornOn: born, occupation: occupied, from: born },
      family: sex === 'MALE' ? family : spouseFamily,
    });
  }
}

/** Relatives (quan hệ gia đình): parents and siblings from the start of service, the spouse from marriage, children from birth. */
export function stateFamily(dossier: Dossier, births: readonly Day[]): void {
  stateParents(dossier);
  stateHousehold(dossier, births);
  stateSiblings(dossier);
}
