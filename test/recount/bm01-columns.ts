import type { Day } from '@noivu/calendar';
import type { FactKind, FactValue, TimelineFact } from '@noivu/contracts';
import { bornOnForRetirement, isOverRetirementAge } from '@noivu/regulation';

// Each block has one cell for a person, the first of the list that they hold.
/** The columns of the degrees, in the order in which the form prints them. */
export const degrees = {
  DOCTOR: 'profTS',
  MASTER: 'profThS',
  BACHELOR: 'profDH',
  COLLEGE: 'profCD',
  INTERMEDIATE: 'profTC',
  ELEMENTARY: 'profSC',
};
const fields = {
  POLITICAL_THEORY: { BACHELOR: 'polCN', ADVANCED: 'polCC', INTERMEDIATE: 'polTC', ELEMENTARY: 'polSC' },
  IT: { DEGREE: 'itTCplus', CERTIFICATE: 'itCChi' },
  ENGLISH: { DEGREE: 'langEnDH', CERTIFICATE: 'langEnCC' },
  OTHER_LANGUAGE: { DEGREE: 'langOtDH', CERTIFICATE: 'langOtCC' },
  ETHNIC_LANGUAGE: { DEGREE: 'ethnicLang', CERTIFICATE: 'ethnicLang' },
  STATE_MANAGEMENT: { SENIOR: 'qlnnCVCC', PRINCIPAL: 'qlnnCVC', SPECIALIST: 'qlnnCV' },
};
const serving: readonly string[] = ['WORKING', 'SECONDED', 'ON_LEAVE'];
const noMinority: readonly string[] = ['01', '55'];
const noReligion = '99';

/** The column in which a rank of civil servants is counted on a day; undefined where in none. */
export type ColumnOfRank = (rankCode: string, day: Day) => string | undefined;

/** Where somebody is counted on a day, and in which columns of BM01. */
export interface Counted {
  readonly unitId: string;
  readonly columns: readonly string[];
}

type Held = <K extends FactKind>(kind: K) => readonly FactValue<K>[];

const heldOn =
  (timeline: readonly TimelineFact[], day: Day): Held =>
  <K extends FactKind>(kind: K) =>
    timeline
      .filter((fact) => fact.kind === kind && fact.validFrom <= day && (fact.validTo === undefined || day < fact.validTo))
      .map(({ value }) => value as FactValue<K>);

/**
 * Counts one person in BM01 straight from the facts that hold on the day: without the spans, the statements and the form of reporting. What it shares with
 * them is the retirement age, and the columns of ranks where the caller takes those of the law. Undefined for who is not counted.
 */
export function bm01Columns(timeline: readonly TimelineFact[], day: Day, columnOfRank: ColumnOfRank): Counted | undefined {
  const held = heldOn(timeline, day);
  const [[identity], [post], [category], [status]] = [held('identity'), held('post'), held('staff-category'), held('status')];
  const isServant = category?.category === 'CIVIL_SERVANT' && category.level === 'DISTRICT_AND_ABOVE';
  if (!identity || !post || !isServant || !serving.includes(status?.status ?? '')) return undefined;
  const columns = ['total', ...whoColumns(held), ...learnedColumns(held, (code) => columnOfRank(code, day)), ...ageColumns(identity, day)];
  return { unitId: post.usingUnitId, columns: columns.filter((column) => column !== undefined) };
}

function whoColumns(held: Held): string[] {
  const some: readonly (readonly [string, boolean])[] = [
    ['female', held('identity').some(({ sex }) => sex === 'FEMALE')],
    ['partyMember', held('party').length > 0],
    ['ethnicMinority', held('ethnic-group').some(({ code }) => !noMinority.includes(code))],
    ['religious', held('religion').some(({ code }) => code !== noReligion)],
  ];
  return some.filter(([, isTrue]) => isTrue).map(([column]) => column);
}

function learnedColumns(held: Held, columnOfRank: (rankCode: string) => string | undefined): (string | undefined)[] {
  const rank = held('rank')[0];
  const inFields = Object.entries(fields).map(([field, columns]) => {
    const levels = held('qualification').filter((one) => one.field === field);
    return first(columns, levels);
  });
  return [rank && columnOfRank(rank.rankCode), first(degrees, held('degree')), ...inFields];
}

const first = (columns: Readonly<Record<string, string>>, levels: readonly { readonly level: string }[]): string | undefined =>
  Object.entries(columns).find(([level]) => levels.some((one) => one.level === level))?.[1];

function ageColumns({ sex, bornOn }: FactValue<'identity'>, day: Day): string[] {
  const born = bornOnForRetirement(bornOn);
  const years = Number(day.slice(0, 4)) - Number(born.slice(0, 4)) - Number(born.slice(5) > day.slice(5));
  const cells: readonly (readonly [string, boolean])[] = [
    ['ageTo30', years <= 30],
    ['age31_40', years >= 31 && years <= 40],
    ['age41_50', years >= 41 && years <= 50],
    ['age51_60', years >= 51 && years <= 60],
    ['female51_55', sex === 'FEMALE' && years >= 51 && years <= 55],
    ['male56_60', sex === 'MALE' && years >= 56 && years <= 60],
    ['overRetirement', isOverRetirementAge({ bornOn: born, sex, on: day })],
  ];
  return cells.filter(([, isTrue]) => isTrue).map(([column]) => column);
}
