import type { AccountKind } from '@noivu/contracts';
import type { RegulationProfile } from '@noivu/regulation';
import type { Grantee } from './account-grant.rule';

/** How many standing accounts of a kind there may be of a unit, of a person's record, or, where both are null, in the province. */
export interface AccountCeiling {
  readonly kind: AccountKind;
  readonly max: number;
  readonly unitId: string | null;
  readonly ownRecordId: string | null;
  readonly article: string;
}

/**
 * The ceilings that a new account must stay under (DT appendix 1–5; TQ 6.2; the texts of HB and DN name no number). A person is known by the own record;
 * an account that names none cannot be counted by person.
 * @law 539/QĐ-UBND-HC, Phụ lục, 1–5 — số tài khoản mỗi loại
 * @law 16/2020/QĐ-UBND, 6.2 — mỗi cơ quan, đơn vị một tài khoản
 */
export function ceilingsFor(
  { kinds, unitId, ownRecordId }: Grantee,
  { accountLimits }: Pick<RegulationProfile, 'accountLimits'>,
): readonly AccountCeiling[] {
  return accountLimits
    .filter(({ kind, per }) => kinds.includes(kind) && (per !== 'person' || ownRecordId))
    .map(({ kind, max, per, article }) => ({
      kind,
      max,
      unitId: per === 'unit' ? unitId : null,
      ownRecordId: per === 'person' ? (ownRecordId ?? null) : null,
      article,
    }));
}
