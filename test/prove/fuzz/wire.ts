import { Agent, request } from 'node:http';

const AT_MOST_MS = 60_000;
const agent = new Agent({ keepAlive: true, maxSockets: 16 });

/** A request byte for byte, for the name of whoever asks. */
export interface FuzzRequest {
  readonly method: string;
  /** As it is written on the wire, query included. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: Buffer;
}

export interface FuzzAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly bytes: Buffer;
}

/** Sends a request through the real gateway. */
export function send(url: string, { method, path, headers, body }: FuzzRequest): Promise<FuzzAnswer> {
  const { hostname, port } = new URL(url);
  const sized = body && headers['content-length'] === undefined ? { ...headers, 'content-length': String(body.length) } : headers;
  return new Promise((resolve, reject) => {
    const asking = request({ hostname, port, method, path, headers: sized as Record<string, string>, agent }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, bytes: Buffer.concat(parts) }));
      response.on('error', reject);
    });
    asking.setTimeout(AT_MOST_MS, () => asking.destroy(new Error(`no answer within ${AT_MOST_MS} ms`)));
    asking.on('error', reject);
    asking.end(body);
  });
}
