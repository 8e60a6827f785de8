import { contract } from '../contract';
import { Day, Id, OneOf, Part, Text, Whole } from '../field/fields';
import { tiers, type Tier } from '../identity/account-kind';
import { PageInfo, PageRequest } from '../page';

/**
 * Kinds of unit (loại cơ quan, đơn vị): UBND tỉnh; sở, ban, ngành; UBND huyện; UBND xã; chi cục; bệnh viện; trung tâm y tế; trường học;
 * đơn vị sự nghiệp khác; hội được giao biên chế.
 */
export const unitKinds = [
  'PROVINCE_COMMITTEE',
  'DEPARTMENT',
  'DISTRICT_COMMITTEE',
  'COMMUNE_COMMITTEE',
  'BRANCH',
  'HOSPITAL',
  'HEALTH_CENTRE',
  'SCHOOL',
  'PUBLIC_SERVICE_UNIT',
  'ASSOCIATION',
] as const;
export type UnitKind = (typeof unitKinds)[number];

/** A unit (cơ quan, đơn vị) as it stood on a day. */
export class UnitView {
  @Id() unitId: string;
  @Id({ optional: true, description: 'Đơn vị cấp trên trực tiếp' }) parentId?: string;
  @Text({ max: 40, description: 'Mã đơn vị' }) code: string;
  @Text({ max: 300 }) name: string;
  @OneOf(unitKinds) kind: UnitKind;
  @OneOf(tiers) tier: Tier;
  @Text({ max: 10, optional: true, description: 'Mã đơn vị hành chính của Tổng cục Thống kê' }) gsoCode?: string;
  @Day({ description: 'Ngày bắt đầu' }) validFrom: string;
  @Day({ optional: true, description: 'Ngày chấm dứt (không còn hiệu lực từ ngày này)' }) validTo?: string;
  @Whole({ min: 1, max: 1_000_000_000 }) version: number;
}

/** Asks for units of the province in tree order: a directory, open to everybody who works with the system. */
export class FindUnitsRequest extends PageRequest {
  @Text({ max: 100, optional: true, description: 'Tên hoặc mã, có dấu hoặc không dấu' }) q?: string;
  @Id({ optional: true, description: 'Chỉ đơn vị trực thuộc đơn vị này' }) parentId?: string;
  @OneOf(tiers, { optional: true }) tier?: Tier;
  @OneOf(unitKinds, { optional: true }) kind?: UnitKind;
  @Day({ optional: true, description: 'Cây tổ chức của ngày này (mặc định hôm nay)' }) asOf?: string;
}

export class UnitPage {
  @Part(() => UnitView, { list: 200 }) data: UnitView[];
  @Part(() => PageInfo) page: PageInfo;
}

export class GetUnitRequest {
  @Id() unitId: string;
  @Day({ optional: true }) asOf?: string;
}

/** A unit with everything below it. */
export class UnitTree {
  @Part(() => UnitView, { list: 5000, description: 'Theo thứ tự cây: mỗi đơn vị đứng trước các đơn vị trực thuộc' }) data: UnitView[];
}

export const FindUnits = contract({
  subject: 'organization.unit.find',
  permission: 'organization:unit:read',
  scope: 'province',
  request: FindUnitsRequest,
  reply: UnitPage,
  audit: 'unit-listed',
});

export const GetUnit = contract({
  subject: 'organization.unit.get',
  permission: 'organization:unit:read',
  scope: 'province',
  request: GetUnitRequest,
  reply: UnitView,
  audit: 'unit-read',
});

export const GetUnitTree = contract({
  subject: 'organization.unit.tree',
  permission: 'organization:unit:read',
  scope: 'province',
  request: GetUnitRequest,
  reply: UnitTree,
  audit: 'unit-read',
});
