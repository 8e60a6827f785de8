import { randomBytes } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { headings } from '../../../../apps/personnel/test/files/made-roster';
import { contentTypes, rowXml, sheetXml, workbookEntries, type WorkbookWish } from '../../../../apps/personnel/test/files/made-workbook';
import { zipOf, type MadeEntry } from '../../../../apps/personnel/test/files/made-zip';
import { ole } from '../../../../apps/personnel/test/files/made-documents';
import { scaled } from '../../scale';
import { MEGABYTE, type HostileFile } from './hostile-file';

const made = (wish: WorkbookWish, ...more: MadeEntry[]): Buffer => zipOf([...workbookEntries({ rows: [[...headings]], ...wish }), ...more]);
const roster = (what: string, upload: string, bytes: () => Buffer): HostileFile => ({
  what,
  name: 'ds.xlsx',
  kind: 'roster',
  upload,
  bytes,
});
const checked = (what: string, check: string, bytes: () => Buffer): HostileFile => ({ ...roster(what, 'taken', bytes), check });

const slow = (file: HostileFile): HostileFile => ({ ...file, isSlow: true });

const header = rowXml([...headings], 1);
const sheet = (rows: string, before = ''): Buffer => made({ sheet: sheetXml(header + rows, before) });
const tenMegabytes = deflateRawSync(Buffer.alloc(10_000_000, 0x61));
const hundred = scaled({ small: 20, full: 100 });

/** An end record that sends the reader to a directory of zip64, which is not there. */
function zip64(): Buffer {
  const bytes = made({});
  bytes.writeUInt16LE(0xffff, bytes.length - 14);
  bytes.writeUInt16LE(0xffff, bytes.length - 12);
  bytes.writeUInt32LE(0xffffffff, bytes.length - 10);
  bytes.writeUInt32LE(0xffffffff, bytes.length - 6);
  return bytes;
}

/** Texts that do not compress away: a dictionary of them is as large as it looks. */
const sharedStrings = (count: number) => (): Buffer => {
  const texts = Array.from({ length: count }, () => `<si><t>${randomBytes(9).toString('base64')}</t></si>`);
  const content = `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${texts.join('')}</sst>`;
  const relation =
    '<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/>';
  return made({ workbookRels: relation }, { name: 'xl/sharedStrings.xml', content });
};

const wide = Array.from({ length: 800 }, (_, n) => `<row r="${n + 2}"><c r="XFD${n + 2}" s="1"/></row>`).join('');
const laughs = '<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol1 "&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;">]>';
const outside = '<!DOCTYPE x [<!ENTITY xxe SYSTEM "file:///etc/passwd">]>';
const numbered = (count: number): string =>
  Array.from({ length: count }, (_, row) => `<row r="${row + 2}"><c r="A${row + 2}"><v>${(row * 7919) % 999_983}</v></c></row>`).join('');

