import { bornOnForRetirement, isOverRetirementAge } from '@noivu/regulation';
import type { RecordChangedPayload, TimelineFact } from '@noivu/contracts';
import { quotas, unitIds, unitOn } from './made-province';

/** Counts BM01 straight from the timelines, person by person and day by day, without spans, SQL or the form's own rules. */
const columnOfRank: Readonly<Record<string, string>> = {
  '01.001': 'rankCVCC',
  '06.029': 'rankCVCC',
  '01.002': 'rankCVC',
  '06.030': 'rankCVC',
  '01.003': 'rankCV',
  '06.031': 'rankCV',
  '01.004': 'rankCS',
  '06.032': 'rankCS',
  '01.005': 'rankNV',
  '01.010': 'rankNV',
  'V.08.05.13': 'rankNV',
};
const columnOfDegree = {
  DOCTOR: 'profTS',
  MASTER: 'profThS',
  BACHELOR: 'profDH',
  COLLEGE: 'profCD',
  INTERMEDIATE: 'profTC',
  ELEMENTARY: 'profSC',
};
const columnsOfField = {
  POLITICAL_THEORY: { BACHELOR: 'polCN', ADVANCED: 'polCC', INTERMEDIATE: 'polTC', ELEMENTARY: 'polSC' },
  IT: { DEGREE: 'itTCplus', CERTIFICATE: 'itCChi' },
  ENGLISH: { DEGREE: 'langEnDH', CERTIFICATE: 'langEnCC' },
  OTHER_LANGUAGE: { DEGREE: 'langOtDH', CERTIFICATE: 'langOtCC' },
  ETHNIC_LANGUAGE: { DEGREE: 'ethnicLang', CERTIFICATE: 'ethnicLang' },
  STATE_MANAGEMENT: { SENIOR: 'qlnnCVCC', PRINCIPAL: 'qlnnCVC', SPECIALIST: 'qlnnCV' },
};
/** The keys of the form in the order in which it prints them. */
export const keys = [
  ...['quotaAssigned', 'total', 'female', 'partyMember', 'ethnicMinority', 'religious'],
  ...['rankCVCC', 'rankCVC', 'rankCV', 'rankCS', 'rankNV'],
  ...Object.values(columnOfDegree),
  ...[
    'polCN',
    'polCC',
    'polTC',
    'polSC',
    'itTCplus',
    'itCChi',
    'langEnDH',
    'langEnCC',
    'langOtDH',
    'langOtCC',
    'ethnicLang',
    'qlnnCVCC',
    'qlnnCVC',
    'qlnnCV',
  ],
  ...['ageTo30', 'age31_40', 'age41_50', 'age51_60', 'female51_55', 'male56_60', 'overRetirement'],
];

type Words = Readonly<Record<string, string>>;

const on = (timeline: readonly TimelineFact[], kind: string, day: string): Words[] =>
  timeline
    .filter((fact) => fact.kind === kind && fact.validFrom <= day && !(fact.validTo && fact.validTo <= day))
    .map(({ value }) => value as Words);

function highestIn(columns: Words, held: readonly Words[]): string | undefined {
  const level = Object.keys(columns).find((one) => held.some((words) => words['level'] === one));
  return level === undefined ? undefined : columns[level];
}

function ageOn(day: string, born: string): number {
  const years = Number(day.slice(0, 4)) - Number(born.slice(0, 4));
  return born.slice(5) > day.slice(5) ? years - 1 : years;
}

function ageColumns(age: number, sex: string): string[] {
  const block = age <= 30 ? 'ageTo30' : age <= 40 ? 'age31_40' : age <= 50 ? 'age41_50' : age <= 60 ? 'age51_60' : undefined;
  const part =
    sex === 'FEMALE' && age >= 51 && age <= 55 ? 'female51_55' : sex === 'MALE' && age >= 56 && age <= 60 ? 'male56_60' : undefined;
  return [block, part].filter((column) => column !== undefined);
}

const holdsOf = (timeline: readonly TimelineFact[], day: string): string[] => {
  const some = (kind: string, counts: (words: Words) => boolean) => on(timeline, kind, day).some(counts);
  return [
    ...(some('party', () => true) ? ['partyMember'] : []),
    ...(some('ethnic-group', ({ code }) => code !== '01' && code !== '55') ? ['ethnicMinority'] : []),
    ...(some('religion', ({ code }) => code !== '99') ? ['religious'] : []),
  ];
};

