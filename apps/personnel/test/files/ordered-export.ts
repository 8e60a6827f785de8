import { readXlsx } from 'hucre/xlsx';
import { GetExport, OrderExport, pieceBytes, ReadExport, type ExportView, type OrderExportRequest } from '@noivu/contracts';
import type { TestCaller } from '../test-caller';

const pause = () => new Promise((resolve) => setTimeout(resolve, 25));

/** The export once nobody writes it any more. */
export async function writtenExport(caller: TestCaller, exportId: string): Promise<ExportView> {
  for (;;) {
    const view = await caller.ask(GetExport, { exportId });
    if (view.state !== 'WRITING') return view;
    await pause();
  }
}

/** Orders an export and waits until it stands. */
export async function orderedExport(caller: TestCaller, request: Partial<OrderExportRequest> = {}): Promise<ExportView> {
  const { exportId } = await caller.ask(OrderExport, { reason: 'Rà soát đội ngũ', ...request });
  return writtenExport(caller, exportId);
}

/** The bytes of an export, put together from its pieces. */
export async function bytesOfExport(caller: TestCaller, { exportId, size = 0 }: ExportView): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for (let offset = 0; offset < size; offset += pieceBytes)
    pieces.push(Buffer.from((await caller.pass(ReadExport, { exportId, offset })).body as Uint8Array));
  return Buffer.concat(pieces);
}

/** A list as it is read back: the lines above the table, and a row for each person by the headings of the columns. */
export interface ReadList {
  readonly head: readonly string[];
  readonly people: readonly Readonly<Record<string, unknown>>[];
}

/** Reads a list with another program than the one that wrote it. */
export async function readList(bytes: Uint8Array): Promise<ReadList> {
  const { sheets } = await readXlsx(bytes);
  const rows = (sheets[0]?.rows ?? []) as readonly (readonly unknown[])[];
  const headings = rows.findIndex((row) => row[0] === 'TT');
  const names = (rows[headings] ?? []).map(String);
  return {
    head: rows.slice(0, headings).map((row) => String(row[0])),
    people: rows.slice(headings + 1).map((row) => Object.fromEntries(names.map((name, place) => [name, row[place] ?? null]))),
  };
}
