import { DomainError } from '@noivu/problem';
import type { Cell } from './cell.rule';
import { rosterColumns, type RosterColumn } from './roster-column.data';

const plain = (heading: string): string => heading.normalize('NFC').trim().replaceAll(/\s+/g, ' ').toLowerCase();

const columns: readonly RosterColumn[] = rosterColumns;
const byHeading = new Map(columns.map((column) => [plain(column.header), column]));

const headingOf = (cell: Cell): string | undefined => (cell === null || plain(String(cell)) === '' ? undefined : String(cell));

/**
 * The column that each place of the headings stands for; none where a heading is empty.
 * @throws DomainError roster-columns-wrong naming the headings that are unknown, doubled or missing
 * @law none: the headings of our own roster
 */
export function columnsUnder(headings: readonly Cell[]): readonly (RosterColumn | undefined)[] {
  const given = headings.map(headingOf);
  const found = given.map((heading) => (heading === undefined ? undefined : byHeading.get(plain(heading))));
  const keys = found.flatMap((column) => (column ? [column.key] : []));
  const unknown = given.filter((heading, place) => heading !== undefined && !found[place]).map((heading) => heading?.slice(0, 100));
  const doubled = columns.filter(({ key }) => keys.filter((one) => one === key).length > 1).map(({ header }) => header);
  const missing = columns.filter(({ key, required }) => required && !keys.includes(key)).map(({ header }) => header);
  if (unknown.length + doubled.length + missing.length > 0) throw new DomainError('roster-columns-wrong', { unknown, doubled, missing });
  return found;
}
