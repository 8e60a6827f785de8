import { Injectable } from '@nestjs/common';
import { auditColumns, auditValues } from '@noivu/audit';
import type { Day } from '@noivu/calendar';
import { FindObligations, type FindObligationsRequest } from '@noivu/contracts';
import type { MessageContext, Reply } from '@noivu/messaging';
import { Reads, scopedWithAudit } from '@noivu/persistence';
import { openCursor, pageReply, type PageRow } from '@noivu/service';

/** A page of duties; its line of audit says what was asked for. */
export const findObligations = scopedWithAudit({
  name: 'obligation-find',
  text: 'SELECT personnel.list_obligations($2::jsonb)',
  audit: { table: 'audit_entry', values: auditColumns(3) },
});

/** Lists of duties with a time limit, for the unit that owes them, its department and Sở Nội vụ alike. */
@Injectable()
export class ObligationQuery {
  // Not the pool for lists: the function itself plans afresh, and the statement around it need not.
  constructor(private readonly reads: Reads) {}

  /** A page of duties within the scope: open ones by their last day, then those done, the latest first. @throws DomainError cursor-invalid */
  async find(request: FindObligationsRequest, message: MessageContext, today: Day): Promise<Reply> {
    const { limit = 50, cursor } = request;
    const { unitId: ownUnitId, scopeContext } = message.signedIn();
    const criteria = criteriaOf(request, ownUnitId);
    const after = openCursor(cursor, criteria);
    const { recordId, unitId, state } = criteria;
    const words = {
      action: FindObligations.audit,
      facts: { owner: request.owner, unitId, state, limit },
      ...(recordId !== null && { recordId }),
    };
    const asked = { ...wanted(criteria), today, limit: limit + 1, after };
    const rows = await this.reads.one(findObligations, scopeContext, [JSON.stringify(asked), ...auditValues(message, words)]);
    return pageReply(JSON.parse(rows ?? '[]') as PageRow[], { limit, criteria });
  }
}

const criteriaOf = ({ owner, unitId, recordId, state }: FindObligationsRequest, ownUnitId: string) => ({
  owner: owner === 'me' ? ownUnitId : null,
  unitId: unitId ?? null,
  recordId: recordId ?? null,
  state: state ?? null,
});

/** What was asked for, without what was not. */
const wanted = (criteria: object): object => Object.fromEntries(Object.entries(criteria).filter(([, value]) => value !== null));
