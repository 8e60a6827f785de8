import type { DomainError } from '@noivu/problem';
import { bmp, docx, exe, gif, jpeg, objectStream, ole, openDocument, pdf, png, rtf, tiff } from '../../test/files/made-documents';
import { workbook } from '../../test/files/made-workbook';
import { zipOf } from '../../test/files/made-zip';
import { assertContent, assertDeclared } from './content-check';
import { takenName } from './file-name.rule';

const check = (name: string, bytes: Buffer | string) => assertContent(Buffer.from(bytes as string), takenName(name).format);

/** The code and the reason of a refusal; undefined where the file is taken. */
function refusal(name: string, bytes: Buffer | string): string | undefined {
  try {
    check(name, bytes);
    return undefined;
  } catch (error) {
    const { code, facts } = error as DomainError;
    return [code, facts['found'] ?? facts['part']].filter((word) => word !== undefined).join(' ');
  }
}

describe('a file whose content is what its name says', () => {
  it.each([
    ['quyet-dinh.pdf', pdf()],
    ['cuon.pdf', pdf({ catalog: '/OpenAction [3 0 R /XYZ null null 0]' })],
    ['nen.pdf', pdf({ object: objectStream('8 0 << /Title (Quyet dinh) /Lang (vi) >>') })],
    ['don.doc', ole('WordDocument')],
    ['bang.xls', ole('Workbook')],
    ['don.docx', docx()],
    ['bang.xlsx', workbook({ rows: [['a']] })],
    ['don.odt', openDocument('text')],
    ['bang.ods', openDocument('spreadsheet')],
    ['don.rtf', rtf()],
    ['ghi-chu.txt', '\ufeffGhi chú: Nguyễn Thị Hạnh\r\n'],
    ['bang.csv', 'Họ và tên;Ngày sinh\nHạnh;1990\n'],
    ['anh.jpg', jpeg()],
    ['anh.jpeg', Buffer.concat([jpeg(), Buffer.alloc(7)])],
    ['anh.png', png()],
    ['anh.gif', gif()],
    ['anh.bmp', bmp()],
    ['anh.tif', tiff()],
  ])('is taken: %s', (name, bytes) => expect(refusal(name, bytes)).toBeUndefined());

  it('may be declared as what it is, as anything, or as browsers call it', () => {
    const { format } = takenName('bang.csv');
    for (const declared of [undefined, 'application/octet-stream', 'text/csv', 'Text/CSV', 'application/vnd.ms-excel'])
      expect(() => assertDeclared(declared, format)).not.toThrow();
    expect(() => assertDeclared('application/pdf', format)).toThrow(expect.objectContaining({ code: 'file-content-mismatch' }));
  });
});

describe('a file that is not what its name says', () => {
  it.each([
    ['a program called a document', 'don.pdf', exe()],
    ['a picture called a document', 'don.pdf', png()],
    ['a web page called a picture', 'anh.png', '<html><body onload=alert(1)>'],
    ['a document of Word called a table', 'bang.xlsx', docx()],
    ['a table called a document of Word', 'don.docx', workbook({ rows: [] })],
    ['an old table called an old document', 'don.doc', ole('Workbook')],
    ['a text of another encoding', 'ghi-chu.txt', Buffer.from('Nguy\xean', 'latin1')],
    ['a text with a zero byte', 'ghi-chu.txt', 'an\u0000an'],
    ['a PDF called a text', 'ghi-chu.txt', '%PDF-1.4 …'],
    ['an SVG called a text', 'ghi-chu.txt', '  <svg onload="x"/>'],
    ['an archive called a document', 'don.docx', zipOf([{ name: 'a.txt', content: 'x' }])],
    ['a PDF with an archive behind it', 'don.pdf', pdf({ end: zipOf([{ name: 'a.txt', content: 'x' }]) })],
    [
      'a picture with an archive behind it',
      'anh.jpg',
      Buffer.concat([jpeg(), zipOf([{ name: 'a', content: 'x' }], { comment: Buffer.from('ffd9', 'hex') })]),
    ],
    ['a picture with a page behind it', 'anh.png', Buffer.concat([png(), Buffer.from('<script>')])],
    ['a picture with a PDF in its head', 'anh.gif', Buffer.concat([gif().subarray(0, 13), Buffer.from('%PDF-1.4'), gif().subarray(13)])],
    ['a PDF with something before it', 'don.pdf', Buffer.concat([Buffer.from('MZ'), pdf()])],
    ['a table with something before it', 'bang.xlsx', zipOf([{ name: '[Content_Types].xml', content: 'x' }], { prefix: exe() })],
    ['half a PDF', 'don.pdf', pdf().subarray(0, 120)],
    ['half a picture', 'anh.png', png().subarray(0, 40)],
    ['a bitmap of another size', 'anh.bmp', Buffer.concat([bmp(), Buffer.alloc(9)])],
    ['an OpenDocument text called a table', 'bang.ods', openDocument('text')],
  ])('is refused: %s', (_, name, bytes) => expect(refusal(name, bytes)).toMatch(/^file-content-mismatch /));

  it('is refused where nothing is in it', () => expect(refusal('don.pdf', '')).toBe('file-empty'));
});

