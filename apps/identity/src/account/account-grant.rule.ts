import type { AccountKind } from '@noivu/contracts';
import { DomainError } from '@noivu/problem';
import type { RegulationProfile } from '@noivu/regulation';
import { permissionTable } from '../permission/permission-table';
import { issuedBy, permissionsOf, reaches } from '../permission/rights.rule';
import { citation } from '../regulation/citation';
import type { AccountStep } from './account-state.rule';

/** Who grants or manages. */
export interface Granter {
  readonly accountId: string;
  readonly unitId: string;
  readonly kinds: readonly AccountKind[];
  readonly ownRecordId?: string | undefined;
}

/** The account that is granted or managed. */
export interface Grantee {
  readonly accountId?: string;
  readonly unitId: string;
  readonly kinds: readonly AccountKind[];
  readonly ownRecordId?: string | null | undefined;
}

/**
 * Nobody grants more than they hold, in a scope they do not hold, or to themselves. Which kinds a kind may issue stands in the permission table (DT
 * appendix 3, 5; art. 5.3, 5.4); an administrator who keeps no records can therefore not make others keep them. Whether the unit lies in the scope is the
 * database's to say.
 * @throws DomainError own-account, grant-beyond-rights, reserved-to-home-affairs
 * @law 539/QĐ-UBND-HC, Phụ lục, 3; Phụ lục, 5; 5.3; 5.4 — ai được cấp tài khoản loại nào
 */
export function assertMayIssue(granter: Granter, wanted: Grantee, profile: RegulationProfile): void {
  if (wanted.ownRecordId && wanted.ownRecordId === granter.ownRecordId) throw new DomainError('own-account');
  assertIssuable(granter, wanted.kinds, profile);
  const held = permissionsOf(granter.kinds);
  const beyond = permissionsOf(wanted.kinds).find((permission) => !held.includes(permission));
  if (beyond) throw new DomainError('grant-beyond-rights', { needed: beyond });
  const isProvince = reaches(granter.kinds, 'PROVINCE');
  if (!isProvince && reaches(wanted.kinds, 'PROVINCE')) throw new DomainError('grant-beyond-rights');
  if (!isProvince && wanted.unitId !== granter.unitId && reaches(wanted.kinds, 'UNIT')) throw reserved(profile, subunitArticle(profile));
}

/**
 * Manages an account: who may issue its kinds may lock, unlock and cancel it. The password of an account that works on records is reissued by Sở Nội vụ, to
 * which the unit reports its loss in writing (DN 16.6; HB 16.6; DT 20.6; TQ 14.5).
 * @throws DomainError own-account, grant-beyond-rights, reserved-to-home-affairs
 * @law 2111/QĐ-UBND, 16.6 — mất mật khẩu: báo cáo Sở Nội vụ cấp lại
 * @law 20/QĐ-UBND, 16.6 — mất mật khẩu: báo cáo Sở Nội vụ cấp lại
 * @law 539/QĐ-UBND-HC, 20.6 — mất mật khẩu: báo cáo Sở Nội vụ cấp lại
 * @law 16/2020/QĐ-UBND, 14.5 — mất mật khẩu: thủ trưởng đề nghị Sở Nội vụ cấp lại
 */
export function assertMayManage(granter: Granter, target: Grantee, step: AccountStep, profile: RegulationProfile): void {
  if (target.accountId === granter.accountId) throw new DomainError('own-account');
  assertIssuable(granter, target.kinds, profile);
  const isOfficers = target.kinds.some((kind) => permissionTable[kind].reach !== 'OWN_RECORD');
  if (step === 'reissue-password' && isOfficers && !reaches(granter.kinds, 'PROVINCE'))
    throw reserved(profile, profile.passwords.lost.article);
}

function assertIssuable({ kinds: own }: Granter, kinds: readonly AccountKind[], profile: RegulationProfile): void {
  const issuable = issuedBy(own);
  const beyond = kinds.find((kind) => !issuable.has(kind));
  if (!beyond) return;
  const article = permissionTable.SYSTEM_ADMINISTRATOR.issuesArticles[profile.province];
  throw new DomainError('grant-beyond-rights', { kind: beyond, ...(article && { article: citation(profile, article) }) });
}

const reserved = (profile: RegulationProfile, article: string | undefined): DomainError =>
  new DomainError('reserved-to-home-affairs', { ...(article && { article: citation(profile, article) }) });

/**
 * Accounts of units below are given after Sở Nội vụ has agreed (HB 6.2; DT 5.3; TQ 6.2); Đồng Nai has the agreement for delegated updating (9.2.b).
 * @law 20/QĐ-UBND, 6.2 — cấp tài khoản cho đơn vị trực thuộc khi Sở Nội vụ đồng ý
 * @law 539/QĐ-UBND-HC, 5.3 — cấp tài khoản cho đơn vị trực thuộc khi Sở Nội vụ đồng ý
 * @law 16/2020/QĐ-UBND, 6.2 — cấp tài khoản cho đơn vị trực thuộc khi Sở Nội vụ đồng ý
 * @law 2111/QĐ-UBND, 9.2.b — ủy quyền cập nhật khi Sở Nội vụ thống nhất
 */
function subunitArticle({ accountRules }: RegulationProfile): string | undefined {
  const rule =
    accountRules.find(({ code }) => code === 'subunit-agreement') ?? accountRules.find(({ code }) => code === 'delegated-updating');
  return rule?.article;
}
