import { readFileSync } from 'node:fs';
import { quotaKinds, tiers, unitKinds } from '@noivu/contracts';
import type { LoadedUnit } from '../../apps/organization/src/unit/unit-loader';

const isText = (value: unknown): value is string => typeof value === 'string' && value.length > 0;
const isOneOf = (words: readonly string[], value: unknown): boolean => typeof value === 'string' && words.includes(value);

/**
 * Reads the units of a province from a JSON file: a list in tree order, each `{ unitId, parentId, code, name, kind, tier, validFrom, gsoCode?, quotas }`.
 * @throws Error naming the first unit that is wrong and what is wrong with it
 */
export function readUnitFile(path: string): LoadedUnit[] {
  const list: unknown = JSON.parse(readFileSync(path, 'utf8'));
  if (!Array.isArray(list)) throw new Error(`${path} must hold a list of units.`);
  return list.map((unit: unknown, place) => {
    const fault = faultOf(unit as Partial<LoadedUnit>);
    if (fault) throw new Error(`Unit ${place + 1} of ${path}: ${fault}.`);
    return unit as LoadedUnit;
  });
}

function faultOf({ unitId, parentId, code, name, kind, tier, validFrom, quotas }: Partial<LoadedUnit>): string | undefined {
  const checks: readonly (readonly [boolean, string])[] = [
    [isText(unitId) && /^[0-9a-f-]{36}$/.test(unitId), 'unitId must be a UUID'],
    [parentId === null || isText(parentId), 'parentId must be a UUID, or null for the province itself'],
    [isText(code) && isText(name), 'code and name must be given'],
    [isOneOf(unitKinds, kind), `kind must be one of ${unitKinds.join(', ')}`],
    [isOneOf(tiers, tier), `tier must be one of ${tiers.join(', ')}`],
    [isText(validFrom) && /^\d{4}-\d{2}-\d{2}$/.test(validFrom), 'validFrom must be a day, YYYY-MM-DD'],
    [
      Array.isArray(quotas) && quotas.every(({ kind: quotaKind }: { kind?: unknown }) => isOneOf(quotaKinds, quotaKind)),
      'quotas must be a list',
    ],
  ];
  return checks.find(([holds]) => !holds)?.[1];
}
