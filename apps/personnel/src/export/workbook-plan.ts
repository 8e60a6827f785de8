import type { ColumnForm } from './sheet-column';

/** A fact of a record: its kind, the day from which it holds, its value. */
export type Told = [kind: string, since: string, value: Record<string, unknown>];
/** A person as the database tells of them. */
export type Person = [recordId: string, custodianUnitId: string, facts: Told[]];

/** A column as the thread needs it. */
export interface ThreadColumn {
  readonly kind: string;
  readonly field: string;
  readonly form: ColumnForm;
  readonly words?: Readonly<Record<string, string>> | undefined;
}

/** Everything that the thread is told of a workbook. */
export interface WorkbookPlan {
  /** Where the library that writes workbooks stands. */
  readonly library: string;
  readonly name: string;
  /** The rows above those of people. */
  readonly head: readonly (readonly string[])[];
  readonly widths: readonly number[];
  readonly columns: readonly ThreadColumn[];
  /** Levels from the highest, by kind of which a person can hold several. */
  readonly levels: Readonly<Record<string, readonly string[]>>;
  readonly pieceBytes: number;
}

/** What the thread is asked: people to write, as JSON; or to end. */
export type Asked = { readonly people: string } | { readonly end: true };
/** What it answers: pieces that are full; at the end all that is left, and what it came to. */
export interface Answered {
  readonly pieces: Uint8Array[];
  readonly whole?: { readonly rows: number; readonly size: number; readonly sha256: string };
  readonly fault?: string;
}
