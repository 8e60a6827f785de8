import type { PeriodUnit } from '@noivu/calendar';
import type { Tier } from '@noivu/contracts';

/**
 * The events that set a period running: lập hồ sơ mới; thông tin thay đổi; điều chuyển trong cùng cơ quan; điều chuyển đi; tiếp nhận;
 * chuyển sang khối Đảng, đoàn thể hoặc ra ngoài tỉnh; nghỉ hưu, thôi việc, từ trần.
 */
export const timedEvents = [
  'new-record',
  'record-change',
  'transfer-within',
  'transfer-send',
  'transfer-receive',
  'leave-province',
  'status-change',
] as const;
export type TimedEvent = (typeof timedEvents)[number];

/** From which day a period runs, in the words of the instruments. */
export const startNames = {
  'document-date': 'ngày có văn bản thay đổi',
  'effective-date': 'ngày văn bản, quyết định có hiệu lực',
  'issue-date': 'ngày cơ quan có thẩm quyền ban hành văn bản',
  'recruitment-decision': 'ngày có quyết định tuyển dụng',
  'recruitment-or-intake-decision': 'ngày có quyết định tuyển dụng hoặc quyết định điều động, tiếp nhận từ nơi không dùng chung phần mềm',
  'report-for-duty': 'ngày đến nhận công tác',
  'decision-announced': 'ngày công bố hoặc ban hành kết quả, quyết định',
  'file-created': 'ngày hồ sơ điện tử được tạo lập',
  'data-arises': 'ngày dữ liệu phát sinh',
  'process-completed': 'ngày kết thúc quy trình trên hệ thống',
  'result-available': 'ngày có kết quả',
  'request-received': 'ngày nhận yêu cầu',
} as const;
export type StartsFrom = keyof typeof startNames;

/** Who owes what a period is for, in the words of the instruments. */
export const roleNames = {
  'base-unit': 'đơn vị cấp cơ sở',
  'record-authority': 'cơ quan, đơn vị có thẩm quyền quản lý hồ sơ',
  'managing-authority': 'cơ quan, đơn vị có thẩm quyền quản lý cán bộ, công chức, viên chức',
  'recruiting-authority': 'cơ quan, đơn vị có thẩm quyền tuyển dụng',
  'superior-authority': 'cơ quan cấp trên có thẩm quyền quản lý cán bộ, công chức, viên chức',
  'receiving-body': 'cơ quan, đơn vị tiếp nhận',
  'using-body': 'cơ quan, đơn vị trực tiếp sử dụng',
  'database-officer': 'người được giao quản lý cơ sở dữ liệu của cơ quan, đơn vị',
  'disciplining-body': 'cơ quan, đơn vị xử lý kỷ luật',
  'province-committee': 'Ủy ban nhân dân cấp tỉnh hoặc đơn vị được ủy quyền',
  person: 'cán bộ, công chức, viên chức',
  system: 'hệ thống thông tin quản lý',
} as const;
export type ResponsibleRole = keyof typeof roleNames;

/** `text` where an instrument sets the period; `derived` where it is silent and the period of a near rule is taken. */
export type TimerBasis = 'text' | 'derived';

/** A period that an instrument sets (thời hạn), with the article it stands in, or is derived from. */
export interface Timer {
  readonly id: string;
  readonly duty: string;
  /** How many days; 0 is at once. */
  readonly number: number;
  readonly unit: PeriodUnit;
  readonly startsFrom: StartsFrom;
  readonly responsibleRole: ResponsibleRole;
  readonly article: string;
  readonly basis: TimerBasis;
}

/** A period of a province's regulation, and the events it answers. */
export interface ProvincialTimer extends Timer {
  readonly events: readonly TimedEvent[];
  /** The tiers it binds, where the text gives each tier a rule of its own. */
  readonly tiers?: readonly Tier[];
  /** The timers of the text that a derived one follows. */
  readonly derivedFrom?: readonly string[];
}
