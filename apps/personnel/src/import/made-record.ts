import { randomUUID } from 'node:crypto';
import type { Day } from '@noivu/calendar';
import type { RecordChangedPayload } from '@noivu/contracts';
import type { Announcement } from '@noivu/persistence';
import { DomainError } from '@noivu/problem';
import { announcedTimeline } from '../record/announcement';
import { lineOf } from '../search/record-line.rule';
import { timelineIn, type RosterUnit, type RosterValues } from './roster-row.rule';

/** A good row that is about to become a record. */
export interface GoodRow extends RosterUnit {
  readonly ordinal: number;
  readonly row: number;
  readonly cells: RosterValues;
}

/** What all records of one chunk have in common. */
export interface Making {
  readonly importId: string;
  readonly decisionId: string;
  readonly recordedBy: string;
  readonly recordedAt: string;
  readonly today: Day;
}

/** A record with everything that is written for it. */
export interface MadeRecord {
  readonly ordinal: number;
  readonly row: number;
  readonly recordId: string;
  readonly custodianUnitId: string;
  readonly citizenNumber: string;
  readonly kinds: readonly string[];
  readonly change: object;
  readonly facts: readonly object[];
  readonly line: ReturnType<typeof lineOf> & { readonly recordId: string; readonly version: number };
  readonly event: Announcement<RecordChangedPayload>;
}

const FIRST = 1;

/**
 * Everything that a row makes: what the making of a single record would write, ready to be written with that of many others.
 * @throws DomainError where a rule refuses now what it took when the row was checked
 */
export function madeRecord({ ordinal, row, cells, ...unit }: GoodRow, { decisionId, recordedBy, recordedAt, today }: Making): MadeRecord {
  const [recordId, changeId] = [randomUUID(), randomUUID()];
  const { rows, acts } = timelineIn(cells, unit, { decisionId, newId: randomUUID });
  const custodianUnitId = unit.unitId;
  const told = acts.map(({ act, kind, factId }) => ({ act, kind, factId }));
  return {
    ordinal,
    row,
    recordId,
    custodianUnitId,
    citizenNumber: String(cells.citizenNumber),
    kinds: [...new Set(acts.map(({ kind }) => kind))],
    change: { changeId, recordId, version: FIRST, decisionId, acts: told, recordedAt, recordedBy },
    facts: rows.map(({ factId, kind, validFrom, validTo, declaredTo, value, act }) => ({
      factId,
      recordId,
      kind,
      validFrom,
      validTo,
      declaredTo,
      value,
      decisionId,
      changeId,
      act,
      recordedAt,
    })),
    line: { recordId, version: FIRST, ...lineOf(rows, today) },
    event: {
      key: recordId,
      version: FIRST,
      payload: { recordId, version: FIRST, custodianUnitId, timeline: announcedTimeline(rows) },
    },
  };
}

/** The records of rows, and the rows that no record can be made of, with the reason. */
export function madeRecords(
  rows: readonly GoodRow[],
  making: Making,
): { made: MadeRecord[]; refused: { ordinal: number; row: number; code: string }[] } {
  const made: MadeRecord[] = [];
  const refused: { ordinal: number; row: number; code: string }[] = [];
  for (const good of rows) {
    try {
      made.push(madeRecord(good, making));
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      refused.push({ ordinal: good.ordinal, row: good.row, code: error.code });
    }
  }
  return { made, refused };
}
