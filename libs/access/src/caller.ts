import { unpackPermissions, type AccountKind, type Permission, type Tier } from '@noivu/contracts';

/** What an access token says; identity alone can sign it. Times are seconds since 1970. */
export interface TokenClaims {
  readonly sub: string;
  /** Session (phiên đăng nhập). */
  readonly sid: string;
  /** Unit of the account. */
  readonly uid: string;
  readonly tier: Tier;
  readonly kinds: readonly AccountKind[];
  /** Packed permissions. */
  readonly perm: string;
  /** Version of the account's rights; a higher one known to be in force makes this token void. */
  readonly pv: number;
  /** Scope context, signed in the database. */
  readonly ctx: string;
  /** The record that is the account holder's own. */
  readonly rid?: string;
  /** True while the issued password has not been changed. */
  readonly pwd?: boolean;
  readonly iat: number;
  readonly exp: number;
}

/** Who is asking (người dùng): taken from a verified token and from nothing else. */
export interface Caller {
  readonly accountId: string;
  readonly sessionId: string;
  readonly unitId: string;
  readonly tier: Tier;
  readonly kinds: readonly AccountKind[];
  readonly permissions: readonly Permission[];
  readonly rightsVersion: number;
  /** Passed to the database as it is; names units and modes, never ranges. */
  readonly scopeContext: string;
  readonly ownRecordId: string | undefined;
  readonly mustChangePassword: boolean;
}

/** Reads the caller out of verified claims. */
export const callerOf = (claims: TokenClaims): Caller => ({
  accountId: claims.sub,
  sessionId: claims.sid,
  unitId: claims.uid,
  tier: claims.tier,
  kinds: claims.kinds,
  permissions: unpackPermissions(claims.perm),
  rightsVersion: claims.pv,
  scopeContext: claims.ctx,
  ownRecordId: claims.rid,
  mustChangePassword: claims.pwd ?? false,
});
