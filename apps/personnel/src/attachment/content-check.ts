import { DomainError } from '@noivu/problem';
import { dangerous, mismatch } from './content-fault';
import type { FileFormat } from './file-format.data';
import { assertOle, assertOpenDocument, assertOpenXml, assertRtf } from './office-content';
import { assertPdf } from './pdf-content';
import { assertPicture } from './picture-content';
import { endRecordOf } from './zip-directory';

const ANY_TYPE = 'application/octet-stream';
const controls = /[\u0000-\u0008\u000b\u000e-\u001f\u007f]/;
const otherText = /^\s*(%PDF-|\{\\rtf|<!doctype|<html|<svg|<\?xml)/i;

/** A text in UTF-8 that holds nothing but text. @throws DomainError file-content-mismatch, file-content-dangerous */
function assertText(bytes: Buffer): void {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw mismatch('not-utf-8');
  }
  if (controls.test(text) || otherText.test(text.slice(0, 1024))) throw mismatch('not-text');
  if (/<script/i.test(text)) throw dangerous('script');
}

const checks: Readonly<Record<FileFormat['content'], (bytes: Buffer) => void>> = {
  pdf: assertPdf,
  word: (bytes) => assertOle(bytes, 'word'),
  excel: (bytes) => assertOle(bytes, 'excel'),
  docx: (bytes) => assertOpenXml(bytes, 'docx'),
  xlsx: (bytes) => assertOpenXml(bytes, 'xlsx'),
  odt: (bytes) => assertOpenDocument(bytes, 'odt'),
  ods: (bytes) => assertOpenDocument(bytes, 'ods'),
  rtf: assertRtf,
  text: assertText,
  jpeg: (bytes) => assertPicture(bytes, 'jpeg'),
  png: (bytes) => assertPicture(bytes, 'png'),
  gif: (bytes) => assertPicture(bytes, 'gif'),
  bmp: (bytes) => assertPicture(bytes, 'bmp'),
  tiff: (bytes) => assertPicture(bytes, 'tiff'),
};

const archives: readonly FileFormat['content'][] = ['docx', 'xlsx', 'odt', 'ods'];

/** Two types in one file: an archive behind it, a PDF near its beginning (readers look for its mark in the first kibibyte). */
function assertOneType(bytes: Buffer, content: FileFormat['content']): void {
  if (!archives.includes(content) && endRecordOf(bytes) !== undefined) throw mismatch('archive-behind');
  if (content !== 'pdf' && bytes.subarray(0, 1024).includes('%PDF-')) throw mismatch('pdf-inside');
}

/** What was declared of a file besides its name. @throws DomainError file-content-mismatch */
export function assertDeclared(declared: string | undefined, { contentType, alsoDeclared = [] }: FileFormat): void {
  const type = declared?.toLowerCase();
  if (type !== undefined && type !== ANY_TYPE && type !== contentType && !alsoDeclared.includes(type)) throw mismatch('declared-otherwise');
}

/**
 * Holds the bytes of a file to what its name says, and to being harmless.
 * @throws DomainError file-empty, file-content-mismatch, file-content-dangerous
 */
export function assertContent(bytes: Buffer, { content }: FileFormat): void {
  if (bytes.length === 0) throw new DomainError('file-empty');
  assertOneType(bytes, content);
  checks[content](bytes);
}
