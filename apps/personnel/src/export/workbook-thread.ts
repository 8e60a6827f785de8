import type { createHash } from 'node:crypto';
import type { MessagePort } from 'node:worker_threads';
import type { writeXlsxStream } from 'hucre/xlsx';
import type { Answered, Asked, Person, ThreadColumn, WorkbookPlan } from './workbook-plan';

/*
 * What the thread that writes a workbook does. A thread runs plain JavaScript: the functions of this file are handed to it as their text, and so use nothing but
 * each other and what they are given.
 */

type Row = (string | number | null)[];

/** What the thread uses that is not its own. */
interface Tools {
  readonly write: typeof writeXlsxStream;
  readonly createHash: typeof createHash;
}

/** What of a person is shown, by column; where a kind holds many, the highest level. */
function factsOf(person: Person, levels: WorkbookPlan['levels']): Map<string, Record<string, unknown>> {
  const [recordId, custodianUnitId, told] = person;
  const facts = new Map<string, Record<string, unknown>>([['record', { recordId, custodianUnitId }]]);
  for (const [kind, since, value] of told) {
    const key = kind === 'qualification' ? `qualification ${String(value['field'])}` : kind;
    const [known, ranking] = [facts.get(key), levels[kind]];
    const rank = (fact: Record<string, unknown>): number => ranking?.indexOf(fact['level'] as string) ?? 0;
    if (known && ranking && rank(known) <= rank(value)) continue;
    value['since'] = since;
    facts.set(key, value);
  }
  return facts;
}

// Whatever is no number stands as text: what begins with = + - or @ is no formula.
function cellOf({ form, words }: ThreadColumn, value: string | number | boolean | null | undefined): string | number | null {
  if (value === undefined || value === null || value === '') return null;
  const text = String(value);
  if ((form === 'number' || form === 'decimal') && /^\d{1,9}(\.\d{1,4})?$/.test(text)) return Number(text);
  if (form === 'day') return text.split('-').reverse().join('/');
  const shown = words && Object.hasOwn(words, text) ? (words[text] ?? text) : text;
  // Excel reads _x0041_ as the letter A; the library leaves that to us.
  return shown.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
}

/** Bytes on their way out, cut into pieces of one length; each has memory of its own, and can be handed over. */
function cutter(length: number) {
  let [piece, filled, full] = [new Uint8Array(length), 0, [] as Uint8Array[]];
  return {
    add(bytes: Uint8Array): void {
      for (let at = 0; at < bytes.length;) {
        const part = bytes.subarray(at, at + length - filled);
        piece.set(part, filled);
        [at, filled] = [at + part.length, filled + part.length];
        if (filled === length) [piece, filled, full] = [new Uint8Array(length), 0, [...full, piece]];
      }
    },
    /** The pieces that are full. */
    take(): Uint8Array[] {
      const taken = full;
      full = [];
      return taken;
    },
    /** All that is left. */
    rest(): Uint8Array[] {
      return filled === 0 ? this.take() : [...this.take(), piece.slice(0, filled)];
    },
  };
}

async function writeWorkbook(port: MessagePort, plan: WorkbookPlan, { write, createHash }: Tools): Promise<void> {
  const [pieces, hash, waiting] = [cutter(plan.pieceBytes), createHash('sha256'), [] as Asked[]];
  let [rows, size, wake] = [0, 0, () => undefined as void];
  const post = (answered: Answered): void =>
    port.postMessage(
      answered,
      answered.pieces.map(({ buffer }) => buffer as ArrayBuffer),
    );
  port.on('message', (asked: Asked) => {
    waiting.push(asked);
    wake();
  });
  async function* lines(): AsyncGenerator<Row> {
    for (const line of plan.head) yield [...line];
    for (;;) {
      while (waiting.length === 0) await new Promise<void>((resolve) => (wake = resolve));
      const asked = waiting.shift() as Asked;
      if (!('people' in asked)) return;
      for (const person of JSON.parse(asked.people) as Person[]) {
        const facts = factsOf(person, plan.levels);
        yield [(rows += 1), ...plan.columns.map((column) => cellOf(column, facts.get(column.kind)?.[column.field] as string | undefined))];
      }
      post({ pieces: pieces.take() });
    }
  }
  const form = (numFmt: string) => ({ style: { numFmt } });
  const columns = plan.widths.map((width, place) => {
    const shown = plan.columns[place - 1]?.form;
    return { width, ...(shown === 'decimal' ? form('0.00') : shown !== undefined && shown !== 'number' ? form('@') : {}) };
  });
  const options = { name: plan.name, columns, freezePane: { rows: plan.head.length, columns: 2 } };
  for await (const bytes of write(lines(), options) as unknown as AsyncIterable<Uint8Array>) {
    hash.update(bytes);
    size += bytes.length;
    pieces.add(bytes);
  }
  post({ pieces: pieces.rest(), whole: { rows, size, sha256: hash.digest('hex') } });
}

const functions = [factsOf, cellOf, cutter, writeWorkbook];

/** The whole program of the thread. A fault is told without its message, which can quote what stands in a record. */
export const workbookProgram = `${functions.map(String).join('\n')}
const { parentPort, workerData } = require('node:worker_threads');
const { createHash } = require('node:crypto');
import(workerData.library)
  .then(({ writeXlsxStream: write }) => writeWorkbook(parentPort, workerData, { write, createHash }))
  .catch((error) => parentPort.postMessage({ pieces: [], fault: error.name }));`;
