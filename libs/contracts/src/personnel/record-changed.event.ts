import { event } from '../contract';
import { Day, Free, Id, OneOf, Part, Whole } from '../field/fields';
import { factKindNames, type FactKind } from './fact';

/** One fact that holds, as it is known now. */
export class TimelineFact {
  @OneOf(factKindNames) kind: FactKind;
  @Day() validFrom: string;
  @Day({ optional: true }) validTo?: string;
  @Free() value: object;
}

/** The whole dated timeline of one person, as it is known at this version: a consumer replaces what it holds if the version is higher. */
export class RecordChangedPayload {
  @Id() recordId: string;
  @Whole({ min: 1, max: 1_000_000_000 }) version: number;
  @Id() custodianUnitId: string;
  @Part(() => TimelineFact, { list: 2000 }) timeline: TimelineFact[];
}

export const RecordChanged = event({ subject: 'personnel.record.changed', payload: RecordChangedPayload });

/** The kinds that other services count or check; contact, family and the citizen number never leave personnel. */
export const announcedKinds: readonly FactKind[] = factKindNames.filter((kind) => !['contact', 'family'].includes(kind));
