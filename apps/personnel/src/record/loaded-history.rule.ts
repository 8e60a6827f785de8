import { randomUUID } from 'node:crypto';
import { assertComplete } from './always-held.rule';
import { grouped } from './grouped';
import type { LoadedFact, LoadedRecord } from './loaded-record';
import type { ChangeRow } from './record-store';
import { byBeginning, isExclusive, kindsAlwaysHeld, type LiveRow, type TimelineRow } from './statement';
import { applyActs, type Addition } from './timeline.rule';

/** A row of the table of facts with the span of moments in which it was believed. */
export interface StoredRow extends LiveRow {
  readonly changeId: string;
  readonly recordedFrom: Date;
  readonly recordedTo: Date | null;
}

/** The history of a record as it would stand if every change had been made when it was recorded. */
export interface LoadedHistory {
  readonly changes: readonly ChangeRow[];
  readonly rows: readonly StoredRow[];
  /** What is believed now. */
  readonly live: readonly TimelineRow[];
}

/** What came into the record at one moment on the strength of one decision. */
interface Step {
  readonly at: Date;
  readonly decisionId: string | null;
  readonly acts: readonly Addition[];
}

/**
 * Replays a loaded record change by change: what was recorded with the record is its first change, everything later one change a moment and decision.
 * @throws DomainError where the facts contradict each other as those of a change would; facts-missing where the first day is not complete
 * @design docs/decisions/0004-dated-facts-in-one-table.md
 */
export function historyOf(record: LoadedRecord, recordedBy: string): LoadedHistory {
  const table = new Table();
  const changes = stepsOf(record).map(({ at, decisionId, acts }, place): ChangeRow => {
    const changeId = randomUUID();
    table.apply(acts, { changeId, at });
    if (place === 0) assertComplete(table.live());
    const told = acts.map(({ act, kind, factId }) => ({ act, kind, factId }));
    return { changeId, recordId: record.recordId, version: place + 1, decisionId, reason: null, acts: told, recordedAt: at, recordedBy };
  });
  return { changes, rows: table.rows, live: table.live() };
}

/** The rows of one record, as the table of facts will hold them. Only the kinds that a change touches are looked at: the others it cannot move. */
class Table {
  readonly rows: StoredRow[] = [];

  apply(acts: readonly Addition[], { changeId, at }: { changeId: string; at: Date }): void {
    const kinds = new Set(acts.map(({ kind }) => kind));
    const { close, insert } = applyActs(
      this.live().filter(({ kind }) => kinds.has(kind)),
      acts,
    );
    const closed = new Set(close);
    for (const [place, row] of this.rows.entries()) if (closed.has(row.rowId)) this.rows[place] = { ...row, recordedTo: at };
    for (const row of insert) this.rows.push({ ...row, rowId: String(this.rows.length), changeId, recordedFrom: at, recordedTo: null });
  }

  live(): StoredRow[] {
    return this.rows.filter(({ recordedTo }) => recordedTo === null);
  }
}

function stepsOf({ createdAt, facts }: LoadedRecord): Step[] {
  const made = Date.parse(createdAt);
  const timed = timedFacts(facts);
  const firsts = new Set(kindsAlwaysHeld.map((kind) => timed.filter((fact) => fact.kind === kind).sort(byBeginning)[0]));
  const [first, later]: [TimedFact[], TimedFact[]] = [[], []];
  for (const fact of timed) (fact.at <= made || firsts.has(fact) ? first : later).push(fact);
  const steps: Step[] = [
    { at: new Date(made), decisionId: first.find(({ kind }) => kind === 'post')?.decisionId ?? null, acts: first.map(additionOf) },
  ];
  later.sort((one, other) => one.at - other.at);
  for (const group of grouped(later, ({ at, decisionId }) => `${at} ${decisionId}`).values()) {
    const [told, last] = [group[0], steps.at(-1)];
    if (told && last)
      steps.push({ at: new Date(Math.max(told.at, last.at.getTime() + 1)), decisionId: told.decisionId, acts: group.map(additionOf) });
  }
  return steps;
}

/** A fact with the moment it was recorded, and the end that was declared: one that is the beginning of the next of its kind came with the next. */
interface TimedFact extends LoadedFact {
  readonly at: number;
  readonly declaredTo: string | null;
}

function timedFacts(facts: readonly LoadedFact[]): TimedFact[] {
  return [...grouped(facts, ({ kind }) => kind)].flatMap(([kind, ofKind]) => {
    const told = [...ofKind].sort(byBeginning);
    const isBounded = ({ validTo }: LoadedFact, place: number) => isExclusive(kind) && validTo === told[place + 1]?.validFrom;
    return told.map((fact, place) => ({
      ...fact,
      at: Date.parse(fact.recordedAt),
      declaredTo: isBounded(fact, place) ? null : fact.validTo,
    }));
  });
}

const additionOf = ({ factId, kind, validFrom, declaredTo, value, decisionId }: TimedFact): Addition => ({
  act: 'add',
  factId,
  kind,
  validFrom,
  validTo: declaredTo,
  value,
  decisionId,
});
