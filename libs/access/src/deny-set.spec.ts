import { DenySet } from './deny-set';

const caller = { accountId: 'a', sessionId: 's', rightsVersion: 3 };

describe('who has lost the right since the token was made', () => {
  let now = 1_000_000;
  const fresh = () => new DenySet(() => now);

  it('is let through when identity knows of no loss', () => {
    const denied = fresh();
    denied.learn([]);
    expect(denied.refuses(caller)).toBe(false);
  });

  it('is refused by session, and by a rights version that has risen', () => {
    const denied = fresh();
    denied.learn([{ sessionId: 's', until: 2_000 }]);
    expect(denied.refuses(caller)).toBe(true);
    const locked = fresh();
    locked.learn([{ accountId: 'a', rightsVersion: 4, until: 2_000 }]);
    expect(locked.refuses(caller)).toBe(true);
    expect(locked.refuses({ ...caller, rightsVersion: 4 })).toBe(false);
  });

  it('cannot be vouched for before identity was heard of, nor when it has been silent too long', () => {
    const denied = fresh();
    const unavailable = expect.objectContaining({ code: 'service-unavailable' }) as Error;
    expect(() => denied.refuses(caller)).toThrow(unavailable);
    denied.learn([]);
    now += 30_001;
    expect(() => denied.refuses(caller)).toThrow(unavailable);
  });

  it('is forgotten once every token it could void has expired', () => {
    const denied = fresh();
    denied.learn([{ sessionId: 's', until: now / 1000 + 1 }]);
    now += 5_000;
    denied.learn([]);
    expect(denied.refuses(caller)).toBe(false);
  });
});
