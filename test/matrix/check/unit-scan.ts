import { verdict, type Act } from '../oracle/oracle';
import type { Asker } from '../oracle/question';
import { bodyOf, type Answer } from '../wire/ask';
import { pathOf, unitIds, unitNames, type UnitName } from '../world/tree';

const byId: ReadonlyMap<string, UnitName> = new Map(unitNames.map((unit) => [unitIds[unit], unit]));

/** The fields by which a row of a list says whose it is; a transfer is of two units. */
const keepers: readonly (readonly string[])[] = [['custodianUnitId'], ['ownerUnitId'], ['fromUnitId', 'toUnitId']];

/** The rows of a list, or the item itself, that belong to units in which the asker may not do this: named by their units. */
export function foreignUnitsIn(answer: Answer, asker: Asker, act: Act): string[] {
  const body = bodyOf(answer);
  const rows = Array.isArray(body['data']) ? (body['data'] as Record<string, unknown>[]) : [body];
  return rows.flatMap((row) => {
    const fields = keepers.find((names) => names.some((name) => name in row));
    const units = fields?.flatMap((name) => byId.get(String(row[name])) ?? []) ?? [];
    const [unit, to = unit] = units;
    if (unit === undefined || to === undefined) return [];
    const target = { is: 'there', id: String(row['recordId']), unit: pathOf(unit), to: pathOf(to) } as const;
    return verdict(asker, act, target) === 'allowed' ? [] : [`what belongs to ${units.join(' and ')}`];
  });
}
