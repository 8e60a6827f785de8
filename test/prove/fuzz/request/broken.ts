import type { FactKind } from '@noivu/contracts';
import { resolved, type ApiDocument, type Schema } from '../document/schema';
import type { Drawn, Fields } from './drawn';
import { factSchema } from './fact-schema';

/** One thing wrong with a value: what, and what stands in its place; `left out` where nothing does. */
interface Fault {
  readonly what: string;
  readonly put: unknown;
}
const LEFT_OUT = Symbol('left out');

/** A request with one fault. */
export interface Broken extends Drawn {
  readonly what: string;
}

const fault = (what: string, put: unknown): Fault => ({ what, put });
const others = (...values: unknown[]): Fault[] => values.map((value) => fault(`is ${JSON.stringify(value)}`, value));

function textFaults({ format, pattern, enum: words, minLength = 0, maxLength = 36 }: Schema): Fault[] {
  const isFree = words === undefined && format === undefined && pattern === undefined;
  return [
    ...others(7, true, { toString: 'x' }, ['x'], []),
    fault('is too long', 'a'.repeat(maxLength + 1)),
    fault('is far too long', 'ạ'.repeat(20_000)),
    ...(minLength > 0 ? [fault('is empty', '')] : []),
    ...(words ? others('NO_SUCH_WORD', 'toString', '__proto__') : []),
    ...(format === 'uuid' ? others('x', 'AAAAAAAA-0000-4000-8000-000000000001', '00000000-0000-0000-0000-00000000000', "' OR 1=1--") : []),
    ...(format === 'date' ? others('2023-02-30', '1899-12-31', '2200-01-01', '24-1-1', '2024-06-03T00:00:00Z', '２０２４-06-03') : []),
    ...(format === 'date-time' ? others('yesterday', '2024-06-03', '2024-06-03T02:00:00+07:00') : []),
    ...(pattern !== undefined ? [fault('is not like its pattern', '!'), fault('ends with a new line', '012345678901\n')] : []),
    ...(isFree
      ? [fault('is not composed', 'Nguyễn'.normalize('NFD')), ...['a\u0000b', 'a\u0007b', 'a\u202eb', 'a\ud800b'].map(control)]
      : []),
  ];
}
const control = (text: string): Fault => fault(`holds ${JSON.stringify(text)}`, text);

function faultsOf(schema: Schema): Fault[] {
  const { type, minimum = 0, maximum = 0, maxItems = 0 } = schema;
  if (type === 'integer' || type === 'number')
    return [
      ...others('5', 1.5, {}, [1], true),
      fault('is too small', minimum - 1),
      fault('is too large', maximum + 1),
      fault('is huge', 1e300),
    ];
  if (type === 'boolean') return others('true', 1, {}, []);
  if (type === 'array')
    return [
      ...others('x', {}, 7, [null], [[]]),
      fault(
        'is too long',
        Array.from({ length: maxItems + 1 }, () => 'x'),
      ),
    ];
  if (type === 'object') return [...others('x', 7, [], [{}], true), ...unknownFields];
  return textFaults(schema);
}

const added = (name: string) => (value: unknown) =>
  Object.defineProperty({ ...(value as object) }, name, { value: { x: 1 }, enumerable: true });
type Change = (value: unknown) => unknown;
const unknownFields = ['khongCo', '__proto__', 'constructor', 'toString', ''].map((name) =>
  fault(`has a field ${JSON.stringify(name)} too`, added(name)),
);

/** Every place of a body with all that can be wrong there. */
function* places(
  value: unknown,
  given: Schema,
  document: ApiDocument,
  at: readonly (string | number)[] = [],
): Generator<[(string | number)[], Fault]> {
  const schema = resolved(given, document);
  // What is open takes every field.
  const isOpen = schema.type === 'object' && !schema.properties;
  for (const one of faultsOf(schema)) if (!isOpen || typeof one.put !== 'function') yield [[...at], one];
  if (Array.isArray(value) && schema.items)
    for (const [place, item] of value.entries()) yield* places(item, schema.items, document, [...at, place]);
  if (schema.type !== 'object' || typeof value !== 'object' || value === null || Array.isArray(value)) return;
  for (const name of schema.required ?? []) yield [[...at, name], fault('is missing', LEFT_OUT)];
  for (const [name, field] of Object.entries(value)) {
    const known = name === 'value' ? valueSchema(value as Fields) : schema.properties?.[name];
    if (!known) continue;
    if (!resolved(known, document).nullable) yield [[...at, name], fault('is null', null)];
    yield* places(field, known, document, [...at, name]);
  }
}

