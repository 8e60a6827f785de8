import { createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto';
import { DomainError } from '@noivu/problem';
import { keyIdOf, verifyAccessToken } from './access-token';
import { callerOf, type Caller } from './caller';
import type { DenySet } from './deny-set';

/** A public signing key of identity (RFC 7517). */
export interface SigningKey extends JsonWebKey {
  readonly kid: string;
}

/** Asks identity for its public keys. */
export type FetchKeys = () => Promise<readonly SigningKey[]>;

const REFETCH_AFTER_MS = 10_000;

/**
 * What a process believes of access tokens: identity's public keys, the last known good kept, and who has lost the right since.
 * An unknown key id is looked up once per ten seconds at most, so that forged ids cannot make a storm.
 */
export class Trust {
  private readonly keys = new Map<string, KeyObject>();
  private fetching: Promise<void> | undefined;
  private fetchedAt = -Infinity;

  constructor(
    private readonly fetchKeys: FetchKeys,
    readonly denied: DenySet,
    private readonly now: () => number = Date.now,
  ) {}

  /** The caller that a token names. @throws DomainError sign-in-required, service-unavailable */
  async callerOf(token: string): Promise<Caller> {
    const caller = callerOf(verifyAccessToken(token, await this.keyOf(token), this.now()));
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
