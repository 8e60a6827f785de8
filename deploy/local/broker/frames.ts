/** A message on its way to one subscription. */
export interface Delivery {
  readonly subject: string;
  readonly reply: string | undefined;
  readonly headers: Buffer | undefined;
  readonly payload: Buffer;
}

const lineEnd = Buffer.from('\r\n');

/** What a client is told of a request that nobody listens to: a message of headers alone, with the status of HTTP. */
export const nobodyListens = Buffer.from('NATS/1.0 503\r\n\r\n');

export const infoLine = (info: object): Buffer => Buffer.from(`INFO ${JSON.stringify(info)}\r\n`);
export const errorLine = (message: string): Buffer => Buffer.from(`-ERR '${message}'\r\n`);
export const okLine = Buffer.from('+OK\r\n');
export const pingLine = Buffer.from('PING\r\n');
export const pongLine = Buffer.from('PONG\r\n');

/** A message as it goes over the wire. A client that knows no headers gets it without them. */
export function messageFrame(sid: string, { subject, reply, headers, payload }: Delivery, knowsHeaders: boolean): readonly Buffer[] {
  const address = reply ? `${subject} ${sid} ${reply}` : `${subject} ${sid}`;
  if (!headers || !knowsHeaders) return [Buffer.from(`MSG ${address} ${payload.length}\r\n`), payload, lineEnd];
  return [Buffer.from(`HMSG ${address} ${headers.length} ${headers.length + payload.length}\r\n`), headers, payload, lineEnd];
}
