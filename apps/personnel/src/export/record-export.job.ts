import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { dayInProvince, type Clock } from '@noivu/calendar';
import { exportRows, type RecordCriteria } from '@noivu/contracts';
import type { JobKind, JobWork } from '@noivu/jobs';
import { DomainError } from '@noivu/problem';
import { CLOCK } from '@noivu/service';
import { auditJob } from '../job/audit-job';
import { exportColumns } from './export-column.data';
import { listHead } from './list-head';
import { countPeople, readPeople, unitNames, type PeoplePage } from './export-reader';
import { expiry, ownExport } from './export.table';
import { WorkbookWriter, type WholeWorkbook } from './workbook-writer';

/** What the writing of an export is ordered with; whom it holds stands in the export itself. */
export interface ExportJobInput {
  readonly exportId: string;
}

/** An export as it was ordered; `rows` once it is written. */
interface Ordered {
  readonly criteria: RecordCriteria;
  readonly reason: string;
  readonly rows: number | null;
}

const ORDERED = `SELECT criteria, reason, row_count AS rows FROM record_export e WHERE export_id = $1 AND ${ownExport('e')}`;
const PIECE = 'INSERT INTO export_chunk (account_id, export_id, place, bytes) VALUES ($1, $2, $3, $4)';
const WRITTEN = `UPDATE record_export e SET row_count = $2, size = $3, sha256 = $4, written_at = $5, expires_at = ${expiry}
  WHERE export_id = $1 AND ${ownExport('e')} AND written_at IS NULL`;

/** The first and the last of a list, for the trail. */
type Ends = { first?: string; last?: string };

/**
 * Writes the workbook of an export in one transaction, which sees one moment from the count to the last person: it stands whole or not at all, and whoever takes
 * the job up after a death begins anew. Pages of people go to the thread that writes, its pieces into the database; neither memory grows with the list.
 */
@Injectable()
export class RecordExport implements JobKind {
  readonly kind = 'record-export';

  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  async run(work: JobWork): Promise<object> {
    const { exportId } = work.job.input as ExportJobInput;
    const rows = await work.chunk((tx) => this.written(tx, work, exportId), { isolation: 'REPEATABLE READ' });
    return { exportId, rows };
  }

  private async written(tx: EntityManager, work: JobWork, exportId: string): Promise<number> {
    const [ordered] = await tx.query<Ordered[]>(ORDERED, [exportId]);
    if (!ordered) throw new DomainError('not-found');
    // The process died after the workbook stood, before the job knew.
    if (ordered.rows !== null) return ordered.rows;
    const people = await countPeople(tx, ordered.criteria);
    if (people > exportRows) throw new DomainError('export-too-many-rows', { most: exportRows, people });
    const at = this.clock.now();
    const { whole, ends } = await this.write(tx, work, { ...ordered, exportId, people, at });
    await tx.query(WRITTEN, [exportId, whole.rows, whole.size, whole.sha256, this.clock.now()]);
    await auditJob(tx, work.job, { action: 'export-written', facts: { exportId, rows: whole.rows, size: whole.size, ...ends } });
    return whole.rows;
  }

  private async write(
    tx: EntityManager,
    work: JobWork,
    { exportId, people, at, criteria, reason }: Ordered & { exportId: string; people: number; at: Date },
  ): Promise<{ whole: WholeWorkbook; ends: Ends }> {
    const units = await unitNames(tx);
    const { accountId, unitId } = work.job;
    const head = listHead({ exportId, accountId, unit: units.get(unitId)?.name ?? unitId, reason, people, at });
    const writer = new WorkbookWriter({ name: 'Danh sách', head, columns: exportColumns }, units);
    const store = keeping(tx, { accountId, exportId });
    const read = (after?: PeoplePage['after']) => readPeople(tx, criteria, { day: dayInProvince(at), after });
    const ends: Ends = {};
    try {
      let done = 0;
      for (let page = await read(); page;) {
        ends.first ??= page.people.slice(3, 39);
        ends.last = page.after[1];
        const [pieces, next] = await Promise.all([writer.add(page.people), read(page.after)]);
        await store(pieces);
        done += page.shown;
        await work.reached({ phase: 'write', done, total: people });
        page = next;
      }
      const { pieces, whole } = await writer.end();
      await store(pieces);
      return { whole, ends };
    } finally {
      await writer.close();
    }
  }
}

/** Puts pieces into the database, each behind the one before. */
function keeping(tx: EntityManager, { accountId, exportId }: { accountId: string; exportId: string }) {
  let place = 0;
  return async (pieces: readonly Uint8Array[]): Promise<void> => {
    for (const piece of pieces) {
      await tx.query(PIECE, [accountId, exportId, place, Buffer.from(piece.buffer)]);
      place += piece.length;
    }
  };
}
