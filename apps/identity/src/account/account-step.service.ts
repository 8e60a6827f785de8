import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { recordAudit } from '@noivu/audit';
import {
  CancelAccount,
  LockAccount,
  ReissuePassword,
  UnlockAccount,
  type AccountKind,
  type AccountState,
  type AccountStepRequest,
} from '@noivu/contracts';
import { etagOf, Reply, type MessageContext } from '@noivu/messaging';
import { writableRow } from '@noivu/persistence';
import { DomainError } from '@noivu/problem';
import type { RegulationProfile } from '@noivu/regulation';
import { Commands, SETTINGS, type Settings } from '@noivu/service';
import { provinceProfile } from '../regulation/province-profile';
import { Revocations } from '../revocation/revocations';
import { accountScope } from './account-scope.table';
import { assertMayManage } from './account-grant.rule';
import { accountView, keepStep } from './account-rows';
import { endsSessions, stateAfter, type AccountStep } from './account-state.rule';
import { IssuedPasswords } from './issued-passwords';

interface Target {
  readonly accountId: string;
  readonly unitId: string;
  readonly kinds: AccountKind[];
  readonly state: AccountState;
}

const audits: Readonly<Record<AccountStep, string>> = {
  lock: LockAccount.audit,
  unlock: UnlockAccount.audit,
  cancel: CancelAccount.audit,
  'reissue-password': ReissuePassword.audit,
};

const TARGET = `SELECT account_id AS "accountId", unit_id AS "unitId", kinds, state FROM account a
  WHERE account_id = $1 AND ${writableRow(accountScope, 'a')} FOR UPDATE`;
const STATE = 'UPDATE account SET state = $2, version = version + 1 WHERE account_id = $1';
const VOID_TOKENS =
  'UPDATE credential SET rights_version = rights_version + 1 WHERE account_id = $1 RETURNING rights_version AS "rightsVersion"';
const PASSWORD = `UPDATE credential SET password_hash = $2, must_change = true, issued_until = now() + make_interval(hours => $3), spent_at = NULL, changed_at = now()
  WHERE account_id = $1`;

/** The steps in the life of an account: each names its document, and what takes rights away ends every session at once. */
@Injectable()
export class AccountStepService {
  private readonly profile: RegulationProfile;

  constructor(
    private readonly commands: Commands,
    private readonly passwords: IssuedPasswords,
    private readonly revocations: Revocations,
    @Inject(SETTINGS) settings: Settings,
  ) {
    this.profile = provinceProfile(settings);
  }

  /** @throws DomainError own-account, grant-beyond-rights, not-found outside the scope, account-state */
  async take(step: Exclude<AccountStep, 'reissue-password'>, request: AccountStepRequest, message: MessageContext): Promise<Reply> {
    const reply = await this.commands.run(message, async (tx) => {
      await this.step(tx, step, request, message);
      const view = await accountView(tx, idOf(request));
      return Reply.json(view, { etag: etagOf(view.version) });
    });
    if (endsSessions(step)) await this.revocations.tell();
    return reply;
  }

  /** Gives a new password to hand out. @throws DomainError as `take`, and reserved-to-home-affairs */
  async reissue(request: AccountStepRequest, message: MessageContext): Promise<Reply> {
    const { accountId: askedBy } = message.signedIn();
    const issued = await this.passwords.make();
    const reply = await this.commands.run(message, async (tx) => {
      await this.step(tx, 'reissue-password', request, message);
      await tx.query(PASSWORD, [idOf(request), issued.hash, issued.hours]);
      return this.passwords.sealed(await accountView(tx, idOf(request)), issued, askedBy);
    });
    await this.revocations.tell();
    return this.passwords.opened(reply, askedBy);
  }

  private async step(tx: EntityManager, step: AccountStep, request: AccountStepRequest, message: MessageContext): Promise<void> {
    const caller = message.signedIn();
    const accountId = idOf(request);
    // The own row is not even locked under row-level security, and would read as absent.
    if (accountId === caller.accountId) throw new DomainError('own-account');
    const [target] = await tx.query<Target[]>(TARGET, [accountId]);
    if (!target) throw new DomainError('not-found');
    assertMayManage(caller, target, step, this.profile);
    await tx.query(STATE, [accountId, stateAfter(step, target.state)]);
    if (endsSessions(step)) await this.voidTokens(tx, accountId);
    await keepStep(tx, accountId, step, request);
    const { documentNumber } = request;
    await recordAudit(tx, message, { action: audits[step], facts: { accountId, documentNumber } });
  }

  private async voidTokens(tx: EntityManager, accountId: string): Promise<void> {
    const [[credential]] = await tx.query<[[{ rightsVersion: number }], number]>(VOID_TOKENS, [accountId]);
    await this.revocations.ofAccount(tx, accountId, credential.rightsVersion);
  }
}

const idOf = ({ accountId }: AccountStepRequest): string => accountId.toLowerCase();
