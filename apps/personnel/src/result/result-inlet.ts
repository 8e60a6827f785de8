import type { EntityManager } from 'typeorm';
import type { Clock } from '@noivu/calendar';
import { AwardsChanged, CoursesChanged, type AwardsChangedPayload, type CoursesChangedPayload, type OutboxEvent } from '@noivu/contracts';
import type { Subscription } from '@noivu/service';
import { RecordChanges, type RecordedChange } from '../record/record-changes';
import { liveRows, lockRecordUnscoped } from '../record/record-store';
import { actsToward, awardsIn, coursesIn, type OutsideResults } from './outside-result.rule';

type Source = 'training' | 'emulation';

/** Who is named as having recorded what another service announced: no account, but the service itself. */
export const serviceAccounts: Readonly<Record<Source, string>> = {
  training: '00000000-0000-8000-8000-000000000001',
  emulation: '00000000-0000-8000-8000-000000000002',
};

const TAKE = `INSERT INTO outside_result (producer, record_id, version) VALUES ($1, $2, $3)
  ON CONFLICT (producer, record_id) DO UPDATE SET version = excluded.version WHERE outside_result.version < excluded.version RETURNING version`;
const AUDIT = `INSERT INTO audit_entry (account_id, sender, action, outcome, record_id, facts, message_id, trace_id) VALUES ($1, $2, $3, 'done', $4, $5, $6, '')`;

function resultsIn({ subject, payload }: OutboxEvent): OutsideResults | undefined {
  if (subject === CoursesChanged.subject) return coursesIn(payload as CoursesChangedPayload);
  return subject === AwardsChanged.subject ? awardsIn(payload as AwardsChangedPayload) : undefined;
}

/** Takes what training or emulation announces into the records, each result once, as a change recorded by that service. */
export const resultInlet = (producer: Source, clock: Clock): Subscription => {
  const changes = new RecordChanges(clock);
  return {
    producer,
    apply: async (tx: EntityManager, events: readonly OutboxEvent[]): Promise<void> => {
      for (const event of events) {
        const results = resultsIn(event);
        if (results) await take(tx, { changes, producer, event }, results);
      }
    },
  };
};

// Results of a record that does not stand here are let go: who makes them has checked it, so only a database put together from parts can lack it.
async function take(
  tx: EntityManager,
  from: { changes: RecordChanges; producer: Source; event: OutboxEvent },
  results: OutsideResults,
): Promise<void> {
  const { changes, producer, event } = from;
  const record = await lockRecordUnscoped(tx, results.recordId);
  if (!record) return;
  const higher = await tx.query<object[]>(TAKE, [producer, record.recordId, results.version]);
  if (higher.length === 0) return;
  const acts = actsToward(results, await liveRows(tx, record.recordId));
  if (acts.length === 0) return;
  const done = await changes.change(tx, record, { acts, recordedBy: serviceAccounts[producer], reason: `${producer} ${event.position}` });
  await audit(tx, { producer, position: event.position, recordId: record.recordId }, done);
}

function audit(
  tx: EntityManager,
  { producer, position, recordId }: { producer: Source; position: number; recordId: string },
  done: RecordedChange,
): Promise<unknown> {
  const facts = { changeId: done.changeId, version: done.version, acts: done.acts };
  return tx.query(AUDIT, [
    serviceAccounts[producer],
    producer,
    'result-taken-in',
    recordId,
    JSON.stringify(facts),
    `${producer}:${position}`,
  ]);
}
