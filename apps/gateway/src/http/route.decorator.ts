import { applyDecorators, HttpCode, RequestMapping, RequestMethod } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiExtension, ApiHeader, ApiOperation, ApiParam, ApiQuery, ApiResponse, OmitType } from '@nestjs/swagger';
import { Serves } from '@noivu/access';
import { fieldsOf, type AnyContract } from '@noivu/contracts';
import { ProblemSchema } from './problem.schema';
import { parametersOf, routerPath } from './route-path';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** What a route adds to its contract: how it reads in the documentation, and the status of success where it is not 200. */
export interface RouteWords {
  readonly summary: string;
  readonly status?: 200 | 201 | 202 | 204;
  /** Answers bytes of this type instead of JSON. */
  readonly produces?: string;
  /** Statuses of refusals that do not follow from the contract: a question can run against a rule too. */
  readonly alsoRefuses?: readonly number[];
}

const schemaOf = (type: object, name: string): Record<string, unknown> => {
  const all = (Reflect.getMetadata('swagger/apiModelProperties', (type as { prototype: object }).prototype, name) ?? {}) as Record<
    string,
    unknown
  >;
  const { required: _, isArray: __, ...schema } = all;
  return typeof schema['type'] === 'function' ? { ...schema, type: (schema['type'] as { name: string }).name.toLowerCase() } : schema;
};

const isRequired = (type: { prototype: object }, name: string): boolean =>
  ((Reflect.getMetadata('swagger/apiModelProperties', type.prototype, name) ?? {}) as { required?: boolean }).required !== false;

/** The statuses that a route can give, from its contract and from what is read of a request. */
export function statusesOf(contract: AnyContract, { hasParameters, readsBody }: { hasParameters: boolean; readsBody: boolean }): number[] {
  return [
    400,
    ...(contract.permission === 'public' ? [401] : [401, 403]),
    ...(hasParameters || contract.scope === 'record' || contract.scope === 'unit' ? [404] : []),
    ...(contract.changes ? [409, 422] : []),
    ...(readsBody ? [413, 415] : []),
    ...(contract.versioned ? [412, 428] : []),
    429,
    500,
    503,
  ];
}

function documented(contract: AnyContract, method: Method, path: string): MethodDecorator[] {
  const request = contract.request as new () => object;
  const parameters = parametersOf(path);
  const rest = [...fieldsOf(request).keys()].filter((name) => !parameters.includes(name));
  const inPath = parameters.map((name) => ApiParam({ name, schema: schemaOf(request, name) }));
  if (method === 'GET' || method === 'DELETE') {
    return [...inPath, ...rest.map((name) => ApiQuery({ name, required: isRequired(request, name), schema: schemaOf(request, name) }))];
  }
  return [...inPath, ...(rest.length > 0 ? [ApiBody({ type: bodyOf(request, parameters) })] : [])];
}

function bodyOf(request: new () => object, parameters: readonly string[]): new () => object {
  if (parameters.length === 0) return request;
  const body = OmitType(request, parameters as never[]);
  Object.defineProperty(body, 'name', { value: request.name.replace(/Request$/, 'Body') });
  return body;
}

/** Binds a method to a route and its contract: path, guard, status and documentation in one, so that none can be forgotten. */
export function Route(method: Method, path: string, contract: AnyContract, words: RouteWords): MethodDecorator {
  const { summary, status = 200, produces = 'application/json', alsoRefuses = [] } = words;
  const signed = contract.permission === 'public' ? [] : [ApiBearerAuth()];
  const type = contract.reply as new () => object;
  const answer =
    produces === 'application/json' ? { type } : { content: { [produces]: { schema: { type: 'string' as const, format: 'binary' } } } };
  return applyDecorators(
    RequestMapping({ method: RequestMethod[method], path: routerPath(path) }),
    Serves(contract),
    HttpCode(status),
    ApiOperation({ summary, operationId: contract.subject.replaceAll('.', '_').replaceAll('-', '_') }),
    ApiExtension('x-permission', contract.permission),
    ApiExtension('x-scope', contract.scope),
    ApiExtension('x-audit', contract.audit),
    ...signed,
    ...documented(contract, method, path),
    ...(contract.versioned
      ? [ApiHeader({ name: 'If-Match', required: true, schema: { type: 'string', maxLength: 13, example: '"v3"' } })]
      : []),
    ...(contract.changes
      ? [ApiHeader({ name: 'Idempotency-Key', required: false, schema: { type: 'string', minLength: 8, maxLength: 100 } })]
      : []),
    ApiResponse({ status, ...answer, description: 'OK' }),
    ...[...statusesOf(contract, { hasParameters: parametersOf(path).length > 0, readsBody: method !== 'GET' }), ...alsoRefuses].map(
      (refusal) =>
        ApiResponse({
          status: refusal,
          description: 'Problem',
          content: { 'application/problem+json': { schema: { $ref: `#/components/schemas/${ProblemSchema.name}` } } },
        }),
    ),
  );
}
