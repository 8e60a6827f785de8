import type { DomainError } from '@noivu/problem';
import { contentTypes, rowXml, sheetXml, workbook, workbookEntries, type WorkbookWish } from '../../test/files/made-workbook';
import { zipOf, type MadeEntry } from '../../test/files/made-zip';
import { readRoster } from './roster-reader';
import { assertWorkbook } from './workbook-check';

const rows = [
  ['Họ và tên', 'Bậc lương'],
  ['Nguyễn Thị Hạnh', 3],
];

async function refusal(bytes: Buffer): Promise<string | undefined> {
  try {
    await assertWorkbook(bytes);
    for await (const batch of readRoster(bytes)) expect(batch.length).toBeGreaterThan(0);
    return undefined;
  } catch (error) {
    return (error as DomainError).code;
  }
}
const made = (wish: WorkbookWish, ...more: MadeEntry[]) => zipOf([...workbookEntries({ rows, ...wish }), ...more]);

describe('a workbook', () => {
  it('that is what it should be is taken, and its rows are read with the numbers they have in the sheet', async () => {
    const sheet = sheetXml(
      rowXml(['Họ và tên', 'Bậc lương', 'Ngày'], 2) +
        '<row r="3"/>' +
        rowXml(['Hạnh', 3, null], 7) +
        '<row r="9"><c r="A9" t="s"><v>0</v></c><c r="B9" t="b"><v>1</v></c></row>',
    );
    const bytes = workbook({ sheet });
    expect(await assertWorkbook(bytes)).toBe(3);
    const read = [];
    for await (const batch of readRoster(bytes)) read.push(...batch);
    expect(read).toEqual([
      { row: 2, cells: ['Họ và tên', 'Bậc lương', 'Ngày'] },
      { row: 7, cells: ['Hạnh', 3] },
      { row: 9, cells: [null, true] },
    ]);
  });

  it.each<[string, string, () => Buffer]>([
    ['workbook-broken', 'no archive at all', () => Buffer.from('Họ và tên,Giới tính')],
    ['workbook-broken', 'cut off', () => made({}).subarray(0, 700)],
    ['workbook-broken', 'without its list of types', () => made({ without: ['[Content_Types].xml'] })],
    [
      'workbook-broken',
      'a document of Word',
      () => made({ types: contentTypes('application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml') }),
    ],
    ['workbook-broken', 'without its sheet', () => made({ without: ['xl/worksheets/sheet1.xml'] })],
    [
      'workbook-broken',
      'in UTF-16',
      () =>
        zipOf(
          workbookEntries({ rows }).map((entry) =>
            entry.name.endsWith('sheet1.xml') ? { ...entry, content: Buffer.from(`\ufeff${sheetXml('')}`, 'utf16le') } : entry,
          ),
        ),
    ],
    ['workbook-broken', 'with an entry that leads out of it', () => made({}, { name: 'xl/../../../etc/cron.d/x', content: 'x' })],
    ['workbook-broken', 'with an absolute name', () => made({}, { name: '/etc/passwd', content: 'x' })],
    ['workbook-broken', 'with a backslash in a name', () => made({}, { name: 'xl\\..\\x.xml', content: 'x' })],
    ['workbook-broken', 'with the same name twice', () => made({}, { name: 'XL/Workbook.xml', content: 'x' })],
    ['workbook-broken', 'with a link of the file system', () => made({}, { name: 'xl/link.xml', content: '/etc/passwd', mode: 0o120777 })],
    ['workbook-broken', 'with a sealed entry', () => made({}, { name: 'xl/secret.xml', content: 'x', flags: 0x801 })],
    ['workbook-broken', 'with another way of packing', () => made({}, { name: 'xl/odd.xml', content: 'x', method: 12 })],
    ['workbook-broken', 'with another name inside', () => made({}, { name: 'xl/a.xml', localName: 'xl/b.xml', content: 'x' })],
    ['workbook-broken', 'with a program before it', () => zipOf(workbookEntries({ rows }), { prefix: Buffer.from('MZ program') })],
    ['workbook-broken', 'with something behind it', () => zipOf(workbookEntries({ rows }), { suffix: Buffer.from('behind') })],
    ['workbook-broken', 'with a directory that counts wrongly', () => zipOf(workbookEntries({ rows }), { saidCount: 3 })],
    [
      'workbook-broken',
      'with a part that is larger than it says',
      () => made({}, { name: 'xl/a.xml', content: 'x'.repeat(5000), saidSize: 10 }),
    ],
    ['workbook-broken', 'with a part that is smaller than it says', () => made({}, { name: 'xl/a.xml', content: 'x', saidSize: 5000 })],
    [
      'workbook-broken',
      'with a part that is not packed as it says',
      () => made({}, { name: 'xl/a.xml', packed: Buffer.from('not deflated'), saidSize: 9 }),
    ],
    [
      'workbook-broken',
      'with two entries over the same bytes',
      () => made({}, { name: 'xl/a.xml', content: 'xxxx' }, { name: 'xl/b.xml', content: 'xxxx', sameBytesAs: 'xl/a.xml' }),
    ],
    ['workbook-too-large', 'a bomb of one part', () => made({}, { name: 'xl/a.xml', content: Buffer.alloc(60_000_000, 0x20) })],
    ['workbook-too-large', 'a bomb by what it says of itself', () => made({}, { name: 'xl/a.xml', content: 'x', saidSize: 3_000_000_000 })],
    [
      'workbook-too-large',
      'a bomb of many parts',
      () => made({}, ...Array.from({ length: 1_001 }, (_, place) => ({ name: `xl/${place}.xml`, content: 'x' }))),
    ],
    ['workbook-has-dtd', 'with a DTD', () => made({ sheet: sheetXml('', '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>') })],
    [
      'workbook-has-dtd',
      'with an external entity in its relations',
      () => made({}, { name: 'xl/worksheets/_rels/sheet1.xml.rels', content: '<!ENTITY % x SYSTEM "file:///etc/passwd">' }),
    ],
    ['workbook-has-macros', 'with macros', () => made({}, { name: 'xl/vbaProject.bin', content: 'x' })],
    [
      'workbook-has-macros',
      'of the kind that may have macros',
      () => made({ types: contentTypes('application/vnd.ms-excel.sheet.macroEnabled.main+xml') }),
    ],
    ['workbook-has-macros', 'with controls', () => made({}, { name: 'xl/activeX/activeX1.xml', content: 'x' })],
    ['workbook-has-formulas', 'with a formula', () => made({ sheet: sheetXml('<row r="1"><c r="A1"><f>1+1</f><v>2</v></c></row>') })],
    [
      'workbook-has-formulas',
      'with a formula under a prefix',
      () => made({ sheet: sheetXml('<x:row r="1"><x:c r="A1"><x:f t="shared"/></x:c></x:row>') }),
    ],
    [
      'workbook-has-formulas',
      'with a formula far inside',
      () =>
        made({
          sheet: sheetXml(
            `${Array.from({ length: 20_000 }, (_, row) => rowXml([`người ${row * 7919}`], row + 1)).join('')}<row r="20001"><c r="A20001"><f>HYPERLINK("x")</f></c></row>`,
          ),
        }),
    ],
    [
      'workbook-has-links',
      'with a link to another workbook',
      () => made({}, { name: 'xl/externalLinks/externalLink1.xml', content: '<x/>' }),
    ],
    [
      'workbook-has-links',
      'with a relation that leads outside',
      () => made({ workbookRels: `<Relationship Id="r9" Type="t" Target="https://example.org/x" TargetMode = 'External'/>` }),
    ],
    [
      'workbook-has-embedded',
      'with an archive inside',
      () => made({}, { name: 'xl/media/inner.zip', content: zipOf([{ name: 'a', content: 'b' }]) }),
    ],
    ['workbook-has-embedded', 'with an embedded document', () => made({}, { name: 'xl/embeddings/oleObject1.bin', content: 'x' })],
    ['workbook-has-embedded', 'with a program among its parts', () => made({}, { name: 'setup.exe', content: 'MZ' })],
    [
      'workbook-too-heavy',
      'with one endless tag',
      () =>
        made({
          sheet: sheetXml(
            `<row r="1" x="${Array.from({ length: 200_000 }, (_, place) => place.toString(36)).join('')}`.padEnd(1_600_000, 'q1w2e3'),
          ),
        }),
    ],
    [
      'workbook-too-heavy',
      'with rows that are endlessly wide and empty',
      () =>
        made({
          sheet: sheetXml(Array.from({ length: 800 }, (_, row) => `<row r="${row + 1}"><c r="XFD${row + 1}" s="1"/></row>`).join('')),
        }),
    ],
    ['roster-too-many-columns', 'with a 65th column', () => workbook({ rows: [Array.from({ length: 65 }, (_, place) => `cột ${place}`)] })],
    ['roster-too-many-rows', 'with a row beyond the last', () => made({ sheet: sheetXml('<row r="1048577"><c><v>1</v></c></row>') })],
  ])('is refused with %s: %s', async (code, _, bytes) => expect(await refusal(bytes())).toBe(code));
});
