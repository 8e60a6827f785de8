import { inflateSync } from 'node:zlib';
import { dangerous, mismatch, type DangerousPart } from './content-fault';

/** Names of a PDF that make it act, run or carry something; `OpenAction` is looked at more closely. */
const dangerousNames: Readonly<Record<string, DangerousPart>> = {
  JavaScript: 'script',
  Launch: 'action',
  SubmitForm: 'action',
  ImportData: 'action',
  EmbeddedFile: 'embedded',
  EmbeddedFiles: 'embedded',
  RichMedia: 'embedded',
  XFA: 'script',
  Encrypt: 'encrypted',
};

/** How else a stream may be coded; what is coded so we do not look into. */
const otherCodings = [
  'DecodeParms',
  'DP',
  'ASCIIHexDecode',
  'ASCII85Decode',
  'LZWDecode',
  'RunLengthDecode',
  'Crypt',
  'AHx',
  'A85',
  'LZW',
  'RL',
] as const;

const LONGEST_NAME = 64;
/** Ten times what a picture of 50 MB holds by chance; the others make us work and show nothing. */
const NAMES = 2_000_000;
const HEAD_BYTES = 1024;
const DICTIONARY_BYTES = 4096;
const OBJECT_STREAM_BYTES = 16 * 1024 * 1024;
const ALL_STREAMS_BYTES = 64 * 1024 * 1024;
const SLASH = 0x2f;
const HASH = 0x23;

const isDelimiter = (byte: number): boolean => byte <= 0x20 || '()<>[]{}/%'.includes(String.fromCharCode(byte));
const hexOf = (bytes: Buffer, at: number): number => Number.parseInt(bytes.toString('latin1', at, at + 2), 16);

/** The name that begins after a slash, its #xx escapes resolved, and where it ends. */
function nameAfter(bytes: Buffer, slash: number): { name: string; end: number } {
  let [name, at] = ['', slash + 1];
  while (at < bytes.length && name.length < LONGEST_NAME) {
    const byte = bytes[at] ?? 0;
    if (isDelimiter(byte)) break;
    const code = byte === HASH ? hexOf(bytes, at + 1) : Number.NaN;
    name += String.fromCharCode(Number.isNaN(code) ? byte : code);
    at += Number.isNaN(code) ? 1 : 3;
  }
  return { name, end: at };
}

/** Calls back with every name in the bytes. @throws DomainError file-content-dangerous where there are more than any document has */
function eachName(bytes: Buffer, look: (name: string, end: number) => void): void {
  let names = 0;
  for (let at = bytes.indexOf(SLASH); at >= 0; at = bytes.indexOf(SLASH, at + 1)) {
    if ((names += 1) > NAMES) throw dangerous('uninspectable');
    const { name, end } = nameAfter(bytes, at);
    look(name, end);
  }
}

/** An array is a place to scroll to, as every word processor writes it (ISO 32000-1, 7.7.2); anything else may be an action. */
const isPlace = (bytes: Buffer, end: number): boolean =>
  bytes
    .toString('latin1', end, end + 32)
    .trimStart()
    .startsWith('[');

function assertHarmlessNames(bytes: Buffer): void {
  eachName(bytes, (name, end) => {
    const part = Object.hasOwn(dangerousNames, name) ? dangerousNames[name] : undefined;
    if (part) throw dangerous(part);
    if (name === 'OpenAction' && !isPlace(bytes, end)) throw dangerous('action');
  });
}

/** Object streams keep objects compressed, out of sight of a search: each is inflated within bounds and searched too. */
function assertHarmlessObjectStreams(bytes: Buffer): void {
  let total = 0;
  eachName(bytes, (name, end) => {
    if (name !== 'ObjStm') return;
    const inflated = inflate(contentAround(bytes, end));
    total += inflated.length;
    if (total > ALL_STREAMS_BYTES) throw dangerous('inflates-too-far');
    assertHarmlessNames(inflated);
  });
}

// Searched from behind: a pattern that may begin anywhere and has to reach the end would go through the whole for each place where it may begin.
const lastLine = (text: string): string => text.slice(Math.max(text.lastIndexOf('\r'), text.lastIndexOf('\n')) + 1);
const beginsObject = (head: string): boolean => /(^|[\s>])\d{1,10}\s+\d{1,5}\s+$/.test(head) && !lastLine(head).includes('%');
// Strings and comments have no place in such a dictionary: there the real one could be hidden from us.
const isPlainDictionary = (text: string): boolean =>
  text.trimStart().startsWith('<<') && text.trimEnd().endsWith('>>') && !/[()%]/.test(text);

/** The packed content of the object stream whose dictionary names its type before `place`. */
function contentAround(bytes: Buffer, place: number): Buffer {
  const object = bytes.lastIndexOf('obj', place, 'latin1');
  const keyword = bytes.indexOf('stream', place, 'latin1');
  const end = bytes.indexOf('endstream', keyword, 'latin1');
  const head = bytes.toString('latin1', Math.max(0, object - HEAD_BYTES), object);
  if (object < 0 || keyword < 0 || end < 0 || keyword - object > DICTIONARY_BYTES || !beginsObject(head)) throw dangerous('uninspectable');
  const dictionary = bytes.subarray(object + 'obj'.length, keyword);
  const names = new Set<string>();
  eachName(dictionary, (name) => names.add(name));
  const isReadable = names.has('FlateDecode') && !otherCodings.some((name) => names.has(name));
  if (!isReadable || !isPlainDictionary(dictionary.toString('latin1'))) throw dangerous('uninspectable');
  const line = keyword + 'stream'.length;
  return bytes.subarray(bytes[line] === 0x0d ? line + 2 : line + 1, end);
}

function inflate(packed: Buffer): Buffer {
  try {
    return inflateSync(packed, { maxOutputLength: OBJECT_STREAM_BYTES });
  } catch (error) {
    const isTooLarge = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    throw dangerous(isTooLarge ? 'inflates-too-far' : 'uninspectable');
  }
}

/** A PDF from the first byte to the last, without scripts, actions, embedded files, encryption. @throws DomainError file-content-mismatch, file-content-dangerous */
export function assertPdf(bytes: Buffer): void {
  if (!/^%PDF-[12]\.\d/.test(bytes.toString('latin1', 0, 8))) throw mismatch('not-pdf');
  if (!/%%EOF\s*$/.test(bytes.toString('latin1', Math.max(0, bytes.length - 64)))) throw mismatch('pdf-end');
  assertHarmlessNames(bytes);
  assertHarmlessObjectStreams(bytes);
}
