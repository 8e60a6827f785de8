import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { dayInProvince, type Clock } from '@noivu/calendar';
import type { JobKind, JobWork } from '@noivu/jobs';
import { CLOCK } from '@noivu/service';
import { Decisions } from '../decision/decisions';
import { auditJob } from '../job/audit-job';
import { ObligationKeeper, type DecisionDates } from '../obligation/obligation-keeper';
import { holdTree } from '../unit/hold-tree';
import { keepFaults } from './import-row-store';
import { madeRecords, type GoodRow, type MadeRecord, type Making } from './made-record';
import { writeRecords } from './record-writer';
import type { RosterJobInput } from './roster-check.job';

const CHUNK = 500;
/** Where the fault of a row that could not be made stands among its others. */
const PLACE = 200;

const IMPORT = 'SELECT decision_id AS "decisionId" FROM roster_import WHERE import_id = $1';
const NEXT = `SELECT r.ordinal, r.row, r.cells, r.unit_id AS "unitId", n.kind FROM import_row r JOIN unit_node n ON n.unit_id = r.unit_id
  WHERE r.import_id = $1 AND r.state = 'new' AND r.ordinal > $2 ORDER BY r.ordinal LIMIT ${CHUNK} FOR UPDATE OF r`;
const MADE = `UPDATE import_row SET state = 'made', record_id = m."recordId", cells = NULL, citizen_number = NULL
  FROM jsonb_to_recordset($2) AS m (ordinal int, "recordId" uuid)
  WHERE import_row.import_id = $1 AND import_row.ordinal BETWEEN $3 AND $4 AND import_row.ordinal = m.ordinal`;
const SKIPPED = `UPDATE import_row SET state = 'skipped', cells = NULL, citizen_number = NULL, faults = faults + 1 WHERE import_id = $1 AND ordinal = ANY($2)`;
const TAKEN = 'SELECT citizen_number AS number FROM record WHERE citizen_number = ANY($1)';
const COUNT = `SELECT count(*) FILTER (WHERE state = 'made')::int AS made, count(*) FILTER (WHERE state = 'skipped')::int AS skipped,
  count(*) FILTER (WHERE state IN ('new', 'made', 'skipped'))::int AS total FROM import_row WHERE import_id = $1`;
const CLOSE = `UPDATE roster_import SET made = $2, errors = (SELECT coalesce(sum(faults), 0) FROM import_row WHERE import_id = $1)
  WHERE import_id = $1 AND made IS DISTINCT FROM $2`;

/** How far the records of an import have come. */
interface Tally {
  readonly made: number;
  readonly skipped: number;
  readonly total: number;
}

/** What one chunk came to; `after` is its last row, none where there was nothing left to do. */
interface Chunk {
  readonly made: number;
  readonly skipped: number;
  readonly after?: number;
}

/** Makes records of the good rows of a roster, some hundreds in a transaction. A row knows whether it was made: a chunk that was committed is not done again. */
@Injectable()
export class RosterApply implements JobKind {
  readonly kind = 'roster-apply';

  constructor(
    private readonly decisions: Decisions,
    private readonly obligations: ObligationKeeper,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run(work: JobWork): Promise<object> {
    const { importId } = work.job.input as RosterJobInput;
    const decision = await work.chunk((tx) => this.decisionOf(tx, importId));
    let { made, skipped, total } = await work.chunk((tx) => tallyOf(tx, importId));
    let { after = 0 } = (work.job.checkpoint ?? {}) as { after?: number };
    for (;;) {
      const chunk = await work.chunk((tx) => this.makeSome(tx, work, { importId, decision, after }));
      if (chunk.after === undefined) break;
      [made, skipped, after] = [made + chunk.made, skipped + chunk.skipped, chunk.after];
      await work.reached({ phase: 'apply', done: made + skipped, total, checkpoint: { after } });
    }
    return work.chunk((tx) => this.close(tx, work, importId));
  }

  private async decisionOf(tx: EntityManager, importId: string): Promise<DecisionDates> {
    const [row] = await tx.query<{ decisionId: string }[]>(IMPORT, [importId]);
    return this.decisions.known(tx, row?.decisionId ?? importId);
  }

  private async makeSome(
    tx: EntityManager,
    { job }: JobWork,
    { importId, decision, after }: { importId: string; decision: DecisionDates; after: number },
  ): Promise<Chunk> {
    await holdTree(tx);
    const rows = await tx.query<GoodRow[]>(NEXT, [importId, after]);
    const [first, last] = [rows[0]?.ordinal, rows.at(-1)?.ordinal];
    if (last === undefined) return { made: 0, skipped: 0 };
    const now = this.clock.now();
    const making: Making = {
      importId,
      decisionId: decision.decisionId,
      recordedBy: job.accountId,
      recordedAt: now.toISOString(),
      today: dayInProvince(now),
    };
    const { made: wanted, refused } = madeRecords(rows, making);
    const made = await writeRecords(tx, job, { records: wanted, making });
    await this.obligations.recordsCreated(
      tx,
      made.map(({ recordId, custodianUnitId }) => ({ recordId, custodianUnitId, decision })),
    );
    await tx.query(MADE, [importId, JSON.stringify(made.map(({ ordinal, recordId }) => ({ ordinal, recordId }))), first, last]);
    const ids = new Set(made.map(({ recordId }) => recordId));
    const left = wanted.filter(({ recordId }) => !ids.has(recordId));
    await skip(tx, importId, [...refused, ...(await reasonsOf(tx, left))]);
    return { made: made.length, skipped: rows.length - made.length, after: last };
  }

  private async close(tx: EntityManager, work: JobWork, importId: string): Promise<object> {
    const { made, skipped, total } = await tallyOf(tx, importId);
    const [, closed] = await tx.query<[unknown[], number]>(CLOSE, [importId, made]);
    if (closed > 0) await auditJob(tx, work.job, { action: 'import-applied', facts: { importId, made, skipped, total } });
    return { importId, made, skipped };
  }
}

async function tallyOf(tx: EntityManager, importId: string): Promise<Tally> {
  const [tally] = await tx.query<[Tally]>(COUNT, [importId]);
  return tally;
}

interface Skipped {
  readonly ordinal: number;
  readonly row: number;
  readonly code: string;
}

/** Why rows that were good made no record: somebody else has made it meanwhile, or something that is not said. */
async function reasonsOf(tx: EntityManager, left: readonly MadeRecord[]): Promise<Skipped[]> {
  if (left.length === 0) return [];
  const taken = await tx.query<{ number: string }[]>(TAKEN, [left.map(({ citizenNumber }) => citizenNumber)]);
  const numbers = new Set(taken.map(({ number }) => number));
  return left.map(({ ordinal, row, citizenNumber }) => ({
    ordinal,
    row,
    code: numbers.has(citizenNumber) ? 'record-exists' : 'record-needs-review',
  }));
}

async function skip(tx: EntityManager, importId: string, skipped: readonly Skipped[]): Promise<void> {
  if (skipped.length === 0) return;
  await tx.query(SKIPPED, [importId, skipped.map(({ ordinal }) => ordinal)]);
  await keepFaults(
    tx,
    importId,
    skipped.map(({ row, code }) => ({ row, code, place: PLACE })),
  );
}
