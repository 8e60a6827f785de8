import { CreateRecord, SearchRecords, type FactInput, type SearchRecordsRequest } from '@noivu/contracts';
import { LineRefresher } from '../src/search/line-refresher';
import { aRank, aRecord, type RecordWish } from './builders';
import { personnelUnderTest, type PersonnelUnderTest } from './personnel-under-test';
import type { TestCaller } from './test-caller';
import type { UnitName } from './test-units';

let office: PersonnelUnderTest;
let province: TestCaller;

const degree = (level: string): FactInput => ({ kind: 'degree', validFrom: '2015-06-30', value: { level, major: 'Y khoa' } });
const party: FactInput = { kind: 'party', validFrom: '2018-02-03', value: {} };
const people: readonly (readonly [UnitName, RecordWish])[] = [
  [
    'healthCentre',
    { fullName: 'Nguyễn Thị Minh Hạnh', bornOn: '1990-05-17', facts: [degree('BACHELOR'), degree('MASTER'), aRank('2020-01-01'), party] },
  ],
  ['healthCentre', { fullName: 'Đặng Văn Ưng', bornOn: '1975', sex: 'MALE', facts: [degree('COLLEGE')] }],
  [
    'hospital',
    { fullName: 'Trần Hạnh', bornOn: '1982-11', facts: [{ kind: 'status', validFrom: '2026-01-01', value: { status: 'RETIRED' } }] },
  ],
  ['hospital', { fullName: 'Lê Văn An', bornOn: '1988-01-02', sex: 'MALE', title: 'Bác sĩ' }],
  ['school', { fullName: 'Phạm Thị Hạnh', bornOn: '1979-09-09' }],
  ['health', { fullName: 'Hồ 100%_Thử', bornOn: '1981-01-01' }],
];

beforeAll(async () => {
  office = await personnelUnderTest();
  province = await office.caller({ unit: 'province' });
  for (const [unit, wish] of people) await province.ask(CreateRecord, aRecord(office.units[unit], wish));
});
afterAll(() => office.stop());

const names = async (request: SearchRecordsRequest, by = province): Promise<string[]> =>
  (await by.ask(SearchRecords, request)).data.map(({ fullName }) => fullName);

describe('a search', () => {
  it('lists people the Vietnamese way: given name, family name, middle names', async () => {
    expect(await names({})).toEqual(
      ['Lê Văn An', 'Phạm Thị Hạnh', 'Trần Hạnh', 'Nguyễn Thị Minh Hạnh', 'Hồ 100%_Thử', 'Đặng Văn Ưng'].sort(
        (one, other) => order(one) - order(other),
      ),
    );
  });

  // By family name among those called Hạnh: Nguyễn, Phạm, Trần.
  const order = (name: string): number =>
    ['Lê Văn An', 'Nguyễn Thị Minh Hạnh', 'Phạm Thị Hạnh', 'Trần Hạnh', 'Hồ 100%_Thử', 'Đặng Văn Ưng'].indexOf(name);

  it.each([
    ['hạnh', ['Nguyễn Thị Minh Hạnh', 'Phạm Thị Hạnh', 'Trần Hạnh']],
    ['HANH', ['Nguyễn Thị Minh Hạnh', 'Phạm Thị Hạnh', 'Trần Hạnh']],
    ['thi minh', ['Nguyễn Thị Minh Hạnh']],
    ['đặng', ['Đặng Văn Ưng']],
    ['dang van', ['Đặng Văn Ưng']],
    ['0%_t', ['Hồ 100%_Thử']],
    ['%', ['Hồ 100%_Thử']],
    ['khong co ai', []],
  ])('finds %s with accents and without', async (name, found) => {
    expect(await names({ name })).toEqual(found);
  });

  it('combines criteria with "and"', async () => {
    expect(await names({ name: 'hanh', degree: 'MASTER' })).toEqual(['Nguyễn Thị Minh Hạnh']);
    expect(await names({ degree: 'BACHELOR' })).toEqual([]);
    expect(await names({ sex: 'MALE' })).toEqual(['Lê Văn An', 'Đặng Văn Ưng']);
    expect(await names({ bornFromYear: 1980, bornToYear: 1982 })).toEqual(['Trần Hạnh', 'Hồ 100%_Thử']);
    expect(await names({ bornToYear: 1975 })).toEqual(['Đặng Văn Ưng']);
    expect(await names({ party: true })).toEqual(['Nguyễn Thị Minh Hạnh']);
    expect(await names({ party: false, sex: 'MALE', name: 'van' })).toEqual(['Lê Văn An', 'Đặng Văn Ưng']);
    expect(await names({ rankCode: 'V.08.05.12', category: 'PUBLIC_EMPLOYEE' })).toEqual(['Nguyễn Thị Minh Hạnh']);
    expect(await names({ status: 'RETIRED' })).toEqual(['Trần Hạnh']);
    expect(await names({ category: 'CADRE' })).toEqual([]);
  });

  it('gives one line a record, enough to find the right person and no more', async () => {
    const { data, page } = await province.ask(SearchRecords, { name: 'minh hạnh' });
    const { healthCentre } = office.units;
    expect(data).toEqual([
      {
        recordId: expect.any(String),
        fullName: 'Nguyễn Thị Minh Hạnh',
        sex: 'FEMALE',
        bornOn: '1990-05-17',
        custodianUnitId: healthCentre.unitId,
        title: 'Chuyên viên',
        category: 'PUBLIC_EMPLOYEE',
        rankCode: 'V.08.05.12',
        degree: 'MASTER',
        party: true,
        status: 'WORKING',
      },
    ]);
    expect(page).toEqual({ hasMore: false });
  });

  it('goes through pages without losing or doubling anybody, and counts only when asked', async () => {
    const found: string[] = [];
    let cursor: string | undefined;
    do {
      const { data, page } = await province.ask(SearchRecords, { limit: 2, count: true, ...(cursor && { cursor }) });
      expect(page.total).toBe(people.length);
      found.push(...data.map(({ fullName }) => fullName));
      cursor = page.nextCursor;
    } while (cursor);
    expect(found).toEqual(await names({}));
    await expect(province.ask(SearchRecords, { limit: 2, cursor: 'bm90IGEgY3Vyc29y' })).rejects.toMatchObject({ code: 'cursor-invalid' });
    const { page } = await province.ask(SearchRecords, { limit: 2 });
    await expect(province.ask(SearchRecords, { limit: 2, name: 'hanh', cursor: page.nextCursor ?? '' })).rejects.toMatchObject({
      code: 'cursor-invalid',
    });
  });
});

