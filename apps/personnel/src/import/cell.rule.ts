import { rosterWords, type CellForm } from './roster-column.data';

/** A cell as the reader of workbooks gives it; dates come as days, YYYY-MM-DD. */
export type Cell = string | number | boolean | null;

const pad = (part: string): string => part.padStart(2, '0');

/** A day as people write it: 5/7/1990, 05-07-1990, 05.07.1990; also without day, or without day and month, where that is allowed. */
function dayOf(text: string, partial: boolean): string {
  const [, day, month, year] = /^(?:(\d{1,2})[/.-])?(\d{1,2})[/.-](\d{4})$/.exec(text) ?? [];
  if (month === undefined || year === undefined) return text;
  if (day !== undefined) return `${year}-${pad(month)}-${pad(day)}`;
  return partial ? `${year}-${pad(month)}` : text;
}

const textOf = (cell: string): string | null => cell.normalize('NFC').trim() || null;

const readers: Readonly<Record<CellForm, (cell: string | number) => string | number | null>> = {
  text: (cell) => (typeof cell === 'string' ? textOf(cell) : cell),
  'number-as-text': (cell) => (typeof cell === 'string' ? textOf(cell) : String(cell)),
  'two-digits': (cell) => (typeof cell === 'string' ? textOf(cell) : pad(String(cell))),
  whole: (cell) =>
    typeof cell === 'string' && /^\s*\d{1,9}\s*$/.test(cell) ? Number(cell) : typeof cell === 'string' ? textOf(cell) : cell,
  day: (cell) => (typeof cell === 'string' ? dayOf(textOf(cell) ?? '', false) || null : String(cell)),
  'partial-day': (cell) => (typeof cell === 'string' ? dayOf(textOf(cell) ?? '', true) || null : String(cell)),
  word: (cell) => (typeof cell === 'string' ? wordOf(textOf(cell)) : cell),
};

const wordOf = (text: string | null): string | null => {
  const word = text === null ? undefined : rosterWords[text.toLowerCase()];
  return word ?? text;
};

/**
 * Reads a cell in the form of its column; null where it is empty. What cannot be read so stays as it is, for the check to refuse.
 * @law none: how people write days and numbers in a sheet
 * @test apps/personnel/src/import/roster-row.rule.spec.ts
 */
export function cellValue(cell: Cell | undefined, form: CellForm): Exclude<Cell, undefined> {
  if (cell === null || cell === undefined || typeof cell === 'boolean') return cell ?? null;
  return readers[form](cell);
}
