import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ServiceRefusal } from '@noivu/messaging';
import { DomainError, problemDocument, type Language, type ProblemCode, faultName } from '@noivu/problem';
import { traceOf } from './asked';
import { EdgeRefusals } from './edge-refusals';

const log = new Logger('Fault');
/** As the document bounds it; an address may be longer. */
const INSTANCE_AT_MOST = 2_000;

const codeByStatus: Readonly<Record<number, ProblemCode>> = {
  400: 'request-invalid',
  401: 'sign-in-required',
  403: 'permission-missing',
  404: 'not-found',
  405: 'method-not-allowed',
  413: 'body-too-large',
  415: 'media-type-unsupported',
  429: 'too-many-requests',
  503: 'service-unavailable',
};

const statusOf = (error: unknown): number => {
  if (error instanceof HttpException) return error.getStatus();
  return typeof error === 'object' && error !== null && 'statusCode' in error && typeof error.statusCode === 'number'
    ? error.statusCode
    : 500;
};

/** Fastify and NestJS have refusals of their own (no such route, body too large, broken JSON): they get our words too. */
function refusalOf(error: unknown): DomainError {
  if (error instanceof DomainError) return error;
  const fastifyCode = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  if (error instanceof SyntaxError || fastifyCode === 'FST_ERR_CTP_INVALID_JSON_BODY' || fastifyCode === 'FST_ERR_CTP_EMPTY_JSON_BODY') {
    return new DomainError('json-malformed');
  }
  const status = statusOf(error);
  // What else Fastify blames on the client (an id of a hundred characters, an odd header) does not fit the contract either.
  const code = codeByStatus[status] ?? (status >= 400 && status < 500 ? 'request-invalid' : undefined);
  if (code) return new DomainError(code);
  log.error({ fault: faultName(error), stack: error instanceof Error ? error.stack : undefined });
  return new DomainError('internal-fault');
}

/** The language that a client reads: Vietnamese unless English is asked for first. */
export const languageOf = (request: FastifyRequest): Language => (/^\s*en\b/i.test(request.headers['accept-language'] ?? '') ? 'en' : 'vi');

/** Writes a refusal as a problem document (RFC 9457). */
export function writeProblem(error: unknown, request: FastifyRequest, response: FastifyReply): void {
  const refusal = refusalOf(error);
  const trace = traceOf(request);
  const at = {
    language: languageOf(request),
    instance: (request.url.split('?')[0] ?? '').slice(0, INSTANCE_AT_MOST),
    traceId: trace.slice(3, 35),
  };
  if (refusal.facts.retryAfter !== undefined) response.header('retry-after', String(refusal.facts.retryAfter));
  if (refusal.code === 'sign-in-required') response.header('www-authenticate', 'Bearer');
  const document = problemDocument(refusal.toProblem(), at);
  void response
    .header('traceparent', trace)
    .header('cache-control', 'no-store')
    // What the router itself refuses passes by the hook that sets this for all others.
    .header('x-content-type-options', 'nosniff')
    .header('content-language', at.language)
    .status(document.status)
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify(document));
}

/** The one place where an error becomes HTTP. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly refusals: EdgeRefusals) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    if (error instanceof DomainError && !(error instanceof ServiceRefusal)) this.refusals.note(error, request);
    writeProblem(error, request, http.getResponse<FastifyReply>());
  }
}
