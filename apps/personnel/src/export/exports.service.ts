import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { recordAudit } from '@noivu/audit';
import type { Clock } from '@noivu/calendar';
import { exportRows, OrderExport, searchKey, type OrderExportRequest } from '@noivu/contracts';
import { orderJob } from '@noivu/jobs';
import { Reply, type MessageContext } from '@noivu/messaging';
import { DomainError } from '@noivu/problem';
import { CLOCK, Commands } from '@noivu/service';
import { PersonnelJobs } from '../job/personnel-jobs';
import { PersonalMark } from '../record/personal-mark';
import { holdTree } from '../unit/hold-tree';
import { countPeople } from './export-reader';
import { exportText } from './export-view';

const INSERT = 'INSERT INTO record_export (export_id, account_id, job_id, criteria, reason, ordered_at) VALUES ($1, $2, $3, $4, $5, $6)';

/** Orders of exports (kết xuất danh sách): each begins a job and answers at once with where to follow it. */
@Injectable()
export class Exports {
  constructor(
    private readonly commands: Commands,
    private readonly jobs: PersonnelJobs,
    private readonly mark: PersonalMark,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError not-found where `unitId` is no unit of the scope, export-too-many-rows */
  async order({ reason, ...criteria }: OrderExportRequest, message: MessageContext): Promise<Reply> {
    const { name, ...told } = criteria;
    const reply = await this.commands.run(message, async (tx) => {
      await holdTree(tx);
      const people = await countPeople(tx, criteria);
      if (people > exportRows) throw new DomainError('export-too-many-rows', { most: exportRows, people });
      const exportId = randomUUID();
      const caller = message.signedIn();
      const trace = { caller, traceId: message.envelope.trace?.slice(3, 35) ?? '' };
      const jobId = await orderJob(tx, 'personnel', { kind: 'record-export', input: { exportId }, ...trace });
      await tx.query(INSERT, [exportId, caller.accountId, jobId, criteria, reason, this.clock.now()]);
      const marked = name === undefined ? {} : { name: this.mark.of(searchKey(name)) };
      await recordAudit(tx, message, { action: OrderExport.audit, facts: { exportId, jobId, ...told, ...marked, people } });
      const [row] = await tx.query<[{ export: string }]>(exportText('$1'), [exportId]);
      return new Reply(row.export, { status: 202, location: `/api/v1/jobs/${jobId}` });
    });
    this.jobs.wake();
    return reply;
  }
}
