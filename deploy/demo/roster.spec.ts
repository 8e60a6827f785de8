import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { streamXlsxRows } from 'hucre/xlsx';
import type { PeopleArguments } from './people/made-person';
import { rosterColumns, rosterRows, writeRoster } from './roster';

const run: PeopleArguments = { seed: 'spec', province: 'hoa-binh', count: 300, asOf: '2026-11-21' };

async function readBack(path: string): Promise<unknown[][]> {
  const rows: unknown[][] = [];
  for await (const { values } of streamXlsxRows(await readFile(path))) rows.push(values);
  return rows;
}

describe('the roster', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'roster-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('holds the same people, under Vietnamese headings, when it is read back', async () => {
    const path = join(folder, 'roster.xlsx');
    await writeRoster(rosterRows(run), path);
    const [headings, ...rows] = await readBack(path);
    expect(headings).toEqual(rosterColumns.map(({ header }) => header));
    const made = [...rosterRows(run)].map((row) => rosterColumns.map(({ key }) => row[key] ?? null));
    expect(rows).toEqual(made.map((row) => row.slice(0, row.findLastIndex((cell) => cell !== null) + 1)));
  });

  it('names everyone in service once, with a unit and a day of recruitment', () => {
    const rows = [...rosterRows(run)];
    expect(rows.length).toBeGreaterThan(250);
    expect(rows.length).toBeLessThan(300);
    expect(new Set(rows.map(({ citizenNumber }) => citizenNumber)).size).toBe(rows.length);
    expect(rows.every(({ unitCode, startedOn, fullName }) => unitCode && startedOn && fullName)).toBe(true);
  });

  it('fails where the file cannot be written', async () => {
    await expect(writeRoster(rosterRows({ ...run, count: 3 }), join(folder, 'absent', 'roster.xlsx'))).rejects.toThrow('ENOENT');
  });
});
