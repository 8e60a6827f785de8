import { Readable } from 'node:stream';
import { piecesOf } from './pieces';

async function cut(chunks: readonly string[], size: number): Promise<string[]> {
  const pieces: string[] = [];
  for await (const piece of piecesOf(Readable.from(chunks.map((chunk) => Buffer.from(chunk))), size)) pieces.push(piece.toString());
  return pieces;
}

describe('the pieces of a stream', () => {
  it.each([
    [[], []],
    [['a'], ['a']],
    [['abcd'], ['abcd']],
    [
      ['a', 'bc', 'def', 'g'],
      ['abcd', 'efg'],
    ],
    [['abcdefghij'], ['abcd', 'efgh', 'ij']],
    [
      ['abc', 'defghijklm'],
      ['abcd', 'efgh', 'ijkl', 'm'],
    ],
  ])('of %j are %j', async (chunks, pieces) => expect(await cut(chunks, 4)).toEqual(pieces));

  it('break off where the stream does', async () => {
    const broken = Readable.from(
      (function* () {
        yield Buffer.from('abcdef');
        throw new Error('gone');
      })(),
    );
    const pieces = piecesOf(broken, 4);
    expect((await pieces.next()).value).toEqual(Buffer.from('abcd'));
    await expect(pieces.next()).rejects.toThrow('gone');
  });
});
