/** What stands in a tar: a folder or a file; names are relative, parted by /. */
export interface TarEntry {
  readonly name: string;
  readonly isFolder: boolean;
  readonly mode: number;
  /** Bytes; of a folder 0. */
  readonly size: number;
}

export const blockSize = 512;
/** How many bytes fill up the last block of a file. */
export const paddingOf = (size: number): number => (blockSize - (size % blockSize)) % blockSize;

const longestName = 100;
const kinds = { file: '0', oldFile: '\0', folder: '5' } as const;

/** A header of the ustar form. @throws RangeError for a name that does not fit */
export function tarHeader({ name, isFolder, mode, size }: TarEntry): Buffer {
  if (Buffer.byteLength(name) > longestName) throw new RangeError(`${name} is too long a name for a backup.`);
  const header = Buffer.alloc(blockSize);
  header.write(name, 0);
  const octal = (value: number, place: number, digits: number) => header.write(value.toString(8).padStart(digits, '0'), place);
  octal(mode & 0o777, 100, 7);
  octal(0, 108, 7);
  octal(0, 116, 7);
  octal(size, 124, 11);
  octal(0, 136, 11);
  header.write(isFolder ? kinds.folder : kinds.file, 156);
  header.write('ustar\x0000', 257, 'latin1');
  octal(checksumOf(header), 148, 6);
  header.write('\0 ', 154, 'latin1');
  return header;
}

/** Reads a header; undefined for the empty block that ends a tar. @throws Error for what no backup of ours holds: links, devices, names that lead out */
export function readTarHeader(header: Buffer): TarEntry | undefined {
  if (header.every((byte) => byte === 0)) return undefined;
  if (number(header, 148, 8) !== checksumOf(header)) throw new Error('The backup holds something that is no tar.');
  const prefix = text(header, 345, 155);
  const name = `${prefix ? `${prefix}/` : ''}${text(header, 0, longestName)}`.replace(/^\.\//, '').replace(/\/$/, '');
  const kind = header.toString('latin1', 156, 157);
  const isFolder = kind === kinds.folder;
  if (!isFolder && kind !== kinds.file && kind !== kinds.oldFile)
    throw new Error(`${name} is neither a file nor a folder: a cluster with tablespaces or links cannot be restored from here.`);
  if (/^\/|^[A-Za-z]:|\\|(^|\/)\.\.(\/|$)/.test(name)) throw new Error(`${name} would lie outside of the folder.`);
  return { name, isFolder, mode: number(header, 100, 8) & 0o777, size: isFolder ? 0 : number(header, 124, 12) };
}

// The sum is taken as if its own field held blanks.
function checksumOf(header: Buffer): number {
  const blank = ' '.charCodeAt(0);
  return header.reduce((sum, byte, place) => sum + (place >= 148 && place < 156 ? blank : byte), 0);
}

function text(header: Buffer, place: number, length: number): string {
  const field = header.toString('utf8', place, place + length);
  const end = field.indexOf('\0');
  return end < 0 ? field : field.slice(0, end);
}

// Octal digits or, above 8 GB, the number itself with the first bit set.
function number(header: Buffer, place: number, length: number): number {
  if (header.readUInt8(place) & 0x80) return header.readUIntBE(place + length - 6, 6);
  return Number.parseInt(text(header, place, length).trim() || '0', 8);
}
