import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { auditValues, recordAudit } from '@noivu/audit';
import type { Day } from '@noivu/calendar';
import { GetReport, GetReportSheet, ListReports, reportCodes, type GetReportRequest, type ReportCatalogue } from '@noivu/contracts';
import { Reply, type MessageContext } from '@noivu/messaging';
import { Reads, type ScopedStatement } from '@noivu/persistence';
import { DomainError } from '@noivu/problem';
import { SheetWriter } from '../sheet/sheet-writer';
import { reportSheet, type NamedReport } from '../sheet/report-sheet';
import { forms } from './forms';
import { groupOf } from './report-form';
import { reportStatements } from './report-statement';

/** A message carries 1 MiB, headers included. */
const LARGEST_REPLY = 1_000_000;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const catalogue: ReportCatalogue = {
  data: reportCodes.map((code) => {
    const { title, article, columns } = forms[code];
    return {
      code,
      title,
      article,
      columns: columns.map((column) => ({ key: column.key, number: String(column.number), head: column.head, group: groupOf(column) })),
    };
  }),
};

/** Reads of the statistical forms (biểu mẫu thống kê), as of any day. */
@Injectable()
export class ReportQuery {
  // Not the pool for lists: a report reads by keys, whatever the scope, and its plan holds for all.
  constructor(
    private readonly reads: Reads,
    private readonly sheets: SheetWriter,
    @Inject(DataSource) private readonly db: DataSource,
  ) {}

  /** The forms that can be asked for. */
  async list(message: MessageContext): Promise<Reply> {
    await recordAudit(this.db.manager, message, { action: ListReports.audit });
    return Reply.json(catalogue);
  }

  /**
   * A form of one unit on a day: figures follow the posts held and the tree of units of that day, whoever keeps the records now.
   * @throws DomainError not-found where the scope holds no such unit on that day, report-too-large
   */
  async get(request: GetReportRequest, message: MessageContext, today: Day): Promise<Reply> {
    const statement = reportStatements[request.code].view;
    return fitting(new Reply(await this.figures(statement, GetReport.audit, { request, message, today })));
  }

  /**
   * The same as a workbook (.xlsx) in the layout of the form.
   * @throws DomainError not-found, report-too-large
   */
  async sheet(request: GetReportRequest, message: MessageContext, today: Day): Promise<Reply> {
    const named = await this.figures(reportStatements[request.code].named, GetReportSheet.audit, { request, message, today });
    const bytes = await this.sheets.write(reportSheet(forms[request.code], JSON.parse(named) as NamedReport));
    return fitting(new Reply(bytes, { contentType: XLSX }));
  }

  private async figures(
    statement: ScopedStatement,
    action: string,
    asked: { request: GetReportRequest; message: MessageContext; today: Day },
  ): Promise<string> {
    const { request, message, today } = asked;
    const { code, unitId, asOf = today } = request;
    const values = [unitId, asOf, ...auditValues(message, { action, facts: { code, unitId, asOf } })];
    const found = await this.reads.one(statement, message.signedIn().scopeContext, values);
    if (found === null) throw new DomainError('not-found');
    return found;
  }
}

function fitting(reply: Reply): Reply {
  const bytes = Buffer.byteLength(reply.body);
  if (bytes > LARGEST_REPLY) throw new DomainError('report-too-large', { bytes, limit: LARGEST_REPLY });
  return reply;
}
