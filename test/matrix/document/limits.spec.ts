import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { operationsIn, type ApiDocument } from './operations';

const document = JSON.parse(readFileSync(join(__dirname, '../../../docs/api/openapi.json'), 'utf8')) as ApiDocument;
const operations = operationsIn(document);

type Schema = Readonly<Record<string, unknown>>;

const isSchema = (value: unknown): value is Schema => typeof value === 'object' && value !== null && !Array.isArray(value);

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** What of a value itself is without bounds. A file answers bytes, whose bounds stand in the words of its operation. */
const faults: readonly (readonly [what: string, lacks: (schema: Schema) => boolean])[] = [
  [
    'no maxLength',
    (one) => one['type'] === 'string' && ['maxLength', 'enum'].every((bound) => one[bound] === undefined) && one['format'] !== 'binary',
  ],
  ['no maxItems', (one) => one['type'] === 'array' && one['maxItems'] === undefined],
  [
    'no bounds',
    (one) => /^integer$|^number$/.test(String(one['type'])) && ['minimum', 'maximum'].some((bound) => one[bound] === undefined),
  ],
  ['no type', (one) => ['type', '$ref', 'oneOf', 'allOf', 'anyOf'].every((word) => one[word] === undefined)],
];

/** What of a schema and of all below it is without bounds, by pointer. */
function unbounded(schema: Schema, at: string): string[] {
  const { properties, items, oneOf, allOf, anyOf } = schema;
  const parts = [
    ...Object.entries(isSchema(properties) ? properties : {}).map(([name, part]) => [part, `${at}/${name}`] as const),
    [items, `${at}/items`] as const,
    ...[oneOf, allOf, anyOf].flatMap(listOf).map((part) => [part, at] as const),
  ];
  const own = faults.flatMap(([what, lacks]) => (lacks(schema) ? [`${at}: ${what}`] : []));
  return [...own, ...parts.flatMap(([part, pointer]) => (isSchema(part) ? unbounded(part, pointer) : []))];
}

/** Every schema that stands somewhere inside a value: parameters, bodies, answers. */
function schemasIn(value: unknown, at: string): string[] {
  if (!isSchema(value) && !Array.isArray(value)) return [];
  return Object.entries(value).flatMap(([name, one]) =>
    name === 'schema' && isSchema(one) ? unbounded(one, at) : schemasIn(one, `${at}/${name}`),
  );
}

describe('the document of the interface', () => {
  it('is looked at closely enough to find a field without bounds', () => {
    const list = { type: 'array', maxItems: 3, items: { type: 'string' } };
    expect(unbounded({ type: 'object', properties: { list, number: { type: 'integer', minimum: 0 } } }, 'Example')).toEqual([
      'Example/list/items: no maxLength',
      'Example/number: no bounds',
    ]);
    expect(operations.length).toBeGreaterThan(30);
  });

  it.each(Object.entries(document.components.schemas))('bounds every field of %s', (name, schema) => {
    expect(unbounded(schema as Schema, name)).toEqual([]);
  });

  it.each(operations.map((operation) => [operation.id, operation] as const))('bounds what %s takes and gives', (id, { words }) => {
    expect(schemasIn(words, id)).toEqual([]);
  });

  it.each(operations.map((operation) => [operation.id, operation] as const))(
    'says of %s what it is, who may, where, and how it stands in the audit trail',
    (_, { words, path }) => {
      expect(words).toMatchObject({
        summary: expect.stringMatching(/\S{2,}/),
        'x-permission': expect.stringMatching(/^(public|signed-in|[a-z]+:[a-z]+:[a-z]+)$/),
        'x-scope': expect.stringMatching(/^(public|self|unit|record|province)$/),
        'x-audit': expect.stringMatching(/^[a-z]+(-[a-z]+)*$/),
      });
      expect(path).not.toMatch(/[()^\\]|::/);
    },
  );

  it.each(operations.map((operation) => [operation.id, operation] as const))('tells how %s refuses', (_, { words, path }) => {
    const statuses = Object.keys(words['responses'] as object);
    const isOpen = words['x-permission'] === 'public';
    expect(statuses).toEqual(
      expect.arrayContaining(['400', '401', '429', '500', '503', ...(isOpen ? [] : ['403']), ...(path.includes('{') ? ['404'] : [])]),
    );
    expect(words['security'] ?? []).toEqual(isOpen ? [] : [{ bearer: [] }]);
  });
});
