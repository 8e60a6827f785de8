import type { Day } from '@noivu/calendar';
import type { FactView, RecordView } from '@noivu/contracts';
import type { RecordedChange } from './record-changes';
import { byBeginning, holdsOn, type TimelineRow } from './statement';

/** A record as its first change leaves it, as it will be on a day. */
export function newRecordView(
  record: { recordId: string; custodianUnitId: string },
  { version, rows, recordedAt }: RecordedChange,
  asOf: Day,
): RecordView {
  const facts: Record<string, FactView[]> = {};
  for (const row of [...rows].sort(byBeginning)) if (holdsOn(row, asOf)) (facts[row.kind] ??= []).push(factView(row, recordedAt));
  return { version, ...record, asOf, facts };
}

const factView = ({ factId, validFrom, validTo, value, decisionId, act }: TimelineRow, recordedAt: string): FactView => ({
  factId,
  validFrom,
  ...(validTo !== null && { validTo }),
  value,
  ...(decisionId !== null && { decisionId }),
  recordedAt,
  act,
});
