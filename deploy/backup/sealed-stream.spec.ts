import { randomBytes } from 'node:crypto';
import { Readable, type Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { chunkSize, opening, SealBroken, sealing, type Seal } from './sealed-stream';

const key = randomBytes(32);
const backup: Seal = { key, as: 'backup' };
const overhead = 63;
const sealedChunk = chunkSize + 16;

async function through(bytes: Buffer, transform: Transform, piece = 65_536): Promise<Buffer> {
  const pieces = Array.from({ length: Math.ceil(bytes.length / piece) }, (_, place) => bytes.subarray(place * piece, (place + 1) * piece));
  const out: Buffer[] = [];
  await pipeline(Readable.from(pieces), transform, async (turned) => {
    for await (const part of turned as AsyncIterable<Buffer>) out.push(part);
  });
  return Buffer.concat(out);
}

const seal = (bytes: Buffer, with_ = backup) => through(bytes, sealing(with_));
const open = (bytes: Buffer, with_ = backup, piece?: number) => through(bytes, opening(with_), piece);

describe('a sealed stream', () => {
  it.each([0, 1, chunkSize - 1, chunkSize, chunkSize + 1, 3 * chunkSize])('opens again as it was, at %i bytes', async (length) => {
    const bytes = randomBytes(length);
    const sealed = await seal(bytes);
    expect((await open(sealed)).equals(bytes)).toBe(true);
    expect((await open(sealed, backup, 7_001)).equals(bytes)).toBe(true);
  });

  it('says nothing of what is in it, and looks different each time', async () => {
    const bytes = Buffer.alloc(1_000, 'Nguyễn Văn An ');
    const [first, second] = [await seal(bytes), await seal(bytes)];
    expect(first.includes('Nguyễn')).toBe(false);
    expect(first.subarray(overhead).equals(second.subarray(overhead))).toBe(false);
  });

  it('refuses every flipped byte of a small file', async () => {
    const sealed = await seal(randomBytes(40));
    for (let place = 0; place < sealed.length; place += 1) {
      const flipped = Buffer.from(sealed);
      flipped.writeUInt8(sealed.readUInt8(place) ^ 1, place);
      await expect(open(flipped)).rejects.toThrow(SealBroken);
    }
  });

  it('refuses every cut of a small file, and one at the border of a chunk', async () => {
    const small = await seal(randomBytes(40));
    for (let end = 0; end < small.length; end += 1) await expect(open(small.subarray(0, end))).rejects.toThrow(SealBroken);
    const sealed = await seal(randomBytes(2 * chunkSize));
    await expect(open(sealed.subarray(0, overhead + sealedChunk))).rejects.toThrow(SealBroken);
  });

  it('refuses chunks that are swapped, missing, doubled or of another file, and what stands after the end', async () => {
    const [sealed, other] = [await seal(randomBytes(3 * chunkSize)), await seal(randomBytes(3 * chunkSize))];
    const head = sealed.subarray(0, overhead);
    const chunk = (place: number, of = sealed) => of.subarray(overhead + place * sealedChunk, overhead + (place + 1) * sealedChunk);
    const wrong = [
      [head, chunk(1), chunk(0), chunk(2)],
      [head, chunk(0), chunk(2)],
      [head, chunk(0), chunk(0), chunk(1), chunk(2)],
      [head, chunk(0), chunk(1, other), chunk(2)],
      [sealed, Buffer.from('x')],
      [sealed, sealed],
    ];
    for (const parts of wrong) await expect(open(Buffer.concat(parts))).rejects.toThrow(SealBroken);
  });

  it('refuses another key, another use and another kind of file', async () => {
    const sealed = await seal(randomBytes(100));
    await expect(open(sealed, { key: randomBytes(32), as: 'backup' })).rejects.toThrow('another key');
    await expect(open(sealed, { key, as: 'wal 000000010000000000000001' })).rejects.toThrow('another file than its name says');
    await expect(open(randomBytes(10_000))).rejects.toThrow('not a file that Noivu sealed');
  });
});
