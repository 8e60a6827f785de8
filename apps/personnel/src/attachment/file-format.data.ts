/** One format of file that is taken, by its extension. */
export interface FileFormat {
  readonly extension: string;
  /** Under which it is handed out again. */
  readonly contentType: string;
  /** Other types that browsers declare for it. */
  readonly alsoDeclared?: readonly string[];
  /** What its content is held to. */
  readonly content: 'pdf' | 'word' | 'excel' | 'docx' | 'xlsx' | 'odt' | 'ods' | 'rtf' | 'text' | 'jpeg' | 'png' | 'gif' | 'bmp' | 'tiff';
}

/**
 * The formats that are taken: text, table and picture. Source: Tuyên Quang, 51/2024/QĐ-UBND, điều 7 khoản 3 điểm a (txt, rtf, doc, docx, odt, pdf; csv, xls,
 * xlsx, ods; pictures), which rests on Thông tư 39/2017/TT-BTTTT; read 2026-11-21. Pictures are named there only as such: those that scanners and
 * cameras write are taken, SVG is not, for it can carry scripts.
 * @law 51/2024/QĐ-UBND, 7.3.a — định dạng tệp được nhận
 * @test apps/personnel/src/attachment/content-check.spec.ts
 */
export const fileFormats: readonly FileFormat[] = [
  { extension: 'pdf', contentType: 'application/pdf', content: 'pdf' },
  { extension: 'doc', contentType: 'application/msword', content: 'word' },
  { extension: 'docx', contentType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', content: 'docx' },
  { extension: 'odt', contentType: 'application/vnd.oasis.opendocument.text', content: 'odt' },
  { extension: 'rtf', contentType: 'application/rtf', alsoDeclared: ['text/rtf', 'application/msword'], content: 'rtf' },
  { extension: 'txt', contentType: 'text/plain', content: 'text' },
  { extension: 'csv', contentType: 'text/csv', alsoDeclared: ['text/plain', 'application/vnd.ms-excel'], content: 'text' },
  { extension: 'xls', contentType: 'application/vnd.ms-excel', content: 'excel' },
  { extension: 'xlsx', contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', content: 'xlsx' },
  { extension: 'ods', contentType: 'application/vnd.oasis.opendocument.spreadsheet', content: 'ods' },
  { extension: 'jpg', contentType: 'image/jpeg', content: 'jpeg' },
  { extension: 'jpeg', contentType: 'image/jpeg', content: 'jpeg' },
  { extension: 'png', contentType: 'image/png', content: 'png' },
  { extension: 'gif', contentType: 'image/gif', content: 'gif' },
  { extension: 'bmp', contentType: 'image/bmp', alsoDeclared: ['image/x-ms-bmp'], content: 'bmp' },
  { extension: 'tif', contentType: 'image/tiff', content: 'tiff' },
  { extension: 'tiff', contentType: 'image/tiff', content: 'tiff' },
];
