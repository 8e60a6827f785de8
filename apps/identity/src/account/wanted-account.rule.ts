import type { AccountKind, CreateAccountRequest, Tier } from '@noivu/contracts';
import { DomainError } from '@noivu/problem';
import type { RegulationProfile } from '@noivu/regulation';
import { permissionTable } from '../permission/permission-table';
import { citation } from '../regulation/citation';

/** An account that somebody wants to issue; ids are in lower case, so that the same id always compares equal. */
export interface WantedAccount {
  readonly username: string;
  readonly displayName: string;
  readonly unitId: string;
  readonly kinds: readonly AccountKind[];
  readonly ownRecordId: string | null;
  readonly documentNumber: string;
}

/** Takes a request as an account that can stand at all. @throws DomainError request-invalid without a kind, or without the record that a reader of the own record reads */
export function wantedAccount({ unitId, kinds, ownRecordId, ...rest }: CreateAccountRequest): WantedAccount {
  if (kinds.length === 0) throw invalid('/kinds', 'arrayNotEmpty');
  if (kinds.includes('OWN_RECORD_READER') && ownRecordId === undefined) throw invalid('/ownRecordId', 'isDefined');
  return { ...rest, unitId: unitId.toLowerCase(), kinds: [...new Set(kinds)], ownRecordId: ownRecordId?.toLowerCase() ?? null };
}

/**
 * Leaders of the province are those of its People's Committee (DT 5.1; appendix 1). @throws DomainError kind-not-for-unit
 * @law 539/QĐ-UBND-HC, 5.1; Phụ lục, 1 — tài khoản lãnh đạo UBND tỉnh
 */
export function assertKindsFitTier(kinds: readonly AccountKind[], tier: Tier, profile: RegulationProfile): void {
  if (tier === 'PROVINCE' || !kinds.includes('PROVINCIAL_LEADER')) return;
  const article = permissionTable.PROVINCIAL_LEADER.reachArticles[profile.province];
  throw new DomainError('kind-not-for-unit', { kind: 'PROVINCIAL_LEADER', ...(article && { article: citation(profile, article) }) });
}

const invalid = (pointer: string, code: string): DomainError => new DomainError('request-invalid', { errors: [{ pointer, code }] });
