import type { Day } from '@noivu/calendar';
import type { IdentityFact } from '@noivu/contracts';
import { DomainError } from '@noivu/problem';
import { byBeginning, type TimelineRow } from './statement';

/** The earliest day that a date known in part (YYYY, YYYY-MM) can mean. */
const earliest = (partial: string): Day => `${partial}-01-01`.slice(0, 10);

/**
 * Nothing holds of a person before the day of birth. Of what is entered only the new rows are looked at, and all of them once the birth itself changes.
 * @throws DomainError fact-before-birth
 * @law none: nothing holds of a person before birth
 * @test apps/personnel/src/record/always-held.rule.spec.ts
 */
export function assertSinceBirth(rows: readonly TimelineRow[], entered: readonly TimelineRow[]): void {
  const identity = rows
    .filter(({ kind }) => kind === 'identity')
    .sort(byBeginning)
    .at(-1);
  if (!identity) return;
  const { bornOn } = identity.value as IdentityFact;
  const looked = entered.some(({ kind }) => kind === 'identity') ? rows : entered;
  const early = looked.find(({ validFrom }) => validFrom < earliest(bornOn));
  if (early) throw new DomainError('fact-before-birth', { kind: early.kind, validFrom: early.validFrom });
}
