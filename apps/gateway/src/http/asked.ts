import { randomUUID } from 'node:crypto';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { contractServedBy } from '@noivu/access';
import { fieldsOf } from '@noivu/contracts';
import type { Asking } from '@noivu/messaging';
import { DomainError } from '@noivu/problem';

/** A request as it stands on the wire: the fields of the contract from path, query or body, and the conditions under which it is asked. */
export interface Asked {
  readonly fields: Record<string, unknown>;
  readonly asking: Asking;
}

const header = (request: FastifyRequest, name: string): string | undefined => {
  const value = request.headers[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
};

// Random bits come dear one by one; a UUID has its own from a store.
const randomHex = (): string => randomUUID().replaceAll('-', '');

/** The trace of a request (W3C traceparent): the client's own, or a new one. */
export function traceOf(request: FastifyRequest & { trace?: string }): string {
  const given = header(request, 'traceparent');
  request.trace ??=
    given && /^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/.test(given) ? given : `00-${randomHex()}-${randomHex().slice(-16)}-00`;
  return request.trace;
}

/** The access token of a request, unverified. */
export function bearerOf(request: FastifyRequest & { bearer?: string | undefined }): string | undefined {
  request.bearer ??= /^Bearer ([\w.-]{1,4000})$/.exec(header(request, 'authorization') ?? '')?.[1];
  return request.bearer;
}

function idempotencyKeyOf(request: FastifyRequest): string | undefined {
  const key = header(request, 'idempotency-key');
  if (key !== undefined && !/^[\x21-\x7e]{8,100}$/.test(key)) {
    throw new DomainError('request-invalid', {
      errors: [{ pointer: '', code: 'idempotencyKey', message: 'Idempotency-Key must be 8 to 100 visible ASCII characters' }],
    });
  }
  return key;
}

// A query string is all text: only fields that the contract declares as numbers or flags are read as such, and only when they look it.
function read(form: string | undefined, text: unknown): unknown {
  if (typeof text !== 'string') return text;
  if (form === 'whole' && /^-?\d{1,15}$/.test(text)) return Number(text);
  if (form === 'flag' && (text === 'true' || text === 'false')) return text === 'true';
  return text;
}

function fieldsFrom(request: FastifyRequest, type: object): Record<string, unknown> {
  const forms = fieldsOf(type);
  const query = Object.entries(request.query as Record<string, unknown>).map(
    ([name, value]) => [name, read(forms.get(name), value)] as const,
  );
  const body = request.method === 'GET' || request.method === 'DELETE' ? {} : (request.body ?? {});
  if (typeof body !== 'object' || Array.isArray(body))
    throw new DomainError('request-invalid', { errors: [{ pointer: '', code: 'isObject' }] });
  return { ...Object.fromEntries(query), ...body, ...(request.params as object) };
}

/** What is asked of a route, put together from path, query, body and headers. */
export const Ask = createParamDecorator((_: unknown, context: ExecutionContext): Asked => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  const contract = contractServedBy(context.getHandler());
  if (!contract) throw new Error('A route without a contract cannot be asked.');
  // Where nobody need be signed in, a token that has run out must not stand in the way: a client renews and signs in with its old header still set.
  const token = contract.permission === 'public' ? undefined : bearerOf(request);
  const idempotencyKey = idempotencyKeyOf(request);
  const ifMatch = header(request, 'if-match');
  return {
    fields: fieldsFrom(request, contract.request),
    asking: { trace: traceOf(request), ...(token && { token }), ...(idempotencyKey && { idempotencyKey }), ...(ifMatch && { ifMatch }) },
  };
});
