import { event } from '../contract';
import { Day, Id, OneOf, Part, Text, Whole } from '../field/fields';
import { tiers, type Tier } from '../identity/account-kind';
import { quotaKinds, type QuotaKind } from './staffing-quota';
import { unitKinds, type UnitKind } from './unit';

/** One span of days in which a unit did not change. */
export class UnitSpan {
  @Day() validFrom: string;
  @Day({ optional: true }) validTo?: string;
  @Id({ optional: true }) parentId?: string;
  @Text({ max: 40 }) code: string;
  @Text({ max: 300 }) name: string;
  @OneOf(unitKinds) kind: UnitKind;
  @OneOf(tiers) tier: Tier;
}

/** All that is known of one unit, past and to come: a consumer replaces what it holds if the version is higher. */
export class UnitChangedPayload {
  @Id() unitId: string;
  @Whole({ min: 1, max: 1_000_000_000 }) version: number;
  @Whole({ min: 0, max: 2_147_483_647, description: 'Place in the pre-order of the present tree, with gaps' }) ord: number;
  @Whole({ min: 0, max: 2_147_483_647, description: 'Last place that may stand below it' }) lastOrd: number;
  @Part(() => UnitSpan, { list: 200 }) timeline: UnitSpan[];
}

export const UnitChanged = event({ subject: 'organization.unit.changed', payload: UnitChangedPayload });

export class QuotaSpan {
  @Whole({ min: 1990, max: 2199 }) year: number;
  @OneOf(quotaKinds) kind: QuotaKind;
  @Whole({ min: 0, max: 200_000 }) number: number;
}

/** Every quota of one unit. */
export class QuotaChangedPayload {
  @Id() unitId: string;
  @Whole({ min: 1, max: 1_000_000_000 }) version: number;
  @Part(() => QuotaSpan, { list: 1000 }) quotas: QuotaSpan[];
}

export const QuotaChanged = event({ subject: 'organization.quota.changed', payload: QuotaChangedPayload });
