import { ProtocolError } from './protocol-error';

/** What a client asks for in its first line: how it wants to be spoken to, and its token. */
export interface ConnectWishes {
  readonly verbose: boolean;
  /** False: it does not want to hear what it says itself. */
  readonly echo: boolean;
  readonly headers: boolean;
  /** Wants to be told at once when nobody listens to its request. */
  readonly noResponders: boolean;
  readonly token: string | undefined;
}

/** What stands before a payload: bytes of headers (0 without) and of the whole. */
export interface PublishHead {
  readonly subject: string;
  readonly reply: string | undefined;
  readonly headerSize: number;
  readonly totalSize: number;
}

/** One control line of a client (https://docs.nats.io/reference/reference-protocols/nats-protocol). */
export type ControlLine =
  | { readonly verb: 'CONNECT'; readonly wishes: ConnectWishes }
  | ({ readonly verb: 'PUBLISH' } & PublishHead)
  | { readonly verb: 'SUB'; readonly subject: string; readonly queue: string | undefined; readonly sid: string }
  | { readonly verb: 'UNSUB'; readonly sid: string; readonly after: number }
  | { readonly verb: 'PING' }
  | { readonly verb: 'PONG' };

type Words = readonly string[];

const readers: Readonly<Record<string, (words: Words, rest: string) => ControlLine>> = {
  CONNECT: (_words, rest) => ({ verb: 'CONNECT', wishes: readWishes(rest) }),
  PUB: (words) => publish(words, 0),
  HPUB: (words) => publish(words, 1),
  SUB: subscribe,
  UNSUB: ([sid, after = '0', ...more]) => ({ verb: 'UNSUB', sid: needed(sid, more), after: size(after) }),
  PING: () => ({ verb: 'PING' }),
  PONG: () => ({ verb: 'PONG' }),
};

/** @throws ProtocolError when the line is none that a client may send */
export function readControlLine(line: string): ControlLine {
  const [verb = '', ...words] = line.trim().split(/[ \t]+/);
  const read = readers[verb.toUpperCase()];
  if (!read) throw new ProtocolError('Unknown Protocol Operation');
  return read(words, line.slice(line.indexOf(verb) + verb.length));
}

function publish(words: Words, headerFields: 0 | 1): ControlLine {
  const subject = words[0];
  const numbers = words.slice(-1 - headerFields);
  const reply = words.slice(1, words.length - numbers.length);
  if (!subject || words.length < 2 + headerFields || reply.length > 1) throw new ProtocolError('Parser Error');
  const totalSize = size(numbers.at(-1));
  const headerSize = headerFields ? size(numbers[0]) : 0;
  if (headerSize > totalSize) throw new ProtocolError('Parser Error');
  return { verb: 'PUBLISH', subject, reply: reply[0], headerSize, totalSize };
}

function subscribe(words: Words): ControlLine {
  const [subject, queue, sid] = words.length === 2 ? [words[0], undefined, words[1]] : words;
  return { verb: 'SUB', subject: needed(subject, words.slice(3)), queue, sid: needed(sid) };
}

function readWishes(json: string): ConnectWishes {
  const wishes = parseObject(json);
  return {
    verbose: wishes['verbose'] === true,
    echo: wishes['echo'] !== false,
    headers: wishes['headers'] === true,
    noResponders: wishes['no_responders'] === true,
    token: typeof wishes['auth_token'] === 'string' ? wishes['auth_token'] : undefined,
  };
}

function parseObject(json: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(json);
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  } catch {
    // Refused below, like everything else that is no object.
  }
  throw new ProtocolError('Parser Error');
}

function needed(word: string | undefined, more: Words = []): string {
  if (word === undefined || more.length > 0) throw new ProtocolError('Parser Error');
  return word;
}

function size(digits: string | undefined): number {
  if (!digits || !/^\d{1,9}$/.test(digits)) throw new ProtocolError('Parser Error');
  return Number(digits);
}
