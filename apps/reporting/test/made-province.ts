import type { QuotaChangedPayload, UnitChangedPayload } from '@noivu/contracts';

const id = (place: number): string => `00000000-0000-4000-8000-${String(place).padStart(12, '0')}`;

type Span = UnitChangedPayload['timeline'][number];

/** A small province whose tree changes: one unit moves to another department, one closes, one opens, one is renamed. */
export const unitIds = {
  province: id(1),
  home: id(2),
  homeArchives: id(3),
  homeReform: id(4),
  health: id(5),
  healthHospital: id(6),
  healthStation: id(7),
  district: id(8),
  districtSchool: id(9),
  districtNew: id(10),
  closed: id(11),
} as const;
export type UnitName = keyof typeof unitIds;

const { province, home, homeArchives, health, healthHospital, district } = unitIds;

const span = (name: string, parentId: string | undefined, validFrom: string, validTo?: string): Span => ({
  validFrom,
  ...(validTo && { validTo }),
  ...(parentId && { parentId }),
  code: name,
  name,
  kind: 'DEPARTMENT',
  tier: parentId === undefined ? 'PROVINCE' : parentId === province ? 'DEPARTMENT' : 'BASE',
});

const since = '1990-01-01';
const timelines: Readonly<Record<UnitName, readonly Span[]>> = {
  province: [span('UBND tỉnh', undefined, since)],
  home: [span('Sở Nội vụ', province, since)],
  homeArchives: [span('Chi cục Văn thư', home, since, '2020-03-01'), span('Trung tâm Lưu trữ', home, '2020-03-01')],
  homeReform: [span('Phòng Cải cách', home, since, '2023-01-01'), span('Phòng Cải cách', district, '2023-01-01')],
  health: [span('Sở Y tế', province, since)],
  healthHospital: [span('Bệnh viện', health, since)],
  healthStation: [span('Trạm', healthHospital, since)],
  district: [span('UBND huyện', province, since)],
  districtSchool: [span('Trường', district, since)],
  districtNew: [span('Phòng mới', district, '2024-07-01')],
  closed: [span('Sở Ngoại vụ', province, since, '2025-03-01')],
};

/** The present tree in pre-order: who stands below whom now. */
const presentOrder: readonly (readonly [UnitName, last: UnitName])[] = [
  ['province', 'closed'],
  ['home', 'homeArchives'],
  ['homeArchives', 'homeArchives'],
  ['health', 'healthStation'],
  ['healthHospital', 'healthStation'],
  ['healthStation', 'healthStation'],
  ['district', 'districtNew'],
  ['homeReform', 'homeReform'],
  ['districtSchool', 'districtSchool'],
  ['districtNew', 'districtNew'],
  ['closed', 'closed'],
];

/** What organization announces of every unit, each at this version, with places that begin at `firstOrd`. */
export function unitsAt(version: number, firstOrd = 100): UnitChangedPayload[] {
  const ordOf = (name: UnitName): number => firstOrd + 10 * presentOrder.findIndex(([one]) => one === name);
  return presentOrder.map(([name, last]) => ({
    unitId: unitIds[name],
    version,
    ord: ordOf(name),
    lastOrd: ordOf(last) + 9,
    timeline: [...timelines[name]],
  }));
}

const quota = (unitId: string, ...numbers: readonly [number, number][]): QuotaChangedPayload => ({
  unitId,
  version: 2,
  quotas: [
    ...numbers.map(([year, number]) => ({ year, kind: 'ADMINISTRATIVE' as const, number })),
    { year: 2026, kind: 'PUBLIC_SERVICE', number: 777 },
  ],
});

export const quotas: readonly QuotaChangedPayload[] = [
  quota(province, [2025, 300], [2026, 310]),
  quota(home, [2025, 100], [2026, 90]),
  quota(homeArchives, [2025, 30], [2026, 25]),
  quota(health, [2025, 80], [2026, 80]),
  quota(district, [2026, 100]),
];

const namesById = new Map<string, UnitName>(presentOrder.map(([name]) => [unitIds[name], name]));

/** The unit as it stood on a day. */
export function unitOn(unitId: string, day: string): Span | undefined {
  const name = namesById.get(unitId);
  return name && timelines[name].find(({ validFrom, validTo }) => validFrom <= day && (validTo === undefined || day < validTo));
}
