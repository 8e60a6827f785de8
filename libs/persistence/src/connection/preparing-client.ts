import { createHash } from 'node:crypto';
import { Client, type ClientConfig } from 'pg';

/**
 * So many texts of statements get a name in one process. Ours are constants, a few hundred; whatever makes texts anew each time would fill the memory of every
 * connection, so it goes unnamed beyond that.
 */
const MOST_NAMES = 1_000;
const names = new Map<string, string>();

/** The name under which PostgreSQL keeps a statement; undefined for one that it is not to keep. */
function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= MOST_NAMES) return known;
  const name = createHash('sha1').update(text).digest('base64url');
  names.set(text, name);
  return name;
}

/**
 * A connection that lets PostgreSQL keep every statement with values: parsed, rewritten with the policies of its tables, and planned once instead of each time. A change
 * sends some twenty, and half of what they cost was that. TypeORM, which sends them, has no names for statements of its own.
 */
export class PreparingClient extends Client {
  constructor(config?: string | ClientConfig) {
    super(config);
    const send = this.query.bind(this) as (query: unknown, ...rest: unknown[]) => unknown;
    const prepared = (query: unknown, values?: unknown, ...rest: unknown[]): unknown => {
      const name = typeof query === 'string' && Array.isArray(values) && values.length > 0 ? nameOf(query) : undefined;
      return name === undefined ? send(query, values, ...rest) : send({ name, text: query, values }, ...rest);
    };
    this.query = prepared as Client['query'];
  }
}
