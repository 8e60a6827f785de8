import { DatabaseError } from 'pg';
import { QueryFailedError } from 'typeorm';
import { LockGate, trailGateOf } from './lock-gate';

const fault = (code: string): DatabaseError => Object.assign(new DatabaseError('lock', 1, 'error'), { code });

describe('the gate before a table that everybody must get into', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('refuses those who stood in line while somebody waited for the lock in vain, and nobody who comes afterwards', () => {
    for (const error of [fault('55P03'), new QueryFailedError('INSERT', [], fault('55P03'))]) {
      const gate = new LockGate();
      const since = performance.now();
      expect(() => gate.pass(since)).not.toThrow();
      jest.advanceTimersByTime(1_000);
      expect(gate.learn(error)).toBe(error);
      expect(() => gate.pass(since)).toThrow(expect.objectContaining({ code: 'service-unavailable', facts: { retryAfter: 1 } }));
      expect(() => gate.pass(performance.now())).not.toThrow();
    }
  });

  it('stays open after any other error', () => {
    const gate = new LockGate();
    const since = performance.now();
    jest.advanceTimersByTime(1);
    for (const error of [fault('53100'), fault('23505'), new Error('55P03'), undefined]) gate.learn(error);
    expect(() => gate.pass(since)).not.toThrow();
  });

  it('is one for each data source', () => {
    const [one, other] = [{}, {}];
    const since = performance.now();
    jest.advanceTimersByTime(1);
    trailGateOf(one).learn(fault('55P03'));
    expect(() => trailGateOf(one).pass(since)).toThrow();
    expect(() => trailGateOf(other).pass(since)).not.toThrow();
  });
});
