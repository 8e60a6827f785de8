/** Headers of a message between gateway and services, all under the seal of the sender. */
export const messageHeaders = {
  from: 'Noivu-From',
  id: 'Noivu-Message',
  deadline: 'Noivu-Deadline',
  token: 'Noivu-Token',
  trace: 'traceparent',
  idempotencyKey: 'Noivu-Idempotency-Key',
  ifMatch: 'Noivu-If-Match',
  seal: 'Noivu-Seal',
} as const;

/** Headers of a reply. */
export const replyHeaders = {
  status: 'Noivu-Status',
  etag: 'Noivu-ETag',
  contentType: 'Noivu-Content-Type',
  location: 'Noivu-Location',
  retryAfter: 'Noivu-Retry-After',
} as const;

/** What a message says of itself besides its body. */
export interface Envelope {
  readonly from: string;
  readonly id: string;
  /** Milliseconds since 1970 after which nobody waits for the answer: it is then neither begun nor committed. */
  readonly deadline: number;
  readonly token: string | undefined;
  readonly trace: string | undefined;
  readonly idempotencyKey: string | undefined;
  readonly ifMatch: string | undefined;
}
