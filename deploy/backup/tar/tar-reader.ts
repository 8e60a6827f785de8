import { chmodSync, chownSync, mkdirSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { blockSize, paddingOf, readTarHeader, type TarEntry } from './tar-header';

/** Whom files belong to; undefined: whoever writes them. */
export type FileOwner = { readonly uid: number; readonly gid: number } | undefined;

/** Where something goes that a tar holds. */
export interface Destination {
  readonly path: string;
  readonly owner: FileOwner;
}

/** Takes a stream in the portions that are asked for. */
class Portions {
  private held: Buffer = Buffer.alloc(0);
  private readonly source: AsyncIterator<Buffer>;

  constructor(source: AsyncIterable<Buffer>) {
    this.source = source[Symbol.asyncIterator]();
  }

  async *take(length: number): AsyncGenerator<Buffer> {
    for (let missing = length; missing > 0;) {
      if (this.held.length === 0 && !(await this.more())) throw new Error('The backup ends in the middle of a file.');
      const part = this.held.subarray(0, missing);
      this.held = this.held.subarray(part.length);
      missing -= part.length;
      yield part;
    }
  }

  async whole(length: number): Promise<Buffer> {
    const parts: Buffer[] = [];
    for await (const part of this.take(length)) parts.push(part);
    return Buffer.concat(parts);
  }

  async drain(): Promise<void> {
    while (await this.more());
  }

  private async more(): Promise<boolean> {
    const next = await this.source.next();
    this.held = next.done ? Buffer.alloc(0) : next.value;
    return !next.done;
  }
}

/**
 * Unpacks a tar to the end of the stream. The first entry must be the text called `first`; what `onFirst` makes of it says where all others go.
 * Nobody has waited for the disk when this returns.
 */
export async function unpack<T>(
  source: AsyncIterable<Buffer>,
  first: string,
  onFirst: (text: string) => { readonly result: T; readonly placeOf: (name: string) => Destination },
): Promise<T> {
  const portions = new Portions(source);
  const begin = await nextEntry(portions);
  if (begin?.name !== first) throw new Error(`The backup does not begin with its ${first}.`);
  const { result, placeOf } = onFirst((await portions.whole(begin.size)).toString('utf8'));
  await portions.whole(paddingOf(begin.size));
  for (let entry = await nextEntry(portions); entry; entry = await nextEntry(portions)) {
    const { path, owner } = placeOf(entry.name);
    if (entry.isFolder) makeFolder(path, entry.mode, owner);
    else await writeFile(path, { entry, owner, content: portions.take(entry.size) });
    await portions.whole(paddingOf(entry.size));
  }
  await portions.drain();
  return result;
}

const nextEntry = async (portions: Portions): Promise<TarEntry | undefined> => readTarHeader(await portions.whole(blockSize));

function makeFolder(path: string, mode: number, owner: FileOwner): void {
  mkdirSync(path, { recursive: true });
  chmodSync(path, mode);
  if (owner) chownSync(path, owner.uid, owner.gid);
}

async function writeFile(path: string, { entry, owner, content }: { entry: TarEntry; owner: FileOwner; content: AsyncIterable<Buffer> }) {
  mkdirSync(dirname(path), { recursive: true });
  const file = await open(path, 'wx', 0o600);
  try {
    for await (const part of content) await file.appendFile(part);
    await file.chmod(entry.mode);
    if (owner) await file.chown(owner.uid, owner.gid);
  } finally {
    await file.close();
  }
}
