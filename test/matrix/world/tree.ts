import type { Tier, UnitKind } from '@noivu/contracts';
import type { LoadedUnit } from '../../../apps/organization/src/unit/unit-loader';

type Row = readonly [parent: string | null, name: string, kind: UnitKind, tier: Tier];

/** The province of the matrix: the root, Sở Nội vụ, two departments and a district, each with base units, one of them with a unit under it. */
const rows = {
  province: [null, 'Ủy ban nhân dân tỉnh', 'PROVINCE_COMMITTEE', 'PROVINCE'],
  homeAffairs: ['province', 'Sở Nội vụ', 'DEPARTMENT', 'DEPARTMENT'],
  archive: ['homeAffairs', 'Trung tâm Lưu trữ lịch sử', 'PUBLIC_SERVICE_UNIT', 'BASE'],
  health: ['province', 'Sở Y tế', 'DEPARTMENT', 'DEPARTMENT'],
  healthCentre: ['health', 'Trung tâm Y tế khu vực', 'HEALTH_CENTRE', 'BASE'],
  healthStation: ['healthCentre', 'Trạm Y tế xã', 'HEALTH_CENTRE', 'BASE'],
  hospital: ['health', 'Bệnh viện Đa khoa', 'HOSPITAL', 'BASE'],
  education: ['province', 'Sở Giáo dục và Đào tạo', 'DEPARTMENT', 'DEPARTMENT'],
  highSchool: ['education', 'Trường Trung học phổ thông', 'SCHOOL', 'BASE'],
  ethnicSchool: ['education', 'Trường Phổ thông dân tộc nội trú', 'SCHOOL', 'BASE'],
  district: ['province', 'Ủy ban nhân dân huyện', 'DISTRICT_COMMITTEE', 'DEPARTMENT'],
  upperCommune: ['district', 'Ủy ban nhân dân xã Thượng', 'COMMUNE_COMMITTEE', 'BASE'],
  lowerCommune: ['district', 'Ủy ban nhân dân xã Hạ', 'COMMUNE_COMMITTEE', 'BASE'],
} as const satisfies Record<string, Row>;

export type UnitName = keyof typeof rows;
export const unitNames = Object.keys(rows) as UnitName[];
const table: Readonly<Record<UnitName, Row>> = rows;

/** An id that reads back: the kind of thing in front, its number behind. */
export const madeId = (kind: string, number: number): string => `${kind}-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;

export const unitIds = Object.fromEntries(unitNames.map((name, place) => [name, madeId('aaaaaaaa', place + 1)])) as Readonly<
  Record<UnitName, string>
>;

export const parentOf = (unit: UnitName): UnitName | undefined => (table[unit][0] as UnitName | null) ?? undefined;
export const childrenOf = (unit: UnitName): UnitName[] => unitNames.filter((name) => parentOf(name) === unit);

/** The path of a unit from the province down. */
export const pathOf = (unit: UnitName): UnitName[] => {
  const parent = parentOf(unit);
  return parent ? [...pathOf(parent), unit] : [unit];
};

const quotas = [2026, 2027].flatMap((year) => [{ year, kind: 'ADMINISTRATIVE', number: 100 } as const]);
const rootQuotas = quotas.map((quota) => ({ ...quota, number: 10_000 }));

/** The units as an operator loads them. */
export const loadedUnits: readonly LoadedUnit[] = unitNames.map((unit) => {
  const parent = parentOf(unit);
  const [, name, kind, tier] = table[unit];
  return {
    unitId: unitIds[unit],
    parentId: parent ? unitIds[parent] : null,
    code: unit.toUpperCase().slice(0, 40),
    name,
    kind,
    tier,
    validFrom: '2010-01-01',
    quotas: parent === undefined ? rootQuotas : pathOf(unit).length === 2 ? quotas : [],
  };
});

/** Where a thing stands as an account sees it from its own unit. */
export const places = ['own', 'child', 'grandchild', 'sibling', 'parent', 'other branch'] as const;
export type Place = (typeof places)[number];

/** The unit at a place, seen from a unit; undefined where the tree has none there. */
export function unitAt(place: Place, from: UnitName): UnitName | undefined {
  const parent = parentOf(from);
  const [child] = childrenOf(from);
  const branch = pathOf(from)[1];
  switch (place) {
    case 'own':
      return from;
    case 'child':
      return child;
    case 'grandchild':
      return child && childrenOf(child)[0];
    case 'sibling':
      return parent && childrenOf(parent).find((unit) => unit !== from);
    case 'parent':
      return parent;
    case 'other branch':
      return branch === undefined ? undefined : branch === 'education' ? 'hospital' : 'highSchool';
  }
}
