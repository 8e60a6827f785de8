import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { WriteSheet } from 'hucre/xlsx';

/** What the thread answers: the file, or why there is none. */
interface Written {
  readonly id: number;
  readonly bytes?: Uint8Array;
  readonly fault?: string;
}

interface Waiting {
  readonly resolve: (bytes: Uint8Array) => void;
  readonly reject: (error: Error) => void;
}

// The whole program of the thread, as text: a thread runs plain JavaScript, and so needs neither a file of its own in the build nor a compiler in tests.
const program = `
  const { parentPort, workerData } = require('node:worker_threads');
  const library = import(workerData);
  parentPort.on('message', async ({ id, sheet }) => {
    try {
      const bytes = await (await library).writeXlsx({ sheets: [sheet] });
      parentPort.postMessage({ id, bytes }, [bytes.buffer]);
    } catch (error) {
      parentPort.postMessage({ id, fault: String(error) });
    }
  });`;

/** Writes workbooks (.xlsx) in one thread beside the one that answers, which never waits for them; the thread starts with the first of them. */
@Injectable()
export class SheetWriter implements OnModuleDestroy {
  private worker: Worker | undefined;
  private readonly waiting = new Map<number, Waiting>();
  private last = 0;

  /** The bytes of a workbook with this one sheet. */
  write(sheet: WriteSheet): Promise<Uint8Array> {
    const worker = (this.worker ??= this.start());
    this.last += 1;
    const id = this.last;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      worker.postMessage({ id, sheet });
    });
  }

  async onModuleDestroy(): Promise<void> {
    await this.worker?.terminate();
  }

  private start(): Worker {
    const worker = new Worker(program, { eval: true, workerData: pathToFileURL(require.resolve('hucre/xlsx')).href });
    worker.on('message', (written: Written) => this.settle(written));
    worker.on('error', (error) => this.fail(worker, error));
    worker.on('exit', () => this.fail(worker, new Error('The thread that writes workbooks has ended')));
    worker.unref();
    return worker;
  }

  private settle({ id, bytes, fault }: Written): void {
    const waiting = this.waiting.get(id);
    this.waiting.delete(id);
    if (bytes) waiting?.resolve(bytes);
    else waiting?.reject(new Error(fault));
  }

  // Whoever waited is answered, and the next sheet starts a new thread.
  private fail(worker: Worker, error: Error): void {
    if (this.worker !== worker) return;
    this.worker = undefined;
    for (const { reject } of this.waiting.values()) reject(error);
    this.waiting.clear();
  }
}
