import { generateKeyPairSync } from 'node:crypto';
import { signAccessToken } from './access-token';
import type { TokenClaims } from './caller';
import { DenySet } from './deny-set';
import { Trust } from './trust';

const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const begun = Date.now();
const seconds = Math.floor(begun / 1000);
const claims: TokenClaims = {
  sub: 'a',
  sid: 's',
  uid: 'u',
  tier: 'BASE',
  kinds: ['RECORDS_OFFICER'],
  perm: '',
  pv: 1,
  ctx: 'v1|a',
  iat: seconds,
  exp: seconds + 600,
};
const token = signAccessToken(claims, { kid: 'k1', privateKey });
const refused = expect.objectContaining({ code: 'sign-in-required' }) as Error;

describe('what a process believes of a token', () => {
  let now = begun;
  let fetched = 0;
  let denied: DenySet;
  let trust: Trust;

  beforeEach(() => {
    [now, fetched] = [begun, 0];
    denied = new DenySet(() => now);
    denied.learn([]);
    const keys = () => Promise.resolve([{ ...publicKey.export({ format: 'jwk' }), kid: `k${(fetched += 1)}` }]);
    trust = new Trust(keys, denied, () => now);
  });

  it('is whom it names, which is known of it from then on', async () => {
    expect(trust.recalled(token)).toBeUndefined();
    const caller = await trust.callerOf(token);
    expect(caller).toMatchObject({ accountId: 'a', sessionId: 's', scopeContext: 'v1|a' });
    expect(trust.recalled(token)).toBe(caller);
    expect(await trust.callerOf(token)).toBe(caller);
    expect(fetched).toBe(1);
  });

  it('ends with the token, though it was verified before', async () => {
    await trust.callerOf(token);
    now += 606_000;
    denied.learn([]);
    expect(() => trust.recalled(token)).toThrow(refused);
    await expect(trust.callerOf(token)).rejects.toThrow(refused);
  });

  it('ends with the right, though it was verified before', async () => {
    await trust.callerOf(token);
    denied.learn([{ sessionId: 's', until: seconds + 600 }]);
    expect(() => trust.recalled(token)).toThrow(refused);
    await expect(trust.callerOf(token)).rejects.toThrow(refused);
  });

  it('is nothing as long as identity is not heard of', async () => {
    await trust.callerOf(token);
    now += 31_000;
    expect(() => trust.recalled(token)).toThrow(expect.objectContaining({ code: 'service-unavailable' }) as Error);
  });

  it('is nothing for a token that differs in one letter', async () => {
    await trust.callerOf(token);
    const changed = token.replace(/\.[^.]+\./, `.${Buffer.from(JSON.stringify({ ...claims, tier: 'PROVINCE' })).toString('base64url')}.`);
    expect(trust.recalled(changed)).toBeUndefined();
    await expect(trust.callerOf(changed)).rejects.toThrow(refused);
    expect(trust.recalled(changed)).toBeUndefined();
  });
});
