import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import { readSealed, writeNewFile, writeSealed } from '../new-file';
import type { Seal } from '../sealed-stream';

/** Where archived files of the log lie, and what they are sealed under. */
export interface WalArchive {
  readonly folder: string;
  readonly key: Buffer;
}

const segment = /^[0-9A-F]{24}$/;
const known = /^([0-9A-F]{24}(\.[0-9A-F]{8}\.backup|\.partial)?|[0-9A-F]{8}\.history)$/;

/** Sealed as what it is called: one file of the log cannot stand for another. */
const sealOf = ({ key }: WalArchive, name: string): Seal => ({ key, as: `wal ${name}` });

/**
 * Puts a finished file of the log into the archive; it is on the disk when this returns. The same file may come twice, as PostgreSQL warns.
 * @throws Error where another content stands under this name
 */
export async function keepWal(archive: WalArchive, path: string, name: string): Promise<void> {
  const target = placeOf(archive, name);
  if (!existsSync(target)) return writeSealed(target, sealOf(archive, name), createReadStream(path));
  const [kept, given] = [await readSealed(target, sealOf(archive, name), digestOf), await digestOf(createReadStream(path))];
  if (kept !== given) throw new Error(`${name} is in the archive already, with another content: two clusters must not share an archive.`);
}

/**
 * Brings a file of the log back to where PostgreSQL asks for it. @returns false where the archive ends before it
 * @throws Error where the file is damaged, or missing from the middle: recovery must then stop, and not take it for the end
 */
export async function fetchWal(archive: WalArchive, name: string, path: string): Promise<boolean> {
  const source = placeOf(archive, name);
  if (!existsSync(source)) {
    assertNoneLater(archive, name);
    return false;
  }
  await writeNewFile(path, (out) => readSealed(source, sealOf(archive, name), (content) => pipeline(Readable.from(content), out)));
  return true;
}

function placeOf({ folder }: WalArchive, name: string): string {
  if (!known.test(name)) throw new Error(`${name} is no name of a file of the log.`);
  if (!existsSync(folder)) throw new Error(`There is no archive in ${folder}.`);
  return join(folder, name);
}

function assertNoneLater({ folder }: WalArchive, name: string): void {
  if (!segment.test(name)) return;
  const later = readdirSync(folder).find((other) => segment.test(other) && other.startsWith(name.slice(0, 8)) && other > name);
  if (later) throw new Error(`${name} is missing from the archive, and later ones are there (${later}).`);
}

async function digestOf(content: AsyncIterable<Buffer>): Promise<string> {
  const hash = createHash('sha256');
  for await (const part of content) hash.update(part);
  return hash.digest('hex');
}
