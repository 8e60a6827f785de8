import { factKinds, type FactKind } from '@noivu/contracts';
import { checked } from '@noivu/messaging';
import { DomainError } from '@noivu/problem';

/**
 * The value of a fact, held to the class of its kind, without what was left empty.
 * @throws DomainError request-invalid with a pointer that begins with `at`
 */
export async function checkedValue(kind: FactKind, value: unknown, at: string): Promise<object> {
  try {
    return filled(await checked<object>(factKinds[kind].value, value));
  } catch (error) {
    if (!(error instanceof DomainError) || !error.facts.errors) throw error;
    throw new DomainError('request-invalid', { errors: error.facts.errors.map((one) => ({ ...one, pointer: at + one.pointer })) });
  }
}

const filled = (value: object): object =>
  Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined && field !== null));
