import { createHash } from 'node:crypto';
import { CreateRecord, exportHours, exportRows, GetExport, OrderExport, ReadExport, SearchRecords, type FactInput } from '@noivu/contracts';
import type { OnReached } from '@noivu/jobs';
import { startService } from '@noivu/service';
import { aRank, aRecord, type RecordWish } from '../../test/builders';
import { bytesOfExport, orderedExport, readList, writtenExport, type ReadList } from '../../test/files/ordered-export';
import { personnelUnderTest, type PersonnelUnderTest } from '../../test/personnel-under-test';
import type { TestCaller } from '../../test/test-caller';
import type { UnitName } from '../../test/test-units';
import { ON_REACHED } from '../job/personnel-jobs';
import { personnelAppBy } from '../personnel.app';
import { ExportExpiry } from './export-expiry';

const refusal = (code: string, facts?: object) =>
  expect.objectContaining({ code, ...(facts && { facts: expect.objectContaining(facts) }) });
const fact = (kind: FactInput['kind'], value: object, validFrom = '2021-03-01'): FactInput => ({ kind, validFrom, value });

const people: readonly (readonly [UnitName, RecordWish])[] = [
  [
    'healthCentre',
    {
      fullName: 'Nguyễn Thị Minh Hạnh',
      citizenNumber: '076190000001',
      facts: [
        fact('degree', { level: 'BACHELOR', major: 'Y khoa' }, '2015-06-30'),
        fact('degree', { level: 'MASTER', major: 'Y học gia đình', graduatedOn: '2021-02' }),
        fact('qualification', { field: 'ENGLISH', level: 'CERTIFICATE' }),
        fact('qualification', { field: 'POLITICAL_THEORY', level: 'INTERMEDIATE' }),
        fact('qualification', { field: 'POLITICAL_THEORY', level: 'ADVANCED' }, '2023-01-01'),
        fact('party', { officialOn: '2019-02-03' }, '2018-02-03'),
        fact('contact', { phone: '0912345678' }),
        aRank('2020-01-01', { step: 2 }),
      ],
    },
  ],
  ['healthCentre', { fullName: 'Đặng Văn Ưng', bornOn: '1975', sex: 'MALE', title: `=HYPERLINK("http://x","<b>&'` }],
  [
    'hospital',
    { fullName: 'Trần Hạnh', bornOn: '1982-11', title: '@SUM(A1)', facts: [fact('status', { status: 'RETIRED' }, '2026-01-01')] },
  ],
  ['hospital', { fullName: 'Lê Văn An', sex: 'MALE', title: '+84 là số _x0041_ ' }],
  ['school', { fullName: 'Phạm Thị Hạnh', bornOn: '1979-09-09' }],
];

