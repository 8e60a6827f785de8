import { contract, event } from '../contract';
import { Day, Id, Instant, Part, Text, Whole } from '../field/fields';

/** Records a decided award for a person (quyết định khen thưởng); it lands in the person's record. */
export class RecordAwardDecisionRequest {
  @Id() recordId: string;
  @Text({ max: 200, example: 'Chiến sĩ thi đua cơ sở' }) title: string;
  @Whole({ min: 1945, max: 2199, description: 'Năm thành tích' }) year: number;
  @Text({ max: 50, description: 'Số quyết định' }) decisionNumber: string;
  @Day() decidedOn: string;
  @Text({ max: 200, description: 'Cấp quyết định' }) decidedBy: string;
}

export class AwardDecisionView extends RecordAwardDecisionRequest {
  @Id() awardDecisionId: string;
  @Instant() recordedAt: string;
  @Whole({ min: 1, max: 1_000_000 }) version: number;
}

export const RecordAwardDecision = contract({
  subject: 'emulation.award-decision.record',
  permission: 'emulation:award:record',
  scope: 'record',
  request: RecordAwardDecisionRequest,
  reply: AwardDecisionView,
  changes: true,
  audit: 'award-recorded',
});

export class GrantedAward {
  @Id() awardDecisionId: string;
  @Text({ max: 200 }) title: string;
  @Whole({ min: 1945, max: 2199 }) year: number;
  @Day() decidedOn: string;
}

/** Every award of one person that emulation knows: a consumer replaces what it holds if the version is higher. */
export class AwardsChangedPayload {
  @Id() recordId: string;
  @Whole({ min: 1, max: 1_000_000_000 }) version: number;
  @Part(() => GrantedAward, { list: 1000 }) awards: GrantedAward[];
}

export const AwardsChanged = event({ subject: 'emulation.awards.changed', payload: AwardsChangedPayload });
