import type { MessagePort } from 'node:worker_threads';
import type { DeflateRaw } from 'node:zlib';
import type { Answered, Asked, Entry, Filling, Out, Person, Places, ThreadColumn, Tools, WorkbookPlan } from './workbook-plan';

/*
 * What the thread that writes a workbook does. A thread runs plain JavaScript: the functions of this file are handed to it as their text, and so use nothing but
 * each other and what they are given. The loop over people is written out by hand, because a library that takes a workbook cell by cell spends on 40 cells of
 * one person most of what the whole export may cost (docs/performance.md). For the same reason texts are handled as their UTF-8 bytes, a character for each
 * byte: such texts are half as large, and become bytes by being copied.
 */

function escapeText(text: string): string {
  if (!/[&<>\x00-\x1f]|_x|\xef\xbf[\xbe\xbf]/.test(text)) return text;
  return text
    .replace(/[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]/g, '')
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;');
}

/** Columns by the kind of fact that they show, each with its place in a row. */
function placesOf(columns: readonly ThreadColumn[]): Places {
  const places: Places = new Map();
  columns.forEach(({ kind, field }, place) => {
    const known = places.get(kind);
    if (known) known.push({ field, place });
    else places.set(kind, [{ field, place }]);
  });
  return places;
}

/** Puts what a person's facts say where it is shown; where a kind holds many, the highest level. The row is used again for the next person. */
function fillRow(row: unknown[], [recordId, custodianUnitId, facts]: Person, { places, levels }: Filling): void {
  row.fill(undefined);
  for (const { field, place } of places.get('record') ?? []) row[place] = field === 'recordId' ? recordId : custodianUnitId;
  for (const [kind, since, value] of facts) {
    const shown = places.get(kind === 'qualification' ? `qualification ${String(value['field'])}` : kind);
    const ranking = levels[kind];
    const standing = ranking && shown?.find(({ field }) => field === 'level');
    const known = standing && row[standing.place];
    if (!shown || (known && ranking.indexOf(known as string) <= ranking.indexOf(value['level'] as string))) continue;
    for (const { field, place } of shown) row[place] = field === 'since' ? since : value[field];
  }
}

function cellOf(column: ThreadColumn, row: number, value: unknown): string {
  const { form, letters, style, words } = column;
  const text = String(value);
  if ((form === 'number' || form === 'decimal') && /^\d{1,9}(\.\d{1,4})?$/.test(text))
    return `<c r="${letters}${row}" s="${style}"><v>${text}</v></c>`;
  const shown =
    words && Object.hasOwn(words, text) ? String(words[text]) : form === 'day' ? text.split('-').reverse().join('/') : escapeText(text);
  const kept = shown.startsWith(' ') || shown.endsWith(' ') ? ' xml:space="preserve"' : '';
  return `<c r="${letters}${row}" s="1" t="inlineStr"><is><t${kept}>${shown}</t></is></c>`;
}

function rowXml(values: readonly unknown[], place: number, { firstRow, columns }: WorkbookPlan): string {
  const row = firstRow + place;
  let xml = `<row r="${row}"><c r="A${row}"><v>${place + 1}</v></c>`;
  columns.forEach((column, at) => {
    const value = values[at];
    if (value !== undefined && value !== null && value !== '') xml += cellOf(column, row, value);
  });
  return xml + '</row>';
}

/** The rows of a page. Each is turned into bytes by itself: a text of many rows is put together and taken apart at three times the cost. */
function pageOf(people: readonly Person[], first: number, plan: WorkbookPlan): Uint8Array {
  const filling = { places: placesOf(plan.columns), levels: plan.levels };
  const values = new Array<unknown>(plan.columns.length);
  let [bytes, length] = [Buffer.allocUnsafe(people.length * 4_096), 0];
  people.forEach((person, place) => {
    fillRow(values, person, filling);
    const xml = rowXml(values, first + place, plan);
    if (bytes.length - length < xml.length) bytes = Buffer.concat([bytes.subarray(0, length)], 2 * (bytes.length + xml.length));
    length += bytes.write(xml, length, 'latin1');
  });
  return bytes.subarray(0, length);
}

function put(out: Out, bytes: Uint8Array): void {
  out.hash.update(bytes);
  out.held.push(bytes);
  out.length += bytes.length;
  out.size += bytes.length;
}

/** The pieces that are full; `all`: the last one too, however long. Each has memory of its own, and can be handed over. */
function piecesOf(out: Out, pieceBytes: number, all: boolean): Uint8Array[] {
  if (out.length < pieceBytes && !all) return [];
  const whole = Buffer.concat(out.held);
  const pieces: Uint8Array[] = [];
  let at = 0;
  for (; whole.length - at >= pieceBytes; at += pieceBytes) pieces.push(Uint8Array.from(whole.subarray(at, at + pieceBytes)));
  if (all && at < whole.length) pieces.push(Uint8Array.from(whole.subarray(at)));
  const rest = all ? new Uint8Array() : Uint8Array.from(whole.subarray(at));
  out.held = [rest];
  out.length = rest.length;
  return pieces;
}

