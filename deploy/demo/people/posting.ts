import { addDays, daysBetween, firstOfMonth, type Day } from '@noivu/calendar';
import type { MadeUnit } from '../units/made-unit';
import type { Seniority } from './jobs/job';
import { roomFor, roomLeaderSeat, type Seat } from './jobs/seat';
import { planOf, type StaffingPlan } from './jobs/staffing-plan';
import type { Life } from './life';
import type { World } from './world';
import type { Xoshiro128 } from './xoshiro128';

/** A time spent in one seat of one unit, until the next posting. */
export interface Posting {
  readonly from: Day;
  readonly unit: MadeUnit;
  readonly seat: Seat;
  /** Lent to another unit (biệt phái): the unit that has the use of the person. */
  readonly lentTo?: MadeUnit;
}

const below: Readonly<Record<Seniority, Seniority>> = { HEAD: 'DEPUTY', DEPUTY: 'SECTION', SECTION: 'STAFF', STAFF: 'STAFF' };

const WISHED: Readonly<Record<Seniority, number>> = { HEAD: 2, DEPUTY: 2, SECTION: 1, STAFF: 0 };

/**
 * Days on which the posting changed, the older first, a year or more apart. For staff within what is told; leaders rose sometime, so where
 * little is told theirs may be older.
 */
function changesOf({ random, seat, startedOn, toldFrom, endsOn }: Life): Day[] {
  if (seat.job.ladder.length === 0) return [];
  const wanted = WISHED[seat.seniority] + (seat.seniority === 'STAFF' && random.percent(28) ? 1 : 0);
  const begin = wanted > 1 || seat.seniority !== 'STAFF' ? [toldFrom, addDays(endsOn, -1_500)].sort()[0] : toldFrom;
  const earliest = addDays(begin && begin > startedOn ? begin : startedOn, 365);
  const room = daysBetween(earliest, addDays(endsOn, -150));
  if (wanted === 0 || room < 100) return [];
  const last = addDays(earliest, random.between(Math.floor(room / 2), room));
  const first = addDays(earliest, random.between(0, Math.floor(room / 2) - 30));
  const days = wanted === 2 && daysBetween(first, last) > 365 ? [first, last] : [last];
  // Posts change on the first of a month more often than not.
  return days.map((day) => (random.percent(65) && firstOfMonth(day) > earliest ? firstOfMonth(day) : day));
}

/** The seat of a staff member with the same rank ladder, under the title it has in that unit. */
function staffSeat(plan: StaffingPlan, { job }: Seat, random: Xoshiro128): Seat {
  const alike = plan.staff.items.find(({ ladder, category }) => ladder[0] === job.ladder[0] && category !== 'CONTRACT_WORKER') ?? job;
  const section = roomFor(plan.leaderOf ? plan.sections : [], alike.field, random.next());
  return { job: alike, title: alike.title, ...(section && { section }), seniority: 'STAFF' };
}

/** A seat in another unit, or earlier in the same, for someone of that seniority. */
function earlierSeat(unit: MadeUnit, seat: Seat, seniority: Seniority, random: Xoshiro128): Seat {
  const plan = planOf(unit);
  if (seniority === 'HEAD') return { job: plan.head, title: plan.head.title, seniority };
  if (seniority === 'DEPUTY') return { job: plan.deputy, title: plan.deputy.title, seniority };
  if (seniority === 'SECTION' && plan.leaderOf) return roomLeaderSeat(plan, random.pick(plan.sections), random.percent(60));
  return staffSeat(plan, seat, random);
}

const sameSeat = (one: Posting, other: Posting | undefined): boolean =>
  one.unit.unitId === other?.unit.unitId && one.seat.title === other.seat.title && one.seat.section === other.seat.section;

/** Where someone may have come from: a unit staffed alike, near where there are many; now and then from a commune up to an office. */
function formerUnit({ random, unit, seat }: Life, world: World): MadeUnit {
  const rose = seat.job.category === 'CIVIL_SERVANT' && seat.job.level === 'DISTRICT_AND_ABOVE' && seat.seniority === 'STAFF';
  const staffing = rose && seat.job.ladder[0] === '01.003' && random.percent(35) ? 'commune-committee' : unit.staffing;
  const all = world.staffedLike(staffing).filter(({ unitId }) => unitId !== unit.unitId);
  const near = all.filter(({ parentId, districtCode }) => parentId === unit.parentId || (districtCode ?? '-') === unit.districtCode);
  const choice = near.length > 0 && random.percent(70) ? near : all;
  return choice.length > 0 ? random.pick(choice) : unit;
}

/** Lent to another unit at present: few, and only those in a rank. */
function lending(life: Life, world: World, since: Day): Posting | undefined {
  const { random, unit, seat, leaving, endsOn } = life;
  const from = addDays(endsOn, -random.between(40, 500));
  const may = !leaving && seat.seniority === 'STAFF' && seat.job.ladder.length > 0 && seat.job.category !== 'CONTRACT_WORKER';
  if (!random.percent(1.6) || !may || from < addDays(since, 300)) return undefined;
  const lentTo = formerUnit(life, world);
  return lentTo.unitId === unit.unitId ? undefined : { from, unit, seat, lentTo };
}

/** The postings of a life, oldest first: the first begins the service, the last is the present seat. */
export function postingsOf(life: Life, world: World): Posting[] {
  const { random, unit, seat, startedOn } = life;
  const changes = changesOf(life);
  const backwards: Posting[] = [];
  let [heldUnit, heldSeat] = [unit, seat];
  for (const [place, from] of [...changes].reverse().entries()) {
    backwards.push({ from, unit: heldUnit, seat: heldSeat });
    const isFirst = place === changes.length - 1;
    if (isFirst && random.percent(45)) heldUnit = formerUnit(life, world);
    heldSeat = earlierSeat(heldUnit, heldSeat, isFirst ? 'STAFF' : below[heldSeat.seniority], random);
  }
  const postings = [{ from: startedOn, unit: heldUnit, seat: heldSeat }, ...backwards.reverse()];
  const told = postings.filter((posting, place) => place === 0 || !sameSeat(posting, postings[place - 1]));
  const lent = lending(life, world, told.at(-1)?.from ?? startedOn);
  return lent ? [...told, lent] : told;
}
