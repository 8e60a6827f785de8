import { DomainError } from '@noivu/problem';
import { fileFormats, type FileFormat } from './file-format.data';

/** Characters of a name at most, extension included (Tuyên Quang, 51/2024/QĐ-UBND, điều 7 khoản 4). */
const LONGEST = 50;
const ARTICLE = '7.4 (51/2024/QĐ-UBND)';

// Control and direction characters and those without width hide what a name is; the others lead out of a folder.
const treacherous = /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffd/\\:*?"<>|]/;
// With `u` these are halves of a pair that stand alone.
const halved = /[\ud800-\udfff]/u;
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/** A name that is taken. */
export interface TakenName {
  /** What the file was called, in Unicode NFC. */
  readonly name: string;
  /** The same as the regulation has names: letters and digits, unaccented. */
  readonly slug: string;
  readonly format: FileFormat;
}

/**
 * Holds the name of a file to the regulation: at most 50 characters, and a slug without accents and special characters is made of it.
 * @throws DomainError file-name-invalid, file-name-too-long, file-type-not-allowed
 * @law 51/2024/QĐ-UBND, 7.4 — tên tệp không quá 50 ký tự, không dấu, không ký tự đặc biệt
 */
export function takenName(given: string): TakenName {
  const name = given.normalize('NFC').trim();
  const [, stem = '', extension = ''] = /^(.+)\.([A-Za-z0-9]{1,10})$/su.exec(name) ?? [];
  if (treacherous.test(name) || halved.test(name) || name.startsWith('.')) throw new DomainError('file-name-invalid', { article: ARTICLE });
  if ([...name].length > LONGEST) throw new DomainError('file-name-too-long', { article: ARTICLE, longest: LONGEST });
  const format = fileFormats.find((known) => known.extension === extension.toLowerCase());
  if (!format) throw new DomainError('file-type-not-allowed', { allowed: fileFormats.map((known) => known.extension) });
  return { name, slug: `${slugOf(stem)}.${format.extension}`, format };
}

function slugOf(stem: string): string {
  const plain = stem.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D');
  const slug = plain
    .replaceAll(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-/, '')
    .replace(/-$/, '');
  if (slug === '') return 'tep';
  return reserved.test(slug) ? `tep-${slug}` : slug;
}
