import { factKinds, fieldsOf, type FactKind } from '@noivu/contracts';
import type { Schema } from '../document/schema';

interface FieldWords extends Omit<Schema, 'type' | 'required'> {
  readonly type?: unknown;
  readonly required?: boolean;
  readonly isArray?: boolean;
}

const types = new Map<unknown, Schema['type']>([
  [String, 'string'],
  [Boolean, 'boolean'],
  ['integer', 'integer'],
]);

/** The schema of the value of a fact, which the document leaves open: what it is hangs on the kind. */
export function factSchema(kind: FactKind): Schema {
  const { value } = factKinds[kind];
  const fields = [...fieldsOf(value).keys()].map((name) => {
    const {
      type,
      required = true,
      isArray: _,
      ...words
    } = Reflect.getMetadata('swagger/apiModelProperties', value.prototype as object, name) as FieldWords;
    return { name, required, schema: { ...words, type: types.get(type) ?? 'string' } as Schema };
  });
  return {
    type: 'object',
    properties: Object.fromEntries(fields.map(({ name, schema }) => [name, schema])),
    required: fields.filter(({ required }) => required).map(({ name }) => name),
  };
}
