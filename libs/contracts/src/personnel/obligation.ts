import { contract } from '../contract';
import { Day, Flag, Id, Instant, OneOf, Part, Text, Whole } from '../field/fields';
import { PageInfo, PageRequest } from '../page';

/** What starts a time limit (sự kiện làm phát sinh thời hạn). */
export const obligationEvents = [
  'new-record',
  'record-change',
  'transfer-within',
  'transfer-send',
  'transfer-receive',
  'leave-province',
  'status-change',
] as const;
export type ObligationEvent = (typeof obligationEvents)[number];
/** Đang mở, đã xong đúng hạn, đã xong nhưng muộn; quá hạn is an open one past its day. */
export const obligationStates = ['OPEN', 'OVERDUE', 'MET', 'MET_LATE'] as const;
export type ObligationState = (typeof obligationStates)[number];

/** A duty with a time limit (nghĩa vụ cập nhật): who owes what by when, on which article, and how it ended. */
export class ObligationView {
  @Id() obligationId: string;
  @OneOf(obligationEvents) event: ObligationEvent;
  @Id() ownerUnitId: string;
  @Id() recordId: string;
  @Id({ optional: true }) decisionId?: string;
  @Day({ description: 'Ngày bắt đầu tính' }) startsOn: string;
  @Day({ description: 'Ngày cuối của thời hạn' }) dueOn: string;
  @Whole({ min: 0, max: 1000 }) number: number;
  @OneOf(['working-day', 'calendar-day']) unit: 'working-day' | 'calendar-day';
  @Text({ max: 200 }) article: string;
  @OneOf(['text', 'derived']) basis: 'text' | 'derived';
  @Flag({ description: 'Lịch nghỉ chính thức của năm chưa có: hạn dự tính' }) projected: boolean;
  @OneOf(obligationStates) state: ObligationState;
  @Instant({ optional: true }) metAt?: string;
  @Whole({ min: 0, max: 100_000, optional: true, description: 'Số ngày muộn (theo lịch)' }) daysLate?: number;
}

/** Lists obligations within the caller's scope, the most pressing first. `owner=me`: those of the caller's own unit. */
export class FindObligationsRequest extends PageRequest {
  @OneOf(['me', 'all'], { optional: true }) owner?: 'me' | 'all';
  @Id({ optional: true, description: 'Đơn vị này và mọi đơn vị bên dưới' }) unitId?: string;
  @Id({ optional: true }) recordId?: string;
  @OneOf(obligationStates, { optional: true }) state?: ObligationState;
}

export class ObligationPage {
  @Part(() => ObligationView, { list: 200 }) data: ObligationView[];
  @Part(() => PageInfo) page: PageInfo;
}

export const FindObligations = contract({
  subject: 'personnel.obligation.find',
  permission: 'personnel:obligation:read',
  scope: 'unit',
  request: FindObligationsRequest,
  reply: ObligationPage,
  audit: 'obligation-listed',
});
