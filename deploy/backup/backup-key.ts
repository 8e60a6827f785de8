import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const LENGTH = 32;

/** Makes a key for backups in a new file, readable by its owner alone. A file that is there is never overwritten: what it sealed could not be opened again. */
export function makeBackupKey(file: string): void {
  if (existsSync(file)) throw new Error(`${file} is there already: a key is never overwritten.`);
  writeFileSync(file, `${randomBytes(LENGTH).toString('hex')}\n`, { mode: 0o600, flag: 'wx' });
}

/** @throws Error where the file cannot be read or holds no key */
export function readBackupKey(file: string): Buffer {
  const text = readFileSync(file, 'utf8').trim();
  if (!/^[0-9a-f]{64}$/.test(text)) throw new Error(`${file} holds no key for backups: make one with noivu backup key.`);
  return Buffer.from(text, 'hex');
}
