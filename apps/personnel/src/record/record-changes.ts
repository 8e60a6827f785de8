import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { QueryFailedError, type EntityManager } from 'typeorm';
import { dayInProvince, type Clock } from '@noivu/calendar';
import type { IdentityFact, PostFact } from '@noivu/contracts';
import { DomainError } from '@noivu/problem';
import { CLOCK } from '@noivu/service';
import { writeLines } from '../search/line-store';
import { lineOf } from '../search/record-line.rule';
import { assertUnitsKnown } from '../unit/known-units';
import { assertAlwaysHeld, assertComplete } from './always-held.rule';
import { announceRecord } from './announcement';
import { assertSinceBirth } from './birth.rule';
import { assertCodesKnown } from './catalogue-code.rule';
import { seenRecord } from './record.table';
import { liveRows, lockRecord, writeChange, type ActTaken, type LockedRecord } from './record-store';
import { byBeginning, type TimelineRow } from './statement';
import { applyActs, type TimelineAct, type TimelineChange } from './timeline.rule';

/** What is to be done to a record, and on whose word. No acts: only the version moves, because something else of the record has changed. */
export interface ChangeOrder {
  readonly acts: readonly TimelineAct[];
  readonly decisionId?: string | undefined;
  readonly reason?: string | undefined;
  /** The account, or the service that works for itself. */
  readonly recordedBy: string;
}

/** What was done. */
export interface RecordedChange {
  readonly changeId: string;
  readonly version: number;
  readonly recordedAt: string;
  readonly acts: readonly ActTaken[];
  /** All that is believed afterwards. */
  readonly rows: readonly TimelineRow[];
}

const NAMESAKE = `SELECT r.id FROM record r WHERE r.citizen_number = $1 AND ${seenRecord('r')}`;
const MOVE = 'UPDATE record SET version = $2, recorded_at = $3, citizen_number = $4 WHERE id = $1';

/**
 * Changes records: the one way in which dated facts come to stand, whoever orders it. In the caller's transaction it writes facts, change, version and
 * search line, and announces the timeline; audit and obligations are the caller's.
 */
@Injectable()
export class RecordChanges {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /** The present moment, by the clock that changes are recorded by. */
  now(): Date {
    return this.clock.now();
  }

  /** Takes hold of a record within the scope. @throws DomainError not-found */
  async lock(tx: EntityManager, recordId: string): Promise<LockedRecord> {
    const record = await lockRecord(tx, recordId);
    if (!record) throw new DomainError('not-found');
    return record;
  }

  /**
   * @throws DomainError fact-not-current, fact-dates-invalid, fact-overlaps, fact-required, fact-before-birth, catalogue-code-unknown, unit-unknown,
   * record-exists, record-needs-review
   */
  async change(tx: EntityManager, record: LockedRecord, order: ChangeOrder): Promise<RecordedChange> {
    const live = await liveRows(tx, record.recordId);
    const timeline = applyActs(live, order.acts);
    assertAlwaysHeld(live, timeline.rows);
    return this.write(tx, record, { order, timeline });
  }

  /** Writes the first change of a record that was just made, under version 1. @throws DomainError those of `change` */
  begin(tx: EntityManager, made: Omit<LockedRecord, 'version' | 'recordedAt'>, order: ChangeOrder): Promise<RecordedChange> {
    return this.write(tx, { ...made, version: 0, recordedAt: new Date(0) }, { order, timeline: firstTimeline(order.acts) });
  }

  private async write(
    tx: EntityManager,
    record: LockedRecord,
    { order, timeline }: { order: ChangeOrder; timeline: TimelineChange },
  ): Promise<RecordedChange> {
    assertSinceBirth(timeline.rows, timeline.insert);
    assertCodesKnown(timeline.insert);
    await assertUnitsKnown(tx, timeline.insert.flatMap(unitsNamed));
    const { recordId, custodianUnitId } = record;
    const now = this.clock.now();
    const recordedAt = new Date(Math.max(now.getTime(), record.recordedAt.getTime() + 1));
    const [changeId, version] = [randomUUID(), record.version + 1];
    const acts = order.acts.map(({ act, kind, factId }) => ({ act, kind, factId }));
    const { decisionId = null, reason = null, recordedBy } = order;
    await move(tx, record, { version, recordedAt, citizenNumber: citizenNumberIn(timeline.rows) });
    await writeChange(tx, { changeId, recordId, version, decisionId, reason, acts, recordedAt, recordedBy }, timeline);
    await writeLines(tx, [{ recordId, version, ...lineOf(timeline.rows, dayInProvince(now)) }]);
    await announceRecord(tx, { recordId, version, custodianUnitId }, timeline.rows);
    return { changeId, version, recordedAt: recordedAt.toISOString(), acts, rows: timeline.rows };
  }
}

/** The timeline of a new record, complete from its first day on. @throws DomainError facts-missing, fact-overlaps, fact-dates-invalid, fact-required */
export function firstTimeline(acts: readonly TimelineAct[]): TimelineChange {
  const timeline = applyActs([], acts);
  assertComplete(timeline.rows);
  return timeline;
}

const unitsNamed = ({ kind, value }: TimelineRow): string[] =>
  kind === 'post' ? [(value as PostFact).managingUnitId, (value as PostFact).usingUnitId] : [];

/** The number in the latest identity. */
export function citizenNumberIn(rows: readonly TimelineRow[]): string {
  const identity = rows
    .filter(({ kind }) => kind === 'identity')
    .sort(byBeginning)
    .at(-1);
  if (!identity) throw new DomainError('fact-required', { kind: 'identity' });
  return (identity.value as IdentityFact).citizenNumber;
}

type Moved = Pick<LockedRecord, 'version' | 'recordedAt' | 'citizenNumber'>;

async function move(tx: EntityManager, { recordId, citizenNumber }: LockedRecord, moved: Moved): Promise<void> {
  if (moved.citizenNumber !== citizenNumber) await assertNumberFree(tx, moved.citizenNumber);
  try {
    await tx.query(MOVE, [recordId, moved.version, moved.recordedAt, moved.citizenNumber]);
  } catch (error) {
    // The other record is not in the scope: that it exists is not said.
    throw isTaken(error) ? new DomainError('record-needs-review') : error;
  }
}

/** @throws DomainError record-exists where the scope holds a record with that number */
export async function assertNumberFree(tx: EntityManager, citizenNumber: string): Promise<void> {
  const [other] = await tx.query<{ id: string }[]>(NAMESAKE, [citizenNumber]);
  if (other) throw new DomainError('record-exists', { recordId: other.id });
}

const isTaken = (error: unknown): boolean =>
  error instanceof QueryFailedError && (error.driverError as { constraint?: string }).constraint === 'record_citizen_number_key';
