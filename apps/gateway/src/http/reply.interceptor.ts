import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { map, type Observable } from 'rxjs';
import { Reply } from '@noivu/messaging';
import { traceOf } from './asked';

/** Writes a service's reply out as it came: bytes, status, ETag. The gateway reads nothing that it only passes on. */
@Injectable()
export class ReplyInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler<unknown>): Observable<unknown> {
    const http = context.switchToHttp();
    return next.handle().pipe(map((answer) => (answer instanceof Reply ? write(answer, http.getRequest(), http.getResponse()) : answer)));
  }
}

function write({ body, head }: Reply, request: FastifyRequest, response: FastifyReply): Buffer | undefined {
  response.header('traceparent', traceOf(request)).header('cache-control', 'no-store');
  if (head.etag) response.header('etag', head.etag);
  if (head.location) response.header('location', head.location);
  if (head.status && head.status !== 200) response.status(head.status);
  if (head.etag && request.headers['if-none-match'] === head.etag) {
    response.status(304);
    return undefined;
  }
  response.type(head.contentType ?? 'application/json; charset=utf-8');
  return Buffer.from(body as Uint8Array);
}
