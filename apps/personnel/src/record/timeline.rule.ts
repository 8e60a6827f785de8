import type { Day } from '@noivu/calendar';
import type { FactKind } from '@noivu/contracts';
import { DomainError } from '@noivu/problem';
import { grouped } from './grouped';
import { byBeginning, isExclusive, type LiveRow, type Statement, type TimelineRow } from './statement';

/** States something new (nêu mới). */
export interface Addition extends Omit<Statement, 'act' | 'declaredTo'> {
  readonly act: 'add';
  readonly validTo: Day | null;
}

/** Puts something in the place of what a statement says: what is left out stays as it was, a `validTo` of null lifts a declared end. */
export interface Revision {
  readonly act: 'correct' | 'replace';
  readonly kind: FactKind;
  readonly factId: string;
  readonly validFrom?: Day | undefined;
  readonly validTo?: Day | null | undefined;
  readonly value?: object | undefined;
  /** The new document of a `replace`; a `correct` keeps the document that the statement rests on. */
  readonly decisionId?: string | null | undefined;
}

/** Takes a statement back because its document was withdrawn (thu hồi). */
export interface Revocation {
  readonly act: 'revoke';
  readonly kind: FactKind;
  readonly factId: string;
}

export type TimelineAct = Addition | Revision | Revocation;

/** What a change does to the table of facts: rows to close, rows to insert, and all that is believed afterwards. */
export interface TimelineChange {
  readonly close: readonly string[];
  readonly insert: readonly TimelineRow[];
  readonly rows: readonly TimelineRow[];
}

/**
 * Applies the acts of one change to the live rows of a record, all together: what counts is where they lead, not in which order they stand.
 * A statement of a kind that holds one at a time holds until its declared end or the beginning of the next, whichever comes first; so its neighbours
 * are bounded anew, each by closing its row and inserting a copy with the new end.
 * @throws DomainError fact-not-current, fact-dates-invalid, fact-overlaps
 * @design docs/decisions/0004-dated-facts-in-one-table.md
 * @test apps/personnel/src/record/timeline.property.spec.ts
 */
export function applyActs(live: readonly LiveRow[], acts: readonly TimelineAct[]): TimelineChange {
  const statements = new Map<string, Statement>(live.map((row) => [row.factId, row]));
  for (const act of acts) apply(statements, act);
  const touched = new Set(acts.map(({ factId }) => factId));
  const rows = rowsOf([...statements.values()]);
  assertSpans(rows, touched);
  const before = new Map(live.map((row) => [row.factId, row]));
  const isKept = (row: TimelineRow): boolean => !touched.has(row.factId) && before.get(row.factId)?.validTo === row.validTo;
  const kept = new Set(rows.filter(isKept).map(({ factId }) => factId));
  return {
    close: live.filter(({ factId }) => !kept.has(factId)).map(({ rowId }) => rowId),
    insert: rows.filter(({ factId }) => !kept.has(factId)),
    rows,
  };
}

function apply(statements: Map<string, Statement>, act: TimelineAct): void {
  if (act.act === 'add') {
    const { validTo, ...stated } = act;
    statements.set(act.factId, { ...stated, declaredTo: validTo });
    return;
  }
  const current = statements.get(act.factId);
  if (!current || current.kind !== act.kind) throw new DomainError('fact-not-current', { kind: act.kind, factId: act.factId });
  if (act.act === 'revoke') statements.delete(act.factId);
  else statements.set(act.factId, revised(current, act));
}

const revised = (current: Statement, { act, validFrom, validTo, value, decisionId }: Revision): Statement => ({
  ...current,
  act,
  validFrom: validFrom ?? current.validFrom,
  declaredTo: validTo === undefined ? current.declaredTo : validTo,
  value: value ?? current.value,
  decisionId: act === 'correct' || decisionId === undefined ? current.decisionId : decisionId,
});

/** The spans in which statements hold, kind by kind in order of their beginning. */
export function rowsOf(statements: readonly Statement[]): TimelineRow[] {
  return [...grouped(statements, ({ kind }) => kind)].flatMap(([kind, ofKind]) => {
    const told = [...ofKind].sort(byBeginning);
    return told.map((statement, place) => ({ ...statement, validTo: endOf(statement, isExclusive(kind) ? told[place + 1] : undefined) }));
  });
}

const endOf = ({ declaredTo }: Statement, next: Statement | undefined): Day | null =>
  next && (declaredTo === null || next.validFrom < declaredTo) ? next.validFrom : declaredTo;

function assertSpans(rows: readonly TimelineRow[], touched: ReadonlySet<string>): void {
  for (const [place, row] of rows.entries()) {
    const { factId, kind, validFrom, declaredTo } = row;
    if (declaredTo !== null && declaredTo <= validFrom)
      throw new DomainError('fact-dates-invalid', { kind, factId, validFrom, validTo: declaredTo });
    const next = rows[place + 1];
    if (!next || next.kind !== kind || !isExclusive(kind)) continue;
    const reachesOver = touched.has(factId) && declaredTo !== null && declaredTo > next.validFrom;
    if (next.validFrom === validFrom || reachesOver)
      throw new DomainError('fact-overlaps', { kind, factId: next.factId, validFrom: next.validFrom });
  }
}
