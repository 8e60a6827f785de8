import { randomBytes } from 'node:crypto';

/** A request as it is put on the wire. */
export interface Asked {
  readonly method: string;
  /** From `/api/v1` on, with the query. */
  readonly path: string;
  /** JSON, unless `type` says what else the text is. */
  readonly body?: unknown;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What came back, and under which trace it stands in the audit trail. */
export interface Answer {
  readonly asked: Asked;
  readonly status: number;
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly traceId: string;
}

/** Sends a request through the real gateway, under a trace of its own. */
export async function ask(url: string, asked: Asked, token?: string): Promise<Answer> {
  const traceId = randomBytes(16).toString('hex');
  const { method, path, body, type = 'application/json', headers } = asked;
  const response = await fetch(`${url}/api/v1${path}`, {
    method,
    headers: {
      traceparent: `00-${traceId}-${randomBytes(8).toString('hex')}-00`,
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': type }),
      ...headers,
    },
    ...(body !== undefined && { body: type === 'application/json' ? JSON.stringify(body) : String(body) }),
    redirect: 'manual',
  });
  const text = Buffer.from(await response.arrayBuffer()).toString('utf8');
  return { asked, status: response.status, text, headers: Object.fromEntries(response.headers), traceId };
}

/** The body of an answer, read as JSON; an empty object where it is none. */
export function bodyOf<Body extends object = Record<string, unknown>>({ text }: Answer): Partial<Body> {
  try {
    return JSON.parse(text) as Body;
  } catch {
    return {};
  }
}

/** The problem code of a refusal. */
export const codeOf = (answer: Answer): string => bodyOf<{ code: string }>(answer).code ?? '';

/** Works through a list, so many at a time; the results in the order of the list. */
export async function eachOf<T, R>(list: readonly T[], atOnce: number, work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  const worker = async () => {
    for (let mine = next++; mine < list.length; mine = next++) results[mine] = await work(list[mine] as T);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, list.length) }, worker));
  return results;
}
