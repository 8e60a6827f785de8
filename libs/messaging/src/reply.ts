/** What a service answers besides a plain object: bytes as they are, a status other than 200, an ETag. */
export class Reply {
  constructor(
    readonly body: Uint8Array | string,
    readonly head: ReplyHead = {},
  ) {}

  /** An object as JSON. */
  static json(value: unknown, head: ReplyHead = {}): Reply {
    return new Reply(JSON.stringify(value), head);
  }

  /** The JSON that it carries. */
  parsed<T>(): T {
    return JSON.parse(typeof this.body === 'string' ? this.body : Buffer.from(this.body).toString('utf8')) as T;
  }
}

export interface ReplyHead {
  readonly status?: number;
  readonly etag?: string;
  readonly contentType?: string;
  readonly location?: string;
  readonly retryAfter?: number;
}

/** The ETag of a version (RFC 9110), strong. */
export const etagOf = (version: number): string => `"v${version}"`;
