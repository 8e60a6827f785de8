/** The three tiers (cấp): Sở Nội vụ for UBND tỉnh; sở, ban, ngành and UBND huyện; base units. Never numbered: Đồng Nai counts from the top, Hòa Bình from the bottom. */
export const tiers = ['PROVINCE', 'DEPARTMENT', 'BASE'] as const;
export type Tier = (typeof tiers)[number];

/**
 * Account kinds (loại tài khoản), several per account: provincial leader (lãnh đạo UBND tỉnh), head of a unit (người đứng đầu),
 * unit administrator (quản trị đơn vị), records officer (người được giao quản lý hồ sơ), system administrator (quản trị hệ thống, Sở Nội vụ),
 * reader of the own record (CBCCVC xem hồ sơ của mình).
 */
export const accountKinds = [
  'PROVINCIAL_LEADER',
  'UNIT_LEADER',
  'UNIT_ADMINISTRATOR',
  'RECORDS_OFFICER',
  'SYSTEM_ADMINISTRATOR',
  'OWN_RECORD_READER',
] as const;
export type AccountKind = (typeof accountKinds)[number];
