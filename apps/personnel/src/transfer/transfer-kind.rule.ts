import type { TransferKind } from '@noivu/contracts';
import { DomainError } from '@noivu/problem';
import type { RegulationProfile } from '@noivu/regulation';
import { plannedSteps, reachWithin } from './transfer-plan.rule';

/** A unit and the bodies it is part of: the agency is the topmost base unit that holds it, or itself above the base tier. */
export interface TransferUnit {
  readonly unitId: string;
  readonly agencyId: string;
  readonly departmentId: string;
}

/**
 * A transfer goes to another unit, and its kind is what the regulation makes of the two: within one agency or department, across, or out of
 * the system, where there is no unit to receive it.
 * @throws DomainError transfer-to-self, transfer-kind with the kind it is
 * @law 20/QĐ-UBND, 10.1; 10.2; 10.3 — điều chuyển trong cùng cơ quan, sang cơ quan khác, ra ngoài
 * @law 539/QĐ-UBND-HC, 10.1; 10.2; 10.3 — điều chuyển trong cùng cơ quan, sang cơ quan khác, ra ngoài
 * @law 16/2020/QĐ-UBND, 10.1; 10.2; 10.3 — điều chuyển trong cùng cơ quan, sang cơ quan khác, ra ngoài
 * @test apps/personnel/src/transfer/transfer-step.rule.spec.ts
 */
export function assertKindFits(
  kind: TransferKind,
  { from, to }: { from: TransferUnit; to: TransferUnit | undefined },
  profile: RegulationProfile,
): void {
  const is = kindOf(from, to, profile);
  if (kind !== is) throw new DomainError('transfer-kind', { kind, expected: is, article: articleOf(profile, is) });
}

function kindOf(from: TransferUnit, to: TransferUnit | undefined, profile: RegulationProfile): TransferKind {
  if (!to) return 'OUT';
  if (to.unitId === from.unitId) throw new DomainError('transfer-to-self');
  const isWithin = reachWithin(profile) === 'agency' ? to.agencyId === from.agencyId : to.departmentId === from.departmentId;
  return isWithin ? 'WITHIN' : 'ACROSS';
}

const articleOf = (profile: RegulationProfile, kind: TransferKind): string =>
  [...new Set(plannedSteps(profile, kind).map(({ article }) => article))].join('; ');
