import type { Tier } from '@noivu/contracts';
import type { DemoProvince, ProvinceFacts } from '../province';
import { departments, type DepartmentRecipe } from './department.data';
import { departmentUnits } from './department-unit.data';
import { communeUnitsOf, districtUnitsOf, healthCentreOf, healthStationOf, landRegistryOf, upperSecondaryOf } from './district-unit.data';
import { districtsOf, inText, schoolPlace, type District } from './division';
import { recipe, type UnitRecipe } from './unit-recipe';

/** A unit with the units below it, still without codes of its parents and without identifiers. */
export interface UnitNode {
  readonly recipe: UnitRecipe;
  readonly tier: Tier;
  readonly districtCode?: string;
  readonly gsoCode?: string;
  readonly children: readonly UnitNode[];
}

const base = (unit: UnitRecipe, districtCode?: string, children: readonly UnitNode[] = []): UnitNode => ({
  recipe: unit,
  tier: 'BASE',
  ...(districtCode && { districtCode }),
  children,
});

function healthCentre(district: District): UnitNode {
  const stations = district.communes.map((commune) => base(healthStationOf(commune), district.code));
  return base(healthCentreOf(district), district.code, stations);
}

/** The base units that a department keeps in the districts. */
function inDistricts(department: string, districts: readonly District[]): UnitNode[] {
  if (department === 'SYT') return districts.map(healthCentre);
  if (department !== 'SGDDT') return [];
  return districts.flatMap((district, index) =>
    upperSecondaryOf(district, schoolPlace(district, districts), index * 2).map((school) => base(school, district.code)),
  );
}

function department({ code, name, shortName, posts }: DepartmentRecipe, districts: readonly District[]): UnitNode {
  const own = (departmentUnits[code] ?? []).map((unit) =>
    base(unit, undefined, unit.code === 'VPDK' ? districts.map((district) => base(landRegistryOf(district), district.code)) : []),
  );
  return {
    recipe: { ...recipe('department', code, name, posts), shortName },
    tier: 'DEPARTMENT',
    children: [...own, ...inDistricts(code, districts)],
  };
}

function districtCommittee(district: District): UnitNode {
  const { code, name, communes } = district;
  const inCommunes = communes.flatMap((commune) =>
    communeUnitsOf(commune, communes).map((unit) => ({
      ...base(unit, code),
      ...(unit.kind === 'COMMUNE_COMMITTEE' && { recipe: { ...unit, shortName: `UBND ${inText(commune.name)}` }, gsoCode: commune.code }),
    })),
  );
  return {
    recipe: { ...recipe('district-committee', code, `Ủy ban nhân dân ${inText(name)}`, [94, 6]), shortName: `UBND ${inText(name)}` },
    tier: 'DEPARTMENT',
    districtCode: code,
    gsoCode: code,
    children: [...districtUnitsOf(district).map((unit) => base(unit, code)), ...inCommunes],
  };
}

/** The tree of a province: UBND tỉnh, its departments with their units, its districts with theirs. */
export function unitTree(province: DemoProvince, { gsoCode, name }: ProvinceFacts): UnitNode {
  const districts = districtsOf(province);
  const present = departments.filter(({ only }) => !only || only.includes(province));
  return {
    recipe: { ...recipe('province-committee', gsoCode, `Ủy ban nhân dân tỉnh ${name}`, [5, 0]), shortName: `UBND tỉnh ${name}` },
    tier: 'PROVINCE',
    gsoCode,
    children: [...present.map((found) => department(found, districts)), ...districts.map(districtCommittee)],
  };
}
