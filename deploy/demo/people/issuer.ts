import type { MadeUnit } from '../units/made-unit';
import type { Seat } from './jobs/seat';
import type { World } from './world';

/** Units whose staff the body above manages: health stations, and the schools of a commune. */
const managedFromAbove: ReadonlySet<MadeUnit['staffing']> = new Set(['health-station', 'lower-secondary', 'primary', 'nursery']);
const leads = ({ seniority }: Seat) => seniority === 'HEAD' || seniority === 'DEPUTY';

/** Who manages someone in that seat (cơ quan quản lý): the body above manages the leaders it appoints, and all staff of small units. */
export const managingUnit = (world: World, unit: MadeUnit, seat: Seat): MadeUnit =>
  leads(seat) || managedFromAbove.has(unit.staffing) ? world.above(unit) : unit;

/** Who decides on recruiting, appointing and moving: for leaders the body above, else the department or UBND huyện. */
export const issuerOfPosts = (world: World, unit: MadeUnit, seat: Seat): MadeUnit =>
  leads(seat) ? world.above(unit) : world.departmentOf(unit);

/** Who decides on pay steps, courses, leave: a large unit for itself, else the department or UBND huyện. */
export function issuerOfRoutine(world: World, unit: MadeUnit): MadeUnit {
  const { administrative, publicService } = unit.posts;
  return administrative + publicService >= 60 ? unit : world.departmentOf(unit);
}
