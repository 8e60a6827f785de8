import { permissions, type AccountKind, type Permission } from '@noivu/contracts';
import { permissionTable, type Reach } from './permission-table';

/** Where an account stands: what its scope is worked out from. */
export interface Standing {
  readonly kinds: readonly AccountKind[];
  readonly unitId: string;
  /** The unit at the top of the tree: the province itself. */
  readonly rootUnitId: string;
  readonly ownRecordId?: string | null | undefined;
}

/** Everything that the kinds of an account may do together, in the order of the contract. */
export function permissionsOf(kinds: readonly AccountKind[]): readonly Permission[] {
  const held = new Set(kinds.flatMap((kind) => permissionTable[kind].grants.flatMap((grant) => grant.permissions)));
  return permissions.filter((permission) => held.has(permission));
}

/** The kinds that an account of these kinds may issue to others. */
export const issuedBy = (kinds: readonly AccountKind[]): ReadonlySet<AccountKind> =>
  new Set(kinds.flatMap((kind) => permissionTable[kind].issues));

export const reaches = (kinds: readonly AccountKind[], reach: Reach): boolean =>
  kinds.some((kind) => permissionTable[kind].reach === reach);

/**
 * The scopes of an account: the whole province, or its unit and all below it (DN 10.1, 10.2), and its holder's own record (DT appendix 4). Units are
 * named, never their place in the tree.
 * @law 2111/QĐ-UBND, 10.1; 10.2 — phạm vi: cơ quan, đơn vị mình và cấp dưới
 * @law 539/QĐ-UBND-HC, Phụ lục, 4 — người xem hồ sơ của mình
 * @test apps/identity/src/permission/permission-table.spec.ts
 */
export function scopesOf({ kinds, unitId, rootUnitId, ownRecordId }: Standing): string[] {
  const units = reaches(kinds, 'PROVINCE') ? [rootUnitId] : reaches(kinds, 'UNIT') ? [unitId] : [];
  const own = reaches(kinds, 'OWN_RECORD') && ownRecordId ? [ownRecordId] : [];
  return [...units.map((unit) => `${unit}:subtree`), ...own.map((record) => `${record}:self`)];
}
