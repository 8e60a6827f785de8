import type { UnitKind } from '@noivu/contracts';

/** How a base unit is staffed; more words than there are kinds of unit, because a nursery school has other posts than a college. */
export const staffings = [
  'province-committee',
  'department',
  'district-committee',
  'commune-committee',
  'branch',
  'hospital',
  'health-centre',
  'health-station',
  'disease-control',
  'college',
  'upper-secondary',
  'lower-secondary',
  'primary',
  'nursery',
  'continuing-education',
  'public-service',
] as const;
export type Staffing = (typeof staffings)[number];

/** Posts of a unit's own, without the units below it: civil servants, public employees, contract workers. */
export interface Posts {
  readonly administrative: number;
  readonly publicService: number;
  readonly contract: number;
}

/** A base unit as the recipes name it, before it has a parent, an identifier or quotas. */
export interface UnitRecipe {
  readonly code: string;
  readonly name: string;
  readonly shortName?: string;
  readonly kind: UnitKind;
  readonly staffing: Staffing;
  readonly posts: Posts;
}

const kindOf: Readonly<Record<Staffing, UnitKind>> = {
  'province-committee': 'PROVINCE_COMMITTEE',
  department: 'DEPARTMENT',
  'district-committee': 'DISTRICT_COMMITTEE',
  'commune-committee': 'COMMUNE_COMMITTEE',
  branch: 'BRANCH',
  hospital: 'HOSPITAL',
  'health-centre': 'HEALTH_CENTRE',
  'health-station': 'HEALTH_CENTRE',
  'disease-control': 'HEALTH_CENTRE',
  college: 'SCHOOL',
  'upper-secondary': 'SCHOOL',
  'lower-secondary': 'SCHOOL',
  primary: 'SCHOOL',
  nursery: 'SCHOOL',
  'continuing-education': 'SCHOOL',
  'public-service': 'PUBLIC_SERVICE_UNIT',
};

const administrative: ReadonlySet<Staffing> = new Set([
  'province-committee',
  'department',
  'district-committee',
  'commune-committee',
  'branch',
]);

/** A recipe from its name and its number of posts: `permanent` ones are of civil servants in administrative bodies, else of public employees. */
export function recipe(staffing: Staffing, code: string, name: string, [permanent, contract]: readonly [number, number]): UnitRecipe {
  const isAdministrative = administrative.has(staffing);
  return {
    code,
    name,
    kind: kindOf[staffing],
    staffing,
    posts: { administrative: isAdministrative ? permanent : 0, publicService: isAdministrative ? 0 : permanent, contract },
  };
}
