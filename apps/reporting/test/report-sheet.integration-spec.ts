import { readXlsx } from 'hucre/xlsx';
import { GetReport, GetReportSheet, RecordChanged, UnitChanged, type ReportView } from '@noivu/contracts';
import { reportingApp } from '../src/reporting.app';
import { loneService, type LoneService } from '../../../test/harness/lone-service';
import { Dice, madePeople, TODAY } from './made-people';
import { unitIds, unitsAt } from './made-province';

const clock = { now: () => new Date(`${TODAY}T03:00:00Z`) };
const DAY = '2025-12-31';
const HEAD_ROW = 8;
const FIRST_LINE = 13;

describe('a report as a workbook', () => {
  let service: LoneService;
  let leader: { token: string };
  let report: ReportView;

  beforeAll(async () => {
    service = await loneService(reportingApp, clock);
    const [one] = unitsAt(1).filter(({ unitId }) => unitId === unitIds.health);
    for (const unit of unitsAt(1)) service.announce('organization', UnitChanged, unit, unit.unitId);
    // A name as somebody might enter it to have it computed.
    const [span] = one?.timeline ?? [];
    if (one && span)
      service.announce(
        'organization',
        UnitChanged,
        { ...one, version: 2, timeline: [{ ...span, name: '=HYPERLINK("http://x","Sở Y tế")' }] },
        one.unitId,
      );
    for (const person of madePeople(new Dice(3), 100).flat()) service.announce('personnel', RecordChanged, person, person.recordId);
    await service.catchUp();
    leader = await service.caller([`${unitIds.province}:subtree`], ['reporting:report:read']);
    report = await service.bus.ask(GetReport, { code: 'BM01', unitId: unitIds.province, asOf: DAY }, leader);
  });
  afterAll(() => service?.stop());

  const workbook = async () => {
    const reply = await service.bus.pass(GetReportSheet, { code: 'BM01', unitId: unitIds.province, asOf: DAY }, leader);
    return { reply, bytes: Buffer.from(reply.body as Uint8Array) };
  };
  const sheet = async () => {
    const [page] = (await readXlsx((await workbook()).bytes, { readStyles: true })).sheets;
    if (!page) throw new Error('The workbook has no sheet');
    return page;
  };

  it('comes as bytes of its type, well below what a message carries', async () => {
    const { reply, bytes } = await workbook();
    expect(reply.head.contentType).toBe('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
    expect(bytes.subarray(0, 2).toString()).toBe('PK');
    expect(bytes.length).toBeLessThan(100_000);
  });

  it('holds every figure of the report, line by line, and the total', async () => {
    const { rows } = await sheet();
    const lines = rows.slice(FIRST_LINE, FIRST_LINE + report.rows.length + 1);
    const figures = (row: { figures: Record<string, number> }) => Object.values(row.figures);
    expect(lines).toEqual([
      ...report.rows.map((row, place) => [String(place + 1), row.unitName, ...figures(row)]),
      ['', 'Tổng cộng', ...figures(report.total)],
    ]);
    expect(report.total.figures['total']).toBeGreaterThan(10);
  });

  it('prints the official heads, the title with its day, and the places to sign', async () => {
    const texts = (await sheet()).rows.flat();
    for (const text of [
      'Biểu mẫu BM01/BNV',
      'Đơn vị báo cáo: UBND tỉnh',
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Độc lập - Tự do - Hạnh phúc',
      'Đơn vị nhận báo cáo: Bộ Nội vụ',
      'BÁO CÁO SỐ LƯỢNG, CHẤT LƯỢNG CÔNG CHỨC TỪ CẤP HUYỆN TRỞ LÊN NĂM 2025',
      '(Số liệu tính đến ngày 31 tháng 12 năm 2025)',
      'Đơn vị tính: người',
      'NGƯỜI LẬP BẢNG',
      'THỦ TRƯỞNG ĐƠN VỊ',
    ]) {
      expect(texts).toContain(text);
    }
    expect(texts.some((text) => typeof text === 'string' && text.includes('ngày ..... tháng ..... năm'))).toBe(true);
  });

  it('merges the heads as the form prints them, over a row of column numbers', async () => {
    const { merges = [], rows } = await sheet();
    const merged = (startRow: number, startCol: number, endRow: number, endCol: number) =>
      expect(merges).toContainEqual({ startRow, startCol, endRow, endCol });
    merged(HEAD_ROW, 0, HEAD_ROW + 3, 0);
    merged(HEAD_ROW, 2, HEAD_ROW + 3, 2);
    merged(HEAD_ROW, 4, HEAD_ROW, 7);
    merged(HEAD_ROW, 8, HEAD_ROW, 12);
    merged(HEAD_ROW, 13, HEAD_ROW, 32);
    merged(HEAD_ROW + 1, 25, HEAD_ROW + 1, 28);
    merged(HEAD_ROW + 2, 25, HEAD_ROW + 2, 26);
    merged(HEAD_ROW + 1, 29, HEAD_ROW + 3, 29);
    merged(HEAD_ROW + 1, 36, HEAD_ROW + 1, 39);
    expect(rows[HEAD_ROW + 2]?.[25]).toBe('Tiếng Anh');
    expect(rows[HEAD_ROW + 4]).toEqual(['A', 'B', ...Array.from({ length: 38 }, (_, place) => String(place + 1))]);
  });

  it('prints on landscape A3, one page wide, with the heads on every page', async () => {
    const { pageSetup, name } = await sheet();
    expect(name).toBe('BieuMau_BM01');
    expect(pageSetup).toMatchObject({
      paperSize: 'a3',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      printTitlesRow: '$9:$13',
    });
  });

  it('keeps a name that looks like a formula a text', async () => {
    const page = await sheet();
    const row = page.rows.findIndex((cells) => typeof cells[1] === 'string' && cells[1].startsWith('=HYPERLINK'));
    const cell = page.cells?.get(`${row},1`);
    expect(cell).toMatchObject({ type: 'string', value: '=HYPERLINK("http://x","Sở Y tế")', style: { numFmt: '@' } });
    expect([...(page.cells?.values() ?? [])].filter(({ formula }) => formula !== undefined)).toEqual([]);
  });

  it('is refused outside the scope like the report itself', async () => {
    const ofHome = await service.caller([`${unitIds.home}:subtree`], ['reporting:report:read']);
    await expect(service.bus.pass(GetReportSheet, { code: 'BM01', unitId: unitIds.health }, ofHome)).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('is on record as an export', async () => {
    const { rows } = await service.admin.query(
      `SELECT outcome, count(*)::int FROM reporting.audit_entry WHERE action = 'report-exported' GROUP BY outcome ORDER BY 1`,
    );
    expect(rows).toEqual([
      { outcome: 'done', count: 6 },
      { outcome: 'not-found', count: 1 },
    ]);
  });
});
