import { dangerous, mismatch } from './content-fault';
import { inflated, zipDirectory, ZipFault, type ZipEntry } from './zip-directory';

const limits = { entries: 5_000, bytes: 512 * 1024 * 1024, ratio: 100 };
const SMALL_PART = 1024 * 1024;
const macroParts = /(^|\/)(vbaProject\.bin|vbaData\.xml|activeX|macrosheets|Basic|Scripts)(\/|$)/i;
const embeddedParts = /(^|\/)embeddings\//i;

const mainParts = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml',
} as const;
const documentTypes = { odt: 'application/vnd.oasis.opendocument.text', ods: 'application/vnd.oasis.opendocument.spreadsheet' } as const;

const utf16 = (name: string): Buffer => Buffer.from(name, 'utf16le');
const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const mainStreams = { word: ['WordDocument'], excel: ['Workbook', 'Book'] } as const;

function directoryOf(bytes: Buffer): readonly ZipEntry[] {
  try {
    return zipDirectory(bytes, limits);
  } catch (error) {
    if (!(error instanceof ZipFault)) throw error;
    if (error.kind === 'too-large') throw dangerous('inflates-too-far');
    throw error.kind === 'encrypted' ? dangerous('encrypted') : mismatch(`archive-${error.kind}`);
  }
}

function partOf(bytes: Buffer, entry: ZipEntry): string {
  try {
    return inflated(bytes, entry, SMALL_PART).toString('utf8');
  } catch {
    throw dangerous('uninspectable');
  }
}

function assertQuiet(entries: readonly ZipEntry[]): void {
  if (entries.some(({ name }) => macroParts.test(name))) throw dangerous('macro');
  if (entries.some(({ name }) => embeddedParts.test(name))) throw dangerous('embedded');
}

/** A document of Office Open XML of one kind, without macros and embedded files. @throws DomainError file-content-mismatch, file-content-dangerous */
export function assertOpenXml(bytes: Buffer, kind: keyof typeof mainParts): void {
  const entries = directoryOf(bytes);
  const types = entries.find(({ name }) => name === '[Content_Types].xml');
  if (!types) throw mismatch('not-office-open-xml');
  const declared = partOf(bytes, types);
  if (/macroEnabled/i.test(declared)) throw dangerous('macro');
  if (!declared.includes(`"${mainParts[kind]}"`)) throw mismatch('another-office-document');
  assertQuiet(entries);
}

/** A document of OpenDocument of one kind, without macros. @throws DomainError file-content-mismatch, file-content-dangerous */
export function assertOpenDocument(bytes: Buffer, kind: keyof typeof documentTypes): void {
  const entries = directoryOf(bytes);
  const [first] = entries;
  if (first?.name !== 'mimetype' || first.method !== 'stored') throw mismatch('not-open-document');
  if (partOf(bytes, first) !== documentTypes[kind]) throw mismatch('another-open-document');
  assertQuiet(entries);
}

/** A document of Word or Excel as they were written until 2003, without macros and embedded objects. @throws DomainError file-content-mismatch, file-content-dangerous */
export function assertOle(bytes: Buffer, kind: keyof typeof mainStreams): void {
  if (!bytes.subarray(0, 8).equals(OLE) || bytes.length < 1536) throw mismatch('not-ole');
  if (bytes.includes(utf16('EncryptedPackage'))) throw dangerous('encrypted');
  if (bytes.includes(utf16('_VBA_PROJECT'))) throw dangerous('macro');
  if (bytes.includes(utf16('Ole10Native'))) throw dangerous('embedded');
  if (!mainStreams[kind].some((name) => bytes.includes(utf16(`${name}\0`)))) throw mismatch('another-ole-document');
}

/** A document in Rich Text Format, without embedded objects. @throws DomainError file-content-mismatch, file-content-dangerous */
export function assertRtf(bytes: Buffer): void {
  const text = bytes.toString('latin1');
  if (!text.startsWith('{\\rtf1') || !/\}[\s\0]*$/.test(text.slice(-64))) throw mismatch('not-rtf');
  if (/\\(objdata|objupdate|objemb|objautlink)/i.test(text)) throw dangerous('embedded');
}
