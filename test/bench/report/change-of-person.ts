import { addDays, type Day } from '@noivu/calendar';
import { degreeLevels, type FactKind, type IdentityFact } from '@noivu/contracts';
import type { Xoshiro128 } from '../../../deploy/demo/people/xoshiro128';

/** Somebody who is to be changed. */
export interface Person {
  readonly recordId: string;
  readonly version: number;
  readonly unitId: string;
  readonly identity: IdentityFact;
}

/** What happens to people: every kind of fact that the report counts. */
interface Happening {
  readonly kind: FactKind;
  readonly value: object;
  /** It is over again on the next day: so somebody leaves the Party. */
  readonly isBrief?: boolean;
}

/** Changes reach back so many days at most. */
const REACH_DAYS = 200;
const rankCodes = ['01.001', '01.002', '01.003', '01.004', '01.005', '06.029', '06.031', '02.007', '04.024'];
const qualifications = [
  ['POLITICAL_THEORY', 'ADVANCED'],
  ['POLITICAL_THEORY', 'BACHELOR'],
  ['STATE_MANAGEMENT', 'SENIOR'],
  ['STATE_MANAGEMENT', 'PRINCIPAL'],
  ['IT', 'DEGREE'],
  ['ENGLISH', 'DEGREE'],
  ['OTHER_LANGUAGE', 'CERTIFICATE'],
  ['ETHNIC_LANGUAGE', 'CERTIFICATE'],
] as const;
const codes = ['01', '02', '03', '05'];

/** What the random numbers are drawn from, and the units that posts may be in. */
export interface Chance {
  readonly random: Xoshiro128;
  readonly unitIds: readonly string[];
}

type Make = (chance: Chance, person: Person) => Happening;

const happenings: readonly Make[] = [
  ({ random }) => ({ kind: 'rank', value: { rankCode: random.pick(rankCodes), step: 1, coefficient: '2.34' } }),
  ({ random }) => ({ kind: 'degree', value: { level: random.pick(degreeLevels), major: 'Luật' } }),
  ({ random }) => {
    const [field, level] = random.pick(qualifications);
    return { kind: 'qualification', value: { field, level } };
  },
  ({ random }) => ({ kind: 'status', value: { status: random.pick(['WORKING', 'ON_LEAVE', 'RETIRED', 'RESIGNED']) } }),
  ({ random, unitIds }) => {
    const unitId = random.pick(unitIds);
    return { kind: 'post', value: { managingUnitId: unitId, usingUnitId: unitId, title: 'Chuyên viên' } };
  },
  () => ({ kind: 'staff-category', value: { category: 'CIVIL_SERVANT', level: 'DISTRICT_AND_ABOVE' } }),
  () => ({ kind: 'staff-category', value: { category: 'PUBLIC_EMPLOYEE' } }),
  () => ({ kind: 'party', value: {} }),
  () => ({ kind: 'party', value: {}, isBrief: true }),
  ({ random }) => ({ kind: 'ethnic-group', value: { code: random.pick(codes) } }),
  ({ random }) => ({ kind: 'religion', value: { code: random.pick([...codes, '99']) } }),
  ({ random }, { identity }) => ({
    kind: 'identity',
    value: {
      ...identity,
      sex: identity.sex === 'MALE' ? 'FEMALE' : 'MALE',
      bornOn: random.pick(['1965-03-02', '1972', '1981-11', '1994-06-30']),
    },
  }),
];

/** A change by lot, as it is posted: one fact, from a day of the last months on, by a decision of its own. */
export function changeOf(person: Person, chance: Chance, { number, today }: { number: number; today: Day }): object {
  const { random } = chance;
  const { kind, value, isBrief } = random.pick(happenings)(chance, person);
  const day = addDays(today, -random.between(1, REACH_DAYS));
  const decision = {
    number: `${number}/QĐ-ĐL`,
    issuedOn: day,
    effectiveOn: day,
    issuerUnitId: person.unitId,
    signer: 'Trần Văn Ký',
    subject: 'OTHER',
    summary: 'Về công tác cán bộ',
  };
  return { decision, acts: [{ act: 'add', kind, validFrom: day, value, ...(isBrief && { validTo: addDays(day, 1) }) }] };
}
