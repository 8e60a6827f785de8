import { crc32, deflateSync } from 'node:zlib';
import { zipOf } from './made-zip';

/** A PDF of one empty page; `object` stands among its objects, `catalog` in its catalogue, `end` after its end. */
export const pdf = ({
  object = '',
  catalog = '',
  end = '\n',
}: { object?: string | Buffer; catalog?: string; end?: string | Buffer } = {}): Buffer =>
  Buffer.concat([
    Buffer.from(
      `%PDF-1.7\n%\u00e2\u00e3\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R ${catalog} >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n`,
      'latin1',
    ),
    Buffer.from(object as string, 'latin1'),
    Buffer.from('xref\n0 3\ntrailer\n<< /Root 1 0 R /Size 3 >>\nstartxref\n9\n%%EOF', 'latin1'),
    Buffer.from(end as string, 'latin1'),
  ]);

/** An object stream that holds these objects. */
export const objectStream = (objects: string | Buffer, { dictionary = '/Filter /FlateDecode', type = '/ObjStm' } = {}): Buffer => {
  const packed = deflateSync(Buffer.from(objects as string, 'latin1'));
  return Buffer.concat([
    Buffer.from(`7 0 obj\n<< /Type ${type} /N 1 /First 4 ${dictionary} /Length ${packed.length} >>\nstream\n`, 'latin1'),
    packed,
    Buffer.from('\nendstream\nendobj\n'),
  ]);
};

const chunk = (type: string, data: Buffer): Buffer => {
  const [head, tail] = [Buffer.alloc(4), Buffer.alloc(4)];
  head.writeUInt32BE(data.length);
  tail.writeUInt32BE(crc32(Buffer.concat([Buffer.from(type), data])));
  return Buffer.concat([head, Buffer.from(type), data, tail]);
};

export const png = (): Buffer => {
  const header = Buffer.from('00000001000000010800000000', 'hex');
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(2))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};
export const jpeg = (): Buffer => Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex');
export const gif = (): Buffer => Buffer.from('47494638396101000100800000000000ffffff2c00000000010001000002024401003b', 'hex');
export const tiff = (): Buffer => Buffer.concat([Buffer.from('49492a0008000000', 'hex'), Buffer.alloc(12)]);
export const bmp = (): Buffer => {
  const bytes = Buffer.alloc(58);
  bytes.write('BM');
  bytes.writeUInt32LE(58, 2);
  bytes.writeUInt32LE(54, 10);
  return bytes;
};
export const rtf = (inside = 'Quyet dinh'): Buffer => Buffer.from(`{\\rtf1\\ansi ${inside}}\n`);

const wordTypes = `<Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`;
export const docx = (extra: readonly { name: string; content: string }[] = [], types = wordTypes): Buffer =>
  zipOf([{ name: '[Content_Types].xml', content: types }, { name: 'word/document.xml', content: '<w:document/>' }, ...extra]);
export const openDocument = (type: 'text' | 'spreadsheet', extra: readonly { name: string; content: string }[] = []): Buffer =>
  zipOf([
    { name: 'mimetype', content: `application/vnd.oasis.opendocument.${type}`, stored: true },
    { name: 'content.xml', content: '<office/>' },
    ...extra,
  ]);

/** A file of Word or Excel until 2003, as far as anybody looks: its mark and the names of its streams. */
export const ole = (...streams: string[]): Buffer => {
  const bytes = Buffer.alloc(2048);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(bytes);
  streams.forEach((name, place) => Buffer.from(`${name}\0`, 'utf16le').copy(bytes, 1024 + 128 * place));
  return bytes;
};
export const exe = (): Buffer => Buffer.concat([Buffer.from('MZ\x90\x00', 'latin1'), Buffer.alloc(200)]);
