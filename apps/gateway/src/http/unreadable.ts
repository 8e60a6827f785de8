import { randomBytes } from 'node:crypto';
import type { Socket } from 'node:net';
import { DomainError, problemDocument } from '@noivu/problem';

type ClientError = Error & { readonly code?: string };

/** The whole answer to what is not HTTP, or has more headers than are read: there is no request yet that could tell its address or language. */
function refusal(): string {
  const traceId = randomBytes(16).toString('hex');
  const problem = problemDocument(new DomainError('request-invalid').toProblem(), { language: 'vi', instance: '', traceId });
  const body = JSON.stringify(problem);
  const headers = {
    'content-type': 'application/problem+json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    'content-language': 'vi',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    traceparent: `00-${traceId}-${randomBytes(8).toString('hex')}-00`,
    connection: 'close',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return `HTTP/1.1 400 Bad Request\r\n${lines.join('\r\n')}\r\n\r\n${body}`;
}

/** Answers what Node cannot read, in our words, and lets go of the connection. Who is too slow is told so without any. */
export function answerUnreadable(error: ClientError, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  if (socket.writable) {
    socket.write(error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 'HTTP/1.1 408 Request Timeout\r\nconnection: close\r\n\r\n' : refusal());
  }
  socket.destroy();
}
