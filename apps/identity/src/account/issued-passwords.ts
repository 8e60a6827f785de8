import { Inject, Injectable } from '@nestjs/common';
import { dayInProvince, type Clock } from '@noivu/calendar';
import type { AccountView, IssuedAccount } from '@noivu/contracts';
import { etagOf, Reply, type ReplyHead } from '@noivu/messaging';
import { CLOCK } from '@noivu/service';
import { newIssuedPassword } from '../password/issued-password';
import { PasswordHasher } from '../password/password-hasher';
import { passwordPolicyOn } from '../password/password.rule';
import { SealedBox } from '../signing/sealed-box';

/** A password made for somebody else: what is handed out, what is kept, and for how long it is good. */
export interface IssuedPassword {
  readonly password: string;
  readonly hash: string;
  readonly hours: number;
}

/**
 * Makes the passwords that are handed out, and keeps the answers that show them: the answer of a command lies in the database under its idempotency key,
 * so the password in it is sealed for the account that asked, and opened each time that account repeats the command.
 */
@Injectable()
export class IssuedPasswords {
  constructor(
    private readonly hasher: PasswordHasher,
    private readonly box: SealedBox,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError too-many-requests */
  async make(): Promise<IssuedPassword> {
    const password = newIssuedPassword();
    const { issuedHours } = passwordPolicyOn(dayInProvince(this.clock.now()));
    return { password, hash: await this.hasher.hash(password), hours: issuedHours };
  }

  /** The answer as it is kept. */
  sealed(view: AccountView, { password }: IssuedPassword, askedBy: string, head: ReplyHead = {}): Reply {
    const kept: IssuedAccount = { ...view, issuedPassword: this.box.seal(password, boundTo(view.accountId, askedBy)) };
    return Reply.json(kept, { ...head, etag: etagOf(view.version) });
  }

  /** The answer as it is given. */
  opened(reply: Reply, askedBy: string): Reply {
    const kept = reply.parsed<IssuedAccount>();
    return Reply.json({ ...kept, issuedPassword: this.box.open(kept.issuedPassword, boundTo(kept.accountId, askedBy)) }, reply.head);
  }
}

const boundTo = (accountId: string, askedBy: string): string => `issued|${askedBy}|${accountId}`;
