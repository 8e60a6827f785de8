import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { recordAudit } from '@noivu/audit';
import type { Caller } from '@noivu/access';
import { ChangePassword, type ChangePasswordRequest, type SessionTokens } from '@noivu/contracts';
import type { MessageContext } from '@noivu/messaging';
import { inScope } from '@noivu/persistence';
import { DomainError } from '@noivu/problem';
import { PasswordHasher } from '../password/password-hasher';
import { assertPasswordStrong, passwordPolicyOn } from '../password/password.rule';
import { Revocations } from '../revocation/revocations';
import { rightsOf } from './account-rights';
import { SessionIssuer } from './session-issuer';
import { SignInThrottle } from './sign-in-throttle';

interface OwnPassword {
  readonly username: string;
  readonly passwordHash: string;
}

const OWN = 'SELECT username, own_password_hash() AS "passwordHash" FROM account WHERE account_id = (SELECT sec.account())';
const CHANGE = `UPDATE credential SET password_hash = $2, must_change = false, issued_until = NULL, spent_at = NULL, changed_at = now(), rights_version = rights_version + 1
  WHERE account_id = $1 AND rights_version = $3 RETURNING 1`;

/**
 * The change of the own password (đổi mật khẩu). It is not kept under its idempotency key, for the key keeps a digest of the body, and the body is two
 * passwords; a repetition is refused in any case, because the password it names is no longer the current one.
 */
@Injectable()
export class OwnPasswordService {
  constructor(
    @Inject(DataSource) private readonly db: DataSource,
    private readonly hasher: PasswordHasher,
    private readonly throttle: SignInThrottle,
    private readonly issuer: SessionIssuer,
    private readonly revocations: Revocations,
  ) {}

  /**
   * Every session of the account ends, and one new one begins.
   * @throws DomainError current-password-wrong, password-weak, too-many-requests, sign-in-required
   */
  async change({ currentPassword, newPassword }: ChangePasswordRequest, message: MessageContext): Promise<SessionTokens> {
    const caller = message.signedIn();
    const { username, passwordHash } = await this.own(caller);
    await this.throttle.try(username, this.issuer.policy(), async () => {
      const fits = await this.hasher.fits(currentPassword, passwordHash);
      if (fits) return this.throttle.succeeded(this.db.manager, username);
      await this.throttle.failed(this.issuer.policy());
      throw new DomainError('current-password-wrong');
    });
    assertPasswordStrong({ password: newPassword, current: currentPassword, username }, passwordPolicyOn(this.issuer.today()));
    const tokens = await this.replace(caller, await this.hasher.hash(newPassword), message);
    await this.revocations.tell();
    return tokens;
  }

  private own({ scopeContext }: Caller): Promise<OwnPassword> {
    return inScope(this.db, scopeContext, async (tx) => {
      const [own] = await tx.query<OwnPassword[]>(OWN);
      if (!own) throw new DomainError('sign-in-required');
      return own;
    });
  }

  private replace({ accountId, rightsVersion, scopeContext }: Caller, hashed: string, message: MessageContext): Promise<SessionTokens> {
    const work = async (tx: EntityManager): Promise<SessionTokens> => {
      const [, changed] = await tx.query<[unknown[], number]>(CHANGE, [accountId, hashed, rightsVersion]);
      const rights = await rightsOf(tx, accountId);
      // Locked, or changed by somebody else, since this was asked.
      if (changed !== 1 || rights?.state !== 'ACTIVE') throw new DomainError('sign-in-required');
      const { tokens } = await this.issuer.begin(tx, rights, randomUUID());
      await this.revocations.ofAccount(tx, accountId, rights.rightsVersion);
      await recordAudit(tx, message, { action: ChangePassword.audit });
      return tokens;
    };
    return inScope(this.db, scopeContext, work, { deadline: new Date(message.envelope.deadline) });
  }
}
