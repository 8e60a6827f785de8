import { spawn, type ChildProcess } from 'node:child_process';
import type { Writable } from 'node:stream';
import { pathToFileURL } from 'node:url';
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

/** What the reading process may use, and how it cuts the rows. */
interface Reading {
  readonly library: string;
  /** Bytes of the workbook. */
  readonly size: number;
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
/** Batches that the process may be ahead of whoever takes them. */
const AHEAD = 8;
/** The last row that a sheet of Excel can have; rows without content count here. */
const SHEET_ROWS = 1_048_576;
/** Cells, empty ones too: a row is as wide as its last cell, and each place costs. */
const CELLS = 10_000_000;
/** Enough for 160,000 texts that differ, each of which the library makes half a kilobyte of while it reads them. */
const HEAP_MB = 144;
const READ_MS = 180_000;

// The whole program of the process, as text: it is plain JavaScript, and so needs neither a file of its own in the build nor a compiler in tests.
const program = `
  const { library, size, batch, ahead, rowsAtMost, columnsAtMost, cellsAtMost } = JSON.parse(process.argv[1]);
  let open = ahead, wake;
  process.on('message', () => { open += 1; wake?.(); });
  process.on('disconnect', () => process.exit());
  const dayOf = (moment) => (Number.isNaN(moment.getTime()) ? '#' : moment.toISOString().slice(0, 10));
  const plain = (cell) => (cell instanceof Date ? dayOf(cell) : cell === undefined ? null : cell);
  async function post(rows) {
    while (open === 0) await new Promise((resolve) => (wake = resolve));
    open -= 1;
    process.send({ rows: JSON.stringify(rows) });
  }
  async function read() {
    const { streamXlsxRows } = await import(library);
    const bytes = new Uint8Array(size);
    let read = 0;
    for await (const piece of process.stdin) { bytes.set(piece, read); read += piece.length; }
    let rows = [], seen = 0, cellsSeen = 0;
    const refuse = (fault) => process.send({ fault });
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
    process.send({ end: true });
  }
  read().catch(() => process.send({ fault: 'unreadable' }));`;

/** The process as somebody who is asked for the next batch. */
class Reader {
  private readonly waiting: Message[] = [];
  private failure: DomainError | undefined;
  private wake: (() => void) | undefined;

  constructor(private readonly child: ChildProcess) {
    child.on('message', (message: Message) => this.hear(() => void this.waiting.push(message)));
    // The machine has no room for another process.
    child.on('error', () => this.hear(() => (this.failure ??= new DomainError('service-unavailable', { retryAfter: 10 }))));
    // It leaves by itself only when its memory is spent.
    child.on('exit', () => this.hear(() => (this.failure ??= new DomainError('workbook-too-heavy', { reason: 'ended' }))));
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
    if (this.child.connected) this.child.send('taken');
  }

  private hear(note: () => void): void {
    note();
    this.wake?.();
  }
}

/**
 * Reads the first sheet of a workbook that was checked, in a process of its own with a bounded heap and nothing of ours in its environment, batch by batch. A
 * workbook that takes too much ends that process and nothing else. Values only: nothing is calculated, no link is followed.
 * @throws DomainError workbook-broken, workbook-too-heavy, roster-too-many-rows, roster-too-many-columns, service-unavailable
 */
export async function* readRoster(bytes: Uint8Array): AsyncGenerator<SheetBatch> {
  const child = startReading(bytes);
  const reader = new Reader(child);
  const clock = setTimeout(() => reader.giveUp(), READ_MS);
  try {
    for (let message = await reader.next(); !('end' in message); message = await reader.next()) {
      if ('fault' in message) throw new DomainError(refusals[message.fault]);
      yield JSON.parse(message.rows) as SheetBatch;
      reader.taken();
    }
  } finally {
    clearTimeout(clock);
    child.kill('SIGKILL');
  }
}

function startReading(bytes: Uint8Array): ChildProcess {
  const library = pathToFileURL(require.resolve('hucre/xlsx')).href;
  const bounds = { rowsAtMost: SHEET_ROWS, columnsAtMost: rosterColumnsAtMost, cellsAtMost: CELLS };
  const reading: Reading = { library, size: bytes.length, batch: BATCH, ahead: AHEAD, ...bounds };
  const child = spawn(process.execPath, [`--max-old-space-size=${HEAP_MB}`, '--eval', program, JSON.stringify(reading)], {
    stdio: ['pipe', 'ignore', 'ignore', 'ipc'],
    env: {},
  });
  const entrance = child.stdin as Writable;
  // One that refuses early, or has ended, does not read to the end.
  entrance.on('error', () => undefined);
  entrance.end(bytes);
  return child;
}
