/** Where a rule stands. */
export interface Cited {
  /** `9.2.a`, as the instrument numbers it. */
  readonly article: string;
  /** `2111/QĐ-UBND`. */
  readonly instrument: string;
}

/** Names a rule so that it can be found: the article, then its instrument, as national law and the province's own text number theirs alike. */
export const citation = ({ article, instrument }: Cited): string => `${article} (${instrument})`;
