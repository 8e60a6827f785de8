import { Client } from 'pg';

/** A condition that keeps a statement within the signed scope: a number in the scope, or between its bounds. */
const SCOPE_LINE =
  /[\w.]+ <@ \(SELECT \w+\.scope\(\)\)|[\w.]+ BETWEEN \(SELECT lower\(\w+\.scope\(\)\)\) AND \(SELECT upper\(\w+\.scope\(\)\) - 1\)/g;

/** One of the scope conditions of one statement. */
export interface ScopeLine {
  readonly text: string;
  /** Which of those of the statement, from 0. */
  readonly place: number;
}

interface Sent {
  readonly text: string;
  readonly name?: string;
}

type Query = (this: Client, query: unknown, ...rest: unknown[]) => unknown;

/** Listens to what the services of this process send to PostgreSQL, and lets statements forget scope conditions. */
export class ForgetfulStatements {
  private readonly send = Client.prototype.query as Query;
  private readonly spoken = new Map<string, Set<string>>();
  private speaker = '';
  private readonly forgotten: ScopeLine[] = [];

  /** From here on every connection is listened to; one that was made before is not. */
  listen(): void {
    const { send } = this;
    const rewritten = (query: unknown): unknown => this.rewritten(query);
    Client.prototype.query = function (this: Client, query: unknown, ...rest: unknown[]) {
      return send.call(this, rewritten(query), ...rest);
    } as Client['query'];
  }

  leave(): void {
    Client.prototype.query = this.send as Client['query'];
  }

  /** Does some work, and notes what is sent meanwhile under this name. */
  async during<T>(name: string, work: () => Promise<T>): Promise<T> {
    this.speaker = name;
    try {
      return await work();
    } finally {
      this.speaker = '';
    }
  }

  /** Does some work while a condition is forgotten, with those that are forgotten already. */
  async without<T>(line: ScopeLine, work: () => Promise<T>): Promise<T> {
    this.forgotten.push(line);
    try {
      return await work();
    } finally {
      this.forgotten.pop();
    }
  }

  /** Every scope condition of the statements that were heard. */
  lines(): ScopeLine[] {
    return [...this.spoken.keys()].flatMap((text) => [...text.matchAll(SCOPE_LINE)].map((_, place) => ({ text, place })));
  }

  /** Under which names something was heard that holds these words. */
  speakersOf(words: string): ReadonlySet<string> {
    return new Set([...this.spoken].flatMap(([text, speakers]) => (text.includes(words) ? [...speakers] : [])));
  }

  private rewritten(query: unknown): unknown {
    const sent = typeof query === 'string' ? { text: query } : (query as Sent | undefined);
    if (typeof sent?.text !== 'string') return query;
    if (this.speaker !== '') this.note(sent.text);
    const places = this.forgotten.filter((line) => line.text === sent.text).map(({ place }) => place);
    if (places.length === 0) return query;
    const text = withoutLines(sent.text, places);
    // PostgreSQL keeps a statement under its name.
    return typeof query === 'string'
      ? text
      : { ...sent, text, ...(sent.name !== undefined && { name: `${sent.name}~${places.join('~')}` }) };
  }

  private note(text: string): void {
    const speakers = this.spoken.get(text) ?? new Set();
    this.spoken.set(text, speakers.add(this.speaker));
  }
}

function withoutLines(text: string, places: readonly number[]): string {
  let seen = 0;
  return text.replace(SCOPE_LINE, (line) => (places.includes(seen++) ? 'true' : line));
}
