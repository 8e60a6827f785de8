import type { createHash, Hash } from 'node:crypto';
import type { crc32, createDeflateRaw, deflateRawSync } from 'node:zlib';
import type { ColumnForm } from './sheet-column';

/** A fact of a record: its kind, the day from which it holds, its value. */
export type Told = [kind: string, since: string, value: Record<string, unknown>];
/** A person as the database tells of them. */
export type Person = [recordId: string, custodianUnitId: string, facts: Told[]];

/** A column as the thread needs it: what stands before and after its value; words and names are escaped already, and are their bytes. */
export interface ThreadColumn {
  readonly kind: string;
  readonly field: string;
  readonly form: ColumnForm;
  readonly letters: string;
  readonly style: number;
  readonly words?: Readonly<Record<string, string>> | undefined;
}

/** Everything that the thread is told of a workbook. */
export interface WorkbookPlan {
  readonly parts: Readonly<Record<string, string>>;
  readonly open: string;
  readonly close: string;
  readonly firstRow: number;
  readonly columns: readonly ThreadColumn[];
  /** Levels from the highest, by kind of which a person can hold several. */
  readonly levels: Readonly<Record<string, readonly string[]>>;
  readonly pieceBytes: number;
  /** How hard it packs, 1 to 9. */
  readonly packing: number;
}

/** Which places of a row a kind of fact fills, and with which of its fields. */
export type Places = Map<string, { readonly field: string; readonly place: number }[]>;
export interface Filling {
  readonly places: Places;
  readonly levels: WorkbookPlan['levels'];
}

/** What the thread is asked: people to write, as JSON; or to end. */
export type Asked = { readonly people: string } | { readonly end: true };
/** What it answers: pieces that are full; at the end all that is left, and what it came to. */
export interface Answered {
  readonly pieces: Uint8Array[];
  readonly whole?: { readonly rows: number; readonly size: number; readonly sha256: string };
  readonly fault?: string;
}

export interface Tools {
  readonly createHash: typeof createHash;
  readonly crc32: typeof crc32;
  readonly createDeflateRaw: typeof createDeflateRaw;
  readonly deflateRawSync: typeof deflateRawSync;
}

/** Bytes on their way out, cut into pieces. */
export interface Out {
  held: Uint8Array[];
  length: number;
  size: number;
  readonly hash: Hash;
}

/** An entry of the archive. */
export interface Entry {
  readonly name: string;
  readonly at: number;
  /** Known only once it is written: it then stands behind the content. */
  readonly later: boolean;
  crc: number;
  packed: number;
  size: number;
}
