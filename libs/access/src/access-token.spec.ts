import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import * as jsonwebtoken from 'jsonwebtoken';
import { keyIdOf, signAccessToken, verifyAccessToken } from './access-token';
import type { TokenClaims } from './caller';

const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const now = Date.now();
const seconds = Math.floor(now / 1000);
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
const signed = (changes: Partial<TokenClaims> = {}) => signAccessToken({ ...claims, ...changes }, { kid: 'k1', privateKey });
const refused = expect.objectContaining({ code: 'sign-in-required' }) as Error;

describe('an access token', () => {
  it('gives its claims to whoever holds the public key', () => {
    expect(verifyAccessToken(signed(), publicKey, now)).toMatchObject(claims);
    expect(keyIdOf(signed())).toBe('k1');
  });

  it('is refused once it has expired, also when it was verified before', () => {
    const token = signed();
    verifyAccessToken(token, publicKey, now);
    expect(() => verifyAccessToken(token, publicKey, now + 606_000)).toThrow(refused);
  });

  it('is refused under another key', () => {
    const other = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    expect(() => verifyAccessToken(signed(), other.publicKey, now)).toThrow(refused);
  });

  it.each([
    ['no signature (alg none)', () => jsonwebtoken.sign({ ...claims }, '', { algorithm: 'none', issuer: 'noivu', audience: 'noivu' })],
    [
      'HS256 with the public key as secret',
      () => {
        const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
        const [head, body] = signed().split('.') as [string, string];
        const forgedHead = Buffer.from(JSON.stringify({ ...JSON.parse(Buffer.from(head, 'base64url').toString()), alg: 'HS256' })).toString(
          'base64url',
        );
        const { createHmac } = jest.requireActual<typeof import('node:crypto')>('node:crypto');
        return `${forgedHead}.${body}.${createHmac('sha256', pem).update(`${forgedHead}.${body}`).digest('base64url')}`;
      },
    ],
    [
      'another audience',
      () =>
        jsonwebtoken.sign({ ...claims }, createPrivateKey(privateKey.export({ type: 'pkcs8', format: 'pem' })), {
          algorithm: 'ES256',
          issuer: 'noivu',
          audience: 'x',
        }),
    ],
    [
      'another issuer',
      () =>
        jsonwebtoken.sign({ ...claims }, createPrivateKey(privateKey.export({ type: 'pkcs8', format: 'pem' })), {
          algorithm: 'ES256',
          issuer: 'x',
          audience: 'noivu',
        }),
    ],
    [
      'a changed claim',
      () => signed().replace(/\.[^.]+\./, `.${Buffer.from(JSON.stringify({ ...claims, tier: 'PROVINCE' })).toString('base64url')}.`),
    ],
    ['nothing', () => ''],
    ['words', () => 'a.b.c'],
  ])('is refused with %s', (_, forge) => {
    expect(() => verifyAccessToken(forge(), createPublicKey(publicKey.export({ type: 'spki', format: 'pem' })), now)).toThrow(refused);
  });
});
