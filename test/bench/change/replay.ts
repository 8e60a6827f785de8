import { PreparingClient } from '@noivu/persistence';
import type { Statement } from './captured-change';

/** As many at once as ask through the gateway. */
export const CONNECTIONS = 8;

/** The smallest change that a row can have, as a transaction of its own: what stood there is written again. */
export const BARE_UPDATE =
  'UPDATE personnel.record SET version = version, recorded_at = recorded_at, citizen_number = citizen_number WHERE id = $1';

/** A transaction: what is sent between BEGIN and COMMIT. */
export type Transaction = readonly Statement[];

const SETTINGS = '-c search_path=personnel,ext -c jit=off -c max_parallel_workers_per_gather=0';

/** Runs transactions on so many connections, each sending one statement after the other, and says how many it did a second. @throws the database's error when one fails */
export async function replay(url: string, transactions: readonly Transaction[], connections = CONNECTIONS): Promise<number> {
  const clients = Array.from({ length: connections }, () => new PreparingClient({ connectionString: url, options: SETTINGS }));
  await Promise.all(clients.map((client) => client.connect()));
  const waiting = transactions[Symbol.iterator]();
  const begun = performance.now();
  try {
    await Promise.all(
      clients.map(async (client) => {
        // One iterator for all: each takes the next that nobody has taken.
        for (const transaction of { [Symbol.iterator]: () => waiting }) await run(client, transaction);
      }),
    );
    return (transactions.length / (performance.now() - begun)) * 1000;
  } finally {
    await Promise.all(clients.map((client) => client.end()));
  }
}

async function run(client: PreparingClient, transaction: Transaction): Promise<void> {
  await client.query('BEGIN');
  for (const { text, values } of transaction) await client.query(text, [...values]);
  await client.query('COMMIT');
}

/** What one statement of a transaction takes: milliseconds, the way there and back with it. */
export interface StatementTime {
  readonly text: string;
  readonly ms: number;
}

/** Times every statement of some transactions of the same shape, one transaction after the other; means over them, in their order. */
export async function timeStatements(url: string, transactions: readonly Transaction[]): Promise<StatementTime[]> {
  const client = new PreparingClient({ connectionString: url, options: SETTINGS });
  await client.connect();
  const sums = new Map<string, number>();
  const timed = async ({ text, values }: Statement): Promise<void> => {
    const start = performance.now();
    await client.query(text, [...values]);
    sums.set(text, (sums.get(text) ?? 0) + performance.now() - start);
  };
  try {
    for (const transaction of transactions) {
      await timed({ text: 'BEGIN', values: [] });
      for (const statement of transaction) await timed(statement);
      await timed({ text: 'COMMIT', values: [] });
    }
  } finally {
    await client.end();
  }
  return [...sums].map(([text, sum]) => ({ text, ms: sum / transactions.length }));
}
