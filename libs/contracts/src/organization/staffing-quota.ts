import { contract } from '../contract';
import { Day, Id, OneOf, Part, Text, Whole } from '../field/fields';

/** Biên chế hành chính, số lượng người làm việc, hợp đồng theo NĐ 68 / NĐ 111. */
export const quotaKinds = ['ADMINISTRATIVE', 'PUBLIC_SERVICE', 'CONTRACT'] as const;
export type QuotaKind = (typeof quotaKinds)[number];

/** A staffing quota (biên chế được giao) of one unit for one year and kind. */
export class StaffingQuotaView {
  @Id() unitId: string;
  @Whole({ min: 1990, max: 2199 }) year: number;
  @OneOf(quotaKinds) kind: QuotaKind;
  @Whole({ min: 0, max: 200_000, description: 'Số được giao' }) number: number;
  @Text({ max: 100, optional: true, description: 'Số quyết định giao' }) decisionNumber?: string;
  @Day({ optional: true }) decidedOn?: string;
  @Whole({ min: 1, max: 1_000_000_000 }) version: number;
}

export class FindStaffingQuotasRequest {
  @Id() unitId: string;
  @Whole({ min: 1990, max: 2199, optional: true }) year?: number;
}

export class StaffingQuotaList {
  @Part(() => StaffingQuotaView, { list: 1000 }) data: StaffingQuotaView[];
}

/** Sets the quota of a unit: never more, with its siblings, than the parent holds. The first needs no If-Match, a change does. */
export class SetStaffingQuotaRequest {
  @Id() unitId: string;
  @Whole({ min: 1990, max: 2199 }) year: number;
  @OneOf(quotaKinds) kind: QuotaKind;
  @Whole({ min: 0, max: 200_000 }) number: number;
  @Text({ max: 100 }) decisionNumber: string;
  @Day() decidedOn: string;
}

export const FindStaffingQuotas = contract({
  subject: 'organization.quota.find',
  permission: 'organization:quota:read',
  scope: 'unit',
  request: FindStaffingQuotasRequest,
  reply: StaffingQuotaList,
  audit: 'quota-listed',
});

export const SetStaffingQuota = contract({
  subject: 'organization.quota.set',
  permission: 'organization:quota:set',
  scope: 'unit',
  request: SetStaffingQuotaRequest,
  reply: StaffingQuotaView,
  changes: true,
  audit: 'quota-set',
});
