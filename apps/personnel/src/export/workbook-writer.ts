import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { pieceBytes } from '@noivu/contracts';
import { levelsFromTheHighest } from './export-column.data';
import type { SheetColumn } from './sheet-column';
import type { Answered, Asked, ThreadColumn, WorkbookPlan } from './workbook-plan';
import { workbookProgram } from './workbook-thread';

/** A list as it is laid out: the lines above the table, and the columns after the running number. */
export interface ListLayout {
  readonly name: string;
  readonly head: readonly string[];
  readonly columns: readonly SheetColumn[];
}

/** A heading begins with the running number. */
const NUMBER = { heading: 'TT', width: 7 };

/** The units of the province, by id: what a column of units shows. */
export type UnitNames = ReadonlyMap<string, { readonly name: string; readonly code: string }>;

/** What a workbook has come to. */
export type WholeWorkbook = NonNullable<Answered['whole']>;

/** Megabytes that the thread may hold: a page of people, its rows, and what is being packed. */
const HEAP_MB = 96;
/** Of which for what lives no longer than a page: with less, pages are copied about while they are written. */
const YOUNG_MB = 32;
/**
 * Writes one workbook of people (.xlsx) in a thread of its own: whoever answers requests meanwhile never waits for it. Pages are given to it one after the other;
 * each gives back the pieces of the file that are full, all of one length but the last.
 */
export class WorkbookWriter {
  private readonly worker: Worker;
  private settle: ((answered: Answered) => void) | undefined;
  private ended = false;

  constructor({ name, head, columns }: ListLayout, units: UnitNames) {
    const all = [NUMBER, ...columns];
    const workerData: WorkbookPlan = {
      library: pathToFileURL(require.resolve('hucre/xlsx')).href,
      name,
      head: [...head.map((line) => [line]), all.map(({ heading }) => heading)],
      widths: all.map(({ width }) => width),
      columns: columns.map((column) => threadColumn(column, units)),
      levels: levelsFromTheHighest,
      pieceBytes,
    };
    this.worker = new Worker(workbookProgram, {
      eval: true,
      workerData,
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB, maxYoungGenerationSizeMb: YOUNG_MB },
    });
    this.worker.on('message', (answered: Answered) => this.answered(answered));
    this.worker.on('error', () => undefined);
    this.worker.on('exit', () => {
      this.ended = true;
      this.answered({ pieces: [], fault: 'the thread has ended' });
    });
    this.worker.unref();
  }

  /** Adds a row for each of these people, JSON as `export_lines` gives it. @throws Error where the thread has ended */
  async add(people: string): Promise<Uint8Array[]> {
    return (await this.ask({ people })).pieces;
  }

  /** Ends the workbook; the last piece is of any length. @throws Error where the thread has ended */
  async end(): Promise<{ readonly pieces: Uint8Array[]; readonly whole: WholeWorkbook }> {
    const { pieces, whole } = await this.ask({ end: true });
    if (!whole) throw new Error('A workbook that has not ended');
    return { pieces, whole };
  }

  async close(): Promise<void> {
    await this.worker.terminate();
  }

  private ask(asked: Asked): Promise<Answered> {
    return new Promise((resolve, reject) => {
      if (this.ended) throw new Error('The thread that writes workbooks has ended');
      this.settle = (answered) => {
        if (answered.fault === undefined) resolve(answered);
        else reject(new Error(`No workbook: ${answered.fault}`));
      };
      this.worker.postMessage(asked);
    });
  }

  private answered(answered: Answered): void {
    const settle = this.settle;
    this.settle = undefined;
    settle?.(answered);
  }
}

function threadColumn({ kind, field, form, words }: SheetColumn, units: UnitNames): ThreadColumn {
  return { kind, field, form, words: form === 'unit' || form === 'unit code' ? unitWords(form, units) : words };
}

const unitWords = (form: 'unit' | 'unit code', units: UnitNames): Readonly<Record<string, string>> =>
  Object.fromEntries([...units].map(([unitId, { name, code }]) => [unitId, form === 'unit' ? name : code]));
