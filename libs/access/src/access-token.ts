import type { KeyObject } from 'node:crypto';
import { sign, verify } from 'jsonwebtoken';
import { DomainError } from '@noivu/problem';
import type { TokenClaims } from './caller';

const ISSUER = 'noivu';
const AUDIENCE = 'noivu';
/** Clocks of two machines may differ by this many seconds. */
const CLOCK_TOLERANCE = 5;
const CACHED_TOKENS = 10_000;

const verified = new WeakMap<KeyObject, Map<string, TokenClaims>>();

/** Signs an access token with identity's private key (ES256). */
export const signAccessToken = (claims: TokenClaims, key: { kid: string; privateKey: KeyObject }): string =>
  sign(claims, key.privateKey, { algorithm: 'ES256', keyid: key.kid, issuer: ISSUER, audience: AUDIENCE });

/** The key id in a token's header, unverified: only good for choosing the key to verify with. */
export function keyIdOf(token: string): string | undefined {
  const [header = '', , signature] = token.split('.', 4);
  if (signature === undefined) return undefined;
  try {
    const { kid } = JSON.parse(Buffer.from(header, 'base64url').toString()) as { kid?: unknown };
    return typeof kid === 'string' ? kid : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Verifies an access token with one public key and returns its claims. ES256 only; other algorithms and keys named in the header are ignored.
 * A token once verified is remembered until it expires (0.01 ms instead of 0.44).
 * @throws DomainError sign-in-required
 */
export function verifyAccessToken(token: string, key: KeyObject, now: number): TokenClaims {
  const known = cacheOf(key);
  const claims = known.get(token) ?? remember(known, token, verifyAnew(token, key));
  if (claims.exp + CLOCK_TOLERANCE <= now / 1000) {
    known.delete(token);
    throw new DomainError('sign-in-required');
  }
  return claims;
}

function verifyAnew(token: string, key: KeyObject): TokenClaims {
  try {
    const options = { algorithms: ['ES256' as const], issuer: ISSUER, audience: AUDIENCE, clockTolerance: CLOCK_TOLERANCE };
    const claims = verify(token, key, options);
    if (typeof claims === 'string' || claims.exp === undefined) throw new Error('no claims');
    return claims as TokenClaims;
  } catch {
    throw new DomainError('sign-in-required');
  }
}

function cacheOf(key: KeyObject): Map<string, TokenClaims> {
  const cache = verified.get(key) ?? new Map<string, TokenClaims>();
  verified.set(key, cache);
  return cache;
}

function remember(cache: Map<string, TokenClaims>, token: string, claims: TokenClaims): TokenClaims {
  const oldest = cache.size >= CACHED_TOKENS ? cache.keys().next().value : undefined;
  if (oldest !== undefined) cache.delete(oldest);
  cache.set(token, claims);
  return claims;
}
