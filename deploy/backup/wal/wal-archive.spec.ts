import { randomBytes } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fetchWal, keepWal, type WalArchive } from './wal-archive';

const name = (number: number): string => `0000000100000000000000${number.toString(16).toUpperCase().padStart(2, '0')}`;

describe('the archive of the log', () => {
  let folder: string;
  let archive: WalArchive;
  const file = () => join(folder, 'file');
  const out = () => join(folder, 'out');
  const keep = (number: number, content: Buffer | string) => {
    writeFileSync(file(), content);
    return keepWal(archive, file(), name(number));
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'noivu-wal-'));
    archive = { folder: join(folder, 'archive'), key: randomBytes(32) };
    mkdirSync(archive.folder);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('gives a file back as it was, and is small where it is empty', async () => {
    const content = Buffer.concat([randomBytes(100_000), Buffer.alloc(16_000_000)]);
    await keep(1, content);
    expect(readFileSync(join(archive.folder, name(1))).length).toBeLessThan(300_000);
    expect(await fetchWal(archive, name(1), out())).toBe(true);
    expect(readFileSync(out()).equals(content)).toBe(true);
    expect(readdirSync(archive.folder)).toEqual([name(1)]);
  });

  it('takes the same file twice, and another under its name never', async () => {
    await keep(1, 'content');
    await keep(1, 'content');
    await expect(keep(1, 'another')).rejects.toThrow('another content');
  });

  it('says where it ends, and stops where a file is missing from the middle', async () => {
    await keep(1, 'one');
    await keep(3, 'three');
    expect(await fetchWal(archive, name(4), out())).toBe(false);
    expect(await fetchWal(archive, '00000002.history', out())).toBe(false);
    await expect(fetchWal(archive, name(2), out())).rejects.toThrow('later ones are there');
  });

  it('refuses a damaged file, one in the place of another, another key, and no archive at all; nothing is written', async () => {
    await keep(1, 'one');
    await keep(2, 'two');
    copyFileSync(join(archive.folder, name(1)), join(archive.folder, name(2)));
    await expect(fetchWal(archive, name(2), out())).rejects.toThrow('another file than its name says');
    await expect(fetchWal({ ...archive, key: randomBytes(32) }, name(1), out())).rejects.toThrow('another key');
    truncateSync(join(archive.folder, name(1)), 70);
    await expect(fetchWal(archive, name(1), out())).rejects.toThrow('damaged');
    await expect(keep(1, 'one')).rejects.toThrow('damaged');
    await expect(fetchWal({ ...archive, folder: join(folder, 'unmounted') }, name(1), out())).rejects.toThrow('no archive');
    expect(existsSync(out())).toBe(false);
    expect(existsSync(`${out()}.part`)).toBe(false);
  });

  it('takes names of the log and no path', async () => {
    await expect(fetchWal(archive, '../backup.key', out())).rejects.toThrow('no name');
    await expect(keepWal(archive, file(), `${name(1)}/../x`)).rejects.toThrow('no name');
  });
});
