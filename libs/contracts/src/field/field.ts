import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, ValidateIf } from 'class-validator';

/** How a field is read from a query string; everything else there stays text. */
export type FieldForm = 'text' | 'whole' | 'flag' | 'object';

/** What every field decorator takes besides its own bounds. */
export interface FieldOptions {
  readonly optional?: boolean;
  /** Null is a value of its own here, and says something else than leaving the field out; everywhere else null is refused. */
  readonly nullable?: boolean;
  /** At most so many values; the field is then a list. */
  readonly list?: number;
  readonly description?: string;
  readonly example?: unknown;
}

const FORMS = Symbol('field forms');

/** The fields of a contract class by name, its parents' included. */
export function fieldsOf(type: object): ReadonlyMap<string, FieldForm> {
  return (Reflect.getMetadata(FORMS, type) as Map<string, FieldForm> | undefined) ?? new Map<string, FieldForm>();
}

const remember =
  (form: FieldForm): PropertyDecorator =>
  (target, name) => {
    const fields = new Map(fieldsOf(target.constructor));
    fields.set(String(name), form);
    Reflect.defineMetadata(FORMS, fields, target.constructor);
  };

/** A check made once per value: class-validator's decorators take `each` for lists. */
type Check = (each: { each: boolean }) => PropertyDecorator;

/** Composes validator, OpenAPI schema and query form of one field, so that none of the three can be forgotten. */
export function field(
  form: FieldForm,
  schema: ApiPropertyOptions,
  checks: readonly Check[],
  options: FieldOptions = {},
): PropertyDecorator {
  const { optional = false, nullable = false, list, description, example } = options;
  const listed = list === undefined ? {} : { isArray: true as const, maxItems: list };
  return applyDecorators(
    remember(form),
    ApiProperty({
      ...schema,
      ...listed,
      required: !optional,
      ...(nullable && { nullable }),
      ...(description && { description }),
      ...(example !== undefined && { example }),
    } as ApiPropertyOptions),
    ...(optional || nullable ? [ValidateIf((_, value) => !(value === undefined && optional) && !(value === null && nullable))] : []),
    ...(list === undefined ? [] : [IsArray(), ArrayMaxSize(list)]),
    ...checks.map((check) => check({ each: list !== undefined })),
  );
}
