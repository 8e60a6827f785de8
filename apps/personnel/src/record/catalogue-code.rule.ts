import type { EthnicGroupFact } from '@noivu/contracts';
import { DomainError } from '@noivu/problem';
import { catalogueItem } from '@noivu/regulation';
import type { TimelineRow } from './statement';

/**
 * Codes are taken from the national lists, as they stand on the day from which a fact holds. @throws DomainError catalogue-code-unknown
 * @law 121-TCTK/PPCĐ, danh mục — mã dân tộc theo danh mục quốc gia
 * @test apps/personnel/src/import/roster-row.rule.spec.ts
 */
export function assertCodesKnown(entered: readonly TimelineRow[]): void {
  for (const { kind, validFrom, value } of entered) {
    if (kind !== 'ethnic-group' && kind !== 'religion') continue;
    const { code } = value as EthnicGroupFact;
    if (!catalogueItem(kind, code, validFrom)) throw new DomainError('catalogue-code-unknown', { kind, code, validFrom });
  }
}
