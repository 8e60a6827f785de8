import { createReadStream, lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { blockSize, paddingOf, tarHeader } from './tar-header';

/** Ends a tar. */
export const tarEnd = Buffer.alloc(2 * blockSize);

/** A file whose content is at hand. */
export async function* packText(name: string, content: string): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(content);
  yield tarHeader({ name, isFolder: false, mode: 0o600, size: bytes.length });
  yield Buffer.concat([bytes, Buffer.alloc(paddingOf(bytes.length))]);
  await Promise.resolve();
}

/** A file or a folder with all that is in it. @param name what it is called in the tar @param leftOut names of files that stay behind */
export async function* pack(path: string, name: string, leftOut: readonly string[] = []): AsyncGenerator<Buffer> {
  const found = lstatSync(path);
  if (found.isDirectory()) {
    yield tarHeader({ name: `${name}/`, isFolder: true, mode: found.mode, size: 0 });
    for (const entry of readdirSync(path).sort()) if (!leftOut.includes(entry)) yield* pack(join(path, entry), `${name}/${entry}`, leftOut);
  } else if (found.isFile()) yield* packFile(path, name, found);
  else throw new Error(`${path} is neither a file nor a folder.`);
}

async function* packFile(path: string, name: string, { mode, size }: { mode: number; size: number }): AsyncGenerator<Buffer> {
  yield tarHeader({ name, isFolder: false, mode, size });
  let written = 0;
  for await (const part of createReadStream(path, { highWaterMark: 1 << 18 }) as AsyncIterable<Buffer>) {
    written += part.length;
    yield part;
  }
  if (written !== size) throw new Error(`${path} was changed while it was read.`);
  if (paddingOf(size) > 0) yield Buffer.alloc(paddingOf(size));
}
