import type { KeyObject } from 'node:crypto';
import { sign, verify } from 'jsonwebtoken';
import { DomainError } from '@noivu/problem';
import type { TokenClaims } from './caller';

const ISSUER = 'noivu';
const AUDIENCE = 'noivu';
/** Clocks of two machines may differ by this many seconds. */
const CLOCK_TOLERANCE = 5;

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

/** Whether a token of these claims is over at a moment, in milliseconds since 1970. */
export const isOver = ({ exp }: Pick<TokenClaims, 'exp'>, now: number): boolean => exp + CLOCK_TOLERANCE <= now / 1000;

/**
 * Verifies an access token with one public key and returns its claims. ES256 only; other algorithms and keys named in the header are ignored.
 * @throws DomainError sign-in-required
 */
export function verifyAccessToken(token: string, key: KeyObject, now: number): TokenClaims {
  const claims = verifiedClaims(token, key, now);
  if (claims === undefined || isOver(claims, now)) throw new DomainError('sign-in-required');
  return claims;
}

function verifiedClaims(token: string, key: KeyObject, now: number): TokenClaims | undefined {
  const rules = { algorithms: ['ES256' as const], issuer: ISSUER, audience: AUDIENCE, clockTolerance: CLOCK_TOLERANCE };
  try {
    const claims = verify(token, key, { ...rules, clockTimestamp: Math.floor(now / 1000) });
    return typeof claims === 'string' || claims.exp === undefined ? undefined : (claims as TokenClaims);
  } catch {
    return undefined;
  }
}
