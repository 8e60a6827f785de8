import type { EntityManager } from 'typeorm';

const PIECES = 'SELECT place, octet_length(bytes) AS length FROM file_chunk WHERE file_id = $1 ORDER BY place';
const PIECE = 'SELECT bytes FROM file_chunk WHERE file_id = $1 AND place = $2';

/** All bytes of a file in the scope, put together; undefined where a piece is missing. At most 50 MB, which the caller then holds. */
export async function bytesOf(tx: EntityManager, fileId: string): Promise<Buffer | undefined> {
  const pieces = await tx.query<{ place: number; length: number }[]>(PIECES, [fileId]);
  const whole = Buffer.allocUnsafe(pieces.reduce((sum, { length }) => sum + length, 0));
  let reached = 0;
  for (const { place, length } of pieces) {
    if (place !== reached) return undefined;
    const [piece] = await tx.query<{ bytes: Buffer }[]>(PIECE, [fileId, place]);
    piece?.bytes.copy(whole, place);
    reached += length;
  }
  return whole;
}
