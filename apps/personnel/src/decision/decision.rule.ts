import type { Day } from '@noivu/calendar';
import type { DecisionInput } from '@noivu/contracts';
import { DomainError } from '@noivu/problem';

/**
 * A decision takes effect on the day of its issue or later; where it reaches back, it says why. What is not issued yet cannot be entered.
 * @throws DomainError decision-in-future, decision-reason-required
 * @law none: no instrument cited here sets these dates; a decision that reaches back must say why
 */
export function assertDecisionDates({ issuedOn, effectiveOn, retroactiveReason }: DecisionInput, today: Day): void {
  if (issuedOn > today) throw new DomainError('decision-in-future', { issuedOn });
  if (issuedOn > effectiveOn && !retroactiveReason) throw new DomainError('decision-reason-required', { issuedOn, effectiveOn });
}
