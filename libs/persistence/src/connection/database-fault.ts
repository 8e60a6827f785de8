import { types } from 'node:util';
import { DomainError } from '@noivu/problem';
import { DatabaseError } from 'pg';
import { QueryFailedError } from 'typeorm';

/** Errors of the network come from another realm where a test sandbox runs, so `instanceof Error` would miss them. */
const { isNativeError } = types;

/**
 * SQLSTATE codes and classes that pass by themselves: connection lost (08), resources exhausted (53), shutdown and recovery (57P0x), a statement
 * that ran or waited too long (57014, 55P03, 25P0x), a transaction that lost a race (40001, 40P01).
 */
const passing = /^(08...|53...|57P0.|57014|55P03|25P0[34]|40001|40P01)$/;
/** A zero byte, or what has no place in the encoding: the text came from the client so. */
const unstorable = new Set(['22021', '22P05']);
const lostConnection = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
]);
/** What pg says without a code. */
const lostWords = [
  'Connection terminated',
  'timeout exceeded when trying to connect',
  'timeout expired',
  'Query read timeout',
  'Client has encountered a connection error',
];

const codeOf = (error: Error): string | undefined => ('code' in error && typeof error.code === 'string' ? error.code : undefined);

/** A host with several addresses fails once for each. */
const partsOf = (error: Error): unknown[] | undefined => ('errors' in error && Array.isArray(error.errors) ? error.errors : undefined);

function isPassing(error: unknown): boolean {
  if (!isNativeError(error)) return false;
  const parts = partsOf(error);
  if (parts) return parts.length > 0 && parts.every(isPassing);
  const code = codeOf(error);
  if (code !== undefined) return lostConnection.has(code) || passing.test(code);
  return lostWords.some((words) => error.message.startsWith(words));
}

/** The server refuses a row that row-level security forbids with the same SQLSTATE as a missing right; the place it comes from parts them. */
const isOutsideScope = (error: Error): boolean => error instanceof DatabaseError && error.routine === 'ExecWithCheckOptions';

/** A lock was not given in time: somebody holds the row, or an operator's load every table, for longer than a statement waits. */
export function waitedInVain(error: unknown): boolean {
  const cause: unknown = error instanceof QueryFailedError ? error.driverError : error;
  return cause instanceof DatabaseError && cause.code === '55P03';
}

/**
 * What the domain makes of an error of the database, on both paths. A fault that passes by itself becomes `service-unavailable`, a row written
 * outside the scope `not-found`, unstorable text `request-invalid`; everything else comes back as it is.
 */
export function asDomainError(error: unknown): unknown {
  const cause: unknown = error instanceof QueryFailedError ? error.driverError : error;
  if (cause instanceof DomainError || !isNativeError(cause)) return error;
  if (isPassing(cause)) return new DomainError('service-unavailable', { retryAfter: 1 });
  if (isOutsideScope(cause)) return new DomainError('not-found');
  if (unstorable.has(codeOf(cause) ?? '')) return new DomainError('request-invalid');
  return error;
}
