import { demoUnits } from '../demo-units';
import { hash32 } from '../hash';
import type { MadeUnit } from '../units/made-unit';
import type { World } from './world';

/** How many people a unit gets, and the place in the run of the first of them. */
export interface Share {
  readonly unit: MadeUnit;
  readonly first: number;
  readonly size: number;
}

/** A wish for a unit to have at least so many people, granted in turn. */
type Claim = readonly [unit: MadeUnit, size: number];

/** Part-timers of a commune (người hoạt động không chuyên trách) stand beside its posts. */
const full = ({ posts, staffing }: MadeUnit): number => {
  const { administrative, publicService, contract } = posts;
  return Math.max(1, Math.round((administrative + publicService + contract) * (staffing === 'commune-committee' ? 1.25 : 0.93)));
};

/** Of a hundred people, how many may sit in the offices of departments and districts while base units still wait. */
const OFFICE_SHARE = 0.26;

function claims(world: World, count: number): Claim[] {
  const codes = Object.values(demoUnits(world.province));
  const shown = world.units.filter(({ code }) => codes.includes(code));
  const offices = world.units.filter(({ tier }) => tier === 'DEPARTMENT');
  const bases = world.units.filter(({ tier }) => tier === 'BASE');
  const hospital = bases.filter(({ code }) => code.endsWith('.BVDK'));
  const officeShare = Math.min(1, (OFFICE_SHARE * count) / offices.reduce((sum, unit) => sum + full(unit), 0));
  const mixed = [...bases].sort((one, other) => hash32(one.code) - hash32(other.code));
  return [
    ...shown.map((unit): Claim => [unit, Math.min(full(unit), 12)]),
    ...offices.map((unit): Claim => [unit, 5]),
    ...offices.map((unit): Claim => [unit, Math.floor(full(unit) * officeShare)]),
    ...shown.filter(({ tier }) => tier === 'BASE').map((unit): Claim => [unit, full(unit)]),
    ...hospital.map((unit): Claim => [unit, Math.min(full(unit), Math.floor(count * 0.1))]),
    ...[...mixed, ...offices].map((unit): Claim => [unit, full(unit)]),
  ];
}

/** Spreads people that no post waits for over all units, by their size; UBND tỉnh itself stays small. */
function spread(units: readonly MadeUnit[], sizes: Map<string, number>, left: number): void {
  const takers = units.filter(({ tier }) => tier !== 'PROVINCE');
  const total = takers.reduce((sum, unit) => sum + full(unit), 0);
  let [given, seen] = [0, 0];
  for (const unit of takers) {
    seen += full(unit);
    const upTo = Math.floor((left * seen) / total);
    sizes.set(unit.unitId, (sizes.get(unit.unitId) ?? 0) + upTo - given);
    given = upTo;
  }
}

/**
 * How `count` people are spread over the units of a province, in tree order. First the units of the demo accounts, then every department and
 * district, then base units one after another until all people are placed, each filled as usual: with few people some base units stay
 * empty rather than all nearly so; with more people than posts every unit grows alike.
 */
export function allotment(world: World, count: number): Share[] {
  const sizes = new Map<string, number>();
  let left = count;
  for (const [{ unitId }, wanted] of claims(world, count)) {
    const more = Math.min(left, Math.max(0, wanted - (sizes.get(unitId) ?? 0)));
    sizes.set(unitId, (sizes.get(unitId) ?? 0) + more);
    left -= more;
  }
  if (left > 0) spread(world.units, sizes, left);
  let first = 0;
  const shares: Share[] = [];
  for (const unit of world.units) {
    const size = sizes.get(unit.unitId) ?? 0;
    if (size > 0) shares.push({ unit, first, size });
    first += size;
  }
  return shares;
}
