import { contract } from '../contract';
import { Day, Id, Instant, OneOf, Part, Text, Whole } from '../field/fields';
import { PageInfo, PageRequest } from '../page';
import { DecisionInput } from './decision';

/**
 * Kinds of transfer (điều động, chuyển hồ sơ): within one agency or one department; to another department; out of what the system covers
 * (khối Đảng, đoàn thể, ngoài tỉnh).
 */
export const transferKinds = ['WITHIN', 'ACROSS', 'OUT'] as const;
export type TransferKind = (typeof transferKinds)[number];
/** Đã lập, đã chuyển, đã nhận, đã giao đơn vị sử dụng, bị từ chối, đã hủy. */
export const transferStates = ['PROPOSED', 'SENT', 'RECEIVED', 'HANDED_ON', 'REFUSED', 'CANCELLED'] as const;
export type TransferState = (typeof transferStates)[number];

/** A transfer of a record (chuyển hồ sơ điện tử): until it is received the record stays with the sender; it is never in two places, never in none. */
export class TransferView {
  @Id() transferId: string;
  @Id() recordId: string;
  @OneOf(transferKinds) kind: TransferKind;
  @OneOf(transferStates) state: TransferState;
  @Id() fromUnitId: string;
  @Id({ optional: true, description: 'Đơn vị tiếp nhận; không có khi chuyển ra ngoài' }) toUnitId?: string;
  @Id({ optional: true, description: 'Đơn vị trực tiếp sử dụng' }) usingUnitId?: string;
  @Id() decisionId: string;
  @Day() effectiveOn: string;
  @Text({ max: 200, optional: true }) title?: string;
  @Text({ max: 500, optional: true, description: 'Lý do từ chối hoặc hủy' }) reason?: string;
  @Instant() proposedAt: string;
  @Instant({ optional: true }) sentAt?: string;
  @Instant({ optional: true }) endedAt?: string;
  @Whole({ min: 1, max: 1_000_000 }) version: number;
}

/** Prepares a transfer on the strength of a decision. The record's own version is named in If-Match only when a step changes the record. */
export class ProposeTransferRequest {
  @Id() recordId: string;
  @OneOf(transferKinds) kind: TransferKind;
  @Id({ optional: true }) toUnitId?: string;
  @Id({ optional: true }) usingUnitId?: string;
  @Text({ max: 200, optional: true, description: 'Chức vụ, vị trí mới' }) title?: string;
  @Id({ optional: true }) decisionId?: string;
  @Part(() => DecisionInput, { optional: true }) decision?: DecisionInput;
}

export class TransferRequest {
  @Id() transferId: string;
}

/** Takes the record over; the new post begins on the day of effect. */
export class ReceiveTransferRequest extends TransferRequest {
  @Id({ optional: true, description: 'Đơn vị trực tiếp sử dụng, nếu khác đơn vị tiếp nhận' }) usingUnitId?: string;
  @Text({ max: 200, optional: true, description: 'Chức vụ, vị trí mới' }) title?: string;
}

export class HandOnTransferRequest extends TransferRequest {
  @Id({ description: 'Đơn vị trực tiếp sử dụng' }) usingUnitId: string;
}

export class EndTransferRequest extends TransferRequest {
  @Text({ max: 500 }) reason: string;
}

/** Transfers in which the caller's scope holds either side. */
export class FindTransfersRequest extends PageRequest {
  @OneOf(transferStates, { optional: true }) state?: TransferState;
  @OneOf(['in', 'out'], { optional: true, description: 'in: chuyển đến; out: chuyển đi' }) direction?: 'in' | 'out';
  @Id({ optional: true }) recordId?: string;
}

export class TransferPage {
  @Part(() => TransferView, { list: 200 }) data: TransferView[];
  @Part(() => PageInfo) page: PageInfo;
}

const step = { permission: 'personnel:transfer:act', scope: 'record', changes: true, versioned: true, reply: TransferView } as const;

export const ProposeTransfer = contract({
  subject: 'personnel.transfer.propose',
  permission: 'personnel:transfer:act',
  scope: 'record',
  request: ProposeTransferRequest,
  reply: TransferView,
  changes: true,
  audit: 'transfer-proposed',
});
export const SendTransfer = contract({ subject: 'personnel.transfer.send', ...step, request: TransferRequest, audit: 'transfer-sent' });
export const ReceiveTransfer = contract({
  subject: 'personnel.transfer.receive',
  ...step,
  request: ReceiveTransferRequest,
  audit: 'transfer-received',
});
export const HandOnTransfer = contract({
  subject: 'personnel.transfer.hand-on',
  ...step,
  request: HandOnTransferRequest,
  audit: 'transfer-handed-on',
});
export const RefuseTransfer = contract({
  subject: 'personnel.transfer.refuse',
  ...step,
  request: EndTransferRequest,
  audit: 'transfer-refused',
});
export const CancelTransfer = contract({
  subject: 'personnel.transfer.cancel',
  ...step,
  request: EndTransferRequest,
  audit: 'transfer-cancelled',
});
export const GetTransfer = contract({
  subject: 'personnel.transfer.get',
  permission: 'personnel:transfer:read',
  scope: 'record',
  request: TransferRequest,
  reply: TransferView,
  audit: 'transfer-read',
});
export const FindTransfers = contract({
  subject: 'personnel.transfer.find',
  permission: 'personnel:transfer:read',
  scope: 'record',
  request: FindTransfersRequest,
  reply: TransferPage,
  audit: 'transfer-listed',
});
