import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Caller } from '@noivu/access';
import type { ChangePasswordRequest } from '@noivu/contracts';
import { inScope } from '@noivu/persistence';
import { DomainError } from '@noivu/problem';
import { PasswordHasher } from '../password/password-hasher';
import { assertPasswordStrong, passwordPolicyOn } from '../password/password.rule';
import { SessionIssuer } from './session-issuer';
import { SignInThrottle } from './sign-in-throttle';

interface OwnPassword {
  readonly username: string;
  readonly passwordHash: string;
}

const OWN = 'SELECT username, own_password_hash() AS "passwordHash" FROM account WHERE account_id = (SELECT sec.account())';

/** Looks at the two passwords of a change: the one that is, and the one that is to be. */
@Injectable()
export class OwnPasswordCheck {
  constructor(
    @Inject(DataSource) private readonly db: DataSource,
    private readonly hasher: PasswordHasher,
    private readonly throttle: SignInThrottle,
    private readonly issuer: SessionIssuer,
  ) {}

  /**
   * Gives the hash of the new password. Wrong guesses of the current one count as failed sign-ins: whoever holds a token is not yet its owner.
   * @throws DomainError current-password-wrong, password-weak, too-many-requests, sign-in-required
   */
  async accepted({ currentPassword, newPassword }: ChangePasswordRequest, caller: Caller): Promise<string> {
    const own = await this.own(caller);
    await this.assertCurrent(own, currentPassword);
    assertPasswordStrong(
      { password: newPassword, current: currentPassword, username: own.username },
      passwordPolicyOn(this.issuer.today()),
    );
    return this.hasher.hash(newPassword);
  }

  private assertCurrent({ username, passwordHash }: OwnPassword, password: string): Promise<void> {
    const policy = this.issuer.policy();
    return this.throttle.try(username, policy, async () => {
      if (await this.hasher.fits(password, passwordHash)) return this.throttle.succeeded(this.db.manager, username);
      await this.throttle.failed(policy);
      throw new DomainError('current-password-wrong');
    });
  }

  private own({ scopeContext }: Caller): Promise<OwnPassword> {
    return inScope(this.db, scopeContext, async (tx) => {
      const [own] = await tx.query<OwnPassword[]>(OWN);
      if (!own) throw new DomainError('sign-in-required');
      return own;
    });
  }
}
