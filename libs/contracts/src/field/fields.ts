import type { Type } from '@nestjs/common';
import { Type as NestedType } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsObject, IsString, IsUUID, Length, Matches, Max, Min, ValidateBy, ValidateNested } from 'class-validator';
import { field, type FieldOptions } from './field';
import { isDayShape, isPartialDayShape } from './day-shape';

const claim =
  (name: string, holds: (value: unknown) => boolean, message: string) =>
  (each: { each: boolean }): PropertyDecorator =>
    ValidateBy({ name, validator: { validate: holds, defaultMessage: () => message } }, each);

const isNfc = claim('isNfc', (value) => typeof value !== 'string' || value === value.normalize('NFC'), '$property must be Unicode NFC');
const isPlain = claim(
  'isPlainText',
  // Control and bidirectional-override characters never belong in a name or a reason; they hide what a reader sees. Half of a pair is no character at all.
  (value) =>
    typeof value !== 'string' || !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069\ud800-\udfff]/u.test(value),
  '$property must not contain control characters',
);

// One id is one text everywhere: in the database, in a cursor, in a comparison.
const isLowerCase = claim(
  'isLowerCase',
  (value) => typeof value !== 'string' || value === value.toLowerCase(),
  '$property must be lower case',
);

/** A text in Unicode NFC, 1 to `max` characters unless `min` says otherwise. */
export const Text = ({ max, min = 1, pattern, ...options }: { max: number; min?: number; pattern?: RegExp } & FieldOptions) =>
  field(
    'text',
    { type: String, minLength: min, maxLength: max, ...(pattern && { pattern: pattern.source }) },
    [
      (each) => IsString(each),
      (each) => Length(min, max, each),
      isNfc,
      isPlain,
      ...(pattern ? [(each: { each: boolean }) => Matches(pattern, each)] : []),
    ],
    options,
  );

/** An identifier: a UUID of any version, lower case. */
export const Id = (options: FieldOptions = {}) =>
  field('text', { type: String, format: 'uuid', maxLength: 36 }, [(each) => IsUUID('all', each), isLowerCase], options);

/** A day of law, YYYY-MM-DD, that exists. */
export const Day = (options: FieldOptions = {}) =>
  field(
    'text',
    { type: String, format: 'date', maxLength: 10 },
    [claim('isDay', isDayShape, '$property must be a day that exists, YYYY-MM-DD')],
    options,
  );

/** A day that the form may know only in part: YYYY, YYYY-MM or YYYY-MM-DD. */
export const PartialDay = (options: FieldOptions = {}) =>
  field(
    'text',
    { type: String, maxLength: 10, pattern: '^\\d{4}(-\\d{2}(-\\d{2})?)?$' },
    [claim('isPartialDay', isPartialDayShape, '$property must be YYYY, YYYY-MM or YYYY-MM-DD')],
    options,
  );

/** A moment: RFC 3339 in UTC, as the system itself writes it. */
export const Instant = (options: FieldOptions = {}) =>
  field(
    'text',
    { type: String, format: 'date-time', maxLength: 30 },
    [
      claim(
        'isInstant',
        (value) =>
          typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?Z$/.test(value) && !Number.isNaN(Date.parse(value)),
        '$property must be a UTC moment, YYYY-MM-DDTHH:MM:SSZ',
      ),
    ],
    options,
  );

/** A whole number between two bounds. */
export const Whole = ({ min, max, ...options }: { min: number; max: number } & FieldOptions) =>
  field(
    'whole',
    { type: 'integer', minimum: min, maximum: max },
    [(each) => IsInt(each), (each) => Min(min, each), (each) => Max(max, each)],
    options,
  );

/** A decimal number as text (coefficients, money): up to `digits` digits before the point and two after it. */
export const Decimal = ({ digits = 3, ...options }: { digits?: number } & FieldOptions = {}) => {
  const pattern = new RegExp(`^\\d{1,${digits}}(\\.\\d{1,2})?$`);
  return field('text', { type: String, pattern: pattern.source, maxLength: digits + 3 }, [(each) => Matches(pattern, each)], options);
};

/** Yes or no. */
export const Flag = (options: FieldOptions = {}) => field('flag', { type: Boolean }, [(each) => IsBoolean(each)], options);

/** One word out of a fixed list. */
export const OneOf = (words: readonly string[], options: FieldOptions = {}) =>
  field('text', { type: String, enum: [...words] }, [(each) => IsIn([...words], each)], options);

/** An object of another contract class, checked field by field. */
export const Part = (type: () => Type, options: FieldOptions = {}) => {
  // The OpenAPI module knows a class that is named later by the name of the function that gives it: `type`.
  const nested = field('object', { type: () => type() }, [(each) => IsObject(each), (each) => ValidateNested(each)], options);
  return (target: object, name: string | symbol): void => {
    NestedType(type)(target, name);
    nested(target, name);
  };
};

/** An object whose shape is checked elsewhere (the value of a fact, by its kind). */
export const Free = (options: FieldOptions = {}) =>
  field('object', { type: 'object', additionalProperties: true }, [(each) => IsObject(each)], options);