describe('a file that does something', () => {
  const script = '<< /S /JavaScript /JS (app.alert(1)) >>';

  it.each([
    ['script', 'don.pdf', pdf({ object: `3 0 obj\n${script}\nendobj\n` })],
    ['script', 'don.pdf', pdf({ object: '3 0 obj\n<< /S /#4a#61vaScript >>\nendobj\n' })],
    ['script', 'don.pdf', pdf({ object: objectStream(`8 0 ${script}`) })],
    ['script', 'don.pdf', pdf({ object: objectStream(`8 0 ${script}`, { type: '/#4fbj#53tm' }) })],
    ['script', 'don.pdf', pdf({ catalog: '/AcroForm << /XFA 9 0 R >>' })],
    ['action', 'don.pdf', pdf({ catalog: '/OpenAction 3 0 R' })],
    ['action', 'don.pdf', pdf({ catalog: '/OpenAction << /S /Launch >>' })],
    ['action', 'don.pdf', pdf({ object: '3 0 obj\n<< /S /Launch /F (calc.exe) >>\nendobj\n' })],
    ['embedded', 'don.pdf', pdf({ catalog: '/Names << /EmbeddedFiles 4 0 R >>' })],
    ['encrypted', 'don.pdf', pdf({ catalog: '/Encrypt 5 0 R' })],
    [
      'uninspectable',
      'don.pdf',
      pdf({ object: objectStream(script, { dictionary: '/Filter /FlateDecode /DecodeParms << /Predictor 12 >>' }) }),
    ],
    ['uninspectable', 'don.pdf', pdf({ object: objectStream(script, { dictionary: '/Filter [/ASCIIHexDecode /FlateDecode]' }) })],
    ['uninspectable', 'don.pdf', pdf({ object: objectStream(script, { dictionary: '/Filter /FlateDecode /X (stream\n)' }) })],
    [
      'uninspectable',
      'don.pdf',
      pdf({ object: '7 0 obj\n<< /Type /ObjStm /Filter /FlateDecode >>\nstream\nnot deflated\nendstream\nendobj\n' }),
    ],
    ['inflates-too-far', 'don.pdf', pdf({ object: objectStream(Buffer.alloc(17 * 1024 * 1024, 0x20)) })],
    ['macro', 'don.docx', docx([{ name: 'word/vbaProject.bin', content: 'x' }])],
    ['macro', 'don.docx', docx([], '<Types><Override ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>')],
    ['macro', 'don.doc', ole('WordDocument', '_VBA_PROJECT')],
    ['macro', 'don.odt', openDocument('text', [{ name: 'Basic/Standard/Module1.xml', content: 'x' }])],
    ['embedded', 'don.docx', docx([{ name: 'word/embeddings/oleObject1.bin', content: 'x' }])],
    ['embedded', 'don.doc', ole('WordDocument', 'Ole10Native')],
    ['embedded', 'don.rtf', rtf('{\\object\\objdata 01050000}')],
    ['encrypted', 'bang.xls', ole('EncryptedPackage')],
    ['script', 'bang.csv', 'a,<SCRIPT src=//x>'],
    ['inflates-too-far', 'don.docx', docx([{ name: 'word/a.xml', content: ' '.repeat(40_000_000) }])],
  ])('is refused for its %s: %s', (part, name, bytes) => expect(refusal(name, bytes)).toBe(`file-content-dangerous ${part}`));
});
