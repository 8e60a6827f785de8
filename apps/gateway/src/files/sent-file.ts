import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { pieceBytes } from '@noivu/contracts';
import { traceOf } from '../http/asked';

/** A file as it is handed out; `slug` is its name for programs that know no other letters than the first ones. */
export interface SentFile {
  readonly name: string;
  readonly slug: string;
  readonly contentType: string;
  readonly size: number;
  readonly sha256: string;
}

/**
 * Hands a file out piece by piece; never more than a piece of it is held here. The file is somebody's: it is saved, never shown in the site that it comes from,
 * whatever it says it is.
 * @throws what the first piece is refused with; a later one breaks the download off
 */
export async function sendFile(
  { request, response }: { request: FastifyRequest; response: FastifyReply },
  file: SentFile,
  pieceAt: (offset: number) => Promise<Buffer>,
): Promise<void> {
  const first = await pieceAt(0);
  await response
    .header('traceparent', traceOf(request))
    .header('cache-control', 'no-store')
    .header('content-type', file.contentType)
    .header('content-length', file.size)
    .header('content-disposition', `attachment; filename="${file.slug}"; filename*=UTF-8''${encodeURIComponent(file.name)}`)
    .header('content-security-policy', "sandbox; default-src 'none'")
    .header('x-content-type-options', 'nosniff')
    .header('etag', `"${file.sha256}"`)
    .send(Readable.from(bytesOf(file, first, pieceAt)));
}

async function* bytesOf({ size }: SentFile, first: Buffer, pieceAt: (offset: number) => Promise<Buffer>): AsyncGenerator<Buffer> {
  yield first;
  for (let offset = pieceBytes; offset < size; offset += pieceBytes) yield await pieceAt(offset);
}
