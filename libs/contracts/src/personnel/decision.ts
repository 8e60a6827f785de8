import { contract } from '../contract';
import { Day, Id, Instant, OneOf, Part, Text, Whole } from '../field/fields';
import { PageInfo, PageRequest } from '../page';
import { factKindNames, type FactKind } from './fact';

/**
 * What a decision is about (loại quyết định): tuyển dụng, bổ nhiệm, điều động, biệt phái, chuyển ngạch, nâng bậc lương, phụ cấp vượt khung, đào tạo, khen thưởng,
 * kỷ luật, nghỉ (thai sản, không lương), nghỉ hưu, thôi việc, từ trần, chuyển ra ngoài, thay đổi trạng thái khác, khác.
 */
export const decisionSubjects = [
  'RECRUITMENT',
  'APPOINTMENT',
  'TRANSFER',
  'SECONDMENT',
  'RANK_CHANGE',
  'PAY_RAISE',
  'OVER_FRAME',
  'TRAINING',
  'AWARD',
  'DISCIPLINE',
  'LEAVE',
  'RETIREMENT',
  'RESIGNATION',
  'DEATH',
  'TRANSFER_OUT',
  'STATUS_CHANGE',
  'OTHER',
] as const;
export type DecisionSubject = (typeof decisionSubjects)[number];

/** Whom a decision concerns, and which kinds of fact it will change: the custodian of each record then owes the update. */
export class Concern {
  @Id() recordId: string;
  @OneOf(factKindNames, { list: 14 }) kinds: FactKind[];
}

/** A decision or document (quyết định, văn bản) as it is entered. */
export class DecisionInput {
  @Text({ max: 50, example: '123/QĐ-SNV', description: 'Số, ký hiệu' }) number: string;
  @Day({ description: 'Ngày ban hành' }) issuedOn: string;
  @Day({ description: 'Ngày có hiệu lực' }) effectiveOn: string;
  @Id({ description: 'Cơ quan ban hành' }) issuerUnitId: string;
  @Text({ max: 100, description: 'Người ký' }) signer: string;
  @OneOf(decisionSubjects) subject: DecisionSubject;
  @Text({ max: 500, description: 'Trích yếu' }) summary: string;
  @Text({ max: 500, optional: true, description: 'Lý do, khi ban hành sau ngày có hiệu lực' }) retroactiveReason?: string;
  @Id({ optional: true, description: 'Bản quét đã tải lên' }) attachmentId?: string;
}

export class EnterDecisionRequest extends DecisionInput {
  @Part(() => Concern, { list: 200 }) concerns: Concern[];
}

export class DecisionView extends DecisionInput {
  @Id() decisionId: string;
  @Instant() enteredAt: string;
  @Id() enteredBy: string;
  @Part(() => Concern, { list: 200 }) concerns: Concern[];
  @Whole({ min: 1, max: 1_000_000_000 }) version: number;
}

export class DecisionRequest {
  @Id() decisionId: string;
}

export class FindDecisionsRequest extends PageRequest {
  @Id({ optional: true }) recordId?: string;
  @Day({ optional: true }) issuedFrom?: string;
  @Day({ optional: true }) issuedTo?: string;
  @OneOf(decisionSubjects, { optional: true }) subject?: DecisionSubject;
}

export class DecisionPage {
  @Part(() => DecisionView, { list: 200 }) data: DecisionView[];
  @Part(() => PageInfo) page: PageInfo;
}

export const EnterDecision = contract({
  subject: 'personnel.decision.enter',
  permission: 'personnel:decision:enter',
  scope: 'record',
  request: EnterDecisionRequest,
  reply: DecisionView,
  changes: true,
  audit: 'decision-entered',
});
export const GetDecision = contract({
  subject: 'personnel.decision.get',
  permission: 'personnel:decision:read',
  scope: 'record',
  request: DecisionRequest,
  reply: DecisionView,
  audit: 'decision-read',
});
export const FindDecisions = contract({
  subject: 'personnel.decision.find',
  permission: 'personnel:decision:read',
  scope: 'record',
  request: FindDecisionsRequest,
  reply: DecisionPage,
  audit: 'decision-listed',
});