/** The fields that both heads of an entry begin with: version, flags (names in UTF-8; sums behind), deflate, 1980-01-01, sums. */
function headOf(signature: number, { name, crc, packed, size, later }: Entry, isLocal: boolean): Buffer {
  const title = Buffer.from(name);
  const head = Buffer.alloc((isLocal ? 30 : 46) + title.length);
  const from = isLocal ? 4 : 6;
  const known = !(isLocal && later);
  head.writeUInt32LE(signature, 0);
  if (!isLocal) head.writeUInt16LE(20, 4);
  head.writeUInt16LE(20, from);
  head.writeUInt16LE(later ? 0x0808 : 0x0800, from + 2);
  head.writeUInt16LE(8, from + 4);
  head.writeUInt16LE(33, from + 8);
  head.writeUInt32LE(known ? crc : 0, from + 10);
  head.writeUInt32LE(known ? packed : 0, from + 14);
  head.writeUInt32LE(known ? size : 0, from + 18);
  head.writeUInt16LE(title.length, from + 22);
  title.copy(head, isLocal ? 30 : 46);
  return head;
}

function putPart(out: Out, [name, xml]: [string, string], { crc32, deflateRawSync }: Tools): Entry {
  const bytes = Buffer.from(xml);
  const packed = deflateRawSync(bytes);
  const entry = { name, at: out.size, later: false, crc: crc32(bytes), packed: packed.length, size: bytes.length };
  put(out, headOf(0x04034b50, entry, true));
  put(out, packed);
  return entry;
}

/** The sums behind an entry, the list of entries, and the end. */
function putEnd(out: Out, entries: readonly Entry[], sheet: Entry): void {
  const sums = Buffer.alloc(16);
  [0x08074b50, sheet.crc, sheet.packed, sheet.size].forEach((sum, place) => sums.writeUInt32LE(sum, 4 * place));
  put(out, sums);
  const start = out.size;
  for (const entry of entries) {
    const head = headOf(0x02014b50, entry, false);
    head.writeUInt32LE(entry.at, 42);
    put(out, head);
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(out.size - start, 12);
  end.writeUInt32LE(start, 16);
  put(out, end);
}

/** The sheet as it is packed: while one page is packed, beside this thread, the next is written. */
function packer(out: Out, sheet: Entry, { tools, packing }: { tools: Tools; packing: number }) {
  const stream: DeflateRaw = tools.createDeflateRaw({ level: packing, chunkSize: 65_536 });
  stream.on('data', (packed: Buffer) => {
    sheet.packed += packed.length;
    put(out, packed);
  });
  let underWay = Promise.resolve();
  return {
    add: async (bytes: Uint8Array): Promise<void> => {
      sheet.crc = tools.crc32(bytes, sheet.crc);
      sheet.size += bytes.length;
      await underWay;
      underWay = new Promise((resolve, reject) => stream.write(bytes, (error) => (error ? reject(error) : resolve())));
    },
    end: async (): Promise<void> => {
      await underWay;
      await new Promise<void>((resolve, reject) => stream.once('end', resolve).once('error', reject).end());
    },
  };
}

function writeWorkbook(port: MessagePort, plan: WorkbookPlan, tools: Tools): void {
  const out: Out = { held: [], length: 0, size: 0, hash: tools.createHash('sha256') };
  const entries = Object.entries(plan.parts).map((part) => putPart(out, part, tools));
  const sheet: Entry = { name: 'xl/worksheets/sheet1.xml', at: out.size, later: true, crc: 0, packed: 0, size: 0 };
  put(out, headOf(0x04034b50, sheet, true));
  const pack = packer(out, sheet, { tools, packing: plan.packing });
  let rows = 0;
  void pack.add(Buffer.from(plan.open));
  const answer = async (asked: Asked): Promise<Answered> => {
    if ('people' in asked) {
      const people = JSON.parse(Buffer.from(asked.people).toString('latin1')) as Person[];
      await pack.add(pageOf(people, rows, plan));
      rows += people.length;
      return { pieces: piecesOf(out, plan.pieceBytes, false) };
    }
    await pack.add(Buffer.from(plan.close));
    await pack.end();
    putEnd(out, [...entries, sheet], sheet);
    return { pieces: piecesOf(out, plan.pieceBytes, true), whole: { rows, size: out.size, sha256: out.hash.digest('hex') } };
  };
  const post = (answered: Answered): void =>
    port.postMessage(
      answered,
      answered.pieces.map(({ buffer }) => buffer as ArrayBuffer),
    );
  // A fault without its message, which can quote what stands in a record.
  port.on('message', (asked: Asked) => void answer(asked).then(post, (error: Error) => post({ pieces: [], fault: error.name })));
}

const functions = [escapeText, placesOf, fillRow, cellOf, rowXml, pageOf, put, piecesOf, headOf, putPart, putEnd, packer, writeWorkbook];

/** The whole program of the thread. */
export const workbookProgram = `${functions.map(String).join('\n')}
const { parentPort, workerData } = require('node:worker_threads');
writeWorkbook(parentPort, workerData, { ...require('node:zlib'), createHash: require('node:crypto').createHash });`;