/** Workbooks, sent as rosters and ordered to be imported where they get so far. */
export const hostileRosters: readonly HostileFile[] = [
  roster('a bomb of one part', 'workbook-too-large', () => made({}, { name: 'xl/a.xml', content: Buffer.alloc(60_000_000, 0x20) })),
  roster('a bomb of many parts', 'workbook-too-large', () =>
    made({}, ...Array.from({ length: 60 }, (_, n) => ({ name: `xl/${n}.xml`, packed: tenMegabytes, saidSize: 10_000_000 }))),
  ),
  roster('an archive in an archive', 'workbook-has-embedded', () =>
    made({}, { name: 'xl/media/x.zip', content: zipOf([{ name: 'a', content: 'b' }]) }),
  ),
  roster('a part that says it is of four gigabytes', 'workbook-too-large', () =>
    made({}, { name: 'xl/a.xml', content: 'x', saidSize: 0xffffffff }),
  ),
  roster('two parts over the same bytes', 'workbook-broken', () =>
    made({}, { name: 'xl/a.xml', content: 'xxxx' }, { name: 'xl/b.xml', content: 'xxxx', sameBytesAs: 'xl/a.xml' }),
  ),
  roster('a directory of zip64 that is not there', 'workbook-broken', zip64),
  slow(
    roster('ten thousand parts', 'workbook-too-large', () =>
      made({}, ...Array.from({ length: 10_000 }, (_, n) => ({ name: `xl/${n}.xml`, content: '' }))),
    ),
  ),
  roster('a name that leads out of it', 'workbook-broken', () => made({}, { name: 'xl/../../../etc/cron.d/x', content: 'x' })),
  roster('a link of the file system', 'workbook-broken', () => made({}, { name: 'xl/link.xml', content: '/etc/passwd', mode: 0o120777 })),
  roster('another name inside', 'workbook-broken', () => made({}, { name: 'xl/a.xml', localName: 'xl/b.xml', content: 'x' })),
  roster('cut off', 'workbook-broken', () => made({}).subarray(0, 700)),
  roster('a program before it', 'workbook-broken', () =>
    zipOf(workbookEntries({ rows: [[...headings]] }), { prefix: Buffer.from('MZ program') }),
  ),
  roster('a sealed part', 'workbook-broken', () => made({}, { name: 'xl/secret.xml', content: 'x', flags: 0x801 })),
  roster('a sealed workbook', 'workbook-broken', () => ole('EncryptedPackage')),
  roster('macros', 'workbook-has-macros', () => made({}, { name: 'xl/vbaProject.bin', content: 'x' })),
  roster('the kind with macros', 'workbook-has-macros', () =>
    made({ types: contentTypes('application/vnd.ms-excel.sheet.macroEnabled.main+xml') }),
  ),
  roster('links to other workbooks', 'workbook-has-links', () => made({}, { name: 'xl/externalLinks/externalLink1.xml', content: 'x' })),
  roster('a program in it', 'workbook-has-embedded', () => made({}, { name: 'xl/run.exe', content: 'MZ' })),
  checked('a billion laughs', 'workbook-has-dtd', () => sheet('', laughs)),
  checked('an entity of the file system', 'workbook-has-dtd', () => sheet('', outside)),
  checked('a DTD that begins where two pieces meet', 'workbook-has-dtd', () =>
    made({ sheet: `<?xml version="1.0"?>${' '.repeat(262_144 - 26)}${laughs}${sheetXml(header)}` }),
  ),
  checked('a formula', 'workbook-has-formulas', () => sheet('<row r="2"><c r="A2"><f>WEBSERVICE("http://x")</f><v>1</v></c></row>')),
  checked('a relation that leads outside', 'workbook-has-links', () =>
    made({ workbookRels: '<Relationship Id="r9" Type="x" Target="//evil/share" TargetMode="External"/>' }),
  ),
  checked('a part that is larger than it says', 'workbook-broken', () =>
    made({}, { name: 'xl/a.xml', content: 'x'.repeat(5_000), saidSize: 10 }),
  ),
  checked('a sheet in UTF-16', 'workbook-broken', () =>
    zipOf(
      workbookEntries({}).map((entry) =>
        entry.name.endsWith('sheet1.xml') ? { ...entry, content: Buffer.from(`\ufeff${sheetXml('')}`, 'utf16le') } : entry,
      ),
    ),
  ),
  slow(
    checked('a text without end in one cell', 'workbook-too-heavy', () =>
      sheet(`<row r="2"><c r="A2" t="inlineStr"><is><t>${randomBytes(6 * MEGABYTE).toString('hex')}</t></is></c></row>`),
    ),
  ),
  slow(checked('rows that are endlessly wide', 'workbook-too-heavy', () => sheet(wide))),
  checked('a hundred thousand and one rows', 'roster-too-many-rows', () => sheet(numbered(100_001))),
  checked('elements within elements without end', 'roster-empty', () =>
    sheet(`<x>${'<a>'.repeat(hundred * 5_000)}${'</a>'.repeat(hundred * 5_000)}</x>`),
  ),
  slow(checked('a dictionary of texts that is as large as it looks', 'roster-empty', sharedStrings(hundred * 1_500))),
  slow(checked('a dictionary of more texts than a province could name', 'workbook-too-heavy', sharedStrings(hundred * 8_000))),
  checked('a row beyond the last', 'roster-too-many-rows', () => sheet('<row r="99999999999"><c r="A99999999999"><v>1</v></c></row>')),
  checked('texts that no dictionary has', 'roster-empty', () =>
    sheet('<row r="2"><c r="A2" t="s"><v>-1</v></c><c r="B2" t="s"><v>4294967296</v></c></row>'),
  ),
];
