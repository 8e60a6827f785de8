import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import { Reply } from '@noivu/messaging';
import { traceOf } from './asked';

type Respond = FastifyAdapter['reply'];

/**
 * Writes a service's reply out as it came: bytes, status, ETag. The gateway reads nothing that it only passes on. It stands where NestJS hands answers over,
 * not in an interceptor, because one interceptor puts every answer through a chain of observables.
 */
export class ReplyAdapter extends FastifyAdapter {
  override reply(...[response, answer, status]: Parameters<Respond>): ReturnType<Respond> {
    return answer instanceof Reply ? write(answer, response as FastifyReply) : super.reply(response, answer, status);
  }
}

function write({ body, head }: Reply, response: FastifyReply): FastifyReply {
  const { request } = response;
  response.header('traceparent', traceOf(request)).header('cache-control', 'no-store');
  if (head.etag) response.header('etag', head.etag);
  if (head.location) response.header('location', head.location);
  if (head.status && head.status !== 200) response.status(head.status);
  if (head.etag && request.headers['if-none-match'] === head.etag) return response.status(304).send();
  response.type(head.contentType ?? 'application/json; charset=utf-8');
  return response.send(typeof body === 'string' ? body : Buffer.from(body.buffer, body.byteOffset, body.byteLength));
}
