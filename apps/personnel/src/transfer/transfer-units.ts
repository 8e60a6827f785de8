import type { EntityManager } from 'typeorm';
import type { Day } from '@noivu/calendar';
import { DomainError } from '@noivu/problem';
import type { TransferUnit } from './transfer-kind.rule';
import type { Standpoint } from './transfer-step.rule';

/** A unit of a transfer as it stands in the present tree, and where the caller stands to it. */
export interface PlacedUnit extends TransferUnit {
  readonly parentId: string | null;
  readonly ord: number;
  readonly lastOrd: number;
  readonly isOpen: boolean;
  readonly isHeld: boolean;
  readonly isBelowHeld: boolean;
}

const topmost = (tier: string): string =>
  `(SELECT a.unit_id FROM unit_node a WHERE a.tier = '${tier}' AND u.ord BETWEEN a.ord AND a.last_ord ORDER BY a.ord LIMIT 1)`;

// Above the topmost unit there is only itself. What the scope does not know is not held.
const PLACED = `SELECT p.*, coalesce("isHeld", false) AS "isHeld", coalesce("isBelowHeld", false) AS "isBelowHeld",
    coalesce("departmentId", "agencyId") AS "departmentId"
  FROM (SELECT u.unit_id AS "unitId", u.parent_id AS "parentId", u.ord, u.last_ord AS "lastOrd", u.valid @> $2::date AS "isOpen",
    CASE u.tier WHEN 'BASE' THEN ${topmost('BASE')} ELSE u.unit_id END AS "agencyId", ${topmost('DEPARTMENT')} AS "departmentId",
    u.ord <@ (SELECT personnel.scope()) AS "isHeld",
    coalesce((SELECT a.ord FROM unit_node a WHERE a.unit_id = u.parent_id), u.ord) <@ (SELECT personnel.scope()) AS "isBelowHeld"
    FROM unit_node u WHERE u.unit_id = ANY($1)) p`;

/** The units of a transfer on a day, by id. Unknown ones are missing. */
export async function placedUnits(
  tx: Pick<EntityManager, 'query'>,
  unitIds: readonly (string | undefined)[],
  on: Day,
): Promise<ReadonlyMap<string, PlacedUnit>> {
  const rows = await tx.query<PlacedUnit[]>(PLACED, [unitIds.filter((unitId) => unitId !== undefined), on]);
  return new Map(rows.map((unit) => [unit.unitId, unit]));
}

/** Where the caller stands to the two sides of a transfer. */
export const standpointOf = (from: PlacedUnit | undefined, to: PlacedUnit | undefined): Standpoint => ({
  holdsFrom: from?.isHeld ?? false,
  isAboveFrom: from?.isBelowHeld ?? false,
  holdsTo: to?.isHeld ?? false,
});

/** A unit that is to receive a record. @throws DomainError not-found, unit-closed */
export function receivingUnit(units: ReadonlyMap<string, PlacedUnit>, unitId: string, on: Day): PlacedUnit {
  const unit = units.get(unitId);
  if (!unit) throw new DomainError('not-found', { unitId });
  if (!unit.isOpen) throw new DomainError('unit-closed', { unitId, on });
  return unit;
}

/** The unit that is to use the person must be the receiving one or below it, and open. @throws DomainError transfer-using-unit */
export function assertUses(using: string | undefined, to: PlacedUnit | undefined, units: ReadonlyMap<string, PlacedUnit>): void {
  if (using === undefined) return;
  const unit = units.get(using);
  if (!unit || !unit.isOpen || !to || unit.ord < to.ord || unit.ord > to.lastOrd)
    throw new DomainError('transfer-using-unit', { usingUnitId: using });
}
