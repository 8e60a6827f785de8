import { Injectable } from '@nestjs/common';
import { rosterRows, type UnitKind } from '@noivu/contracts';
import type { JobKind, JobWork } from '@noivu/jobs';
import { DomainError } from '@noivu/problem';
import { bytesOf } from '../attachment/file-bytes';
import { auditJob } from '../job/audit-job';
import type { Cell } from './cell.rule';
import { compareWithRecords, previewOf } from './import-comparison';
import { keepFaults, stageRows, type StagedFault, type StagedRow } from './import-row-store';
import type { RosterColumn } from './roster-column.data';
import { columnsUnder } from './roster-heading.rule';
import { readRoster, type SheetBatch } from './roster-reader';
import { rowFaults, valuesOf, type RosterUnit, type RosterValues, type RowFault } from './roster-row.rule';
import { assertWorkbook } from './workbook-check';

/** What the check of a roster is ordered with. */
export interface RosterJobInput {
  readonly importId: string;
}

interface Reading {
  readonly importId: string;
  readonly units: ReadonlyMap<string, RosterUnit>;
  /** Rows that an earlier turn has set aside. */
  readonly done: number;
  readonly total: number;
  columns?: readonly (RosterColumn | undefined)[];
  read: number;
}

const FILE = 'SELECT file_id AS "fileId" FROM roster_import WHERE import_id = $1';
const UNITS = 'SELECT code, unit_id AS "unitId", kind FROM unit_node WHERE ord <@ (SELECT personnel.scope())';
const FORGET = `WITH first AS MATERIALIZED (SELECT ordinal FROM import_row WHERE import_id = $1 LIMIT 10000), gone AS (
    DELETE FROM import_row USING first WHERE import_id = $1 AND import_row.ordinal = first.ordinal RETURNING 1) SELECT count(*)::int AS gone FROM gone`;
const NUMBER = /^\d{12}$/;

/** Checks a roster: the file, then every row, then all rows together and against the records that stand. Nothing of it is a record before it is applied. */
@Injectable()
export class RosterCheck implements JobKind {
  readonly kind = 'roster-check';

  async run(work: JobWork): Promise<object> {
    const { importId } = work.job.input as RosterJobInput;
    try {
      await this.read(work, importId);
      await compareWithRecords(work, importId);
      return await work.chunk(async (tx) => {
        const preview = await previewOf(tx, importId);
        await auditJob(tx, work.job, { action: 'import-checked', facts: { importId, ...preview } });
        return { importId, ...preview };
      });
    } catch (error) {
      if (error instanceof DomainError && error.code !== 'service-unavailable') await this.refuse(work, importId, error);
      throw error;
    }
  }

  private async read(work: JobWork, importId: string): Promise<void> {
    const { done = 0, whole = false } = (work.job.checkpoint ?? {}) as { done?: number; whole?: boolean };
    if (whole) return;
    const bytes = await work.chunk(async (tx) => {
      const [file] = await tx.query<{ fileId: string }[]>(FILE, [importId]);
      return bytesOf(tx, file?.fileId ?? importId);
    });
    if (!bytes?.length) throw new DomainError('workbook-broken', { reason: 'missing' });
    await work.reached({ phase: 'inspect', done, total: 0 });
    const rows = await assertWorkbook(bytes, () => work.assertGoing());
    const reading: Reading = { importId, units: await this.units(work), done, total: Math.max(rows - 1, 0), read: 0 };
    for await (const batch of readRoster(bytes)) await this.take(work, reading, batch);
    reading.columns ??= columnsUnder([]);
    if (reading.read === 0) throw new DomainError('roster-empty');
    await work.reached({ phase: 'read', done: reading.read, total: reading.read, checkpoint: { done: reading.read, whole: true } });
  }

  private async units(work: JobWork): Promise<ReadonlyMap<string, RosterUnit>> {
    const units = await work.chunk((tx) => tx.query<{ code: string; unitId: string; kind: UnitKind }[]>(UNITS));
    return new Map(units.map(({ code, ...unit }) => [code, unit]));
  }

  private async take(work: JobWork, reading: Reading, batch: SheetBatch): Promise<void> {
    const rows = reading.columns ? batch : batch.slice(1);
    reading.columns ??= columnsUnder(batch[0]?.cells ?? []);
    const { columns, importId, done, total, read } = reading;
    reading.read += rows.length;
    if (reading.read > rosterRows) throw new DomainError('roster-too-many-rows', { most: rosterRows });
    if (reading.read <= done) return work.assertGoing();
    const staged = rows.map(({ row, cells }, place) => checkedRow({ row, cells, ordinal: read + place + 1 }, columns, reading.units));
    await work.chunk(async (tx) => {
      await stageRows(
        tx,
        importId,
        staged.map(({ stagedRow }) => stagedRow),
      );
      await keepFaults(
        tx,
        importId,
        staged.flatMap(({ faults }) => faults),
      );
    });
    await work.reached({ phase: 'read', done: reading.read, total, checkpoint: { done: reading.read } });
  }

  /** What is refused leaves no row behind. */
  private async refuse(work: JobWork, importId: string, { code }: DomainError): Promise<void> {
    for (let gone = 1; gone > 0;) {
      [{ gone }] = await work.chunk((tx) => tx.query<[{ gone: number }]>(FORGET, [importId]));
    }
    await work.chunk(async (tx) => {
      await tx.query('DELETE FROM import_error WHERE import_id = $1', [importId]);
      await auditJob(tx, work.job, { action: 'import-checked', outcome: code, facts: { importId } });
    });
  }
}

interface RowAt {
  readonly row: number;
  readonly ordinal: number;
  readonly cells: readonly Cell[];
}

function checkedRow(
  { row, ordinal, cells }: RowAt,
  columns: readonly (RosterColumn | undefined)[],
  units: ReadonlyMap<string, RosterUnit>,
): { stagedRow: StagedRow; faults: StagedFault[] } {
  const values = valuesOf(cells, columns);
  const unit = units.get(String(values.unitCode));
  const faults = [...astray(cells, columns), ...rowFaults(values, unit)];
  const isGood = faults.length === 0;
  const told = { citizenNumber: numberIn(values), unitId: unit?.unitId ?? null, cells: isGood ? values : null, faults: faults.length };
  return {
    stagedRow: { row, ordinal, state: isGood ? 'new' : 'invalid', ...told },
    faults: faults.map((fault, place) => ({ ...fault, row, place })),
  };
}

const numberIn = ({ citizenNumber }: RosterValues): string | null =>
  typeof citizenNumber === 'string' && NUMBER.test(citizenNumber) ? citizenNumber : null;

/** Something stands where there is no heading. */
const astray = (cells: readonly Cell[], columns: readonly (RosterColumn | undefined)[]): RowFault[] =>
  cells.some((cell, place) => cell !== null && !columns[place]) ? [{ code: 'roster-columns-wrong' }] : [];
