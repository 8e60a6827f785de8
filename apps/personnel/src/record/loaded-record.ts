import type { Day } from '@noivu/calendar';
import type { DecisionSubject, FactKind } from '@noivu/contracts';

/** A fact of a record that is loaded: it holds from `validFrom` to the day before `validTo`; null: until the next of its kind, or until further notice. */
export interface LoadedFact {
  readonly factId: string;
  readonly kind: FactKind;
  readonly validFrom: Day;
  readonly validTo: Day | null;
  readonly value: object;
  readonly decisionId: string | null;
  /** When it came into the record; a moment, ISO UTC. */
  readonly recordedAt: string;
}

/** A decision on which facts of a loaded record rest. */
export interface LoadedDecision {
  readonly decisionId: string;
  readonly number: string;
  readonly issuedOn: Day;
  readonly effectiveOn: Day;
  readonly issuerUnitId: string;
  readonly signer: string;
  readonly subject: DecisionSubject;
  readonly summary: string;
  readonly enteredAt: string;
}

/** A record as an operator loads it: with its whole history, already checked. */
export interface LoadedRecord {
  readonly recordId: string;
  readonly custodianUnitId: string;
  readonly createdAt: string;
  readonly facts: readonly LoadedFact[];
  readonly decisions: readonly LoadedDecision[];
}
