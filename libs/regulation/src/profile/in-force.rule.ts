import type { Day } from '@noivu/calendar';
import { DomainError, type ProblemFacts } from '@noivu/problem';
import type { RegulationProfile } from './regulation-profile';

/**
 * Refuses with `rule-silent` a day on which a regulation is not, or no longer, in force.
 * @law none: the first and last day of a regulation stand in its profile
 * @test libs/regulation/src/timer/due-date.rule.spec.ts
 */
export function requireInForce({ instrument, inForceFrom, inForceTo }: RegulationProfile, on: Day, facts: ProblemFacts = {}): void {
  if (on < inForceFrom || (inForceTo !== undefined && on >= inForceTo)) {
    throw new DomainError('rule-silent', { ...facts, instrument, inForceFrom, inForceTo });
  }
}
