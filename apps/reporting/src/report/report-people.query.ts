import { Injectable } from '@nestjs/common';
import { auditColumns, auditValues } from '@noivu/audit';
import type { Day } from '@noivu/calendar';
import { GetReportPeople, reportCodes, type GetReportPeopleRequest } from '@noivu/contracts';
import type { MessageContext, Reply } from '@noivu/messaging';
import { readableRow, scopedWithAudit, type ScopedStatement } from '@noivu/persistence';
import { DomainError } from '@noivu/problem';
import { ListReads, openCursor, pageReply, type Criteria, type PageRow } from '@noivu/service';
import { personSpanTable } from '../person/person-span.table';
import { forms } from './forms';
import { populationOf, type Form, type FormColumn } from './report-form';

/** Parameters: unit, day, name and record after which the page begins, rows at most. */
const peopleOf = (form: Form, counts: NonNullable<FormColumn['counts']>): string => `
  WITH units (ids) AS MATERIALIZED (SELECT array_agg(unit_id) FROM reporting.report_units($2::uuid, $3::date))
  SELECT CASE WHEN (SELECT ids FROM units) IS NOT NULL THEN (
    SELECT coalesce(json_agg(json_build_object(
      'item', json_build_object('recordId', p.record_id, 'fullName', p.full_name, 'usingUnitId', p.using_unit_id),
      'key', json_build_array(p.name_sort, p.record_id)) ORDER BY p.name_sort, p.record_id), '[]')
    FROM (
      SELECT p.record_id, p.full_name, p.using_unit_id, p.name_sort FROM person_span p
      WHERE ${readableRow(personSpanTable, 'p')} AND ${populationOf(form, '(SELECT ids FROM units)::uuid[]', '$3::date')} AND (${counts('$3::date')})
        AND (p.name_sort, p.record_id) > ($4, $5::uuid)
      ORDER BY p.name_sort, p.record_id LIMIT $6) p
  )::text END`;

const rows = 'read.reply::json';
// The last row of a full answer only says that the list goes on.
const shown = `least(json_array_length(${rows}), $6 - 1)::int`;
/** Whom a list showed stands in its line: how many, the first and the last. */
const audit = {
  table: 'audit_entry',
  values: {
    ...auditColumns(7),
    facts: `$13::jsonb || jsonb_build_object('count', ${shown}, 'first', ${rows} -> 0 #> '{item,recordId}', 'last', ${rows} -> (${shown} - 1) #> '{item,recordId}')`,
  },
};

/** Every column of every form that counts people. */
const openable = reportCodes.flatMap((code) =>
  forms[code].columns.flatMap(({ number, key, counts }) => (counts ? [{ code, number, key, counts }] : [])),
);

const statements: ReadonlyMap<string, ScopedStatement> = new Map(
  openable.map(({ code, number, key, counts }) => {
    const name = `people-${code.toLowerCase()}-${number}`;
    return [`${code} ${key}`, scopedWithAudit({ name, text: peopleOf(forms[code], counts), audit })] as const;
  }),
);

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const FIRST_RECORD = '00000000-0000-0000-0000-000000000000';

/** The name and record after which a page begins. */
function startOf(cursor: string | undefined, criteria: Criteria): readonly [name: string, recordId: string] {
  const [name, recordId] = openCursor(cursor, criteria) ?? ['', FIRST_RECORD];
  if (typeof name === 'string' && typeof recordId === 'string' && UUID.test(recordId)) return [name, recordId];
  throw new DomainError('cursor-invalid');
}

/**
 * The people behind one figure, in Vietnamese name order. Only those are named whose record is kept within the caller's scope now: a person of that
 * day whose record has since gone to another unit is counted in the figure and stands in no list here, so a list may be shorter than its figure.
 */
@Injectable()
export class ReportPeopleQuery {
  constructor(private readonly reads: ListReads) {}

  /** @throws DomainError not-found where the scope holds no such unit on that day, report-column-unknown, cursor-invalid */
  async find(request: GetReportPeopleRequest, message: MessageContext, today: Day): Promise<Reply> {
    const { code, unitId, column, asOf = today, limit = 50, cursor } = request;
    const statement = statements.get(`${code} ${column}`);
    if (!statement) throw new DomainError('report-column-unknown', { column });
    const criteria = { code, unitId, column, asOf };
    const start = startOf(cursor, criteria);
    const line = auditValues(message, { action: GetReportPeople.audit, facts: { ...criteria, limit } });
    const found = await this.reads.pool.one(statement, message.signedIn().scopeContext, [unitId, asOf, ...start, limit + 1, ...line]);
    if (found === null) throw new DomainError('not-found');
    return pageReply(JSON.parse(found) as PageRow[], { limit, criteria });
  }
}
