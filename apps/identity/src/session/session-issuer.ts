import { createHash, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { callerOf, type Caller, type TokenClaims } from '@noivu/access';
import { dayInProvince, type Clock, type Day } from '@noivu/calendar';
import { packPermissions, type SessionTokens } from '@noivu/contracts';
import { DomainError } from '@noivu/problem';
import type { RegulationProfile } from '@noivu/regulation';
import { CLOCK, SETTINGS, type Settings } from '@noivu/service';
import { isPasswordOverdue } from '../password/password-age.rule';
import { permissionsOf, scopesOf } from '../permission/rights.rule';
import { provinceProfile } from '../regulation/province-profile';
import { SigningKeys } from '../signing/signing-keys';
import type { AccountRights } from './account-rights';
import { sessionPolicyOn, type SessionPolicy } from './session-policy.data';

/** The tokens of a session, and whom they speak for. */
export interface IssuedSession {
  readonly tokens: SessionTokens;
  readonly caller: Caller;
}

// The database's clock alone says when a token begins and ends: replicas then agree.
const ISSUED = `floor(extract(epoch FROM statement_timestamp()))::float8 AS now,
  sec.issue_context($1, $2, $3::text[], statement_timestamp() + make_interval(secs => $4)) AS context`;
// Everything that a session begins or goes on with in one statement: each of its own costs as much again as what it does.
const BEGIN = `WITH forgotten AS (
    DELETE FROM session WHERE account_id = $1 AND (ended_at IS NOT NULL OR expires_at < now() OR rights_version < $7)),
  begun AS (
    INSERT INTO session (session_id, account_id, rights_version, expires_at, tokens_until)
    VALUES ($2, $1, $7, now() + make_interval(secs => $8), statement_timestamp() + make_interval(secs => $4))),
  renewable AS (
    INSERT INTO refresh_token (token_hash, session_id, account_id, expires_at) VALUES ($5, $2, $1, now() + make_interval(secs => $6)))
  SELECT ${ISSUED}`;
const RENEW = `WITH held AS (
    UPDATE session SET tokens_until = statement_timestamp() + make_interval(secs => $4) WHERE session_id = $2 AND ended_at IS NULL RETURNING 1),
  renewable AS (
    INSERT INTO refresh_token (token_hash, session_id, account_id, expires_at) SELECT $5, $2, $1, now() + make_interval(secs => $6) FROM held)
  SELECT ${ISSUED} FROM held`;

/** The moment of the database's clock, and the context that it signed. */
interface Issued {
  readonly now: number;
  readonly context: string;
}

/** The session that tokens are issued for, the statement that does it, and its parameters beyond those of every one. */
interface Issue {
  readonly sessionId: string;
  readonly text: string;
  readonly more: readonly unknown[];
}

/** What a refresh token is known by: the token itself stands nowhere. */
export const refreshTokenHash = (token: string): Buffer => createHash('sha256').update(token).digest();

/** Issues the tokens of sessions; works under the context of the account itself. */
@Injectable()
export class SessionIssuer {
  private readonly profile: RegulationProfile;

  constructor(
    private readonly keys: SigningKeys,
    @Inject(SETTINGS) settings: Settings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.profile = provinceProfile(settings);
  }

  /** Begins a session, and forgets the account's dead ones. @throws DomainError as renew does */
  begin(tx: EntityManager, rights: AccountRights, sessionId: string): Promise<IssuedSession> {
    return this.issue(tx, rights, { sessionId, text: BEGIN, more: [rights.rightsVersion, this.policy().sessionSeconds] });
  }

  /** Issues the next tokens of a session. @throws DomainError sign-in-required when it has ended, service-unavailable while the unit of the account is unknown here */
  renew(tx: EntityManager, rights: AccountRights, sessionId: string): Promise<IssuedSession> {
    return this.issue(tx, rights, { sessionId, text: RENEW, more: [] });
  }

  private async issue(tx: EntityManager, rights: AccountRights, { sessionId, text, more }: Issue): Promise<IssuedSession> {
    const policy = this.policy();
    const refreshToken = randomBytes(32).toString('base64url');
    const life = policy.accessSeconds + policy.contextSlackSeconds;
    const values = [rights.accountId, sessionId, scopesIn(rights), life, refreshTokenHash(refreshToken), policy.idleSeconds, ...more];
    const [issued] = await tx.query<Issued[]>(text, values);
    // Ended by somebody else in this very moment.
    if (!issued) throw new DomainError('sign-in-required');
    const claims = this.claims(rights, sessionId, issued);
    const { accessSeconds: expiresIn } = policy;
    return {
      tokens: { accessToken: this.keys.sign(claims), refreshToken, expiresIn, mustChangePassword: claims.pwd ?? false },
      caller: callerOf(claims),
    };
  }

  private claims(rights: AccountRights, sessionId: string, { now, context }: Issued): TokenClaims {
    const { accountId, unitId, tier, kinds, ownRecordId } = rights;
    return {
      sub: accountId,
      sid: sessionId,
      uid: unitId,
      tier: known(tier),
      kinds,
      perm: packPermissions(permissionsOf(kinds)),
      pv: rights.rightsVersion,
      ctx: context,
      ...(ownRecordId !== null && { rid: ownRecordId }),
      ...(this.mustChange(rights) && { pwd: true }),
      iat: now,
      exp: now + this.policy().accessSeconds,
    };
  }

  /** Whether the password has to be changed before anything else: it was issued, or it is as old as the regulation lets it be. */
  mustChange({ mustChange, changedAt }: Pick<AccountRights, 'mustChange' | 'changedAt'>): boolean {
    return mustChange || isPasswordOverdue(this.profile, dayInProvince(changedAt), this.today());
  }

  policy(): SessionPolicy {
    return sessionPolicyOn(this.today());
  }

  /** The day in the province. */
  today(): Day {
    return dayInProvince(this.clock.now());
  }
}

/** What the tree of units says of an account. @throws DomainError service-unavailable while it has not reached this service */
function known<Told>(told: Told | null): Told {
  if (told === null) throw new DomainError('service-unavailable', { retryAfter: 2 });
  return told;
}

const scopesIn = ({ kinds, unitId, rootUnitId, ownRecordId }: AccountRights): string[] =>
  scopesOf({ kinds, unitId, rootUnitId: known(rootUnitId), ownRecordId });
