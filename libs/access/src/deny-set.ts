import { DomainError } from '@noivu/problem';
import type { Caller } from './caller';

/** One loss of right: of a session (signed out, family revoked), or of every token of an account below a rights version (locked, password changed). */
export interface Revocation {
  readonly sessionId?: string;
  readonly accountId?: string;
  /** Tokens of the account with a lower rights version are void. */
  readonly rightsVersion?: number;
  /** Seconds since 1970 after which every token it could void has expired. */
  readonly until: number;
}

/** Without news from identity for so long, nobody's right can be vouched for. */
const STALE_AFTER_MS = 30_000;

/**
 * Who must be refused although the token is still good (at most ten minutes long). Kept in memory by every process, fed by identity;
 * asked on every use, a cached token included.
 */
export class DenySet {
  private readonly sessions = new Map<string, number>();
  private readonly accounts = new Map<string, { rightsVersion: number; until: number }>();
  private heardAt = -Infinity;

  constructor(private readonly now: () => number = Date.now) {}

  /** Takes what identity says is revoked at this moment: the whole list, or what was added. */
  learn(revocations: readonly Revocation[]): void {
    this.heardAt = this.now();
    for (const { sessionId, accountId, rightsVersion, until } of revocations) {
      if (sessionId !== undefined) this.sessions.set(sessionId, until);
      if (accountId !== undefined && rightsVersion !== undefined) this.accounts.set(accountId, { rightsVersion, until });
    }
    this.forgetExpired();
  }

  /** @throws DomainError service-unavailable when identity has not been heard of for too long */
  refuses(caller: Pick<Caller, 'accountId' | 'sessionId' | 'rightsVersion'>): boolean {
    if (!this.isInformed()) throw new DomainError('service-unavailable', { retryAfter: 2 });
    return this.sessions.has(caller.sessionId) || (this.accounts.get(caller.accountId)?.rightsVersion ?? 0) > caller.rightsVersion;
  }

  /** Whether identity has been heard of lately enough to vouch for anybody. */
  isInformed(): boolean {
    return this.now() - this.heardAt <= STALE_AFTER_MS;
  }

  private forgetExpired(): void {
    const seconds = this.now() / 1000;
    for (const [id, until] of this.sessions) if (until < seconds) this.sessions.delete(id);
    for (const [id, { until }] of this.accounts) if (until < seconds) this.accounts.delete(id);
  }
}
