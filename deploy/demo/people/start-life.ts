import { addDays, addMonths, firstOfMonth, yearOf, type Day } from '@noivu/calendar';
import { retirementRule } from '@noivu/regulation';
import { provinceFacts } from '../province';
import type { MadeUnit } from '../units/made-unit';
import { presentAge, startingAge, yearsAfter } from './age';
import { ethnicGroups } from './belonging.data';
import type { Seat } from './jobs/seat';
import type { Leaving, Life } from './life';
import type { PeopleArguments } from './made-person';
import { familyName, fullName, type Sex } from './names/full-name';
import { weekdayOnOrBefore, weekdaysAfter } from './weekday';
import { weighted } from './weighted';
import type { Xoshiro128 } from './xoshiro128';

/** A place to be filled: who holds it, or held it last. */
export interface Place {
  readonly index: number;
  readonly unit: MadeUnit;
  readonly seat: Seat;
  /** Whether its holder has left the service. */
  readonly isFormer: boolean;
}

const leavings = weighted('RESIGNED 53, TRANSFERRED_OUT 31, DECEASED 16');

/** Service before this year stands in no salary table in force; the demo's people begin later. */
const EARLIEST_START = '1992-01-06';

const pensionFrom = (bornOn: Day, sex: Sex): Day => retirementRule({ bornOn, sex }).pensionFromOn;

/** A birth day whose pension began in the last five years; undefined where chance finds none. */
function birthOfRetired(random: Xoshiro128, sex: Sex, asOf: Day): Day | undefined {
  const since = addMonths(asOf, -60);
  for (let attempt = 0; attempt < 12; attempt += 1) {
    const bornOn = yearsAfter(asOf, -(sex === 'MALE' ? 60 : 55) - random.fraction() * 6.5);
    const pension = pensionFrom(bornOn, sex);
    if (pension > since && pension < asOf) return bornOn;
  }
  return undefined;
}

/** A birth day of someone still in service: never past the retirement age, nor due within two weeks. */
function birthOfServing(random: Xoshiro128, { seat }: Place, startedAt: number, { sex, asOf }: { sex: Sex; asOf: Day }): Day {
  let bornOn = yearsAfter(asOf, -presentAge(random, seat.seniority, startedAt));
  while (pensionFrom(bornOn, sex) <= addDays(asOf, 14)) bornOn = addDays(bornOn, 1_000);
  return bornOn;
}

/** Of the oldest a few know only the year, or month and year, of their birth; the earliest day it can be then counts. */
function knownBirth(random: Xoshiro128, bornOn: Day, { sex, asOf }: { sex: Sex; asOf: Day }): { bornOn: Day; bornOnAsKnown: string } {
  const known = bornOn.slice(0, random.pick([4, 4, 7]));
  const earliest = `${known}-01-01`.slice(0, 10);
  const isPartial = random.percent(4) && bornOn < '1974-01-01' && pensionFrom(earliest, sex) > addDays(asOf, 14);
  return isPartial ? { bornOn: earliest, bornOnAsKnown: known } : { bornOn, bornOnAsKnown: bornOn };
}

function startOf(random: Xoshiro128, bornOn: Day, startedAt: number): Day {
  const day = yearsAfter(bornOn, startedAt);
  const usual = random.percent(70) ? firstOfMonth(day) : day;
  return usual < EARLIEST_START ? addDays(EARLIEST_START, random.between(0, 900)) : usual;
}

function leavingOf(random: Xoshiro128, { startedOn, asOf }: { startedOn: Day; asOf: Day }): Leaving | null {
  const status = leavings.draw(random) as Leaving['status'];
  const on = addDays(asOf, -random.between(20, 1_800));
  return on > addDays(startedOn, 500) ? { status, on } : null;
}

/** The day the record was made: within a year or so of the province's regulation, else on the first working day. */
function recordMadeOn(random: Xoshiro128, startedOn: Day, { province, asOf }: PeopleArguments): Day {
  const atFirst = weekdayOnOrBefore(addDays(provinceFacts[province].recordsSince, random.between(20, 400)));
  const made = startedOn > atFirst ? weekdaysAfter(addDays(startedOn, -1), 1) : atFirst;
  return made < asOf ? made : addDays(asOf, -1);
}

/** Lays the frame of a life around a place: birth, start, leaving, how far back it is told. Depends on the chances drawn, nothing else. */
export function startLife(random: Xoshiro128, place: Place, run: PeopleArguments): Life {
  const { asOf, province } = run;
  const { job } = place.seat;
  const sex: Sex = random.percent(job.women) ? 'FEMALE' : 'MALE';
  const startedAt = startingAge(random, job);
  const retired = place.isFormer && random.percent(55) ? birthOfRetired(random, sex, asOf) : undefined;
  const serving = birthOfServing(random, place, startedAt, { sex, asOf });
  const birth = retired ? { bornOn: retired, bornOnAsKnown: retired } : knownBirth(random, serving, { sex, asOf });
  const { bornOn } = birth;
  const startedOn = startOf(random, bornOn, startedAt);
  const others = place.isFormer && !retired ? leavingOf(random, { startedOn, asOf }) : null;
  const leaving: Leaving | null = retired ? { status: 'RETIRED', on: pensionFrom(retired, sex) } : others;

  const endsOn = leaving?.on ?? asOf;
  const told = addMonths(endsOn, -12 * random.between(1, 15));
  const ethnicCode = ethnicGroups[province].draw(random);
  const family = familyName(random, ethnicCode, provinceFacts[province].region);
  return {
    ...{
      random,
      index: place.index,
      province,
      asOf,
      unit: place.unit,
      seat: place.seat,
      ethnicCode,
      family,
      sex,
      startedOn,
      leaving,
      endsOn,
    },
    ...birth,
    fullName: fullName(random, family, sex, yearOf(bornOn)),
    toldFrom: told > startedOn ? told : startedOn,
    createdOn: recordMadeOn(random, startedOn, run),
  };
}
