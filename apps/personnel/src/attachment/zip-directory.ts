import { inflateRawSync } from 'node:zlib';

/** What a zip archive may come to. */
export interface ZipLimits {
  readonly entries: number;
  /** Bytes of all entries together, inflated. */
  readonly bytes: number;
  /** How many times larger than the archive. */
  readonly ratio: number;
}

/** One entry, with the place of its compressed bytes in the archive. */
export interface ZipEntry {
  readonly name: string;
  readonly method: 'stored' | 'deflated';
  readonly start: number;
  readonly end: number;
  /** Bytes when inflated, as the directory says; whoever inflates holds it to that. */
  readonly size: number;
}

/** What is wrong with an archive: it is not sound, it inflates too far, part of it is sealed, or an entry is named to go astray. */
export type ZipFaultKind = 'broken' | 'too-large' | 'encrypted' | 'name';

/** An archive that is not taken. */
export class ZipFault extends Error {
  constructor(readonly kind: ZipFaultKind) {
    super(`The archive is not taken: ${kind}`);
    this.name = 'ZipFault';
  }
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const END_BYTES = 22;
const COMMENT_BYTES = 0xffff;
/** A data descriptor, the longest of its forms, may stand between two entries. */
const DESCRIPTOR_BYTES = 24;
/** Below this no entry is a bomb, whatever its ratio. */
const HARMLESS_BYTES = 10 * 1024 * 1024;
const SYMLINK = 0o120000;

interface Central extends ZipEntry {
  readonly header: number;
}

/** Where the end record of an archive stands that reaches to the last byte; undefined where there is none. */
export function endRecordOf(bytes: Buffer): number | undefined {
  const lowest = Math.max(0, bytes.length - END_BYTES - COMMENT_BYTES);
  for (let at = bytes.length - END_BYTES; at >= lowest; at -= 1) {
    if (bytes.readUInt32LE(at) === END && at + END_BYTES + bytes.readUInt16LE(at + 20) === bytes.length) return at;
  }
  return undefined;
}

/**
 * Reads the directory of an archive without inflating anything: one disk, one directory at the end, entries that follow each other from the first byte on,
 * do not overlap and agree with their own headers. So no reader sees another archive in it than this one does.
 * @throws ZipFault
 */
export function zipDirectory(bytes: Buffer, limits: ZipLimits): readonly ZipEntry[] {
  const end = endRecordOf(bytes);
  if (end === undefined) throw new ZipFault('broken');
  const [disk, firstDisk, here, count] = [4, 6, 8, 10].map((offset) => bytes.readUInt16LE(end + offset)) as [
    number,
    number,
    number,
    number,
  ];
  const [size, start] = [bytes.readUInt32LE(end + 12), bytes.readUInt32LE(end + 16)];
  if (disk !== 0 || firstDisk !== 0 || here !== count || count === 0 || start + size !== end) throw new ZipFault('broken');
  if (count > limits.entries) throw new ZipFault('too-large');
  const entries = centralEntries(bytes, { start, end, count });
  assertBounded(entries, bytes.length, limits);
  assertNames(entries);
  assertInRow(bytes, entries, start);
  return entries;
}

function centralEntries(bytes: Buffer, { start, end, count }: { start: number; end: number; count: number }): Central[] {
  const entries: Central[] = [];
  let at = start;
  for (let place = 0; place < count; place += 1) {
    if (at + 46 > end || bytes.readUInt32LE(at) !== CENTRAL) throw new ZipFault('broken');
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset)) as [number, number, number];
    const next = at + 46 + nameLength + extra + comment;
    if (next > end) throw new ZipFault('broken');
    entries.push(entryAt(bytes, at, nameLength));
    at = next;
  }
  if (at !== end) throw new ZipFault('broken');
  return entries;
}

function entryAt(bytes: Buffer, at: number, nameLength: number): Central {
  const flags = bytes.readUInt16LE(at + 8);
  if (flags & 1) throw new ZipFault('encrypted');
  if (bytes[at + 5] === 3 && ((bytes.readUInt32LE(at + 38) >>> 16) & 0o170000) === SYMLINK) throw new ZipFault('name');
  const [compressed, size, header] = [bytes.readUInt32LE(at + 20), bytes.readUInt32LE(at + 24), bytes.readUInt32LE(at + 42)];
  if (header + 30 > at || bytes.readUInt32LE(header) !== LOCAL) throw new ZipFault('broken');
  const raw = bytes.subarray(at + 46, at + 46 + nameLength);
  const localName = bytes.subarray(header + 30, header + 30 + bytes.readUInt16LE(header + 26));
  const method = bytes.readUInt16LE(at + 10);
  if (!raw.equals(localName) || bytes.readUInt16LE(header + 8) !== method || bytes.readUInt16LE(header + 6) & 1)
    throw new ZipFault('broken');
  if (method !== 0 && method !== 8) throw new ZipFault('broken');
  const start = header + 30 + localName.length + bytes.readUInt16LE(header + 28);
  if (method === 0 && compressed !== size) throw new ZipFault('broken');
  return { name: nameIn(raw), method: method === 0 ? 'stored' : 'deflated', header, start, end: start + compressed, size };
}

function nameIn(raw: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(raw);
  } catch {
    throw new ZipFault('name');
  }
}

function assertBounded(entries: readonly Central[], archive: number, { bytes, ratio }: ZipLimits): void {
  const total = entries.reduce((sum, { size }) => sum + size, 0);
  const isBomb = ({ size, start, end }: Central) => size > HARMLESS_BYTES && size > ratio * (end - start);
  if (total > bytes || total > Math.max(HARMLESS_BYTES, ratio * archive) || entries.some(isBomb)) throw new ZipFault('too-large');
}

const goesAstray = (name: string): boolean =>
  name === '' ||
  name.length > 255 ||
  /[\u0000-\u001f\\:]/.test(name) ||
  name.startsWith('/') ||
  name.split('/').some((part) => part === '..' || part === '.');

function assertNames(entries: readonly Central[]): void {
  const names = entries.map(({ name }) => name.toLowerCase());
  if (names.some(goesAstray) || new Set(names).size !== names.length) throw new ZipFault('name');
}

function assertInRow(bytes: Buffer, entries: readonly Central[], directory: number): void {
  const inRow = [...entries].sort((one, other) => one.header - other.header);
  let reached = 0;
  for (const { header, start, end } of inRow) {
    const described = (bytes.readUInt16LE(header + 6) & 8) !== 0;
    if (header < reached || header - reached > DESCRIPTOR_BYTES || end > directory) throw new ZipFault('broken');
    reached = end;
    if (!described && start > end) throw new ZipFault('broken');
  }
  if (inRow[0]?.header !== 0 || directory - reached > DESCRIPTOR_BYTES) throw new ZipFault('broken');
}

/** The bytes of a small entry. @throws ZipFault where it is larger than `most` or than the directory says */
export function inflated(bytes: Buffer, { method, start, end, size }: ZipEntry, most: number): Buffer {
  if (size > most) throw new ZipFault('too-large');
  const packed = bytes.subarray(start, end);
  if (method === 'stored') return packed;
  try {
    const content = inflateRawSync(packed, { maxOutputLength: Math.max(size, 1) });
    if (content.length !== size) throw new ZipFault('broken');
    return content;
  } catch {
    throw new ZipFault('broken');
  }
}