describe('the scope of a search', () => {
  it('is that of the caller: the units of the scope and nobody else', async () => {
    expect(await names({ name: 'hanh' }, await office.caller({ unit: 'health' }))).toEqual(['Nguyễn Thị Minh Hạnh', 'Trần Hạnh']);
    expect(await names({}, await office.caller({ unit: 'health', mode: 'unit' }))).toEqual(['Hồ 100%_Thử']);
    expect(await names({}, await office.caller({ unit: 'school' }))).toEqual(['Phạm Thị Hạnh']);
  });

  it('narrows to a unit and all below it, within it', async () => {
    const health = await office.caller({ unit: 'health' });
    expect(await names({ unitId: office.units.hospital.unitId }, health)).toEqual(['Lê Văn An', 'Trần Hạnh']);
    expect(await names({ unitId: office.units.health.unitId, count: true }, province)).toHaveLength(5);
  });

  it.each(['education', 'province'] as const)('knows no unit outside it: %s', async (unit) => {
    const health = await office.caller({ unit: 'health' });
    await expect(health.ask(SearchRecords, { unitId: office.units[unit].unitId })).rejects.toMatchObject({ code: 'not-found' });
    await expect(province.ask(SearchRecords, { unitId: '00000000-0000-4000-8000-000000000009' })).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('holds nobody for who sees the own record alone', async () => {
    const [first] = (await province.ask(SearchRecords, { name: 'minh hanh' })).data;
    expect(await names({}, await office.caller({ unit: 'healthCentre', mode: 'self', ownRecordId: first?.recordId ?? '' }))).toEqual([]);
  });

  it('is refused without the permission', async () => {
    const reader = await office.caller({ unit: 'province', permissions: ['personnel:record:read'] });
    await expect(reader.ask(SearchRecords, {})).rejects.toMatchObject({ code: 'permission-missing' });
  });

  it('is not read with the table’s own rights: without a signed context nobody is found', async () => {
    const client = await office.admin.connect();
    await client.query('SET ROLE personnel');
    const { rows } = await client.query<{ found: string }>(`SELECT personnel.search_lines('{"limit": 10}') AS found`);
    await client.query('RESET ROLE');
    client.release();
    expect(JSON.parse(rows[0]?.found ?? '')).toMatchObject({ rows: [] });
  });
});

describe('a search in the audit trail', () => {
  it('is one line: what was asked for, how many were shown, the first and the last; never a name', async () => {
    const auditor = await office.caller({ unit: 'province' });
    const { data } = await auditor.ask(SearchRecords, { name: 'hạnh', party: false, limit: 2 });
    const { rows } = await office.admin.query<{ action: string; facts: Record<string, unknown> }>(
      'SELECT action, outcome, facts FROM personnel.audit_entry WHERE account_id = $1',
      [auditor.accountId],
    );
    expect(rows).toEqual([
      {
        action: 'records-searched',
        outcome: 'done',
        facts: { name: expect.any(String), party: false, limit: 2, shown: 2, first: data[0]?.recordId, last: data[1]?.recordId },
      },
    ]);
    expect(JSON.stringify(rows)).not.toMatch(/h[aạ]nh/i);
  });
});

describe('a search line', () => {
  it('changes on the day on which a fact begins, although nobody changes the record', async () => {
    const post = { managingUnitId: office.units.health.unitId, usingUnitId: office.units.health.unitId, title: 'Phó giám đốc' };
    const wish = { fullName: 'Vũ Ngọc Mai', facts: [{ kind: 'post', validFrom: '2026-12-01', value: post }] } as const;
    await province.ask(CreateRecord, aRecord(office.units.health, wish));
    const titles = async () => (await province.ask(SearchRecords, { name: 'vu ngoc mai' })).data.map(({ title }) => title);
    const refresher = new LineRefresher(office.settings, office.clock);
    expect([await refresher.refresh(), await titles()]).toEqual([0, ['Chuyên viên']]);
    office.clock.set('2026-11-30T17:00:00.000Z');
    expect([await refresher.refresh(), await titles()]).toEqual([1, ['Phó giám đốc']]);
    expect(await refresher.refresh()).toBe(0);
    await refresher.onModuleDestroy();
  });
});
