import { headers as natsHeaders, type MsgHdrs } from '@nats-io/transport-node';
import { messageHeaders, replyHeaders, type Envelope } from './message-headers';
import type { Reply, ReplyHead } from './reply';

const optional = (headers: MsgHdrs, name: string): string | undefined => headers.get(name) || undefined;

/** Writes an envelope and its seal as NATS headers. */
export function writeEnvelope(envelope: Envelope, seal: string): MsgHdrs {
  const headers = natsHeaders();
  for (const [field, name] of Object.entries(messageHeaders)) {
    const value = field === 'seal' ? seal : envelope[field as keyof Envelope];
    if (value !== undefined) headers.set(name, String(value));
  }
  return headers;
}

/** Reads an envelope; whatever is missing or malformed reads as a message from nobody, long expired. */
export function readEnvelope(headers: MsgHdrs | undefined): { envelope: Envelope; seal: string } {
  if (!headers)
    return {
      envelope: { from: '', id: '', deadline: 0, token: undefined, trace: undefined, idempotencyKey: undefined, ifMatch: undefined },
      seal: '',
    };
  const envelope = {
    from: headers.get(messageHeaders.from),
    id: headers.get(messageHeaders.id),
    deadline: Number(headers.get(messageHeaders.deadline)) || 0,
    token: optional(headers, messageHeaders.token),
    trace: optional(headers, messageHeaders.trace),
    idempotencyKey: optional(headers, messageHeaders.idempotencyKey),
    ifMatch: optional(headers, messageHeaders.ifMatch),
  };
  return { envelope, seal: headers.get(messageHeaders.seal) };
}

/** Writes the head of a reply as NATS headers. */
export function writeReplyHead(reply: Reply): MsgHdrs {
  const headers = natsHeaders();
  headers.set(replyHeaders.status, String(reply.head.status ?? 200));
  if (reply.head.etag) headers.set(replyHeaders.etag, reply.head.etag);
  if (reply.head.contentType) headers.set(replyHeaders.contentType, reply.head.contentType);
  if (reply.head.location) headers.set(replyHeaders.location, reply.head.location);
  if (reply.head.retryAfter !== undefined) headers.set(replyHeaders.retryAfter, String(reply.head.retryAfter));
  return headers;
}

/** Reads the head of a reply. */
export function readReplyHead(headers: MsgHdrs | undefined): ReplyHead & { status: number } {
  if (!headers) return { status: 500 };
  const etag = optional(headers, replyHeaders.etag);
  const contentType = optional(headers, replyHeaders.contentType);
  const location = optional(headers, replyHeaders.location);
  const retryAfter = optional(headers, replyHeaders.retryAfter);
  return {
    status: Number(headers.get(replyHeaders.status)) || 500,
    ...(etag && { etag }),
    ...(contentType && { contentType }),
    ...(location && { location }),
    ...(retryAfter && { retryAfter: Number(retryAfter) }),
  };
}
