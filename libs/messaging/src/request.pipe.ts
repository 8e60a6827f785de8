import type { ArgumentMetadata, PipeTransform } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validate, type ValidationError } from 'class-validator';
import { compiledCheck, fieldsOf } from '@noivu/contracts';
import { DomainError, type FieldError } from '@noivu/problem';

const MAX_ERRORS = 100;
/** Characters of a pointer, or of the words beside it. */
const LONGEST_WORDS = 400;
/** No contract goes half as deep; what walks through a request by calling itself is safe below it. */
const DEEPEST = 16;
/** Names that every object has by birth: class-transformer and class-validator take a field called so for one of theirs, and do not refuse it. */
const inborn: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype));

/** Holds a request to its contract class: unknown fields, wrong types and values out of bounds are refused, nothing is converted. */
export class RequestPipe implements PipeTransform {
  constructor(private readonly type: new () => object) {}

  /** @throws DomainError request-invalid with a pointer per field */
  transform(value: unknown, metadata: ArgumentMetadata): unknown {
    return metadata.type === 'custom' ? value : checked(this.type, value);
  }
}

/** Checks a value against a contract class and gives it that class. @throws DomainError request-invalid */
export async function checked<T extends object>(type: new () => T, value: unknown): Promise<T> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw invalid([{ pointer: '', code: 'isObject', message: 'an object is expected' }]);
  assertShape(value);
  if (fits(type, value)) return Object.assign(new type(), value);
  const instance = plainToInstance(type, value);
  // class-validator takes a class without fields for one it was never told of.
  if (fieldsOf(type).size === 0) return withoutFields(instance);
  const errors = await validate(instance, { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: true });
  if (errors.length > 0) throw invalid(errors.flatMap((error) => fieldErrors(error, '')));
  return instance;
}

type Fit = (value: object) => boolean;
const known = new Map<object, Fit>();

/** Whether a value is as its class wants it, told without the detours of class-validator; what is not told so, or has parts, goes the long way. */
function fits(type: new () => object, value: object): boolean {
  const fit = known.get(type) ?? fitOf(type);
  known.set(type, fit);
  return fit(value);
}

function fitOf(type: new () => object): Fit {
  const fields = fieldsOf(type);
  try {
    const check = compiledCheck(type);
    return (value) => Object.keys(value).every((name) => fields.has(name)) && check(value as Record<string, unknown>).length === 0;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return () => false;
  }
}

/** An object or a list inside a request, and where it stands. */
interface Part {
  readonly pointer: string;
  readonly part: object;
}

/** Looks through all levels, one after the other. @throws DomainError request-invalid */
function assertShape(value: object): void {
  let level: readonly Part[] = [{ pointer: '', part: value }];
  for (let depth = 1; level.length > 0; depth += 1) {
    if (depth > DEEPEST) throw invalid([{ pointer: '', code: 'isShallow', message: `nested deeper than ${DEEPEST} levels` }]);
    level = level.flatMap(partsBelow);
  }
}

function partsBelow({ pointer, part }: Part): readonly Part[] {
  return Object.entries(part).flatMap(([name, inner]: [string, unknown]) => {
    const at = `${pointer}/${escaped(name)}`;
    if (inborn.has(name)) throw invalid([unknownField(at, name)]);
    return typeof inner === 'object' && inner !== null ? [{ pointer: at, part: inner }] : [];
  });
}

const unknownField = (pointer: string, name: string): FieldError => ({
  pointer,
  code: 'whitelistValidation',
  message: `property ${name} should not exist`,
});

function withoutFields<T extends object>(instance: T): T {
  const errors = Object.keys(instance).map((name) => unknownField(`/${escaped(name)}`, name));
  if (errors.length > 0) throw invalid(errors);
  return instance;
}

const invalid = (errors: FieldError[]): DomainError =>
  new DomainError('request-invalid', { errors: errors.slice(0, MAX_ERRORS).map(brief) });

// Names that are no field's come from the client, and may be as long as a whole request.
const brief = ({ pointer, code, message }: FieldError): FieldError => ({
  pointer: cut(pointer),
  code,
  ...(message !== undefined && { message: cut(message) }),
});
const cut = (words: string): string => (words.length > LONGEST_WORDS ? `${words.slice(0, LONGEST_WORDS - 1)}…` : words);

const escaped = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');

function fieldErrors(error: ValidationError, parent: string): FieldError[] {
  const pointer = `${parent}/${escaped(error.property)}`;
  const own = Object.entries(error.constraints ?? {}).map(([code, message]) => ({ pointer, code, message }));
  return [...own, ...(error.children ?? []).flatMap((child) => fieldErrors(child, pointer))];
}
