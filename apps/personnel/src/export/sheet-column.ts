/** How a value is set: `day` also of a month or a year, `unit` and `unit code` of a unit's id. Whatever is no number stands as text. */
export type ColumnForm = 'text' | 'day' | 'number' | 'decimal' | 'unit' | 'unit code';

/** One column of a list of people: where its value stands in a record, and how it is set. */
export interface SheetColumn {
  readonly heading: string;
  /** In characters. */
  readonly width: number;
  /** The kind of fact, a qualification with its field; `record` for the record itself. */
  readonly kind: string;
  /** The field of the fact; `since` for the day from which it holds. */
  readonly field: string;
  readonly form: ColumnForm;
  /** Words for codes; a code without words stands as it is. */
  readonly words?: Readonly<Record<string, string>>;
}
