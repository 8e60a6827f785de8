import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { recordAudit } from '@noivu/audit';
import { CreateAccount, searchKey, type CreateAccountRequest, type Tier } from '@noivu/contracts';
import type { MessageContext, Reply } from '@noivu/messaging';
import { DomainError } from '@noivu/problem';
import type { RegulationProfile } from '@noivu/regulation';
import { Commands, SETTINGS, type Settings } from '@noivu/service';
import { citation } from '../regulation/citation';
import { provinceProfile } from '../regulation/province-profile';
import { assertMayIssue } from './account-grant.rule';
import { ceilingsFor } from './account-limit.rule';
import { accountView, keepStep } from './account-rows';
import { IssuedPasswords, type IssuedPassword } from './issued-passwords';
import { RecordCustody } from './record-custody';
import { assertKindsFitTier, wantedAccount, type WantedAccount } from './wanted-account.rule';

const UNIT = 'SELECT ord, tier FROM unit_node WHERE unit_id = $1 AND ord <@ (SELECT identity.scope())';
const ONE_AT_A_TIME = `SELECT pg_advisory_xact_lock(hashtext('identity.account-limit'))`;
const IS_REACHED = 'SELECT account_limit_reached($1, $2, $3, $4) AS "isReached"';
const ACCOUNT = `INSERT INTO account (account_id, username, display_name, search_key, unit_id, unit_ord, kinds, own_record_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
  ON CONFLICT (username) DO NOTHING RETURNING 1`;
const CREDENTIAL =
  'INSERT INTO credential (account_id, password_hash, must_change, issued_until) VALUES ($1, $2, true, now() + make_interval(hours => $3))';

/** Issues accounts (cấp tài khoản). */
@Injectable()
export class CreateAccountService {
  private readonly profile: RegulationProfile;

  constructor(
    private readonly commands: Commands,
    private readonly passwords: IssuedPasswords,
    private readonly records: RecordCustody,
    @Inject(SETTINGS) settings: Settings,
  ) {
    this.profile = provinceProfile(settings);
  }

  /**
   * Makes an account with a password that is shown this once.
   * @throws DomainError request-invalid, own-account, grant-beyond-rights, reserved-to-home-affairs, not-found for a unit or a record outside the scope,
   * kind-not-for-unit, account-limit-reached, username-taken
   */
  async create(request: CreateAccountRequest, message: MessageContext): Promise<Reply> {
    const caller = message.signedIn();
    const wanted = wantedAccount(request);
    assertMayIssue(caller, wanted, this.profile);
    if (wanted.ownRecordId !== null) await this.records.assertReached(wanted.ownRecordId, message);
    const issued = await this.passwords.make();
    const reply = await this.commands.run(message, async (tx) => {
      const accountId = randomUUID();
      await this.insert(tx, { ...wanted, accountId }, issued);
      await recordAudit(tx, message, { action: CreateAccount.audit, facts: factsOf(accountId, wanted) });
      const view = await accountView(tx, accountId);
      return this.passwords.sealed(view, issued, caller.accountId, { status: 201, location: `/api/v1/accounts/${accountId}` });
    });
    return this.passwords.opened(reply, caller.accountId);
  }

  private async insert(tx: EntityManager, wanted: WantedAccount & { accountId: string }, { hash, hours }: IssuedPassword): Promise<void> {
    const { accountId, username, displayName, unitId, kinds, ownRecordId } = wanted;
    const [unit] = await tx.query<{ ord: number; tier: Tier }[]>(UNIT, [unitId]);
    if (!unit) throw new DomainError('not-found');
    assertKindsFitTier(kinds, unit.tier, this.profile);
    await this.assertUnderCeilings(tx, wanted);
    const values = [accountId, username, displayName, searchKey(`${displayName} ${username}`), unitId, unit.ord, kinds, ownRecordId];
    const made = await tx.query<unknown[]>(ACCOUNT, values);
    if (made.length === 0) throw new DomainError('username-taken');
    await tx.query(CREDENTIAL, [accountId, hash, hours]);
    await keepStep(tx, accountId, 'create', wanted);
  }

  // Two at once would each find room for one.
  private async assertUnderCeilings(tx: EntityManager, wanted: WantedAccount): Promise<void> {
    const ceilings = ceilingsFor(wanted, this.profile);
    if (ceilings.length > 0) await tx.query(ONE_AT_A_TIME);
    for (const { kind, max, unitId, ownRecordId, article } of ceilings) {
      const [row] = await tx.query<[{ isReached: boolean }]>(IS_REACHED, [kind, max, unitId, ownRecordId]);
      if (row.isReached) throw new DomainError('account-limit-reached', { kind, max, article: citation(this.profile, article) });
    }
  }
}

const factsOf = (accountId: string, { unitId, kinds, documentNumber }: WantedAccount) => ({ accountId, unitId, kinds, documentNumber });
