import { createReadStream, createWriteStream, existsSync, rmSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip, constants } from 'node:zlib';
import { opening, sealing, type Seal } from './sealed-stream';

/** Writes a file aside and shows it when it is whole and on the disk: what fails leaves nothing. */
export async function writeNewFile(file: string, write: (out: Writable) => Promise<unknown>): Promise<void> {
  const aside = `${file}.part`;
  try {
    await write(createWriteStream(aside, { mode: 0o600 }));
    await sync(aside, 'r+');
    await rename(aside, file);
    // Windows opens no folder, and needs not.
    if (process.platform !== 'win32') await sync(dirname(file), 'r');
  } catch (error) {
    rmSync(aside, { force: true });
    throw error;
  }
}

async function sync(path: string, flags: 'r' | 'r+'): Promise<void> {
  const handle = await open(path, flags);
  await handle.sync().finally(() => handle.close());
}

/** Compresses and seals a stream into a new file. */
export async function writeSealed(file: string, seal: Seal, source: AsyncIterable<Buffer>): Promise<void> {
  if (existsSync(file)) throw new Error(`${file} is there already: a backup is never overwritten.`);
  await writeNewFile(file, (out) => pipeline(source, createGzip({ level: constants.Z_BEST_SPEED }), sealing(seal), out));
}

/** Reads a sealed file from end to end and keeps nothing: damage is found before anything is written. @throws SealBroken */
export async function assertWhole(file: string, seal: Seal): Promise<void> {
  await pipeline(createReadStream(file), opening(seal), new Writable({ write: (_bytes, _encoding, done) => done() }));
}

/** Opens a sealed file and hands its content to a reader, which reads to the end; what was read is whole when this has returned. @throws SealBroken */
export async function readSealed<T>(file: string, seal: Seal, read: (content: AsyncIterable<Buffer>) => Promise<T>): Promise<T> {
  let reading: Promise<unknown> = Promise.resolve();
  try {
    return await pipeline(createReadStream(file), opening(seal), createGunzip(), (content: AsyncIterable<Buffer>) => {
      const result = read(content);
      reading = result;
      return result;
    });
  } finally {
    // A stream that fails does not wait for its reader, who may be about to write a file.
    await reading.catch(() => undefined);
  }
}
