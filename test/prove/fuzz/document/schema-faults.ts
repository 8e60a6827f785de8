import { resolved, type ApiDocument, type Schema } from './schema';

const formats: Readonly<Record<string, RegExp>> = {
  uuid: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/,
  date: /^\d{4}-\d{2}-\d{2}$/,
  'date-time': /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?Z$/,
};
const words = new Set([
  ...[
    '$ref',
    'allOf',
    'type',
    'format',
    'pattern',
    'enum',
    'minLength',
    'maxLength',
    'minimum',
    'maximum',
    'maxItems',
    'items',
    'properties',
  ],
  ...['required', 'additionalProperties', 'description', 'example', 'nullable'],
]);

function textFaults(value: string, { format, pattern, minLength = 0, maxLength = Infinity, ...schema }: Schema): string[] {
  if (format !== undefined && !formats[format]) throw new RangeError(`The checker does not know the format ${format}.`);
  const length = [...value].length;
  return [
    ...(length < minLength || length > maxLength ? [`is ${length} characters long`] : []),
    ...(format !== undefined && !formats[format]?.test(value) ? [`is no ${format}`] : []),
    ...(pattern !== undefined && !new RegExp(pattern, 'u').test(value) ? [`is not like ${pattern}`] : []),
    ...(schema.enum && !schema.enum.includes(value) ? ['is none of the words'] : []),
  ];
}

const numberFaults = (value: number, { type, minimum = -Infinity, maximum = Infinity }: Schema): string[] => [
  ...(type === 'integer' && !Number.isInteger(value) ? ['is no whole number'] : []),
  ...(value < minimum || value > maximum ? ['is out of bounds'] : []),
];

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Tells in what a value does not fit its schema, strictly: a field that the document does not name is a fault, unless the schema is open. What the checker does
 * not understand in a schema it does not pass over.
 * @throws RangeError for a word of JSON Schema that is new
 */
export function schemaFaults(value: unknown, given: Schema, document: ApiDocument, at = ''): string[] {
  const schema = resolved(given, document);
  const unknown = Object.keys(schema).filter((word) => !words.has(word));
  if (unknown.length > 0) throw new RangeError(`The checker does not know ${unknown.join(', ')} at ${at}.`);
  if (value === null && schema.nullable) return [];
  const faults = (found: readonly string[]) => found.map((fault) => `${at || '/'} ${fault}`);
  switch (schema.type) {
    case 'string':
      return faults(typeof value === 'string' ? textFaults(value, schema) : ['is no text']);
    case 'integer':
    case 'number':
      return faults(typeof value === 'number' ? numberFaults(value, schema) : ['is no number']);
    case 'boolean':
      return faults(typeof value === 'boolean' ? [] : ['is neither yes nor no']);
    case 'array':
      if (!Array.isArray(value)) return faults(['is no list']);
      if (value.length > (schema.maxItems ?? Infinity)) return faults([`has ${value.length} items`]);
      return value.flatMap((item, place) => (schema.items ? schemaFaults(item, schema.items, document, `${at}/${place}`) : []));
    case 'object':
      return isObject(value) ? fieldFaults(value, schema, document, at) : faults(['is no object']);
    case undefined:
      throw new RangeError(`The schema at ${at} has no type.`);
  }
}

function fieldFaults(value: Readonly<Record<string, unknown>>, schema: Schema, document: ApiDocument, at: string): string[] {
  const {
    properties = {},
    required = [],
    additionalProperties: isOpen = Object.keys(properties).length === 0 && !('properties' in schema),
  } = schema;
  return [
    ...required.filter((name) => !Object.hasOwn(value, name)).map((name) => `${at}/${name} is missing`),
    ...Object.entries(value).flatMap(([name, field]) => {
      const known = Object.hasOwn(properties, name) ? properties[name] : undefined;
      if (known) return schemaFaults(field, known, document, `${at}/${name}`);
      return isOpen ? [] : [`${at}/${name} is not documented`];
    }),
  ];
}
