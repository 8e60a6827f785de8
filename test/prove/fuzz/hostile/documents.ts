import {
  docx,
  exe,
  gif,
  jpeg,
  objectStream,
  ole,
  openDocument,
  pdf,
  png,
  rtf,
  tiff,
} from '../../../../apps/personnel/test/files/made-documents';
import { zipOf } from '../../../../apps/personnel/test/files/made-zip';
import { scaled } from '../../scale';
import { MEGABYTE, type HostileFile } from './hostile-file';

const document = (what: string, name: string, upload: string, bytes: () => Buffer): HostileFile => ({
  what,
  name,
  kind: 'document',
  upload,
  bytes,
});
const dangerous = 'file-content-dangerous';
const mismatch = 'file-content-mismatch';
const large = scaled({ small: 4, full: 49 }) * MEGABYTE;

/** A PDF as large as one may be, filled with the same bytes over and over. */
const filled = (unit: Buffer): Buffer => pdf({ object: Buffer.alloc(large - 1024 - ((large - 1024) % unit.length), unit) });

const giantPng = (): Buffer => {
  const bytes = Buffer.from(png());
  bytes.writeUInt32BE(0x7fffffff, 16);
  bytes.writeUInt32BE(0x7fffffff, 20);
  return bytes;
};
const giantJpeg = (): Buffer => Buffer.concat([Buffer.from('ffd8ffc0001108ffffffff03012200021101031101', 'hex'), jpeg().subarray(2)]);
const endlessTiff = (): Buffer => {
  const bytes = Buffer.concat([tiff(), Buffer.alloc(4096, 0xff)]);
  bytes.writeUInt32LE(8, bytes.length - 4);
  return bytes;
};

/** Documents and pictures. */
export const hostileDocuments: readonly HostileFile[] = [
  document('a PDF with a script', 'a.pdf', dangerous, () => pdf({ object: '3 0 obj\n<< /S /JavaScript /JS (app.alert(1)) >>\nendobj\n' })),
  document('a PDF that starts a program', 'a.pdf', dangerous, () => pdf({ object: '3 0 obj\n<< /S /Launch /F (cmd.exe) >>\nendobj\n' })),
  document('a PDF with files in it', 'a.pdf', dangerous, () => pdf({ catalog: '/Names << /EmbeddedFiles 4 0 R >>' })),
  document('a PDF that acts when opened', 'a.pdf', dangerous, () => pdf({ catalog: '/OpenAction 3 0 R' })),
  document('a PDF that is sealed', 'a.pdf', dangerous, () => pdf({ catalog: '/Encrypt 5 0 R' })),
  document('a PDF whose objects inflate without end', 'a.pdf', dangerous, () =>
    pdf({ object: objectStream(Buffer.alloc(17 * MEGABYTE, 0x20)) }),
  ),
  document('a PDF of many object streams that inflate far', 'a.pdf', dangerous, () =>
    pdf({ object: Buffer.concat(Array.from({ length: 8 }, () => objectStream(Buffer.alloc(15 * MEGABYTE, 0x20)))) }),
  ),
  document('a PDF whose pages and cross references lead in a circle', 'a.pdf', 'taken', () =>
    pdf({
      object:
        '3 0 obj\n<< /Type /Pages /Kids [3 0 R 3 0 R] /Parent 3 0 R >>\nendobj\nxref\n0 4294967295\ntrailer << /Prev 9 /Size 4294967295 >>\n',
    }),
  ),
  document('a PDF of nothing but names', 'a.pdf', dangerous, () => filled(Buffer.from('/'))),
  document('a PDF of endless white space in its dictionaries', 'a.pdf', 'taken', () =>
    filled(objectStream('8 0 << >>', { dictionary: `/Filter /FlateDecode ${' '.repeat(3_800)} ` })),
  ),
  document('a PDF of comments before its objects', 'a.pdf', 'taken', () =>
    filled(Buffer.concat([Buffer.from(`${'%'.repeat(900)}\n`), objectStream('8 0 << >>')])),
  ),
  document('a PDF with an archive behind it', 'a.pdf', mismatch, () => pdf({ end: zipOf([{ name: 'a.txt', content: 'x' }]) })),
  document('a program called a PDF', 'a.pdf', mismatch, exe),
  document('a PDF cut off', 'a.pdf', mismatch, () => pdf().subarray(0, 90)),
  document('a PNG of 2 147 483 647 pixels squared', 'a.png', 'taken', giantPng),
  document('a JPEG of 65 535 pixels squared', 'a.jpg', 'taken', giantJpeg),
  document('a TIFF whose directories lead in a circle', 'a.tif', 'taken', endlessTiff),
  document('a PNG of millions of empty chunks, without an end', 'a.png', mismatch, () =>
    Buffer.concat([
      png().subarray(0, 33),
      Buffer.alloc(large - 33, Buffer.concat([Buffer.alloc(4), Buffer.from('tEXt'), Buffer.alloc(4)])),
    ]),
  ),
  document('a picture that is a program of JavaScript too', 'a.gif', mismatch, () =>
    Buffer.concat([gif().subarray(0, 6), Buffer.from('/*%PDF-1.4'), gif().subarray(6, -1), Buffer.from('*/=1;alert(1)//;')]),
  ),
  document('an SVG with a script, called a text', 'a.txt', mismatch, () => Buffer.from('<svg onload="alert(1)"/>')),
  document('a table with a page in it', 'a.csv', dangerous, () => Buffer.from('a;b\n1;<ScRiPt src=//evil>\n')),
  document('a table that a spreadsheet would calculate', 'a.csv', 'taken', () => Buffer.from("ho;ten\n=cmd|' /C calc'!A0;@SUM(1)\n")),
  document('a document with macros', 'a.docx', dangerous, () => docx([{ name: 'word/vbaProject.bin', content: 'x' }])),
  document('a document with a file in it', 'a.docx', dangerous, () => docx([{ name: 'word/embeddings/oleObject1.bin', content: 'x' }])),
  document('a document that inflates without end', 'a.docx', dangerous, () =>
    docx([{ name: 'word/a.xml', content: ' '.repeat(60 * MEGABYTE) }]),
  ),
  document('a document whose list of types inflates without end', 'a.docx', dangerous, () => docx([], ' '.repeat(9 * MEGABYTE))),
  document('an OpenDocument with a program', 'a.odt', dangerous, () =>
    openDocument('text', [{ name: 'Basic/Standard/M.xml', content: 'x' }]),
  ),
  document('an old document with macros', 'a.doc', dangerous, () => ole('WordDocument', '_VBA_PROJECT')),
  document('a sealed document', 'a.xls', dangerous, () => ole('EncryptedPackage')),
  document('a Rich Text with an object', 'a.rtf', dangerous, () => rtf('{\\object\\objdata 0105}')),
  document('a Rich Text of endless groups', 'a.rtf', 'taken', () => rtf('{'.repeat(large - 1024))),
  document('nothing at all', 'a.pdf', 'file-empty', () => Buffer.alloc(0)),
  document('one byte more than 50 MB', 'a.txt', 'file-too-large', () => Buffer.alloc(50 * MEGABYTE + 1, 0x61)),
  {
    ...document('one byte more than 50 MB, which does not say so', 'a.txt', 'file-too-large', () => Buffer.alloc(50 * MEGABYTE + 1, 0x61)),
    isStreamed: true,
    isSlow: true,
  },
  document('a name that hides what it is', 'a\u202efdp.exe.pdf', 'file-name-invalid', () => pdf()),
  document('a name that leads out of its folder', '../../etc/cron.d/a.txt', 'file-name-invalid', () => Buffer.from('a')),
];
