import type { Day } from '@noivu/calendar';
import { factKindNames, factKinds, type ChangeAct, type FactKind } from '@noivu/contracts';

/** A thing stated of a person (nội dung hồ sơ), as it stands after all that was corrected, replaced and revoked. */
export interface Statement {
  /** Names the statement; stays the same when it is corrected or replaced. */
  readonly factId: string;
  readonly kind: FactKind;
  readonly validFrom: Day;
  /** The end that was declared: no longer from this day on. Null: until the next of its kind begins, or until further notice. */
  readonly declaredTo: Day | null;
  readonly value: object;
  /** The decision it rests on; null where it came from the paper file or another service. */
  readonly decisionId: string | null;
  /** How it came to stand as it does. */
  readonly act: ChangeAct;
}

/** A statement with the span of days in which it holds: from `validFrom` to the day before `validTo`, open where that is null. */
export interface TimelineRow extends Statement {
  readonly validTo: Day | null;
}

/** A row of the table of facts that is believed now. */
export interface LiveRow extends TimelineRow {
  readonly rowId: string;
}

/** Kinds of which exactly one holds on every day from the first. */
export const kindsAlwaysHeld: readonly FactKind[] = factKindNames.filter((kind) => factKinds[kind].holds === 'one');
/** Kinds of which at most one holds on a day. */
export const exclusiveKinds: readonly FactKind[] = factKindNames.filter((kind) => factKinds[kind].holds !== 'many');

export const isExclusive = (kind: FactKind): boolean => exclusiveKinds.includes(kind);

/** Tells whether a row holds on a day. */
export const holdsOn = ({ validFrom, validTo }: Pick<TimelineRow, 'validFrom' | 'validTo'>, day: Day): boolean =>
  validFrom <= day && (validTo === null || day < validTo);

/** Days before earlier ones: the order in which a timeline is told. */
export const byBeginning = (one: Pick<Statement, 'validFrom'>, other: Pick<Statement, 'validFrom'>): number =>
  one.validFrom < other.validFrom ? -1 : Number(one.validFrom > other.validFrom);
