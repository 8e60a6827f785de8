import type { DecisionSubject, FactKind, FactValue } from '@noivu/contracts';
import type { Day } from '@noivu/calendar';
import type { DemoProvince } from '../province';

/** A moment in UTC, as the system writes it: `2024-03-05T02:14:09Z`. */
export type Instant = string;

/** What a run of the generator depends on, and nothing else. */
export interface PeopleArguments {
  /** Any text; another seed gives other people in the same units. */
  readonly seed: string;
  readonly province: DemoProvince;
  /** From 1 to 1,000,000. */
  readonly count: number;
  /** The day the province is shown as of: nothing is dated, issued or recorded after it. */
  readonly asOf: Day;
  /** Where the counting of people begins, at 0 where nothing is said: runs that do not overlap share no citizen number. */
  readonly firstIndex?: number;
}

/** A decision on one person: its number is unique for issuer and year of issue. */
export interface MadeDecision {
  readonly decisionId: string;
  /** `123/QĐ-SNV`. */
  readonly number: string;
  readonly issuedOn: Day;
  readonly effectiveOn: Day;
  readonly issuerUnitId: string;
  /** A made-up name. */
  readonly signer: string;
  readonly subject: DecisionSubject;
  /** Vietnamese; names no person. */
  readonly summary: string;
  readonly enteredAt: Instant;
}

/** A fact that holds from `validFrom` to the day before `validTo`; null: until further notice. */
interface Dated<K extends FactKind> {
  readonly factId: string;
  readonly kind: K;
  readonly validFrom: Day;
  readonly validTo: Day | null;
  readonly value: FactValue<K>;
  /** Null: from the paper file, or declared by the person. */
  readonly decisionId: string | null;
  readonly recordedAt: Instant;
}
/** A fact of any kind; `kind` tells which value it has. */
export type MadeFact = { [K in FactKind]: Dated<K> }[FactKind];

/**
 * The faults that are put in on purpose: entered long after any deadline; graduated before the age of 15; admitted to the Party before 18;
 * a pay step that the time served does not give; a degree lower than the rank asks.
 */
export const faultKinds = ['LATE_UPDATE', 'GRADUATED_TOO_YOUNG', 'PARTY_TOO_YOUNG', 'STEP_TOO_HIGH', 'DEGREE_BELOW_RANK'] as const;
export type FaultKind = (typeof faultKinds)[number];

/** A made person: a record (hồ sơ) with its facts and the decisions they rest on. */
export interface MadePerson {
  readonly recordId: string;
  readonly custodianUnitId: string;
  readonly createdAt: Instant;
  readonly facts: readonly MadeFact[];
  readonly decisions: readonly MadeDecision[];
  /** The one fault put in on purpose, if any; without it the record is free of them. */
  readonly fault?: FaultKind;
}
