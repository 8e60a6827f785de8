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

const BEGIN = `INSERT INTO session (session_id, account_id, rights_version, expires_at, tokens_until)
  VALUES ($1, $2, $3, now() + make_interval(secs => $4), now())`;
const FORGET = `DELETE FROM session WHERE account_id = $1 AND (ended_at IS NOT NULL OR expires_at < now() OR rights_version < $2)`;
const RENEWABLE = `INSERT INTO refresh_token (token_hash, session_id, account_id, expires_at) VALUES ($1, $2, $3, now() + make_interval(secs => $4))`;
// The database's clock alone says when a token begins and ends: replicas then agree.
const CONTEXT = `UPDATE session SET tokens_until = statement_timestamp() + make_interval(secs => $4) WHERE session_id = $2 AND ended_at IS NULL
  RETURNING floor(extract(epoch FROM statement_timestamp()))::float8 AS now, sec.issue_context($1, $2, $3::text[], statement_timestamp() + make_interval(secs => $4)) AS context`;

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

  /** Begins a session, and forgets the account's dead ones. */
  async begin(tx: EntityManager, rights: AccountRights, sessionId: string): Promise<IssuedSession> {
    await tx.query(FORGET, [rights.accountId, rights.rightsVersion]);
    await tx.query(BEGIN, [sessionId, rights.accountId, rights.rightsVersion, this.policy().sessionSeconds]);
    return this.renew(tx, rights, sessionId);
  }

  /** Issues the next tokens of a session. @throws DomainError sign-in-required when it has ended, service-unavailable while the unit of the account is unknown here */
  async renew(tx: EntityManager, rights: AccountRights, sessionId: string): Promise<IssuedSession> {
    const policy = this.policy();
    const refreshToken = randomBytes(32).toString('base64url');
    await tx.query(RENEWABLE, [refreshTokenHash(refreshToken), sessionId, rights.accountId, policy.idleSeconds]);
    const claims = await this.claims(tx, rights, { sessionId, policy });
    const tokens = {
      accessToken: this.keys.sign(claims),
      refreshToken,
      expiresIn: policy.accessSeconds,
      mustChangePassword: claims.pwd ?? false,
    };
    return { tokens, caller: callerOf(claims) };
  }

  private async claims(
    tx: EntityManager,
    rights: AccountRights,
    { sessionId, policy }: { sessionId: string; policy: SessionPolicy },
  ): Promise<TokenClaims> {
    const { accountId, unitId, rootUnitId, tier, kinds, ownRecordId } = rights;
    if (tier === null || rootUnitId === null) throw new DomainError('service-unavailable', { retryAfter: 2 });
    const scopes = scopesOf({ kinds, unitId, rootUnitId, ownRecordId });
    const life = policy.accessSeconds + policy.contextSlackSeconds;
    const [[issued]] = await tx.query<[{ now: number; context: string }[], number]>(CONTEXT, [accountId, sessionId, scopes, life]);
    // Ended by somebody else in this very moment.
    if (!issued) throw new DomainError('sign-in-required');
    return {
      sub: accountId,
      sid: sessionId,
      uid: unitId,
      tier,
      kinds,
      perm: packPermissions(permissionsOf(kinds)),
      pv: rights.rightsVersion,
      ctx: issued.context,
      ...(ownRecordId !== null && { rid: ownRecordId }),
      ...(this.mustChange(rights) && { pwd: true }),
      iat: issued.now,
      exp: issued.now + policy.accessSeconds,
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
