import { cellStyles, type SheetColumn } from './sheet-column';

/** A list as it is laid out: the lines above the table, the first of them its title, and the columns after the running number. */
export interface SheetLayout {
  readonly name: string;
  readonly head: readonly string[];
  readonly columns: readonly SheetColumn[];
  /** What stands at the foot of every printed page. */
  readonly foot: string;
}

/** What a workbook of one sheet consists of, apart from the rows of the table. */
export interface SheetParts {
  /** The other parts, by their names. */
  readonly parts: Readonly<Record<string, string>>;
  /** The sheet before the first row of the table, and after the last. */
  readonly open: string;
  readonly close: string;
  /** The number of the first row of the table. */
  readonly firstRow: number;
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
/** A heading begins with the running number. */
const NUMBER = { heading: 'TT', width: 7 };

/** The letters of a column: 0 is A, 26 is AA. */
export const lettersOf = (column: number): string =>
  (column >= 26 ? lettersOf(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26));

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const contentTypes = `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/>
<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/></Types>`;

const relations = (...targets: readonly (readonly [type: string, target: string])[]): string =>
  `${XML}<Relationships xmlns="${PACKAGE}/relationships">${targets
    .map(([type, target], place) => `<Relationship Id="rId${place + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`;

const workbook = (name: string, headings: number): string => `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>
<sheet name="${escaped(name)}" sheetId="1" r:id="rId1"/></sheets><definedNames>
<definedName name="_xlnm.Print_Titles" localSheetId="0">'${escaped(name)}'!$${headings}:$${headings}</definedName></definedNames></workbook>`;

const font = (size: number, more = ''): string => `<font>${more}<sz val="${size}"/><name val="Times New Roman"/></font>`;
// In the order of `cellStyles`. 49 is text: what begins with = + - or @ stays text, also after somebody has edited it.
const styles = `${XML}<styleSheet xmlns="${MAIN}"><fonts count="3">${font(11)}${font(14, '<b/>')}${font(11, '<b/>')}</fonts>
<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>
<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="5"><xf/>
<xf numFmtId="49" applyNumberFormat="1"/><xf fontId="1" applyFont="1"/>
<xf fontId="2" applyFont="1" applyAlignment="1"><alignment horizontal="center" vertical="center" wrapText="1"/></xf>
<xf numFmtId="2" applyNumberFormat="1"/></cellXfs></styleSheet>`;

const cell = (at: string, text: string, style: number): string =>
  `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;

/** Lays a workbook of one sheet out around the rows of its table. */
export function sheetParts({ name, head, columns, foot }: SheetLayout): SheetParts {
  const headings = head.length + 1;
  const all = [NUMBER, ...columns];
  const lines = head.map(
    (text, place) => `<row r="${place + 1}">${cell(`A${place + 1}`, text, place === 0 ? cellStyles.title : cellStyles.text)}</row>`,
  );
  const named = all.map(({ heading }, place) => cell(lettersOf(place) + headings, heading, cellStyles.heading));
  const widths = all.map(({ width }, place) => `<col min="${place + 1}" max="${place + 1}" width="${width}" customWidth="1"/>`);
  return {
    parts: {
      '[Content_Types].xml': contentTypes,
      '_rels/.rels': relations(['officeDocument', 'xl/workbook.xml']),
      'xl/workbook.xml': workbook(name, headings),
      'xl/_rels/workbook.xml.rels': relations(['worksheet', 'worksheets/sheet1.xml'], ['styles', 'styles.xml']),
      'xl/styles.xml': styles,
    },
    open: `${XML}<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0">
<pane xSplit="2" ySplit="${headings}" topLeftCell="C${headings + 1}" activePane="bottomRight" state="frozen"/></sheetView></sheetViews>
<cols>${widths.join('')}</cols><sheetData>${lines.join('')}<row r="${headings}">${named.join('')}</row>`,
    close: `</sheetData><pageSetup paperSize="8" orientation="landscape" fitToHeight="0"/>
<headerFooter><oddFooter>&amp;L${escaped(foot.replaceAll('&', '&&'))}&amp;R&amp;P/&amp;N</oddFooter></headerFooter></worksheet>`,
    firstRow: headings + 1,
  };
}
