import type { Cell, CellStyle, MergeRange, WriteSheet } from 'hucre/xlsx';

/** A block of cells, counted from zero. */
export interface Block {
  readonly row: number;
  readonly column: number;
  readonly rows?: number;
  readonly columns?: number;
}

const line = { style: 'thin' } as const;
const FONT = 'Times New Roman';

/** Frames of a cell of the table. */
export const framed: CellStyle['border'] = { top: line, right: line, bottom: line, left: line };

/** How a text is set: in the middle of its block unless said. */
export interface Setting {
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
  readonly size?: number;
  readonly align?: 'left' | 'center' | 'right';
  readonly framed?: boolean;
  /** Written from the bottom up. */
  readonly upright?: boolean;
}

function styleOf({
  bold = false,
  italic = false,
  underline = false,
  size = 10,
  align = 'center',
  framed: frame = false,
  upright = false,
}: Setting): CellStyle {
  return {
    font: { name: FONT, size, bold, italic, underline },
    alignment: { horizontal: align, vertical: 'center', wrapText: true, ...(upright && { textRotation: 90 }) },
    ...(frame && { border: framed }),
  };
}

/** A page of a workbook that is being laid out cell by cell. */
export class SheetPage {
  private readonly cells = new Map<string, Partial<Cell>>();
  private readonly merges: MergeRange[] = [];

  /** A text. Its cell has the format of text too: whatever begins with = + - or @ stays a text, also after somebody has edited it. */
  text(block: Block, value: string, setting: Setting = {}): void {
    this.put(block, { value, type: 'string', style: { ...styleOf(setting), numFmt: '@' } });
  }

  number(block: Block, value: number, setting: Setting = {}): void {
    this.put(block, { value, type: 'number', style: { ...styleOf(setting), numFmt: '#,##0' } });
  }

  /** The page as the writer takes it. */
  sheet(rest: Omit<WriteSheet, 'cells' | 'merges'>): WriteSheet {
    return { ...rest, cells: this.cells, merges: this.merges };
  }

  private put({ row, column, rows = 1, columns = 1 }: Block, cell: Partial<Cell>): void {
    for (let down = 0; down < rows; down += 1) {
      for (let across = 0; across < columns; across += 1)
        this.cells.set(`${row + down},${column + across}`, { ...(cell.style && { style: cell.style }) });
    }
    this.cells.set(`${row},${column}`, cell);
    if (rows * columns > 1) this.merges.push({ startRow: row, startCol: column, endRow: row + rows - 1, endCol: column + columns - 1 });
  }
}
