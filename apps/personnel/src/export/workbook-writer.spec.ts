import { randomUUID } from 'node:crypto';
import { pieceBytes } from '@noivu/contracts';
import { readList } from '../../test/files/ordered-export';
import { exportColumns } from './export-column.data';
import { WorkbookWriter, type UnitNames } from './workbook-writer';

const unitId = '11111111-1111-4111-8111-111111111111';
const units: UnitNames = new Map([[unitId, { name: 'Trường <Chu Văn An> & bạn', code: '75.X' }]]);
const layout = { name: 'Danh sách', head: ['Tiêu đề', '=1+1'], columns: exportColumns };

type Fact = readonly [kind: string, since: string, value: object];
const person = (...facts: Fact[]) => [randomUUID(), unitId, facts];
const named = (fullName: string, more: object = {}): Fact => ['identity', '2020-01-01', { fullName, sex: 'MALE', bornOn: '1990', ...more }];

/** Writes pages of people; what comes out, and how long each piece is. */
async function write(...pages: readonly (readonly unknown[])[]) {
  const writer = new WorkbookWriter(layout, units);
  // The thread keeps nobody waiting: here nothing else would.
  const alive = setInterval(() => undefined, 1_000);
  try {
    const pieces: Uint8Array[] = [];
    for (const page of pages) pieces.push(...(await writer.add(JSON.stringify(page))));
    const { pieces: last, whole } = await writer.end();
    pieces.push(...last);
    return { whole, lengths: pieces.map(({ length }) => length), bytes: Buffer.concat(pieces) };
  } finally {
    clearInterval(alive);
    await writer.close();
  }
}

describe('a workbook of people', () => {
  it('of nobody has its head and its headings', async () => {
    const { bytes, whole } = await write();
    expect(whole.rows).toBe(0);
    expect(await readList(bytes)).toEqual({ head: ['Tiêu đề', '=1+1'], people: [] });
  });

  it('goes on with its numbers over pages', async () => {
    const { bytes, whole } = await write([person(named('A')), person(named('B'))], [person(named('C'))]);
    expect(whole).toMatchObject({ rows: 3, size: bytes.length });
    expect((await readList(bytes)).people.map((one) => [one['TT'], one['Họ và tên']])).toEqual([
      [1, 'A'],
      [2, 'B'],
      [3, 'C'],
    ]);
  });

  it.each(['=1+1', '+1', '-1', '@a', ' đầu và cuối ', '<b>&"\'', '_x000D_', 'dòng\nhai', 'Nguyễn 𠀀', 'constructor', '2024-01-02'])(
    'keeps the text %j',
    async (text) => {
      const { people } = await readList(
        (await write([person(named(text), ['status', '2020-01-01', { status: 'WORKING', note: text }])])).bytes,
      );
      expect(people[0]).toMatchObject({ 'Họ và tên': text, 'Ghi chú': text });
    },
  );

  it('names units and codes, shows a code without a name as it stands, and of several levels the highest', async () => {
    const facts: Fact[] = [
      named('A', { sex: 'OTHER' }),
      ['degree', '2010-01-01', { level: 'MASTER', major: 'Luật', graduatedOn: '2009' }],
      ['degree', '2015-01-01', { level: 'BACHELOR', major: 'Toán', institution: 'X' }],
      ['qualification', '2011-01-01', { field: 'IT', level: 'CERTIFICATE' }],
      ['qualification', '2012-01-01', { field: 'IT', level: 'DEGREE' }],
      ['rank', '2020-01-01', { rankCode: '01.003', step: 3, coefficient: '3.00' }],
    ];
    const { people } = await readList((await write([person(...facts)])).bytes);
    expect(people[0]).toMatchObject({
      'Đơn vị quản lý hồ sơ': 'Trường <Chu Văn An> & bạn',
      'Mã đơn vị': '75.X',
      'Giới tính': 'OTHER',
      'Trình độ chuyên môn': 'Thạc sĩ',
      'Chuyên ngành': 'Luật',
      'Nơi đào tạo': null,
      'Tốt nghiệp': '2009',
      'Tin học': 'Trung cấp, đại học trở lên',
      Bậc: 3,
      'Hệ số': 3,
    });
  });

  it('comes in pieces of one length, but for the last', async () => {
    const page = () =>
      Array.from({ length: 500 }, () => person(named(randomUUID() + randomUUID(), { homeTown: randomUUID() + randomUUID() })));
    const { lengths, whole, bytes } = await write(...Array.from({ length: 20 }, page));
    expect(lengths.length).toBeGreaterThan(2);
    expect(new Set(lengths.slice(0, -1))).toEqual(new Set([pieceBytes]));
    expect((await readList(bytes)).people).toHaveLength(whole.rows);
  });

  it('fails where it is told what is no list, without a word of it', async () => {
    const writer = new WorkbookWriter(layout, units);
    const alive = setInterval(() => undefined, 1_000);
    await expect(writer.add('[["Nguyễn Văn A')).rejects.toThrow(/^No workbook: SyntaxError$/);
    await writer.close();
    await expect(writer.add('[]')).rejects.toThrow('ended');
    clearInterval(alive);
  });
});
