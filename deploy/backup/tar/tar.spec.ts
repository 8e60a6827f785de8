import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readTarHeader, tarHeader } from './tar-header';
import { unpack } from './tar-reader';
import { pack, packText, tarEnd } from './tar-writer';

async function* parts(...sources: (AsyncIterable<Buffer> | Buffer)[]): AsyncGenerator<Buffer> {
  for (const source of sources)
    if (Buffer.isBuffer(source)) yield source;
    else yield* source;
}

describe('a tar', () => {
  let folder: string;
  const into = (name: string) => join(folder, name);
  const unpackInto = (source: AsyncIterable<Buffer>) =>
    unpack(source, 'first', (text) => ({ result: text, placeOf: (name) => ({ path: join(into('to'), name), owner: undefined }) }));

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'noivu-tar-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('brings back files of every size, empty folders and modes, without what was left out', async () => {
    const sizes = [0, 1, 511, 512, 513, 300_000];
    mkdirSync(into('from/empty'), { recursive: true });
    for (const size of sizes) writeFileSync(into(`from/${size}`), randomBytes(size), { mode: 0o640 });
    writeFileSync(into('from/postmaster.pid'), '1');
    const text = await unpackInto(parts(packText('first', 'words'), pack(into('from'), 'a', ['postmaster.pid']), tarEnd));
    expect(text).toBe('words');
    expect(readdirSync(into('to/a')).sort()).toEqual([...sizes.map(String), 'empty'].sort());
    for (const size of sizes) expect(readFileSync(into(`to/a/${size}`)).equals(readFileSync(into(`from/${size}`)))).toBe(true);
    expect(statSync(into('to/a/512')).mode & 0o777).toBe(0o640);
  });

  it('refuses what leads out of the folder, links, a wrong beginning and a cut end', async () => {
    const file = (name: string) => parts(packText('first', ''), packText(name, 'x'), tarEnd);
    for (const name of ['../x', 'a/../../x', '/x', 'a\\x', 'C:x']) await expect(unpackInto(file(name))).rejects.toThrow('outside');
    const link = tarHeader({ name: 'pg_tblspc', isFolder: false, mode: 0o600, size: 0 });
    link.write('2', 156);
    link.write((Number.parseInt(link.toString('latin1', 148, 154), 8) + 2).toString(8).padStart(6, '0'), 148);
    expect(() => readTarHeader(link)).toThrow('tablespaces');
    await expect(unpackInto(parts(packText('other', ''), tarEnd))).rejects.toThrow('does not begin');
    await expect(unpackInto(parts(packText('first', ''), tarHeader({ name: 'x', isFolder: false, mode: 0o600, size: 9 })))).rejects.toThrow(
      'ends',
    );
    symlinkSync('x', into('link'));
    await expect(unpackInto(parts(packText('first', ''), pack(into('link'), 'link'), tarEnd))).rejects.toThrow('neither');
    expect(() => tarHeader({ name: 'x'.repeat(101), isFolder: false, mode: 0, size: 0 })).toThrow('too long');
  });
});
