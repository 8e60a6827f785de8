import type { ChangeRecordRequest } from '@noivu/contracts';
import { DomainError } from '@noivu/problem';

/**
 * Every change rests on a document: new or already entered, never both. Only the correction of a slip rests on the one that the fact already has, and
 * says what the slip was.
 * @throws DomainError request-invalid, decision-required, reason-required
 * @law 2111/QĐ-UBND, 9.1 — cập nhật khi có văn bản thay đổi
 * @law 539/QĐ-UBND-HC, 9.2 — cập nhật theo văn bản có hiệu lực
 * @test apps/personnel/test/record-change-refusal.integration-spec.ts
 */
export function assertGrounds({
  decision,
  decisionId,
  reason,
  acts,
}: Pick<ChangeRecordRequest, 'decision' | 'decisionId' | 'reason' | 'acts'>): void {
  if (decision && decisionId)
    throw new DomainError('request-invalid', { errors: [{ pointer: '/decisionId', code: 'eitherDecisionOrId' }] });
  const needsDecision = acts.filter(({ act }) => act !== 'correct');
  if (needsDecision.length > 0 && !decision && !decisionId)
    throw new DomainError('decision-required', { acts: [...new Set(needsDecision.map(({ act }) => act))] });
  if (acts.length > needsDecision.length && !reason?.trim()) throw new DomainError('reason-required');
}