describe('an export of people', () => {
  let office: PersonnelUnderTest;
  let officer: TestCaller;
  let onReached: OnReached = () => undefined;

  beforeAll(async () => {
    office = await personnelUnderTest({
      extra: [{ provide: ON_REACHED, useValue: (...told: Parameters<OnReached>) => onReached(...told) }],
    });
    officer = await office.caller({ unit: 'health' });
    const province = await office.caller({ unit: 'province' });
    for (const [unit, wish] of people) await province.ask(CreateRecord, aRecord(office.units[unit], wish));
  });
  afterEach(() => void (onReached = () => undefined));
  afterAll(() => office?.stop());

  const one = async (text: string, ...values: unknown[]): Promise<number> =>
    Number((await office.admin.query<{ n: string }>(text, values)).rows[0]?.n);
  const listOf = async (caller: TestCaller, request: object = {}): Promise<ReadList> =>
    readList(await bytesOfExport(caller, await orderedExport(caller, request)));
  const names = ({ people: list }: ReadList) => list.map((person) => person['Họ và tên']);

  it('holds everybody of the scope in the order of names, and nobody else', async () => {
    const view = await orderedExport(officer);
    expect(view).toMatchObject({ state: 'READY', rows: 4, fileName: 'danh-sach-2026-11-20.xlsx', reason: 'Rà soát đội ngũ' });
    const bytes = await bytesOfExport(officer, view);
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(view.sha256);
    const list = await readList(bytes);
    expect(names(list)).toEqual(['Lê Văn An', 'Nguyễn Thị Minh Hạnh', 'Trần Hạnh', 'Đặng Văn Ưng']);
    expect(list.people.map((person) => person['TT'])).toEqual([1, 2, 3, 4]);
    const shown = (await officer.ask(SearchRecords, {})).data.map(({ recordId }) => recordId);
    expect(list.people.map((person) => person['Mã hồ sơ'])).toEqual(shown);
  });

  it('says where it comes from: who, when, how many, what for', async () => {
    const view = await orderedExport(officer, { reason: 'Báo cáo <Bộ> & "Tỉnh"' });
    expect((await readList(await bytesOfExport(officer, view))).head).toEqual([
      'DANH SÁCH CÁN BỘ, CÔNG CHỨC, VIÊN CHỨC, NGƯỜI LAO ĐỘNG',
      'Cơ quan, đơn vị kết xuất: Sở Y tế',
      `Tài khoản kết xuất: ${officer.accountId}`,
      'Thời điểm kết xuất: 09:00 ngày 20/11/2026',
      'Số người: 4',
      'Mục đích sử dụng: Báo cáo <Bộ> & "Tỉnh"',
      `Mã kết xuất: ${view.exportId}`,
    ]);
  });

  it('tells of a person what the record says today, in Vietnamese', async () => {
    const list = await listOf(officer, { name: 'minh hạnh' });
    expect(list.people).toEqual([
      expect.objectContaining({
        'Giới tính': 'Nữ',
        'Ngày sinh': '17/05/1990',
        'Số định danh cá nhân': '076190000001',
        'Dân tộc': 'Kinh',
        'Tôn giáo': 'Không',
        'Ngày vào Đảng': '03/02/2018',
        'Ngày chính thức': '03/02/2019',
        Loại: 'Viên chức',
        'Đơn vị quản lý hồ sơ': 'Trung tâm Y tế',
        'Mã đơn vị': '75.SYT.TTYT',
        'Chức vụ, chức danh': 'Chuyên viên',
        'Giữ chức vụ từ': '01/01/2020',
        'Mã ngạch': 'V.08.05.12',
        Bậc: 2,
        'Hệ số': 2.34,
        'Trình độ chuyên môn': 'Thạc sĩ',
        'Chuyên ngành': 'Y học gia đình',
        'Tốt nghiệp': '02/2021',
        'Lý luận chính trị': 'Cao cấp',
        'Tiếng Anh': 'Chứng chỉ',
        'Tin học': null,
        'Trạng thái': 'Đang công tác',
      }),
    ]);
    expect(JSON.stringify(list)).not.toContain('0912345678');
  });

  it('keeps what begins with = + - @ or looks like markup as the text that it is', async () => {
    const list = await listOf(officer);
    expect(list.people.map((person) => person['Chức vụ, chức danh'])).toEqual([
      '+84 là số _x0041_ ',
      'Chuyên viên',
      '@SUM(A1)',
      `=HYPERLINK("http://x","<b>&'`,
    ]);
  });

  it.each([
    [{ sex: 'MALE' }, ['Lê Văn An', 'Đặng Văn Ưng']],
    [{ status: 'RETIRED' }, ['Trần Hạnh']],
    [{ name: 'hanh', party: false }, ['Trần Hạnh']],
    [{ degree: 'DOCTOR' }, []],
  ] as const)('means by %j whom a search means', async (criteria, expected) =>
    expect(names(await listOf(officer, criteria))).toEqual(expected),
  );

  it('of a unit holds that unit and those below; of a unit elsewhere it is not found', async () => {
    expect(names(await listOf(officer, { unitId: office.units.hospital.unitId }))).toEqual(['Lê Văn An', 'Trần Hạnh']);
    await expect(orderedExport(officer, { unitId: office.units.school.unitId })).rejects.toEqual(refusal('not-found'));
  });

  it('is the account’s that ordered it: nobody else sees it, not from above, nor its bytes', async () => {
    const view = await orderedExport(officer);
    for (const unit of ['province', 'health', 'hospital'] as const) {
      const other = await office.caller({ unit });
      await expect(other.ask(GetExport, { exportId: view.exportId })).rejects.toEqual(refusal('not-found'));
      await expect(other.pass(ReadExport, { exportId: view.exportId, offset: 0 })).rejects.toEqual(refusal('not-found'));
    }
  });

  it('is over after a day: its bytes are no longer handed out, and then deleted; that it was stays', async () => {
    const view = await orderedExport(officer);
    expect(Date.parse(view.expiresAt ?? '') - Date.now()).toBeLessThanOrEqual(exportHours * 3_600_000);
    await office.admin.query(`UPDATE personnel.record_export SET expires_at = now() WHERE export_id = $1`, [view.exportId]);
    expect((await officer.ask(GetExport, { exportId: view.exportId })).state).toBe('EXPIRED');
    await expect(officer.pass(ReadExport, { exportId: view.exportId, offset: 0 })).rejects.toEqual(refusal('not-found'));
    const kept = await orderedExport(officer);
    const expiry = new ExportExpiry(office.settings);
    expect(await expiry.deleteExpired()).toBe(1);
    expect(await expiry.deleteExpired()).toBe(0);
    await expiry.onModuleDestroy();
    expect(await one('SELECT count(*) AS n FROM personnel.export_chunk WHERE export_id = $1', view.exportId)).toBe(0);
    expect((await bytesOfExport(officer, kept)).length).toBe(kept.size);
    expect((await officer.ask(GetExport, { exportId: view.exportId })).reason).toBe(view.reason);
  });

  it('is ordered once under one key', async () => {
    const request = { reason: 'Một lần' };
    const twice = await Promise.all([1, 2].map(() => officer.ask(OrderExport, request, { idempotencyKey: 'export-once-only' })));
    expect(twice[0]).toEqual(twice[1]);
    await writtenExport(officer, twice[0]?.exportId ?? '');
    expect(await one(`SELECT count(*) AS n FROM personnel.record_export WHERE reason = $1`, request.reason)).toBe(1);
    await expect(officer.ask(OrderExport, { reason: 'Khác' }, { idempotencyKey: 'export-once-only' })).rejects.toEqual(
      refusal('idempotency-key-reused'),
    );
  });

  it('of which the writing trips is written anew, whole, and once', async () => {
    let trips = 0;
    onReached = () => {
      trips += 1;
      if (trips === 1) throw new Error('the process trips');
    };
    const view = await orderedExport(officer);
    expect(trips).toBe(2);
    expect(view).toMatchObject({ state: 'READY', rows: 4 });
    expect((await readList(await bytesOfExport(officer, view))).people).toHaveLength(4);
    expect(
      await one(
        `SELECT count(*) AS n FROM personnel.audit_entry WHERE action = 'export-written' AND facts->>'exportId' = $1`,
        view.exportId,
      ),
    ).toBe(1);
  });

  it('is finished by another turn when the first freezes, and written once when that one thaws', async () => {
    let [thaw, frozen] = [() => undefined as void, () => undefined as void];
    const isFrozen = new Promise<void>((resolve) => (frozen = resolve));
    const thawed = new Promise<void>((resolve) => (thaw = resolve));
    onReached = () => {
      onReached = () => undefined;
      frozen();
      return thawed;
    };
    const { exportId, jobId } = await officer.ask(OrderExport, { reason: 'Đóng băng' });
    await isFrozen;
    const replica = await startService(personnelAppBy(office.clock), office.settings);
    const { rows } = await office.admin.query<{ lease: string }>('SELECT lease FROM personnel.job WHERE job_id = $1', [jobId]);
    // The frozen one still renews its lease.
    const lapse = `UPDATE personnel.job SET lease_until = now() - interval '1 second' WHERE job_id = $1 AND lease = $2`;
    const lapsing = setInterval(() => void office.admin.query(lapse, [jobId, rows[0]?.lease]), 100);
    const view = await writtenExport(officer, exportId).finally(() => clearInterval(lapsing));
    thaw();
    await replica.stop();
    expect(view).toMatchObject({ state: 'READY', rows: 4 });
    expect((await readList(await bytesOfExport(officer, view))).people).toHaveLength(4);
    expect(
      await one(`SELECT count(*) AS n FROM personnel.audit_entry WHERE action = 'export-written' AND facts->>'exportId' = $1`, exportId),
    ).toBe(1);
  });

  it('leaves in the trail whom it held by number, first and last, and no name', async () => {
    const { exportId } = await orderedExport(officer, { name: 'Hạnh', sex: 'FEMALE' });
    const { rows } = await office.admin.query<{ action: string; facts: object }>(
      `SELECT action, facts FROM personnel.audit_entry WHERE facts->>'exportId' = $1 AND action <> 'export-read' ORDER BY entry_id`,
      [exportId],
    );
    expect(rows).toEqual([
      {
        action: 'export-ordered',
        facts: expect.objectContaining({ people: 2, sex: 'FEMALE', name: expect.stringMatching(/^[\w-]{22}$/) }),
      },
      { action: 'export-written', facts: expect.objectContaining({ rows: 2, first: expect.any(String), last: expect.any(String) }) },
    ]);
    expect(JSON.stringify(rows)).not.toMatch(/Hạnh|Rà soát/);
  });

  it('of more than 200,000 people is refused, when it is ordered', async () => {
    const many = `INSERT INTO personnel.record_line (record_id, version, custodian_unit_id, unit_ord, full_name, name_key, name_sort, sex, born_on, born_year, party,
        department_ord, province_ord)
      SELECT gen_random_uuid(), 1, unit_id, ord, 'A', 'a', 'a', 'MALE', '1990', 1990, false, department_ord, province_ord FROM personnel.unit_node, generate_series(1, $2) WHERE unit_id = $1`;
    const client = await office.admin.connect();
    await client.query('SET session_replication_role = replica');
    await client.query(many, [office.units.school.unitId, exportRows]);
    await client.query('RESET session_replication_role');
    client.release();
    const other = await office.caller({ unit: 'education' });
    await expect(other.ask(OrderExport, { reason: 'Tất cả' })).rejects.toEqual(
      refusal('export-too-many-rows', { most: exportRows, people: exportRows + 1 }),
    );
    await office.admin.query(`DELETE FROM personnel.record_line WHERE full_name = 'A'`);
  });
});
