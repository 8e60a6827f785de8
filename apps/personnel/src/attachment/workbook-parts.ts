import { DomainError, type ProblemCode } from '@noivu/problem';
import { inflated, zipDirectory, ZipFault, type ZipEntry, type ZipFaultKind } from './zip-directory';

/** What a roster may come to: its parts together, inflated, and how many times its own size. */
const limits = { entries: 1_000, bytes: 512 * 1024 * 1024, ratio: 100 };
const TYPES_BYTES = 1024 * 1024;
const MAIN = '"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"';

const codes: Readonly<Record<ZipFaultKind, ProblemCode>> = {
  broken: 'workbook-broken',
  'too-large': 'workbook-too-large',
  encrypted: 'workbook-broken',
  name: 'workbook-broken',
};

const macros = /(^|\/)(vbaProject\.bin|vbaData\.xml|activeX|ctrlProps|macrosheets)(\/|$)/i;
const links = /(^|\/)externalLinks\//i;
/** What Excel and its kind put into a workbook; anything else was put there by somebody. */
const known = /^(\[Content_Types\]\.xml|_rels\/.*|docProps\/.*|customXml\/.*|xl\/.*)$/;
const extensions = /\.(xml|rels|vml|png|jpe?g|gif|bmp|emf|wmf|tiff?)$|printerSettings\/[^/]+\.bin$/i;
const embedded = /(^|\/)embeddings\//i;

function directoryOf(bytes: Buffer): readonly ZipEntry[] {
  try {
    return zipDirectory(bytes, limits);
  } catch (error) {
    throw error instanceof ZipFault ? new DomainError(codes[error.kind], { reason: error.kind }) : error;
  }
}

function typesIn(bytes: Buffer, entries: readonly ZipEntry[]): string {
  const types = entries.find(({ name }) => name === '[Content_Types].xml');
  if (!types) throw new DomainError('workbook-broken', { reason: 'content-types' });
  try {
    return inflated(bytes, types, TYPES_BYTES).toString('utf8');
  } catch {
    throw new DomainError('workbook-broken', { reason: 'content-types' });
  }
}

/**
 * The parts of a workbook (.xlsx), looked at before anything but the list of types is inflated: a sound archive within bounds, of the one kind that has no
 * macros, that points nowhere and carries nothing else.
 * @throws DomainError workbook-broken, workbook-too-large, workbook-has-macros, workbook-has-links, workbook-has-embedded
 */
export function workbookParts(bytes: Buffer): readonly ZipEntry[] {
  const entries = directoryOf(bytes).filter(({ name }) => !name.endsWith('/'));
  const types = typesIn(bytes, entries);
  const find = (pattern: RegExp) => entries.some(({ name }) => pattern.test(name));
  if (/macroEnabled|vbaProject/i.test(types) || find(macros)) throw new DomainError('workbook-has-macros');
  if (find(links)) throw new DomainError('workbook-has-links');
  if (find(embedded) || entries.some(({ name }) => !known.test(name) || !extensions.test(name)))
    throw new DomainError('workbook-has-embedded');
  if (!types.includes(MAIN)) throw new DomainError('workbook-broken', { reason: 'another-document' });
  return entries;
}
