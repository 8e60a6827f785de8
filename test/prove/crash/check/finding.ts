import type { ClientBase, QueryResultRow } from 'pg';

/** The promises that a crash may not break. */
export const promises = ['acknowledged', 'once', 'audited', 'one place', 'projections', 'outbox'] as const;
export type Kept = (typeof promises)[number];

/** A promise that was found broken, and where. */
export interface Finding {
  readonly promise: Kept;
  readonly what: string;
}

/** A superuser's session on the database of the province. */
export type Session = Pick<ClientBase, 'query'>;

export async function rows<Row extends QueryResultRow>(session: Session, text: string, values: readonly unknown[] = []): Promise<Row[]> {
  return (await session.query<Row>(text, [...values])).rows;
}

/** A finding for every row that a statement gives; the statement names each in a column `what`. */
export async function findingsOf(session: Session, promise: Kept, text: string): Promise<Finding[]> {
  return (await rows<{ what: string }>(session, text)).map(({ what }) => ({ promise, what }));
}

/** Equal whatever the order of keys. */
export const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );

/** Does some work in a transaction of which nothing stays. */
export async function takenBack<T>(session: Session, work: () => Promise<T>): Promise<T> {
  await session.query('BEGIN');
  try {
    return await work();
  } finally {
    await session.query('ROLLBACK');
  }
}
