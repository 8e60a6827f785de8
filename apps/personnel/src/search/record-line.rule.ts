import type { Day } from '@noivu/calendar';
import { degreeLevels, nameSortKey, searchKey, type DegreeFact, type FactKind, type FactValue, type IdentityFact } from '@noivu/contracts';
import { byBeginning, holdsOn, type TimelineRow } from '../record/statement';

/** What a search needs of a record on a day (dòng tra cứu): its current values, and the keys by which names are found and listed. */
export interface Line {
  readonly fullName: string;
  readonly nameKey: string;
  readonly nameSort: string;
  readonly sex: string;
  readonly bornOn: string;
  readonly bornYear: number;
  readonly category: string | null;
  readonly rankCode: string | null;
  /** The highest degree. */
  readonly degree: string | null;
  readonly party: boolean;
  readonly status: string | null;
  readonly title: string | null;
  /** The next day on which any of this changes; null while nothing is known to come. */
  readonly refreshOn: Day | null;
}

const kindsOfLine: readonly FactKind[] = ['identity', 'post', 'staff-category', 'status', 'rank', 'party', 'degree'];

/**
 * The line of a record on a day. Who is yet to begin is found by name already. @throws RangeError without an identity
 * @law 539/QĐ-UBND-HC, 8.2 — tìm kiếm thông tin theo các tiêu chí tùy chọn
 * @law 16/2020/QĐ-UBND, 5.2.b — tìm kiếm thông tin
 */
export function lineOf(rows: readonly TimelineRow[], today: Day): Line {
  const told = rows.filter(({ kind }) => kindsOfLine.includes(kind)).sort(byBeginning);
  const current = told.filter((row) => holdsOn(row, today));
  const identity = (current.find(isIdentity) ?? told.find(isIdentity))?.value as IdentityFact | undefined;
  if (!identity) throw new RangeError('A record without an identity');
  const { fullName, sex, bornOn } = identity;
  return {
    fullName,
    nameKey: searchKey(fullName),
    nameSort: nameSortKey(fullName),
    sex,
    bornOn,
    bornYear: Number(bornOn.slice(0, 4)),
    category: valueOf(current, 'staff-category')?.category ?? null,
    rankCode: valueOf(current, 'rank')?.rankCode ?? null,
    degree: highestDegree(current),
    party: valueOf(current, 'party') !== undefined,
    status: valueOf(current, 'status')?.status ?? null,
    title: valueOf(current, 'post')?.title ?? null,
    refreshOn: nextChange(told, today),
  };
}

const isIdentity = ({ kind }: TimelineRow): boolean => kind === 'identity';

const valueOf = <K extends FactKind>(rows: readonly TimelineRow[], kind: K): FactValue<K> | undefined =>
  rows.find((row) => row.kind === kind)?.value as FactValue<K> | undefined;

function highestDegree(rows: readonly TimelineRow[]): string | null {
  const held = rows.filter(({ kind }) => kind === 'degree').map(({ value }) => (value as DegreeFact).level);
  return degreeLevels.find((level) => held.includes(level)) ?? null;
}

function nextChange(rows: readonly TimelineRow[], today: Day): Day | null {
  const days = rows.flatMap(({ validFrom, validTo }) => [validFrom, ...(validTo === null ? [] : [validTo])]);
  return days.filter((day) => day > today).sort()[0] ?? null;
}
