import { DomainError } from '@noivu/problem';
import { DatabaseError } from 'pg';
import { QueryFailedError } from 'typeorm';
import { asDomainError } from './database-fault';

const fault = (code: string, routine?: string): DatabaseError => Object.assign(new DatabaseError(code, 1, 'error'), { code, routine });
const system = (code: string): Error => Object.assign(new Error(code), { code });
const unavailable = { code: 'service-unavailable', facts: { retryAfter: 1 } };

describe('what the domain makes of an error of the database', () => {
  it.each(['08006', '53300', '53100', '57P01', '57P03', '57014', '55P03', '25P03', '40001', '40P01'])('%s passes by itself', (code) => {
    expect(asDomainError(fault(code))).toMatchObject(unavailable);
    expect(asDomainError(new QueryFailedError('SELECT', [], fault(code)))).toMatchObject(unavailable);
  });

  it.each(['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EPIPE'])('%s passes by itself', (code) => {
    expect(asDomainError(system(code))).toMatchObject(unavailable);
    expect(asDomainError(new AggregateError([system(code), system(code)]))).toMatchObject(unavailable);
  });

  it.each([
    'timeout exceeded when trying to connect',
    'Connection terminated unexpectedly',
    'Query read timeout',
    'Connection terminated due to connection timeout',
  ])('"%s" passes by itself', (words) => expect(asDomainError(new Error(words))).toMatchObject(unavailable));

  it('a row outside the scope does not exist', () => {
    expect(asDomainError(fault('42501', 'ExecWithCheckOptions'))).toMatchObject({ code: 'not-found' });
  });

  it.each(['22021', '22P05'])('text that cannot be stored is a fault of the request (%s)', (code) => {
    expect(asDomainError(fault(code))).toMatchObject({ code: 'request-invalid' });
  });

  it.each([
    fault('23505'),
    fault('42501', 'aclcheck_error'),
    fault('42P01'),
    new RangeError('anything'),
    'a text',
    undefined,
    new AggregateError([system('ECONNREFUSED'), new RangeError('x')]),
  ])('%s stays what it is', (error) => expect(asDomainError(error)).toBe(error));

  it('a refusal stays a refusal', () => {
    const refusal = new DomainError('not-found');
    expect(asDomainError(refusal)).toBe(refusal);
  });
});
