import { createInflateRaw } from 'node:zlib';
import { rosterRows } from '@noivu/contracts';
import { DomainError } from '@noivu/problem';
import { workbookParts } from '../attachment/workbook-parts';
import type { ZipEntry } from '../attachment/zip-directory';

const CHUNK_BYTES = 256 * 1024;
/** A reader keeps everything from one tag to the next in hand. */
const RUN_BYTES = 1024 * 1024;

const dtd = /<!(DOCTYPE|ENTITY)/i;
const formula = /<(?:[^\s<>/:]+:)?f[\s/>]/;
const outward = /TargetMode\s*=\s*["']\s*External/i;

const rowOrContent = /<(?:[^\s<>/:]+:)?(row|v|t)[\s>]/g;

const isXml = ({ name }: ZipEntry): boolean => /\.(xml|rels|vml)$/i.test(name);
const isSheet = ({ name }: ZipEntry): boolean => /^xl\/worksheets\/[^/]+$/i.test(name);
/** In drawings and charts `f` names the cells that are drawn. */
const mayHoldFormulas = ({ name }: ZipEntry): boolean => !/^xl\/(charts|drawings|pivot\w*)\//i.test(name);

/** Inflates an entry as a stream, never further than the directory says. @throws DomainError workbook-broken */
async function* inflatedChunks(bytes: Buffer, { method, start, end, size }: ZipEntry): AsyncGenerator<Buffer> {
  if (method === 'stored') {
    yield bytes.subarray(start, end);
    return;
  }
  const stream = createInflateRaw({ chunkSize: CHUNK_BYTES });
  stream.end(bytes.subarray(start, end));
  let total = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      total += chunk.length;
      if (total > size) break;
      yield chunk;
    }
  } catch (error) {
    throw error instanceof DomainError ? error : new DomainError('workbook-broken', { reason: 'inflate' });
  }
  if (total !== size) throw new DomainError('workbook-broken', { reason: 'size' });
}

function assertHarmless(text: string, entry: ZipEntry): void {
  if (dtd.test(text)) throw new DomainError('workbook-has-dtd', { part: entry.name });
  if (entry.name.endsWith('.rels') && outward.test(text)) throw new DomainError('workbook-has-links', { part: entry.name });
  if (mayHoldFormulas(entry) && formula.test(text)) throw new DomainError('workbook-has-formulas', { part: entry.name });
}

/** Counts the rows of a sheet in which something stands, as its XML goes by. */
class RowCount {
  rows = 0;
  private isNew = false;

  /** @throws DomainError roster-too-many-rows */
  look(text: string): void {
    for (const [, tag] of text.matchAll(rowOrContent)) {
      if (tag !== 'row' && this.isNew) this.rows += 1;
      this.isNew = tag === 'row';
    }
    // The headings are a row too.
    if (this.rows > rosterRows + 1) throw new DomainError('roster-too-many-rows', { most: rosterRows });
  }
}

async function scan(bytes: Buffer, entry: ZipEntry): Promise<number> {
  let carried = '';
  const count = new RowCount();
  for await (const chunk of inflatedChunks(bytes, entry)) {
    if (!isXml(entry)) continue;
    if (chunk.includes(0)) throw new DomainError('workbook-broken', { reason: 'encoding', part: entry.name });
    // Byte by byte: what is looked for is ASCII, and no part of a longer character is.
    const text = carried + chunk.toString('latin1');
    assertHarmless(text, entry);
    const last = Math.max(text.lastIndexOf('<'), 0);
    carried = text.slice(last);
    if (isSheet(entry)) count.look(text.slice(0, last));
    if (carried.length > RUN_BYTES) throw new DomainError('workbook-too-heavy', { part: entry.name });
  }
  return count.rows;
}

/**
 * Looks through every part of a workbook before it is read: each inflates to exactly what the directory says, and none declares a DTD, points outside or
 * holds a formula. `onPart` is told after each, so that whoever waits may stop. Gives the rows of the longest sheet, headings included.
 * @throws DomainError those of `workbookParts`, workbook-has-dtd, workbook-has-formulas, workbook-too-heavy, roster-too-many-rows
 */
export async function assertWorkbook(bytes: Buffer, onPart: () => void = () => undefined): Promise<number> {
  let rows = 0;
  for (const entry of workbookParts(bytes)) {
    rows = Math.max(rows, await scan(bytes, entry));
    onPart();
  }
  return rows;
}
