import { mismatch } from './content-fault';

const PNG = Buffer.from('89504e470d0a1a0a', 'hex');

/** Walks the chunks of a PNG; where the last of them ends, or undefined where they make no sense. */
function endOfPng(bytes: Buffer): number | undefined {
  let at = PNG.length;
  while (at + 12 <= bytes.length) {
    const [length, type] = [bytes.readUInt32BE(at), bytes.toString('latin1', at + 4, at + 8)];
    if (at === PNG.length && (type !== 'IHDR' || length !== 13)) return undefined;
    at += 12 + length;
    if (type === 'IEND') return at;
  }
  return undefined;
}

const isPng = (bytes: Buffer): boolean => bytes.subarray(0, 8).equals(PNG) && endOfPng(bytes) === bytes.length;

function isJpeg(bytes: Buffer): boolean {
  let end = bytes.length;
  // Some scanners fill up the last block.
  while (end > 4 && bytes[end - 1] === 0) end -= 1;
  return bytes.subarray(0, 3).equals(Buffer.from('ffd8ff', 'hex')) && bytes[end - 2] === 0xff && bytes[end - 1] === 0xd9;
}

const isGif = (bytes: Buffer): boolean => /^GIF8[79]a$/.test(bytes.toString('latin1', 0, 6)) && bytes.length > 13 && bytes.at(-1) === 0x3b;

const isBmp = (bytes: Buffer): boolean =>
  bytes.length > 26 &&
  bytes.toString('latin1', 0, 2) === 'BM' &&
  bytes.readUInt32LE(2) === bytes.length &&
  bytes.readUInt32LE(10) < bytes.length;

function isTiff(bytes: Buffer): boolean {
  if (bytes.length < 16) return false;
  const order = bytes.toString('latin1', 0, 4);
  const first = order === 'II*\0' ? bytes.readUInt32LE(4) : order === 'MM\0*' ? bytes.readUInt32BE(4) : 0;
  return first >= 8 && first < bytes.length;
}

const pictures = { png: isPng, jpeg: isJpeg, gif: isGif, bmp: isBmp, tiff: isTiff } as const;
export type PictureContent = keyof typeof pictures;

/** A picture of one kind, from the first byte to the last. @throws DomainError file-content-mismatch */
export function assertPicture(bytes: Buffer, kind: PictureContent): void {
  if (!pictures[kind](bytes)) throw mismatch(`not-${kind}`);
}
