import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { recordAudit } from '@noivu/audit';
import type { Caller } from '@noivu/access';
import { ChangePassword, type ChangePasswordRequest, type SessionTokens } from '@noivu/contracts';
import type { MessageContext } from '@noivu/messaging';
import { inScope } from '@noivu/persistence';
import { DomainError } from '@noivu/problem';
import { Revocations } from '../revocation/revocations';
import { rightsOf } from './account-rights';
import { OwnPasswordCheck } from './own-password.check';
import { SessionIssuer } from './session-issuer';

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
    private readonly check: OwnPasswordCheck,
    private readonly issuer: SessionIssuer,
    private readonly revocations: Revocations,
  ) {}

  /**
   * Every session of the account ends, and one new one begins.
   * @throws DomainError current-password-wrong, password-weak, too-many-requests, sign-in-required
   */
  async change(request: ChangePasswordRequest, message: MessageContext): Promise<SessionTokens> {
    const caller = message.signedIn();
    const tokens = await this.replace(caller, await this.check.accepted(request, caller), message);
    await this.revocations.tell();
    return tokens;
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
