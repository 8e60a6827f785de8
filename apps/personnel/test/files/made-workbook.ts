import { zipOf, type MadeEntry } from './made-zip';

export type Cell = string | number | null;

const spreadsheet = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relationships = 'http://schemas.openxmlformats.org/package/2006/relationships';
const officeRelationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

export const contentTypes = (main = `${sheetType}.sheet.main+xml`): string =>
  `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
  `<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${main}"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${sheetType}.worksheet+xml"/></Types>`;

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

export const columnName = (place: number): string =>
  (place < 26 ? '' : columnName(Math.floor(place / 26) - 1)) + String.fromCharCode(65 + (place % 26));

export const cellXml = (value: Cell, ref: string): string =>
  value === null
    ? ''
    : typeof value === 'number'
      ? `<c r="${ref}"><v>${value}</v></c>`
      : `<c r="${ref}" t="inlineStr"><is><t>${escaped(value)}</t></is></c>`;

export const rowXml = (cells: readonly Cell[], row: number): string =>
  `<row r="${row}">${cells.map((cell, place) => cellXml(cell, `${columnName(place)}${row}`)).join('')}</row>`;

/** A sheet around rows that are XML already. */
export const sheetXml = (rows: string, before = ''): string =>
  `<?xml version="1.0" encoding="UTF-8"?>${before}<worksheet xmlns="${spreadsheet}"><sheetData>${rows}</sheetData></worksheet>`;

/** What a workbook is made of; parts that are given stand in the place of the honest ones. */
export interface WorkbookWish {
  readonly rows?: readonly (readonly Cell[])[];
  readonly sheet?: string;
  readonly types?: string;
  readonly workbookRels?: string;
  readonly extra?: readonly MadeEntry[];
  readonly without?: readonly string[];
}

/** The entries of a workbook of one sheet. */
export function workbookEntries({ rows = [], sheet, types, workbookRels = '', extra = [], without = [] }: WorkbookWish): MadeEntry[] {
  const content = sheet ?? sheetXml(rows.map((cells, place) => rowXml(cells, place + 1)).join(''));
  const entries: MadeEntry[] = [
    { name: '[Content_Types].xml', content: types ?? contentTypes() },
    {
      name: '_rels/.rels',
      content: `<Relationships xmlns="${relationships}"><Relationship Id="rId1" Type="${officeRelationships}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      content: `<workbook xmlns="${spreadsheet}" xmlns:r="${officeRelationships}"><sheets><sheet name="Danh sách" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `<Relationships xmlns="${relationships}"><Relationship Id="rId1" Type="${officeRelationships}/worksheet" Target="worksheets/sheet1.xml"/>${workbookRels}</Relationships>`,
    },
    { name: 'xl/worksheets/sheet1.xml', content },
  ];
  return [...entries.filter(({ name }) => !without.includes(name)), ...extra];
}

/** The bytes of a workbook of one sheet. */
export const workbook = (wish: WorkbookWish): Buffer => zipOf(workbookEntries(wish));
