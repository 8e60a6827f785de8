import { DomainError } from '@noivu/problem';

/** What bounds the quota of a unit: what the unit above holds, what the siblings have of it, and what was already assigned below. */
export interface QuotaBounds {
  /** Undefined where the unit above holds none of this kind and year: nothing then bounds from above. */
  readonly parent: number | undefined;
  readonly siblings: number;
  readonly children: number;
}

/**
 * A staffing quota is assigned down the tree, never more than the unit above holds and never less than what was assigned below
 * (QĐ 2111 Đồng Nai art. 4.4.b; the number of each agency and year is decided from above, Luật Cán bộ, công chức).
 * @throws DomainError quota-over-parent, quota-under-children
 * @law 2111/QĐ-UBND, 4.4.b — quản lý tổ chức, biên chế
 */
export function assertQuotaFits(number: number, { parent, siblings, children }: QuotaBounds): void {
  if (parent !== undefined && siblings + number > parent) throw new DomainError('quota-over-parent', { available: parent - siblings });
  if (number < children) throw new DomainError('quota-under-children', { assignedBelow: children });
}
