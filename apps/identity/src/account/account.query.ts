import { Injectable } from '@nestjs/common';
import { auditColumns, auditValues } from '@noivu/audit';
import { FindAccounts, GetAccount, searchKey, type AccountRequest, type FindAccountsRequest } from '@noivu/contracts';
import { etagOf, Reply, type MessageContext } from '@noivu/messaging';
import { Reads, scopedWithAudit } from '@noivu/persistence';
import { DomainError } from '@noivu/problem';
import { ListReads, openCursor, pageReply, type PageRow } from '@noivu/service';
import { seenAccount } from './account-scope.table';
import { ACCOUNT_TABLES, ACCOUNT_VIEW } from './account-view';

const audit = (first: number) => ({ table: 'audit_entry', values: auditColumns(first) });

const FIND = scopedWithAudit({
  name: 'account-find',
  text: `SELECT coalesce(jsonb_agg(jsonb_build_object('item', item, 'key', jsonb_build_array(unit_ord, username)) ORDER BY unit_ord, username), '[]')::text FROM (
    SELECT ${ACCOUNT_VIEW} AS item, a.unit_ord, a.username FROM ${ACCOUNT_TABLES}
    WHERE ${seenAccount('a')} AND (a.unit_ord, a.username) > ($2::int, $3::text) AND ($4::uuid IS NULL OR a.unit_id = $4) AND ($5::text IS NULL OR a.search_key LIKE $5)
      AND ($6::text IS NULL OR a.state = $6)
    ORDER BY a.unit_ord, a.username LIMIT $7) page`,
  audit: audit(8),
});

const GET = scopedWithAudit({
  name: 'account-get',
  text: `SELECT ${ACCOUNT_VIEW}::text FROM ${ACCOUNT_TABLES} WHERE a.account_id = $2 AND ${seenAccount('a')}`,
  audit: audit(3),
});

/** Before the first account: no unit has so low a place. */
const START = [-2, ''] as const;
const likeAnywhere = (text: string): string => `%${searchKey(text).replace(/[\\%_]/g, '\\$&')}%`;

/** Reads of accounts within the scope. */
@Injectable()
export class AccountQuery {
  constructor(
    private readonly reads: Reads,
    private readonly lists: ListReads,
  ) {}

  /** A page of accounts in the order of the tree of units, then of their names. */
  async find({ unitId, q, state, limit = 50, cursor }: FindAccountsRequest, message: MessageContext): Promise<Reply> {
    const criteria = { unitId, q, state };
    const [ord, username] = openCursor(cursor, criteria) ?? START;
    const asked = [ord, username, unitId ?? null, q === undefined ? null : likeAnywhere(q), state ?? null, limit + 1];
    const values = [...asked, ...auditValues(message, { action: FindAccounts.audit, facts: { unitId, state, limit } })];
    const rows = await this.lists.pool.one(FIND, message.signedIn().scopeContext, values);
    return pageReply(JSON.parse(rows ?? '[]') as PageRow[], { limit, criteria });
  }

  /** @throws DomainError not-found */
  async get({ accountId }: AccountRequest, message: MessageContext): Promise<Reply> {
    const values = [accountId, ...auditValues(message, { action: GetAccount.audit, facts: { accountId } })];
    const found = await this.reads.one(GET, message.signedIn().scopeContext, values);
    if (found === null) throw new DomainError('not-found');
    return new Reply(found, { etag: etagOf((JSON.parse(found) as { version: number }).version) });
  }
}
