import { addDays } from '@noivu/calendar';
import { RecordChanged, UnitChanged } from '@noivu/contracts';
import { database } from '@noivu/persistence';
import { keepDay } from '../src/figures/unit-figures';
import { Dice, madeTimeline, TODAY } from './made-people';
import { unitIds, unitOn, unitsAt } from './made-province';
import { recount } from './recount';
import { reportingOffice, type ReportingOffice } from './reporting-office';

const dice = new Dice(4711);
let office: ReportingOffice;
let people: ReportingOffice['people'];

const FIGURES = `SELECT unit_id, own, whole FROM reporting.unit_figures ORDER BY unit_id`;
const keptFigures = async (): Promise<unknown[]> => (await office.service.admin.query<object>(FIGURES)).rows;
const keptDay = async (): Promise<string | undefined> =>
  (await office.service.admin.query<{ day: string }>('SELECT on_day::text AS day FROM reporting.counted_day')).rows[0]?.day;

/** Every report of a day against a recount from the facts. */
async function expectRight(day: string): Promise<void> {
  for (const unitId of Object.values(unitIds).filter((one) => unitOn(one, day))) {
    const { rows, total } = await office.report(unitId, office.leader, day);
    const expected = recount(people, unitId, day);
    expect(Object.fromEntries(rows.map((row) => [row.unitId, row.figures]))).toEqual(Object.fromEntries(expected.rows));
    expect(total.figures).toEqual(expected.total);
  }
}

/** Counts everything anew and says whether the figures that were kept are the same. */
async function expectAsCountedAnew(): Promise<void> {
  const kept = await keptFigures();
  await turnTo(TODAY, { anew: true });
  expect(kept).toEqual(await keptFigures());
}

/** What a replica does on that day. */
async function turnTo(day: string, { anew = false } = {}): Promise<void> {
  const url = office.service.database.url('reporting_inlet');
  const db = await database({ service: 'reporting', url, entities: [], poolSize: 1 }).initialize();
  if (anew) await db.query('DELETE FROM counted_day');
  await db.transaction((tx) => keepDay(tx, day));
  await db.destroy();
}

beforeAll(async () => {
  office = await reportingOffice(23, 250);
  people = office.people;
});
afterAll(() => office?.service.stop());

describe('the figures of today, kept ready', () => {
  it('are those of everybody, counted as they were taken in', async () => {
    expect(await keptDay()).toBe(TODAY);
    await expectRight(TODAY);
    await expectAsCountedAnew();
  });

  it('follow every change of a person, and are the same when counted anew', async () => {
    for (let round = 1; round <= 5; round += 1) {
      people = people.map((person) =>
        dice.percent(15) ? { ...person, version: person.version + round, timeline: madeTimeline(dice) } : person,
      );
      for (const person of people) office.service.announce('personnel', RecordChanged, person, person.recordId);
      await office.service.catchUp();
    }
    await expectRight(TODAY);
    await expectAsCountedAnew();
  });

  it('follow a tree that is renumbered', async () => {
    for (const unit of unitsAt(9, 50_000)) office.service.announce('organization', UnitChanged, unit, unit.unitId);
    await office.service.catchUp();
    await expectRight(TODAY);
    await expectAsCountedAnew();
  });

  it('turn to the next day, and never back', async () => {
    const later = addDays(TODAY, 400);
    await turnTo(later);
    await expectRight(later);
    await expectRight(TODAY);
    await turnTo(TODAY);
    expect(await keptDay()).toBe(later);
    await turnTo(TODAY, { anew: true });
  });

  it('are read without looking at anybody; any other day is counted person by person', async () => {
    const reportOf = (day: string) => office.report(unitIds.province, office.leader, day);
    const [today, yesterday] = [await reportOf(TODAY), await reportOf(addDays(TODAY, -1))];
    expect(yesterday.total.figures['total']).toBeGreaterThan(0);
    await office.service.admin.query('TRUNCATE reporting.person_span');
    expect(await reportOf(TODAY)).toEqual(today);
    expect((await reportOf(addDays(TODAY, -1))).total.figures['total']).toBe(0);
  });
});
