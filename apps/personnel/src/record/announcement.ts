import { announcedKinds, RecordChanged, type IdentityFact, type RecordChangedPayload, type TimelineFact } from '@noivu/contracts';
import { announce } from '@noivu/persistence';
import type { EntityManager } from 'typeorm';
import { byBeginning, type TimelineRow } from './statement';

/** What of a timeline other services are told: the announced kinds, of the identity everything but the citizen number. */
export function announcedTimeline(rows: readonly TimelineRow[]): TimelineFact[] {
  const told = rows.filter(({ kind }) => announcedKinds.includes(kind));
  return [...told]
    .sort((one, other) => announcedKinds.indexOf(one.kind) - announcedKinds.indexOf(other.kind) || byBeginning(one, other))
    .map(timelineFact);
}

function timelineFact({ kind, validFrom, validTo, value }: TimelineRow): TimelineFact {
  return {
    kind,
    validFrom,
    ...(validTo !== null && { validTo }),
    value: kind === 'identity' ? withoutNumber(value as IdentityFact) : value,
  };
}

function withoutNumber({ citizenNumber: _, ...rest }: IdentityFact): object {
  return rest;
}

/** Announces the whole timeline of a record under its new version. */
export function announceRecord(
  tx: EntityManager,
  record: Omit<RecordChangedPayload, 'timeline'>,
  rows: readonly TimelineRow[],
): Promise<void> {
  const { recordId, version, custodianUnitId } = record;
  return announce(tx, RecordChanged, {
    key: recordId,
    version,
    payload: { recordId, version, custodianUnitId, timeline: announcedTimeline(rows) },
  });
}
