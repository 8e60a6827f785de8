import { DecisionBook } from './decision-book';
import { Dossier } from './dossier';
import { allotment, type Share } from './allotment';
import { stateDegrees, graduationsOf } from './education';
import { birthsOf, stateFamily } from './family';
import { spoil } from './fault';
import { stateAwards, stateCourses } from './honours';
import { stateIdentity } from './identity';
import { firstOfStaff, seatOf } from './jobs/seat';
import { planOf } from './jobs/staffing-plan';
import type { FaultKind, MadePerson, PeopleArguments } from './made-person';
import { admittedOn, stateParty } from './party';
import { PersonIds } from './person-ids';
import { postingsOf } from './posting';
import { statePosts } from './post-facts';
import { stateQualifications } from './qualification';
import { promotionsOf, stateRanks } from './rank-facts';
import { startLife, type Place } from './start-life';
import { stateStatus } from './status-facts';
import { World } from './world';
import { Xoshiro128 } from './xoshiro128';

/** Identifiers and chances depend on seed and province, and not on the number of people or the day. */
const runOf = ({ seed, province }: PeopleArguments): string => `${seed}/${province}`;

const indexOf = (place: number, { firstIndex = 0 }: PeopleArguments): number => firstIndex + place;

/** Of those on a unit's list so many left the service; the rest fill its seats. */
const inService = (size: number): number => size - Math.floor(size * 0.06);

function makeContent(dossier: Dossier, world: World): void {
  const { life } = dossier;
  const postings = postingsOf(life, world);
  const promotions = promotionsOf(life);
  const births = birthsOf(life);
  statePosts(dossier, world, postings);
  stateStatus(dossier, world, { postings, births });
  stateIdentity(dossier, world);
  stateRanks(dossier, world, promotions);
  const graduations = graduationsOf(life, promotions);
  stateDegrees(dossier, world, graduations);
  stateQualifications(dossier, { graduations, promotions });
  stateParty(dossier, admittedOn(life));
  stateFamily(dossier, births);
  stateCourses(dossier, world);
  stateAwards(dossier, world);
}

function makePerson(place: Place, run: PeopleArguments, world: World, book: DecisionBook): MadePerson {
  const key = `${runOf(run)}/${place.index}`;
  const life = startLife(new Xoshiro128(key), place, run);
  const dossier = new Dossier(life, new PersonIds(runOf(run), place.index), book);
  makeContent(dossier, world);
  const { facts, decisions, fault } = spoil(dossier, new Xoshiro128(`${key}/fault`));
  const { recordId, createdAt } = dossier;
  return { recordId, custodianUnitId: life.unit.unitId, createdAt, facts, decisions, ...(fault && { fault }) };
}

function* placesOf({ unit, first, size }: Share, run: PeopleArguments): Generator<Place> {
  const [plan, serving] = [planOf(unit), inService(size)];
  for (let place = 0; place < size; place += 1) {
    const random = new Xoshiro128(`${runOf(run)}/seat/${unit.code}/${place}`);
    yield { index: indexOf(first + place, run), unit, seat: seatOf(plan, place, serving, random), isFormer: place >= serving };
  }
}

/**
 * The people of a demo province, unit by unit in tree order: a pure function of its arguments, made one at a time, so that any number of them
 * takes the memory of one. Decision numbers run on from person to person; begin at the beginning to get them again.
 * @throws RangeError where the count is not a whole number from 1 to 1,000,000.
 */
export function* peopleOf(run: PeopleArguments): Generator<MadePerson> {
  if (!Number.isInteger(run.count) || run.count < 1 || run.count > 1_000_000) throw new RangeError(`Not a number of people: ${run.count}`);
  const world = new World(run.province);
  const book = new DecisionBook(world, run.seed);
  for (const share of allotment(world, run.count)) {
    for (const place of placesOf(share, run)) yield makePerson(place, run, world, book);
  }
}

/** The known faults of a run: which records carry which. */
export function* faultsOf(run: PeopleArguments): Generator<{ readonly recordId: string; readonly fault: FaultKind }> {
  for (const { recordId, fault } of peopleOf(run)) if (fault) yield { recordId, fault };
}

/**
 * The record of the first in a unit who leads nothing (in a health centre a nurse), without making anyone.
 * @returns nothing where the unit has nobody.
 */
export function recordOfFirstStaff(run: PeopleArguments, unitCode: string): string | undefined {
  const share = allotment(new World(run.province), run.count).find(({ unit }) => unit.code === unitCode);
  if (!share || share.size === 0) return undefined;
  const place = Math.min(firstOfStaff(planOf(share.unit), inService(share.size)), share.size - 1);
  return new PersonIds(runOf(run), indexOf(share.first + place, run)).next();
}