// What is revoked needs no value: none is looked at.
const valueSchema = ({ kind, act }: Fields): Schema | undefined => (act === 'revoke' ? undefined : factSchema(kind as FactKind));

function changed(value: unknown, [first, ...rest]: readonly (string | number)[], put: unknown): unknown {
  if (first === undefined) return typeof put === 'function' ? (put as Change)(value) : put;
  if (Array.isArray(value)) return value.map((item: unknown, place) => (place === first ? changed(item, rest, put) : item));
  const { [first]: old, ...others } = value as Record<string, unknown>;
  return rest.length === 0 && put === LEFT_OUT ? others : { ...others, [first]: changed(old, rest, put) };
}

const strayQueries = { khongCo: '1', __proto__: 'x', 'constructor[prototype][x]': '1' };
const queryFaults = ({ type, maximum = 0, minimum = 0, enum: words, format, minLength = 0, maxLength = 0 }: Schema): Fault[] => [
  fault('stands twice', ['1', '2']),
  ...(type === 'integer' ? others('x', '1.5', '1e1', '0x10', '', ' 1', String(maximum + 1), String(minimum - 1), '9'.repeat(400)) : []),
  ...(type === 'boolean' ? others('yes', '1', '') : []),
  ...(words ? others('NO_SUCH_WORD', '') : []),
  ...(format ? others('x', '', '\u0000') : []),
  ...(type === 'string' && !words && !format
    ? [fault('is too long', 'a'.repeat(maxLength + 1)), control('a\u0000b'), control('a\u202eb')]
    : []),
  ...(minLength > 0 ? others('') : []),
];

const packed = (content: unknown): string => Buffer.from(JSON.stringify(content)).toString('base64url');
const cursors = [
  'x',
  'e30',
  packed(null),
  packed([]),
  packed({ k: ['a', 'b'], c: 'x' }),
  packed([['\u0000', 'x'], 'x']),
  '='.repeat(1_999),
];
const forgedCursors = cursors.map((cursor) => fault(`is forged: ${cursor.slice(0, 40)}`, cursor));

const ids = [
  'x',
  'AAAAAAAA-0000-4000-8000-000000000001',
  `${'a'.repeat(300)}`,
  '%00',
  '%F0%9F%98%80',
  "'%20OR%201=1--",
  '..%2f..%2fme',
  '{}',
  '*',
];
const versions = ['v1', '"v"', '"v-1"', '"v99999999999999999999"', '*', 'W/"v1"', '"v1", "v2"', '"v1"x'];

/** Everything that can be wrong with a request. */
function brokenFrom(drawn: Drawn, document: ApiDocument): Broken[] {
  const { operation, path, query, headers, body } = drawn;
  const inPath = Object.keys(path).flatMap((name) =>
    ids.map((id): Broken => ({ ...drawn, path: { ...path, [name]: id }, what: `{${name}} is ${id}` })),
  );
  const inQuery = operation.parameters
    .filter((parameter) => parameter.in === 'query')
    .flatMap(({ name, schema }) =>
      [...queryFaults(schema), ...(name === 'cursor' ? forgedCursors : [])].map(({ what, put }): Broken => ({
        ...drawn,
        query: { ...query, [name]: put },
        what: `${name} ${what}`,
      })),
    );
  const stray = Object.entries(strayQueries).map(([name, value]): Broken => {
    const strayed = Object.defineProperty({ ...query }, name, { value, enumerable: true });
    return { ...drawn, query: strayed, what: `${name} in the query` };
  });
  const inHeaders = Object.keys(headers).flatMap((name): Broken[] =>
    name === 'if-match'
      ? versions.map((version) => ({ ...drawn, headers: { ...headers, [name]: version }, what: `If-Match ${version}` }))
      : name === 'idempotency-key'
        ? ['x', 'có dấu', 'a'.repeat(101)]
            .map((key) => ({ ...drawn, headers: { ...headers, [name]: encodeURI(key) }, what: `Idempotency-Key ${key}` }))
            .filter(({ headers: { [name]: key = '' } }) => key.length < 8 || key.length > 100)
        : [],
  );
  const inBody = operation.body
    ? [...places(body, operation.body, document)].map(([at, { what, put }]): Broken => ({
        ...drawn,
        body: changed(body, at, put),
        what: `/${at.join('/')} ${what}`,
      }))
    : [];
  return [...inPath, ...inQuery, ...stray, ...inHeaders, ...inBody];
}

/** The request with one of all faults that it can have, by lot. */
export function broken(drawn: Drawn, document: ApiDocument, lot: number): Broken {
  const all = brokenFrom(drawn, document);
  return all[lot % all.length] as Broken;
}
