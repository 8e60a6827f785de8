import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { rosterColumnsAtMost } from '@noivu/contracts';
import { DomainError } from '@noivu/problem';
import type { Cell } from './cell.rule';

/** A row with the number that it has in the sheet. */
export interface SheetRow {
  readonly row: number;
  readonly cells: readonly Cell[];
}

/** Rows that are not empty, in their order. */
export type SheetBatch = readonly SheetRow[];

/** What the thread may use and how long, and how it cuts the rows. */
interface Reading {
  readonly library: string;
  readonly bytes: Uint8Array;
  readonly batch: number;
  readonly ahead: number;
  readonly rowsAtMost: number;
  readonly columnsAtMost: number;
  readonly cellsAtMost: number;
}

type Message = { readonly rows: string } | { readonly end: true } | { readonly fault: keyof typeof refusals };

const refusals = {
  'too-many-rows': 'roster-too-many-rows',
  'too-many-columns': 'roster-too-many-columns',
  'too-many-cells': 'workbook-too-heavy',
  unreadable: 'workbook-broken',
} as const;

const BATCH = 1_000;
/** Batches that the thread may be ahead of whoever takes them. */
const AHEAD = 8;
/** The last row that a sheet of Excel can have; rows without content count here. */
const SHEET_ROWS = 1_048_576;
/** Cells, empty ones too: a row is as wide as its last cell, and each place costs. */
const CELLS = 10_000_000;
const HEAP_MB = 384;
const READ_MS = 180_000;

// The whole program of the thread, as text: a thread runs plain JavaScript, and so needs neither a file of its own in the build nor a compiler in tests.
const program = `
  const { parentPort, workerData } = require('node:worker_threads');
  const { library, bytes, batch, ahead, rowsAtMost, columnsAtMost, cellsAtMost } = workerData;
  let open = ahead, wake;
  parentPort.on('message', () => { open += 1; wake?.(); });
  const dayOf = (moment) => (Number.isNaN(moment.getTime()) ? '#' : moment.toISOString().slice(0, 10));
  const plain = (cell) => (cell instanceof Date ? dayOf(cell) : cell === undefined ? null : cell);
  async function post(rows) {
    while (open === 0) await new Promise((resolve) => (wake = resolve));
    open -= 1;
    parentPort.postMessage({ rows: JSON.stringify(rows) });
  }
  async function read() {
    const { streamXlsxRows } = await import(library);
    let rows = [], seen = 0, cellsSeen = 0;
    const refuse = (fault) => parentPort.postMessage({ fault });
    for await (const { index, values } of streamXlsxRows(bytes)) {
      if ((seen += 1) > rowsAtMost || index >= rowsAtMost) return refuse('too-many-rows');
      if ((cellsSeen += values.length) > cellsAtMost) return refuse('too-many-cells');
      if (values.length > columnsAtMost && values.some((cell, place) => place >= columnsAtMost && cell !== null)) return refuse('too-many-columns');
      const cells = values.slice(0, columnsAtMost).map(plain);
      if (cells.every((cell) => cell === null || (typeof cell === 'string' && cell.trim() === ''))) continue;
      rows.push({ row: index + 1, cells });
      if (rows.length === batch) { await post(rows); rows = []; }
    }
    if (rows.length > 0) await post(rows);
    parentPort.postMessage({ end: true });
  }
  read().catch(() => parentPort.postMessage({ fault: 'unreadable' })).finally(() => parentPort.close());`;

function failureOf(error: unknown): DomainError {
  const isSpent = (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY';
  return new DomainError(isSpent ? 'workbook-too-heavy' : 'workbook-broken', { reason: 'read' });
}

/** The thread as somebody who is asked for the next batch. */
class Reader {
  private readonly waiting: Message[] = [];
  private failure: DomainError | undefined;
  private wake: (() => void) | undefined;

  constructor(private readonly worker: Worker) {
    worker.on('message', (message: Message) => this.hear(() => void this.waiting.push(message)));
    worker.on('error', (error) => this.hear(() => (this.failure = failureOf(error))));
    worker.on('exit', () => this.hear(() => (this.failure ??= new DomainError('workbook-too-heavy', { reason: 'ended' }))));
  }

  giveUp(): void {
    this.hear(() => (this.failure = new DomainError('workbook-too-heavy', { reason: 'time' })));
  }

  async next(): Promise<Message> {
    for (;;) {
      const message = this.waiting.shift();
      if (message) return message;
      if (this.failure) throw this.failure;
      await new Promise<void>((resolve) => (this.wake = resolve));
    }
  }

  taken(): void {
    this.worker.postMessage('taken');
  }

  private hear(note: () => void): void {
    note();
    this.wake?.();
  }
}

/**
 * Reads the first sheet of a workbook that was checked, in a thread of its own with a bounded heap, batch by batch; the bytes go over to the thread. Values
 * only: nothing is calculated, no link is followed.
 * @throws DomainError workbook-broken, workbook-too-heavy, roster-too-many-rows, roster-too-many-columns
 */
export async function* readRoster(bytes: Uint8Array): AsyncGenerator<SheetBatch> {
  const own = new Uint8Array(bytes);
  const library = pathToFileURL(require.resolve('hucre/xlsx')).href;
  const bounds = { rowsAtMost: SHEET_ROWS, columnsAtMost: rosterColumnsAtMost, cellsAtMost: CELLS };
  const workerData: Reading = { library, bytes: own, batch: BATCH, ahead: AHEAD, ...bounds };
  const worker = new Worker(program, {
    eval: true,
    workerData,
    transferList: [own.buffer],
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
  });
  const reader = new Reader(worker);
  const clock = setTimeout(() => reader.giveUp(), READ_MS);
  try {
    for (let message = await reader.next(); !('end' in message); message = await reader.next()) {
      if ('fault' in message) throw new DomainError(refusals[message.fault]);
      yield JSON.parse(message.rows) as SheetBatch;
      reader.taken();
    }
  } finally {
    clearTimeout(clock);
    await worker.terminate();
  }
}