const learnedOf = (timeline: readonly TimelineFact[], day: string): (string | undefined)[] => [
  columnOfRank[on(timeline, 'rank', day)[0]?.['rankCode'] ?? ''],
  highestIn(columnOfDegree, on(timeline, 'degree', day)),
  ...Object.entries(columnsOfField).map(([field, columns]) => {
    const held = on(timeline, 'qualification', day).filter((words) => words['field'] === field);
    return highestIn(columns, held);
  }),
];

function serves(timeline: readonly TimelineFact[], day: string): boolean {
  const [category] = on(timeline, 'staff-category', day);
  const [status] = on(timeline, 'status', day);
  const isCounted = category?.['category'] === 'CIVIL_SERVANT' && category['level'] === 'DISTRICT_AND_ABOVE';
  return isCounted && ['WORKING', 'SECONDED', 'ON_LEAVE'].includes(status?.['status'] ?? '');
}

/** The columns in which somebody is counted on a day, and the unit; none for who is not counted. */
export function columnsOf({ timeline }: RecordChangedPayload, day: string): { unitId: string; columns: string[] } | undefined {
  const [identity] = on(timeline, 'identity', day);
  const [post] = on(timeline, 'post', day);
  if (!identity || !post || !serves(timeline, day)) return undefined;
  const born = bornOnForRetirement(identity['bornOn'] ?? '');
  const sex = identity['sex'] === 'FEMALE' ? 'FEMALE' : 'MALE';
  const ofSex = sex === 'FEMALE' ? ['female'] : [];
  const ofAge = [...ageColumns(ageOn(day, born), sex), ...(isOverRetirementAge({ bornOn: born, sex, on: day }) ? ['overRetirement'] : [])];
  const columns = ['total', ...ofSex, ...holdsOf(timeline, day), ...learnedOf(timeline, day), ...ofAge];
  return { unitId: post['usingUnitId'] ?? '', columns: columns.filter((column) => column !== undefined) };
}

/** The unit directly below the asked one under which a unit stands on a day; the asked one itself for its own; none outside. */
export function rowOf(unitId: string, asked: string, day: string): string | undefined {
  let [at, below] = [unitId, unitId];
  while (at !== asked) {
    const parent = unitOn(at, day)?.parentId;
    if (parent === undefined) return undefined;
    [below, at] = [at, parent];
  }
  return unitOn(unitId, day) ? (unitId === asked ? asked : below) : undefined;
}

type Figures = Record<string, number>;
const nothing = (): Figures => Object.fromEntries(keys.map((key) => [key, 0]));

function add(figures: Figures, others: Figures): void {
  for (const key of keys) figures[key] = (figures[key] ?? 0) + (others[key] ?? 0);
}

const quotaOf = (unitId: string, day: string): number =>
  quotas
    .find((quota) => quota.unitId === unitId)
    ?.quotas.find(({ year, kind }) => kind === 'ADMINISTRATIVE' && year === Number(day.slice(0, 4)))?.number ?? 0;

/** The quota of each row: that of the unit below, and of the asked one what it has not given to those. */
function quotaRows(asked: string, day: string): Map<string, Figures> {
  const children = Object.values(unitIds).filter((unitId) => unitOn(unitId, day)?.parentId === asked);
  const given = children.reduce((sum, unitId) => sum + quotaOf(unitId, day), 0);
  const rest: Figures = { ...nothing(), quotaAssigned: Math.max(0, quotaOf(asked, day) - given) };
  const ofChildren = children.map((unitId): [string, Figures] => [unitId, { ...nothing(), quotaAssigned: quotaOf(unitId, day) }]);
  return new Map([[asked, rest], ...ofChildren]);
}

/** The figures of each row of the report of a unit, and of the total. */
export function recount(
  people: readonly RecordChangedPayload[],
  asked: string,
  day: string,
): { rows: Map<string, Figures>; total: Figures } {
  const rows = quotaRows(asked, day);
  for (const person of people) {
    const counted = columnsOf(person, day);
    const row = counted && rows.get(rowOf(counted.unitId, asked, day) ?? '');
    if (row) add(row, Object.fromEntries(counted.columns.map((column) => [column, 1])));
  }
  const total = nothing();
  for (const row of rows.values()) add(total, row);
  if (Object.values(rows.get(asked) ?? {}).every((number) => number === 0)) rows.delete(asked);
  return { rows, total };
}
