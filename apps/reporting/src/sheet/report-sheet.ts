import type { WriteSheet } from 'hucre/xlsx';
import type { ReportRow, ReportView } from '@noivu/contracts';
import type { Form } from '../report/report-form';
import { headCells, headDepth } from './head-cells';
import { SheetPage } from './sheet-page';

/** A report with the name of the unit it is of. */
export interface NamedReport {
  readonly unitName: string;
  readonly report: ReportView;
}

/** Số thứ tự, tên đơn vị: the two columns before the numbered ones. */
const LETTERED = ['Số thứ tự', 'Tên đơn vị'] as const;
/** The first row of the table's heads; the title and the official heads stand above. */
const HEAD_ROW = 8;

/**
 * Lays a report out as its form is printed (F4): form and reporting unit on the left, the national heads on the right, the title with the day, merged
 * heads, the row of column numbers, a line for each unit, the total, and the places for date, hands and seal. Landscape A3, one page wide, heads
 * repeated on every page.
 */
export function reportSheet(form: Form, { unitName, report }: NamedReport): WriteSheet {
  const page = new SheetPage();
  const width = LETTERED.length + form.columns.length;
  const numberRow = HEAD_ROW + headDepth(form);
  official(page, form, { unitName, asOf: report.asOf, width });
  heads(page, form, numberRow);
  lines(page, form, { report, numberRow });
  signatures(page, { row: numberRow + report.rows.length + 3, width });
  return page.sheet({
    // Names the range of repeated heads without quotes; a bare BM01 would be read there as a cell.
    name: `BieuMau_${form.code}`,
    columns: [{ width: 5 }, { width: 32 }, ...form.columns.map(() => ({ width: 6.5 }))],
    rowDefs: new Map([
      [4, { height: 22 }],
      [numberRow - 1, { height: 110 }],
    ]),
    freezePane: { rows: numberRow + 1, columns: LETTERED.length },
    pageSetup: {
      paperSize: 'a3',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      horizontalCentered: true,
      margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.5, header: 0.3, footer: 0.3 },
      printTitlesRow: `$${HEAD_ROW + 1}:$${numberRow + 1}`,
    },
    headerFooter: { oddFooter: '&C&P/&N' },
  });
}

const inWords = (day: string): string => `ngày ${day.slice(8)} tháng ${day.slice(5, 7)} năm ${day.slice(0, 4)}`;

function official(page: SheetPage, form: Form, { unitName, asOf, width }: { unitName: string; asOf: string; width: number }): void {
  const left = { column: 0, columns: 10 };
  const right = { column: width - 18, columns: 18 };
  page.text({ row: 0, ...left }, `Biểu mẫu ${form.printedCode}`, { bold: true });
  page.text({ row: 1, ...left }, form.article, { italic: true });
  page.text({ row: 2, ...left }, `Đơn vị báo cáo: ${unitName}`);
  page.text({ row: 0, ...right }, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { bold: true });
  page.text({ row: 1, ...right }, 'Độc lập - Tự do - Hạnh phúc', { bold: true, underline: true });
  page.text({ row: 2, ...right }, `Đơn vị nhận báo cáo: ${form.recipient}`);
  page.text({ row: 4, column: 0, columns: width }, `${form.title.toLocaleUpperCase('vi')} NĂM ${asOf.slice(0, 4)}`, {
    bold: true,
    size: 14,
  });
  page.text({ row: 5, column: 0, columns: width }, `(Số liệu tính đến ${inWords(asOf)})`, { italic: true });
  page.text({ row: 6, ...right }, `Đơn vị tính: ${form.unit}`, { italic: true, align: 'right' });
}

function heads(page: SheetPage, form: Form, numberRow: number): void {
  LETTERED.forEach((text, column) => {
    page.text({ row: HEAD_ROW, column, rows: headDepth(form) }, text, { bold: true, framed: true, upright: column === 0 });
    page.text({ row: numberRow, column }, 'AB'.charAt(column), { italic: true, framed: true });
  });
  for (const { text, row, rows, column, columns } of headCells(form, LETTERED.length)) {
    page.text({ row: HEAD_ROW + row, column, rows, columns }, text, { bold: true, framed: true, upright: columns === 1 });
  }
  form.columns.forEach(({ number }, place) =>
    page.text({ row: numberRow, column: LETTERED.length + place }, String(number), { italic: true, framed: true }),
  );
}

function lines(page: SheetPage, form: Form, { report, numberRow }: { report: ReportView; numberRow: number }): void {
  [...report.rows, report.total].forEach((line, place) => {
    const isTotal = line === report.total;
    const row = numberRow + 1 + place;
    page.text({ row, column: 0 }, isTotal ? '' : String(place + 1), { framed: true, bold: isTotal });
    page.text({ row, column: 1 }, line.unitName, { framed: true, bold: isTotal, align: 'left' });
    figures(page, form, { line, row, bold: isTotal });
  });
}

function figures(page: SheetPage, form: Form, { line, row, bold }: { line: ReportRow; row: number; bold: boolean }): void {
  form.columns.forEach(({ key }, place) => {
    page.number({ row, column: LETTERED.length + place }, line.figures[key] ?? 0, { framed: true, bold, align: 'right' });
  });
}

function signatures(page: SheetPage, { row, width }: { row: number; width: number }): void {
  const left = { column: 0, columns: 10 };
  const right = { column: width - 18, columns: 18 };
  page.text({ row, ...right }, '.........., ngày ..... tháng ..... năm ..........', { italic: true });
  page.text({ row: row + 1, ...left }, 'NGƯỜI LẬP BẢNG', { bold: true });
  page.text({ row: row + 1, ...right }, 'THỦ TRƯỞNG ĐƠN VỊ', { bold: true });
  page.text({ row: row + 2, ...left }, '(Ký, ghi rõ họ tên)', { italic: true });
  page.text({ row: row + 2, ...right }, '(Ký, đóng dấu)', { italic: true });
}
