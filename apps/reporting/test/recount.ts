import type { RecordChangedPayload } from '@noivu/contracts';
import { bm01Columns, degrees, type Counted } from '../../../test/recount/bm01-columns';
import { quotas, unitIds, unitOn } from './made-province';

/** The columns of the ranks of the made people, by hand: BM01 is counted here without spans, SQL or the form's own rules. */
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
/** The keys of the form in the order in which it prints them. */
export const keys = [
  ...['quotaAssigned', 'total', 'female', 'partyMember', 'ethnicMinority', 'religious'],
  ...['rankCVCC', 'rankCVC', 'rankCV', 'rankCS', 'rankNV'],
  ...Object.values(degrees),
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

/** The columns in which somebody is counted on a day, and the unit; none for who is not counted. */
export const columnsOf = ({ timeline }: RecordChangedPayload, day: string): Counted | undefined =>
  bm01Columns(timeline, day, (rankCode) => columnOfRank[rankCode]);

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
