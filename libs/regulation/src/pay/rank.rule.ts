import type { Day } from '@noivu/calendar';
import { payGroups, type PayGroup } from './pay-group.data';
import { ranks, type Bm01RankColumn, type Rank } from './rank.data';

const rankByCode = new Map(ranks.map((rank) => [rank.code, rank]));

/** The rank of a code (ngạch của mã ngạch); undefined where the list does not hold it. */
export const rankOf = (code: string): Rank | undefined => rankByCode.get(code);

/** The pay groups that a rank may be paid by on a day, the one that holds first; without a day, those of the latest law. None for an unknown rank. */
export function payGroupsOf(code: string, on?: Day): readonly PayGroup[] {
  const rank = rankOf(code);
  if (!rank) return [];
  return rank.groups
    .filter(({ from }) => from === undefined || on === undefined || from <= on)
    .flatMap(({ group }) => payGroups.filter((known) => known.group === group && known.tables.includes(rank.table)));
}

/**
 * The coefficient of a step of a rank (hệ số của bậc), two digits after the point; undefined for an unknown rank or a step beyond the last.
 * @law 204/2004/NĐ-CP, bảng 2; bảng 3; bảng 4 — hệ số của bậc trong ngạch
 */
export const coefficientOf = (code: string, step: number, on?: Day): string | undefined =>
  payGroupsOf(code, on)[0]?.coefficients[step - 1]?.toFixed(2);

/** How a rank, step and coefficient are checked against the pay tables. */
export interface PayStanding {
  readonly rankCode: string;
  readonly step: number;
  readonly coefficient: string;
}

/**
 * Whether some pay group of the rank has this coefficient at this step on that day. False for an unknown rank.
 * @law 204/2004/NĐ-CP, bảng 2; bảng 3; bảng 4 — kiểm tra ngạch, bậc, hệ số với bảng lương
 */
export const fitsPayTable = ({ rankCode, step, coefficient }: PayStanding, on?: Day): boolean =>
  payGroupsOf(rankCode, on).some(({ coefficients }) => coefficients[step - 1] === Number(coefficient));

const columnOfGroup: readonly (readonly [start: string, column: Bm01RankColumn])[] = [
  ['A3', 'rankCVCC'],
  ['A2', 'rankCVC'],
  ['A1', 'rankCV'],
  ['A0', 'rankCS'],
  ['B', 'rankNV'],
  ['C', 'rankNV'],
];

/**
 * The column of BM01/BNV for a rank on a day, by its pay group and not by its name ("và tương đương"); cán sự (01.004) stands with its equals
 * also while it was paid by group B. Undefined for an unknown rank.
 * @law 11/2012/TT-BNV, BM01 cột 7–11 — ngạch vào cột của biểu theo nhóm ngạch
 */
export function bm01RankColumn(code: string, on: Day): Bm01RankColumn | undefined {
  const group = payGroupsOf(code, on)[0]?.group;
  return rankOf(code)?.column ?? columnOfGroup.find(([start]) => group?.startsWith(start))?.[1];
}
