import type { QuotaKind } from '@noivu/contracts';
import type { Posts } from './unit-recipe';

/** The staffing quota (biên chế, số lượng người làm việc, hợp đồng) of a unit with all units below it, for one year and kind. */
export interface MadeQuota {
  readonly unitId: string;
  readonly year: number;
  readonly kind: QuotaKind;
  readonly number: number;
}

/** The years for which the demo has quotas. */
export const quotaYears = [2025, 2026] as const;

/** What one node of the tree needs to have its quotas reckoned. */
export interface QuotaNode {
  readonly unitId: string;
  readonly posts: Posts;
  readonly children: readonly QuotaNode[];
}

const ownPosts = (kind: QuotaKind, posts: Posts): number =>
  ({ ADMINISTRATIVE: posts.administrative, PUBLIC_SERVICE: posts.publicService, CONTRACT: posts.contract })[kind];

/** One post in fifty was cut from 2025 to 2026, as Conclusion 40-KL/TW asks; contract posts stay. */
const ownNumber = (kind: QuotaKind, year: number, posts: Posts): number =>
  ownPosts(kind, posts) + (year === 2025 && kind !== 'CONTRACT' ? Math.ceil(ownPosts(kind, posts) / 50) : 0);

function reckon(node: QuotaNode, kind: QuotaKind, year: number, found: Map<string, MadeQuota[]>): number {
  const below = node.children.reduce((sum, child) => sum + reckon(child, kind, year, found), 0);
  // A body that divides its number among units keeps a little back (dự phòng).
  const number = ownNumber(kind, year, node.posts) + below + Math.floor(below / 100);
  const quotas = found.get(node.unitId) ?? [];
  if (number > 0) quotas.push({ unitId: node.unitId, year, kind, number });
  found.set(node.unitId, quotas);
  return number;
}

/** The quotas of a whole tree by unit: what a unit holds is never less than what its children hold together; a zero is left out. */
export function quotasOf(root: QuotaNode): Map<string, MadeQuota[]> {
  const found = new Map<string, MadeQuota[]>();
  for (const year of quotaYears) {
    for (const kind of ['ADMINISTRATIVE', 'PUBLIC_SERVICE', 'CONTRACT'] as const) reckon(root, kind, year, found);
  }
  return found;
}
