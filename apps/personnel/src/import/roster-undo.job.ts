import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Clock } from '@noivu/calendar';
import { RecordChanged } from '@noivu/contracts';
import type { JobKind, JobWork } from '@noivu/jobs';
import { announceAll } from '@noivu/persistence';
import { CLOCK } from '@noivu/service';
import { auditJob } from '../job/audit-job';
import type { RosterJobInput } from './roster-check.job';

const CHUNK = 500;
/** The version that the making of a record leaves, and that of its withdrawal. */
const [MADE, WITHDRAWN] = [1, 2];

/** What the undoing of an import is ordered with. */
interface UndoInput extends RosterJobInput {
  readonly reason: string;
}

interface MadeRow {
  readonly ordinal: number;
  readonly recordId: string;
}

interface Untouched {
  readonly recordId: string;
  readonly custodianUnitId: string;
}

const NEXT = `SELECT ordinal, record_id AS "recordId" FROM import_row WHERE import_id = $1 AND state = 'made' AND ordinal > $2
  ORDER BY ordinal LIMIT ${CHUNK} FOR UPDATE`;
// Somebody has worked with a record once it has another version, a transfer was begun, or another decision speaks of it.
const UNTOUCHED = `SELECT r.id AS "recordId", r.custodian_unit_id AS "custodianUnitId" FROM record r
  WHERE r.id = ANY($1) AND r.version = ${MADE} AND r.import_id = $2 AND r.custodian_ord <@ (SELECT personnel.scope())
    AND NOT EXISTS (SELECT FROM transfer t WHERE t.record_id = r.id)
    AND NOT EXISTS (SELECT FROM decision_concern c WHERE c.record_id = r.id AND c.decision_id <> (SELECT decision_id FROM roster_import WHERE import_id = $2))
  ORDER BY r.id FOR UPDATE OF r`;
const CLOSE_IMPORT =
  'UPDATE roster_import SET withdrawn = $2, kept = $3 WHERE import_id = $1 AND (withdrawn, kept) IS DISTINCT FROM ($2, $3)';
const CLOSE_FACTS = `WITH closed AS (UPDATE fact SET recorded = tstzrange(lower(recorded), greatest($2::timestamptz, lower(recorded) + interval '1 millisecond'))
    WHERE record_id = ANY($1) AND upper_inf(recorded) RETURNING record_id, kind, fact_id)
  INSERT INTO change (change_id, record_id, version, reason, acts, recorded_at, recorded_by)
  SELECT gen_random_uuid(), record_id, ${WITHDRAWN}, $3, jsonb_agg(jsonb_build_object('act', 'revoke', 'kind', kind, 'factId', fact_id)), $2, $4 FROM closed GROUP BY record_id`;
const LINES = 'DELETE FROM record_line WHERE record_id = ANY($1)';
const WITHDRAW = 'SELECT personnel.withdraw_records($1, $2, $3) AS taken';
const MARK = `UPDATE import_row SET state = CASE WHEN record_id = ANY($3) THEN 'withdrawn' ELSE 'kept' END WHERE import_id = $1 AND ordinal = ANY($2)`;
const COUNT = `SELECT count(*) FILTER (WHERE state = 'withdrawn')::int AS withdrawn, count(*) FILTER (WHERE state = 'kept')::int AS kept,
  count(*) FILTER (WHERE state = 'made')::int AS left FROM import_row WHERE import_id = $1`;

interface Tally {
  readonly withdrawn: number;
  readonly kept: number;
  readonly left: number;
}

/** What one chunk came to; `after` is its last row, none where there was nothing left to do. */
interface Chunk {
  readonly withdrawn: number;
  readonly kept: number;
  readonly after?: number | undefined;
}

/**
 * Takes out of use what an import made and nobody has worked with since; the rest is kept and told. Nothing is erased: the facts of a record are closed, a
 * change says why, and the record is no longer found or read.
 */
@Injectable()
export class RosterUndo implements JobKind {
  readonly kind = 'roster-undo';

  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  async run(work: JobWork): Promise<object> {
    const { importId } = work.job.input as UndoInput;
    let { withdrawn, kept, left } = await work.chunk((tx) => tallyOf(tx, importId));
    const total = withdrawn + kept + left;
    let { after = 0 } = (work.job.checkpoint ?? {}) as { after?: number };
    for (;;) {
      const chunk = await work.chunk((tx) => this.takeBackSome(tx, work, after));
      if (chunk.after === undefined) break;
      [withdrawn, kept, after] = [withdrawn + chunk.withdrawn, kept + chunk.kept, chunk.after];
      await work.reached({ phase: 'undo', done: withdrawn + kept, total, checkpoint: { after } });
    }
    return work.chunk((tx) => this.close(tx, work));
  }

  private async takeBackSome(tx: EntityManager, work: JobWork, after: number): Promise<Chunk> {
    const { importId } = work.job.input as UndoInput;
    const rows = await tx.query<MadeRow[]>(NEXT, [importId, after]);
    if (rows.length === 0) return { withdrawn: 0, kept: 0 };
    const untouched = await tx.query<Untouched[]>(UNTOUCHED, [rows.map(({ recordId }) => recordId), importId]);
    if (untouched.length > 0) await this.withdraw(tx, work, untouched);
    await tx.query(MARK, [importId, rows.map(({ ordinal }) => ordinal), untouched.map(({ recordId }) => recordId)]);
    return { withdrawn: untouched.length, kept: rows.length - untouched.length, after: rows.at(-1)?.ordinal };
  }

  private async withdraw(tx: EntityManager, { job }: JobWork, untouched: readonly Untouched[]): Promise<void> {
    const { importId, reason } = job.input as UndoInput;
    const [ids, at] = [untouched.map(({ recordId }) => recordId), this.clock.now()];
    await tx.query(CLOSE_FACTS, [ids, at, reason, job.accountId]);
    await tx.query(LINES, [ids]);
    await announceAll(
      tx,
      RecordChanged,
      untouched.map(({ recordId, custodianUnitId }) => ({
        key: recordId,
        version: WITHDRAWN,
        payload: { recordId, version: WITHDRAWN, custodianUnitId, timeline: [] },
      })),
    );
    await auditJob(tx, job, { action: 'record-withdrawn', facts: { importId, reason }, records: ids });
    // Last of all: from here on the record is not there for anybody, for us neither.
    const [{ taken }] = await tx.query<[{ taken: string[] }]>(WITHDRAW, [ids, importId, at]);
    if (taken.length !== ids.length) throw new Error('Records were not withdrawn although the transaction holds them');
  }

  private async close(tx: EntityManager, { job }: JobWork): Promise<object> {
    const { importId } = job.input as UndoInput;
    const { withdrawn, kept } = await tallyOf(tx, importId);
    const closed = await tx.query<[unknown[], number]>(CLOSE_IMPORT, [importId, withdrawn, kept]);
    if (closed[1] > 0) await auditJob(tx, job, { action: 'import-undone', facts: { importId, withdrawn, kept } });
    return { importId, withdrawn, kept };
  }
}

async function tallyOf(tx: EntityManager, importId: string): Promise<Tally> {
  const [tally] = await tx.query<[Tally]>(COUNT, [importId]);
  return tally;
}
