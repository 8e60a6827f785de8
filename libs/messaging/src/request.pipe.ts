import type { ArgumentMetadata, PipeTransform } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validate, type ValidationError } from 'class-validator';
import { fieldsOf } from '@noivu/contracts';
import { DomainError, type FieldError } from '@noivu/problem';

const MAX_ERRORS = 100;

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
  const instance = plainToInstance(type, value);
  // class-validator takes a class without fields for one it was never told of.
  if (fieldsOf(type).size === 0) return withoutFields(instance);
  const errors = await validate(instance, { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: true });
  if (errors.length > 0) throw invalid(errors.flatMap((error) => fieldErrors(error, '')));
  return instance;
}

function withoutFields<T extends object>(instance: T): T {
  const errors = Object.keys(instance).map((name) => ({
    pointer: `/${escaped(name)}`,
    code: 'whitelistValidation',
    message: `property ${name} should not exist`,
  }));
  if (errors.length > 0) throw invalid(errors);
  return instance;
}

const invalid = (errors: FieldError[]): DomainError => new DomainError('request-invalid', { errors: errors.slice(0, MAX_ERRORS) });

const escaped = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');

function fieldErrors(error: ValidationError, parent: string): FieldError[] {
  const pointer = `${parent}/${escaped(error.property)}`;
  const own = Object.entries(error.constraints ?? {}).map(([code, message]) => ({ pointer, code, message }));
  return [...own, ...(error.children ?? []).flatMap((child) => fieldErrors(child, pointer))];
}
