import type { EntityManager } from 'typeorm';
import type { AccountKind, AccountState, Tier } from '@noivu/contracts';

/** What a session of an account rests on, as it stands now. */
export interface AccountRights {
  readonly accountId: string;
  readonly username: string;
  readonly displayName: string;
  readonly unitId: string;
  /** Null while the tree of units has not reached this service. */
  readonly tier: Tier | null;
  readonly rootUnitId: string | null;
  readonly kinds: AccountKind[];
  readonly ownRecordId: string | null;
  readonly state: AccountState;
  readonly rightsVersion: number;
  readonly mustChange: boolean;
  readonly changedAt: Date;
}

/** The context of an account that has shown who it is, in SQL: with its own rows in reach, and no unit. Identity alone may sign one. */
export const ownContext = (account: string, session: string): string =>
  `sec.issue_context(${account}, ${session}, '{}', statement_timestamp() + interval '1 minute')`;

const RIGHTS = `SELECT a.account_id AS "accountId", a.username, a.display_name AS "displayName", a.unit_id AS "unitId", n.tier, a.kinds, a.own_record_id AS "ownRecordId",
    a.state, c.rights_version AS "rightsVersion", c.must_change AS "mustChange", c.changed_at AS "changedAt",
    (SELECT unit_id FROM unit_node WHERE parent_id IS NULL AND upper_inf(valid) ORDER BY ord LIMIT 1) AS "rootUnitId"
  FROM account a JOIN credential c USING (account_id) LEFT JOIN unit_node n USING (unit_id) WHERE a.account_id = $1`;

/** The rights of the account that the transaction works for; undefined where it is another's. */
export async function rightsOf(tx: EntityManager, accountId: string): Promise<AccountRights | undefined> {
  const [rights] = await tx.query<AccountRights[]>(RIGHTS, [accountId]);
  return rights;
}
