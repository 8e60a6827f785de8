import type { Form, FormColumn } from '../report/report-form';

/** A head of the table with the rows and columns that it covers, counted from the first head row and the first column. */
export interface HeadCell {
  readonly text: string;
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

const pathOf = ({ groups, head }: FormColumn): readonly string[] => [...groups, head];

/** How many rows the heads of a form take: one for each level of groups, one for the columns' own. */
export const headDepth = ({ columns }: Pick<Form, 'columns'>): number => Math.max(...columns.map((column) => pathOf(column).length));

const underSame = (one: FormColumn | undefined, other: FormColumn, level: number): boolean =>
  one !== undefined &&
  pathOf(one).length > level + 1 &&
  pathOf(one)
    .slice(0, level + 1)
    .join('\n') ===
    pathOf(other)
      .slice(0, level + 1)
      .join('\n');

/**
 * The heads of a form, merged as they are printed: a group stands once over all its columns, and a column's own head reaches down to the last head
 * row. The numbered columns begin at `firstColumn`.
 */
export function headCells({ columns }: Pick<Form, 'columns'>, firstColumn: number): HeadCell[] {
  const depth = headDepth({ columns });
  return columns.flatMap((column, place) => {
    const path = pathOf(column);
    const own: HeadCell = {
      text: column.head,
      row: path.length - 1,
      column: firstColumn + place,
      rows: depth - path.length + 1,
      columns: 1,
    };
    const begun = column.groups.flatMap((text, level) => {
      if (underSame(columns[place - 1], column, level)) return [];
      const beyond = columns.findIndex((next, at) => at > place && !underSame(next, column, level));
      return [{ text, row: level, column: firstColumn + place, rows: 1, columns: (beyond === -1 ? columns.length : beyond) - place }];
    });
    return [...begun, own];
  });
}
