import { createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto';
import { DomainError } from '@noivu/problem';
import { isOver, keyIdOf, verifyAccessToken } from './access-token';
import { callerOf, type Caller, type TokenClaims } from './caller';
import type { DenySet } from './deny-set';

/** A public signing key of identity (RFC 7517). */
export interface SigningKey extends JsonWebKey {
  readonly kid: string;
}

/** Asks identity for its public keys. */
export type FetchKeys = () => Promise<readonly SigningKey[]>;

const REFETCH_AFTER_MS = 10_000;
const REMEMBERED_TOKENS = 10_000;

/** Whom a verified token names, and until when. */
interface Known extends Pick<TokenClaims, 'exp'> {
  readonly caller: Caller;
}

/**
 * What a process believes of access tokens: identity's public keys, the last known good kept, and who has lost the right since.
 * An unknown key id is looked up once per ten seconds at most, so that forged ids cannot make a storm.
 *
 * Whom a token names is remembered once its signature has been verified (0.001 ms instead of 0.1); that it has run out or lost its right is asked every time.
 */
export class Trust {
  private readonly keys = new Map<string, KeyObject>();
  private readonly known = new Map<string, Known>();
  private fetching: Promise<void> | undefined;
  private fetchedAt = -Infinity;

  constructor(
    private readonly fetchKeys: FetchKeys,
    readonly denied: DenySet,
    private readonly now: () => number = Date.now,
  ) {}

  /** The caller that a token names. @throws DomainError sign-in-required, service-unavailable */
  async callerOf(token: string): Promise<Caller> {
    return this.recalled(token) ?? this.admitted(token, verifyAccessToken(token, await this.keyOf(token), this.now()));
  }

  /** The caller of a token that was verified before, undefined where it has still to be verified. @throws DomainError sign-in-required, service-unavailable */
  recalled(token: string): Caller | undefined {
    const known = this.known.get(token);
    if (known === undefined) return undefined;
    if (!isOver(known, this.now())) return this.entitled(known.caller);
    this.known.delete(token);
    throw new DomainError('sign-in-required');
  }

  /** Remembers the claims of a token, which must have been verified, and gives their caller. @throws DomainError sign-in-required, service-unavailable */
  admitted(token: string, claims: TokenClaims): Caller {
    const oldest = this.known.size >= REMEMBERED_TOKENS ? this.known.keys().next().value : undefined;
    if (oldest !== undefined) this.known.delete(oldest);
    const caller = callerOf(claims);
    this.known.set(token, { caller, exp: claims.exp });
    return this.entitled(caller);
  }

  private entitled(caller: Caller): Caller {
    if (this.denied.refuses(caller)) throw new DomainError('sign-in-required');
    return caller;
  }

  /** The public key that a token says it was signed with. @throws DomainError sign-in-required, service-unavailable */
  async keyOf(token: string): Promise<KeyObject> {
    const kid = keyIdOf(token);
    if (kid === undefined) throw new DomainError('sign-in-required');
    const known = this.keys.get(kid);
    if (known) return known;
    await this.refresh();
    const found = this.keys.get(kid);
    if (!found) throw new DomainError('sign-in-required');
    return found;
  }

  /** Fetches the keys unless that was done moments ago. */
  refresh(): Promise<void> {
    if (this.now() - this.fetchedAt < REFETCH_AFTER_MS) return this.fetching ?? Promise.resolve();
    this.fetching ??= this.fetch().finally(() => (this.fetching = undefined));
    return this.fetching;
  }

  private async fetch(): Promise<void> {
    for (const jwk of await this.fetchKeys()) {
      if (!this.keys.has(jwk.kid)) this.keys.set(jwk.kid, createPublicKey({ key: jwk, format: 'jwk' }));
    }
    this.fetchedAt = this.now();
  }
}
