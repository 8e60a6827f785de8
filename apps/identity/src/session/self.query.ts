import { Injectable } from '@nestjs/common';
import { auditColumns, auditValues } from '@noivu/audit';
import { GetSelf, type AccountSelf } from '@noivu/contracts';
import type { MessageContext } from '@noivu/messaging';
import { Reads, scopedWithAudit } from '@noivu/persistence';
import { DomainError } from '@noivu/problem';
import { permissionsOf, scopesOf } from '../permission/rights.rule';
import { SessionIssuer } from './session-issuer';

interface SelfRow extends Omit<AccountSelf, 'permissions' | 'scope' | 'mustChangePassword'> {
  readonly rootUnitId: string;
  readonly mustChange: boolean;
  readonly changedAt: string;
}

const SELF = scopedWithAudit({
  name: 'account-self',
  text: `SELECT jsonb_strip_nulls(jsonb_build_object('accountId', a.account_id, 'username', a.username, 'displayName', a.display_name, 'unitId', a.unit_id, 'tier', n.tier,
      'kinds', a.kinds, 'ownRecordId', a.own_record_id, 'mustChange', c.must_change, 'changedAt', c.changed_at,
      'rootUnitId', (SELECT unit_id FROM unit_node WHERE parent_id IS NULL AND upper_inf(valid) ORDER BY ord LIMIT 1)))::text
    FROM account a JOIN credential c USING (account_id) LEFT JOIN unit_node n USING (unit_id) WHERE a.account_id = (SELECT sec.account())`,
  audit: { table: 'audit_entry', values: auditColumns(2) },
});

/** What somebody who is signed in may know of the own account. */
@Injectable()
export class SelfQuery {
  constructor(
    private readonly reads: Reads,
    private readonly issuer: SessionIssuer,
  ) {}

  /** @throws DomainError sign-in-required when the context has expired meanwhile */
  async self(message: MessageContext): Promise<AccountSelf> {
    const found = await this.reads.one(SELF, message.signedIn().scopeContext, auditValues(message, { action: GetSelf.audit }));
    if (found === null) throw new DomainError('sign-in-required');
    const { rootUnitId, mustChange, changedAt, ...self } = JSON.parse(found) as SelfRow;
    return {
      ...self,
      permissions: [...permissionsOf(self.kinds)],
      scope: scopesOf({ ...self, rootUnitId }),
      mustChangePassword: this.issuer.mustChange({ mustChange, changedAt: new Date(changedAt) }),
    };
  }
}
