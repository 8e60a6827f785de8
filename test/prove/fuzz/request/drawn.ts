import type { DocumentedOperation } from '../document/schema';
import type { FuzzRequest } from '../wire';

export type Fields = Readonly<Record<string, unknown>>;

/** A request before it is put on the wire. */
export interface Drawn {
  readonly operation: DocumentedOperation;
  readonly path: Readonly<Record<string, string>>;
  readonly query: Fields;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** A request as it is sent, and what it was drawn as. */
export interface Shot {
  readonly sort: 'valid' | 'broken' | 'wild';
  /** What is wrong with it, for whoever reads of it. */
  readonly what: string;
  /** The operation that the request names; undefined where it names none, or one that nobody knows. */
  readonly operation: DocumentedOperation | undefined;
  readonly request: FuzzRequest;
  /** Draws lots about who asks. */
  readonly lot: number;
}

const queryOf = (query: Fields): string => {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    (Array.isArray(value) ? (value as unknown[]) : [value]).map((one) => `${encodeURIComponent(name)}=${encodeURIComponent(String(one))}`),
  );
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
};

/** Puts a request on the wire: the path filled in, the body as JSON. */
export function onWire({ operation, path, query, headers, body }: Drawn): FuzzRequest {
  const filled = operation.path.replace(/\{([A-Za-z]+)\}/g, (_, name: string) => path[name] ?? 'x');
  const sent = body === undefined ? undefined : Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body));
  return {
    method: operation.method,
    path: filled + queryOf(query),
    headers: { ...(sent && { 'content-type': operation.takesFiles ? 'application/octet-stream' : 'application/json' }), ...headers },
    ...(sent && { body: sent }),
  };
}
