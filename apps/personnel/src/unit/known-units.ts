import type { EntityManager } from 'typeorm';
import { DomainError } from '@noivu/problem';

/** Units that are named must stand in the tree of the province, wherever in it. @throws DomainError unit-unknown */
export async function assertUnitsKnown(tx: EntityManager, unitIds: readonly string[]): Promise<void> {
  const asked = [...new Set(unitIds)];
  if (asked.length === 0) return;
  const known = await tx.query<{ unit_id: string }[]>('SELECT unit_id FROM unit_node WHERE unit_id = ANY($1)', [asked]);
  const unknown = asked.filter((unitId) => !known.some(({ unit_id }) => unit_id === unitId.toLowerCase()));
  if (unknown.length > 0) throw new DomainError('unit-unknown', { unitIds: unknown });
}
