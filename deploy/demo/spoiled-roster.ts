import type { RosterRow } from './roster';

/** The rows with the three commonest mistakes: a day that never was, a rank that is none, one person twice. In order: rows 1, 2 and the last. */
export function spoiled(rows: readonly RosterRow[]): RosterRow[] {
  const [first, second] = rows;
  if (!first || !second || rows.length < 3) throw new Error('Three rows or more can be spoiled.');
  return [{ ...first, startedOn: '2020-02-30' }, { ...second, rankCode: '99.999', step: 1 }, ...rows.slice(2, -1), first];
}
