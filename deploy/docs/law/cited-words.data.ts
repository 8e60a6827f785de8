import type { AccountKind, Permission } from '@noivu/contracts';

/** What the parts of a regulation profile are about, for readers of the law. */
export const sectionNames: Readonly<Record<string, string>> = {
  tiers: 'Cấp quản lý',
  people: 'Đối tượng áp dụng',
  timers: 'Thời hạn',
  silences: 'Văn bản không đặt thời hạn',
  periodicDuties: 'Việc định kỳ',
  standingDuties: 'Việc thường xuyên',
  reports: 'Báo cáo',
  accountRules: 'Tài khoản',
  accountLimits: 'Số tài khoản',
  changeIssued: 'Đổi mật khẩu được cấp',
  rotation: 'Đổi mật khẩu định kỳ',
  lost: 'Mất mật khẩu',
  matchesPaper: 'Hồ sơ điện tử khớp với hồ sơ giấy',
  legalValue: 'Giá trị của hồ sơ điện tử',
  secrecy: 'Chế độ mật của hồ sơ',
  headAnswers: 'Trách nhiệm của người đứng đầu',
  outsideReaders: 'Người khác khai thác hồ sơ',
  yieldsToLaterLaw: 'Áp dụng quy định mới của cấp trên',
  outageNotice: 'Thông báo khi phần mềm ngừng hoạt động',
};

/** The kinds of account in Vietnamese. */
export const accountKindNames: Readonly<Record<AccountKind, string>> = {
  PROVINCIAL_LEADER: 'lãnh đạo UBND tỉnh',
  UNIT_LEADER: 'người đứng đầu đơn vị',
  UNIT_ADMINISTRATOR: 'quản trị đơn vị',
  RECORDS_OFFICER: 'người được giao quản lý hồ sơ',
  SYSTEM_ADMINISTRATOR: 'quản trị hệ thống (Sở Nội vụ)',
  OWN_RECORD_READER: 'người xem hồ sơ của mình',
};

/** The kinds of staff in Vietnamese. */
export const staffNames: Readonly<Record<string, string>> = {
  CADRE: 'cán bộ',
  CIVIL_SERVANT: 'công chức',
  PUBLIC_EMPLOYEE: 'viên chức',
  CONTRACT_WORKER: 'người lao động theo hợp đồng',
  COMMUNE_PART_TIMER: 'người hoạt động không chuyên trách cấp xã',
};

/** What some values of a profile mean. */
export const valueNames: Readonly<Record<string, string>> = {
  EQUAL_TO_PAPER: 'như hồ sơ giấy',
  REPLACES_PAPER: 'thay hồ sơ giấy',
  CLASSIFIED_PAPERS_ONLY: 'chỉ tài liệu thuộc danh mục bí mật nhà nước',
  AS_SECRET_PAPERS: 'cả hồ sơ theo chế độ tài liệu mật',
  STATE_RULES: 'theo quy định chung của Nhà nước',
  WRITTEN_PERMISSION: 'khi được cho phép bằng văn bản',
  PERMISSION: 'khi được cho phép',
};

/** The permissions in Vietnamese. */
export const permissionNames: Readonly<Record<Permission, string>> = {
  'identity:account:read': 'xem tài khoản',
  'identity:account:manage': 'quản lý tài khoản',
  'organization:unit:read': 'xem cơ quan, đơn vị',
  'organization:quota:read': 'xem biên chế',
  'organization:quota:set': 'giao biên chế',
  'personnel:record:read': 'xem hồ sơ',
  'personnel:record:search': 'tìm kiếm hồ sơ',
  'personnel:record:create': 'lập hồ sơ',
  'personnel:record:change': 'cập nhật hồ sơ',
  'personnel:decision:read': 'xem quyết định',
  'personnel:decision:enter': 'nhập quyết định',
  'personnel:transfer:read': 'xem việc chuyển hồ sơ',
  'personnel:transfer:act': 'điều chuyển, tiếp nhận hồ sơ',
  'personnel:obligation:read': 'xem thời hạn phải cập nhật',
  'personnel:import:manage': 'nhập hồ sơ từ bảng tính',
  'personnel:audit:read': 'xem nhật ký truy cập',
  'training:enrolment:record': 'ghi kết quả đào tạo',
  'emulation:award:record': 'ghi quyết định khen thưởng',
  'reporting:report:read': 'xem báo cáo',
  'reporting:person:read': 'xem danh sách người trong báo cáo',
  'personnel:record:export': 'kết xuất danh sách',
  'personnel:job:read': 'theo dõi công việc chạy nền',
};
