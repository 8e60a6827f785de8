import { Injectable } from '@nestjs/common';
import { auditColumns, auditValues } from '@noivu/audit';
import { searchKey, SearchRecords, type SearchRecordsRequest } from '@noivu/contracts';
import type { MessageContext, Reply } from '@noivu/messaging';
import { Reads, scopedWithAudit } from '@noivu/persistence';
import { DomainError } from '@noivu/problem';
import { openCursor, pageReply, type PageRow } from '@noivu/service';
import { PersonalMark } from '../record/personal-mark';
import { partOf } from './name-part';

/** One line of audit a search: what was asked for, how many were shown, the first and the last of them. It is read from the head of the answer. */
export const searchRecords = scopedWithAudit({
  name: 'record-search',
  text: 'SELECT personnel.search_lines($2::jsonb)',
  audit: {
    table: 'audit_entry',
    values: { ...auditColumns(3), facts: `$9::jsonb || coalesce(substring(left(read.reply, 200) from '^{"seen":({[^}]*})')::jsonb, '{}')` },
  },
});

/** A row as the function gives it: what is not known is null. */
interface FoundRow extends Record<string, unknown> {
  readonly recordId: string;
  readonly nameSort: string;
}

function pageRow({ nameSort, ...line }: FoundRow): PageRow {
  return { item: Object.fromEntries(Object.entries(line).filter(([, value]) => value !== null)), key: [nameSort, line.recordId] };
}

/** Searches within the scope. */
@Injectable()
export class RecordSearch {
  // Not the pool for lists: the function itself plans afresh, and the statement around it need not.
  constructor(
    private readonly reads: Reads,
    private readonly mark: PersonalMark,
  ) {}

  /** @throws DomainError not-found where `unitId` is no unit of the scope; cursor-invalid */
  async find(request: SearchRecordsRequest, message: MessageContext): Promise<Reply> {
    const { limit = 50, cursor, count, name, ...criteria } = request;
    const bound = { ...criteria, part: name && partOf(name) };
    const asked = { ...bound, limit, count: count ?? false, after: openCursor(cursor, bound) };
    const facts = { ...criteria, limit, ...(name !== undefined && { name: this.mark.of(searchKey(name)) }) };
    const values = [JSON.stringify(asked), ...auditValues(message, { action: SearchRecords.audit, facts })];
    const found = await this.reads.one(searchRecords, message.signedIn().scopeContext, values);
    if (found === null) throw new DomainError('not-found');
    const { rows, total } = JSON.parse(found) as { rows: FoundRow[]; total: number | null };
    return pageReply(rows.map(pageRow), { limit, criteria: bound, ...(total !== null && { total }) });
  }
}
