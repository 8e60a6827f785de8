import { closeSync, copyFileSync, fsyncSync, openSync, readSync, statSync, truncateSync, writeSync } from 'node:fs';

/** Copies a file with one bit of one byte turned. */
export function flipped(file: string, to: string, place: number): string {
  copyFileSync(file, to);
  const copy = openSync(to, 'r+');
  const byte = Buffer.alloc(1);
  readSync(copy, byte, 0, 1, place);
  byte.writeUInt8(byte.readUInt8(0) ^ (1 << (place % 8)));
  writeSync(copy, byte, 0, 1, place);
  fsyncSync(copy);
  closeSync(copy);
  return to;
}

/** Copies the beginning of a file. */
export function cut(file: string, to: string, length: number): string {
  copyFileSync(file, to);
  truncateSync(to, length);
  return to;
}

/** Places in a file: in the head, in the last tag, and so many by lot. */
export function places(file: string, byLot: number): number[] {
  const { size } = statSync(file);
  const drawn = Array.from({ length: byLot }, () => Math.floor(Math.random() * size));
  return [3, 20, 60, size - 1, ...drawn];
}
