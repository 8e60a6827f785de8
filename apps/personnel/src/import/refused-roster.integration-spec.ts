import { deflateRawSync } from 'node:zlib';
import { GetImport, GetJob, OrderImport, type ImportView } from '@noivu/contracts';
import { aDecision } from '../../test/builders';
import { aRow, headings, roster } from '../../test/files/made-roster';
import { contentTypes, rowXml, sheetXml, workbook, workbookEntries, type WorkbookWish } from '../../test/files/made-workbook';
import { zipOf, type MadeEntry } from '../../test/files/made-zip';
import { checkedRoster, ended } from '../../test/files/ordered-import';
import { upload } from '../../test/files/upload';
import { personnelUnderTest, type PersonnelUnderTest } from '../../test/personnel-under-test';
import type { TestCaller } from '../../test/test-caller';
import { rosterColumns } from './roster-column.data';

const refusal = (code: string) => expect.objectContaining({ code });
const columns = [...headings];
const tenMegabytes = deflateRawSync(Buffer.alloc(10_000_000, 0x61));
const many = (rows: number): string =>
  Array.from({ length: rows }, (_, row) => `<row r="${row + 2}"><c r="A${row + 2}"><v>${(row * 7919) % 999983}</v></c></row>`).join('');

describe('a roster that is not what it should be', () => {
  let office: PersonnelUnderTest;
  let officer: TestCaller;

  beforeAll(async () => {
    office = await personnelUnderTest();
    officer = await office.caller({ unit: 'health' });
  });
  afterAll(() => office?.stop());

  const counts = async (...tables: string[]) =>
    Promise.all(
      tables.map(async (table) =>
        Number((await office.admin.query<{ n: string }>(`SELECT count(*) AS n FROM personnel.${table}`)).rows[0]?.n),
      ),
    );
  const written = () => counts('record', 'fact', 'change', 'decision', 'record_line', 'outbox', 'obligation', 'import_row', 'import_error');
  const lastAudit = async () =>
    (
      await office.admin.query<{ action: string; outcome: string }>(
        'SELECT action, outcome FROM personnel.audit_entry ORDER BY entry_id DESC LIMIT 5',
      )
    ).rows;
  const made = (wish: WorkbookWish, ...more: MadeEntry[]) => zipOf([...workbookEntries({ rows: [columns], ...wish }), ...more]);

  it.each<[string, string, () => Buffer]>([
    ['workbook-broken', 'a picture called so', () => Buffer.from('89504e470d0a1a0a', 'hex')],
    ['workbook-broken', 'cut off', () => made({}).subarray(0, 900)],
    ['workbook-broken', 'with names that lead out of it', () => made({}, { name: '../../x.xml', content: 'x' })],
    [
      'workbook-broken',
      'with two entries over the same bytes',
      () => made({}, { name: 'xl/a.xml', content: 'xxxx' }, { name: 'xl/b.xml', content: 'xxxx', sameBytesAs: 'xl/a.xml' }),
    ],
    ['workbook-too-large', 'a bomb', () => made({}, { name: 'xl/a.xml', content: Buffer.alloc(60_000_000, 0x20) })],
    [
      'workbook-too-large',
      'a bomb of 600 MB in many parts',
      () => made({}, ...Array.from({ length: 60 }, (_, n) => ({ name: `xl/${n}.xml`, packed: tenMegabytes, saidSize: 10_000_000 }))),
    ],
    ['workbook-has-macros', 'with macros', () => made({}, { name: 'xl/vbaProject.bin', content: 'x' })],
    [
      'workbook-has-macros',
      'of the kind with macros',
      () => made({ types: contentTypes('application/vnd.ms-excel.sheet.macroEnabled.main+xml') }),
    ],
    ['workbook-has-links', 'with links to other workbooks', () => made({}, { name: 'xl/externalLinks/externalLink1.xml', content: 'x' })],
    [
      'workbook-has-embedded',
      'with an archive in it',
      () => made({}, { name: 'xl/media/x.zip', content: zipOf([{ name: 'a', content: 'b' }]) }),
    ],
    ['file-empty', 'of no bytes', () => Buffer.alloc(0)],
  ])('is refused at the upload with %s: %s; nothing is kept but why, and the line of audit', async (code, _, bytes) => {
    const before = [await written(), await counts('file_chunk', 'job', 'roster_import')];
    await expect(upload(officer, 'danh-sach.xlsx', bytes(), { kind: 'roster' })).rejects.toEqual(refusal(code));
    expect([await written(), await counts('file_chunk', 'job', 'roster_import')]).toEqual(before);
    expect((await lastAudit())[0]).toEqual({ action: 'personnel.attachment.seal', outcome: code });
  });

  it.each<[string, string, () => Buffer]>([
    [
      'workbook-has-formulas',
      'with a formula',
      () => made({ sheet: sheetXml(`${rowXml(columns, 1)}<row r="2"><c r="A2"><f>HYPERLINK("http://x")</f><v>1</v></c></row>`) }),
    ],
    ['workbook-has-dtd', 'with a DTD', () => made({ sheet: sheetXml('', '<!DOCTYPE lolz [<!ENTITY lol "lol">]>') })],
    [
      'workbook-has-links',
      'with a relation that leads outside',
      () => made({ workbookRels: '<Relationship Id="r9" Type="x" Target="//evil/share" TargetMode="External"/>' }),
    ],
    [
      'workbook-broken',
      'with a part that is larger than it says',
      () => made({}, { name: 'xl/a.xml', content: 'x'.repeat(5_000), saidSize: 10 }),
    ],
    ['workbook-broken', 'without its sheet', () => made({ without: ['xl/worksheets/sheet1.xml'] })],
    ['roster-columns-wrong', 'with no row at all', () => made({ sheet: sheetXml('') })],
    [
      'roster-columns-wrong',
      'with other columns',
      () =>
        workbook({
          rows: [
            ['STT', 'Tên', 'Lương'],
            [1, 'Hạnh', 2],
          ],
        }),
    ],
    ['roster-columns-wrong', 'with a column missing', () => workbook({ rows: [columns.slice(1), ['x']] })],
    ['roster-columns-wrong', 'with a column twice', () => workbook({ rows: [[...columns, 'Loại'], ['x']] })],
    ['roster-empty', 'with headings alone', () => workbook({ rows: [columns] })],
    ['roster-too-many-columns', 'with sixty-five columns', () => workbook({ rows: [Array.from({ length: 65 }, (_, n) => `cột ${n}`)] })],
    [
      'workbook-too-heavy',
      'with rows that are endlessly wide',
      () =>
        made({
          sheet: sheetXml(
            `${rowXml(columns, 1)}${Array.from({ length: 800 }, (_, n) => `<row r="${n + 2}"><c r="XFD${n + 2}" s="1"/></row>`).join('')}`,
          ),
        }),
    ],
  ])('fails its job with %s: %s; nothing is kept of its rows but the line of audit', async (code, _, bytes) => {
    const before = await written();
    const { view } = await checkedRoster(officer, office.units.health, bytes());
    const job = await ended(officer, view.jobId);
    expect(view).toMatchObject({ state: 'REFUSED' });
    expect(job).toMatchObject({
      state: 'failed',
      errors: [{ code, message: { vi: expect.stringMatching(/\. /), en: expect.stringMatching(/\. /) } }],
    });
    expect(await written()).toEqual(before);
    expect(await lastAudit()).toContainEqual({ action: 'import-checked', outcome: code });
  });

  it('fails with roster-too-many-rows where it has 100,001, before a row is set aside', async () => {
    const before = await written();
    const { view } = await checkedRoster(officer, office.units.health, made({ sheet: sheetXml(rowXml(columns, 1) + many(100_001)) }));
    expect(await officer.ask(GetJob, { jobId: view.jobId })).toMatchObject({ state: 'failed', errors: [{ code: 'roster-too-many-rows' }] });
    expect(await written()).toEqual(before);
  });

  it('names the headings that are wrong', async () => {
    const { view } = await checkedRoster(officer, office.units.health, workbook({ rows: [[...columns.slice(2), 'Chiều cao'], ['x']] }));
    const { errors } = await officer.ask(GetJob, { jobId: view.jobId });
    expect(errors[0]?.facts).toEqual({ missing: ['Họ và tên', 'Giới tính'], unknown: ['Chiều cao'], doubled: [] });
  });

  it('is not ordered from a file that is no roster, from nobody’s file, or on a decision of tomorrow', async () => {
    const document = await upload(officer, 'ds.xlsx', roster([aRow(office.units.hospital)]));
    const good = await upload(officer, 'ds.xlsx', roster([aRow(office.units.hospital)]), { kind: 'roster' });
    const order = (attachmentId: string, over = {}) =>
      officer.ask(OrderImport, { attachmentId, decision: aDecision(office.units.health, over) });
    await expect(order(document.attachmentId)).rejects.toEqual(refusal('roster-required'));
    await expect(order(office.units.health.unitId)).rejects.toEqual(refusal('roster-required'));
    await expect(order(good.attachmentId, { issuedOn: '2026-11-21', effectiveOn: '2026-11-21' })).rejects.toEqual(
      refusal('decision-in-future'),
    );
    await expect(order(good.attachmentId, { issuerUnitId: good.attachmentId })).rejects.toEqual(refusal('unit-unknown'));
    const stranger = await office.caller({ unit: 'school' });
    await expect(stranger.ask(OrderImport, { attachmentId: good.attachmentId, decision: aDecision(office.units.school) })).rejects.toEqual(
      refusal('roster-required'),
    );
  });

  it('half of whose rows are wrong is checked to its end: each half is what it is', async () => {
    const rows = Array.from({ length: 200 }, (_, n) => aRow(office.units.hospital, n % 2 === 0 ? {} : { category: 'Giáo viên', step: 99 }));
    const { view } = await checkedRoster(officer, office.units.health, roster(rows));
    expect(view).toMatchObject({
      state: 'CHECKED',
      preview: { rows: 200, valid: 100, invalid: 100, new: 100, existing: 0 },
      errors: 200,
    } satisfies Partial<ImportView>);
    expect(rosterColumns).toHaveLength(16);
  });

  it('leaves the service alive, answering as before', async () => {
    const { view } = await checkedRoster(officer, office.units.health, roster([aRow(office.units.hospital)]));
    expect(await officer.ask(GetImport, { importId: view.importId })).toMatchObject({ state: 'CHECKED', preview: { new: 1 } });
  });
});
