import { addDays } from '@noivu/calendar';
import { GetReport, QuotaChanged, RecordChanged, UnitChanged, type ReportView } from '@noivu/contracts';
import { bm01 } from '../src/report/bm01.form';
import { everyReportFunction } from '../src/report/report-function';
import { reportingApp } from '../src/reporting.app';
import { loneService, type LoneService } from '../../../test/harness/lone-service';
import { Dice, madePeople, TODAY } from './made-people';
import { quotas, unitIds, unitOn, unitsAt } from './made-province';
import { keys, recount } from './recount';

const clock = { now: () => new Date(`${TODAY}T03:00:00Z`) };
const dice = new Dice(20261121);
const people = madePeople(dice, 400);
const present = people.map((versions) => versions.at(-1)).filter((person) => person !== undefined);

/** Days on which something changes for somebody, and the days beside them. */
const changes = present.flatMap(({ timeline }) => timeline.map(({ validFrom }) => validFrom));
const days = [TODAY, '2025-12-31', '2025-03-01', '2025-02-28', '2024-06-30', '2023-01-01', '2020-02-29', '2016-12-31', '1995-06-01'].concat(
  ...Array.from({ length: 6 }, () => dice.pick(changes)).map((day) => [day, addDays(day, -1)]),
);

/** Every version of everything, doubled here and there, in any order. */
function replayed<T>(versions: readonly T[]): T[] {
  return dice.shuffled([...versions, ...versions.filter(() => dice.percent(30))]);
}

describe('the figures of BM01, on any day', () => {
  let service: LoneService;
  let leader: { token: string };

  beforeAll(async () => {
    service = await loneService(reportingApp, clock);
    for (const person of replayed(people.flat())) service.announce('personnel', RecordChanged, person, person.recordId);
    for (const unit of replayed([...unitsAt(1, 7_000), ...unitsAt(4), ...unitsAt(2, 90_000)]))
      service.announce('organization', UnitChanged, unit, unit.unitId);
    const stale = quotas.map((quota) => ({ ...quota, version: 1, quotas: [{ year: 2026, kind: 'ADMINISTRATIVE' as const, number: 1 }] }));
    for (const quota of replayed([...quotas, ...stale])) service.announce('organization', QuotaChanged, quota, quota.unitId);
    await service.catchUp();
    leader = await service.caller([`${unitIds.province}:subtree`], ['reporting:report:read', 'reporting:person:read']);
  });
  afterAll(() => service?.stop());

  const reportOf = (unitId: string, asOf?: string): Promise<ReportView> =>
    service.bus.ask(GetReport, { code: 'BM01', unitId, ...(asOf && { asOf }) }, leader);

  it('has the form print 38 columns in its order', () => {
    expect(bm01.columns.map(({ key }) => key)).toEqual(keys);
    expect(bm01.columns.map(({ number }) => number)).toEqual(Array.from({ length: 38 }, (_, place) => place + 1));
  });

  it.each([...new Set(days)])('equal a recount from the facts, in every cell, for every unit of %s', async (day) => {
    for (const unitId of Object.values(unitIds).filter((one) => unitOn(one, day))) {
      const { rows, total } = await reportOf(unitId, day);
      const expected = recount(present, unitId, day);
      expect(Object.fromEntries(rows.map((row) => [row.unitId, row.figures]))).toEqual(Object.fromEntries(expected.rows));
      expect(total).toEqual({ unitName: 'Tổng cộng', figures: expected.total });
      expect(rows.every((row) => row.unitName === unitOn(row.unitId ?? '', day)?.name)).toBe(true);
    }
  });

  it('count enough people in every column for the comparison to mean something', () => {
    const { total } = recount(present, unitIds.province, TODAY);
    expect(keys.filter((key) => (total[key] ?? 0) < 2)).toEqual([]);
    expect(total['total']).toBeGreaterThan(100);
  });

  it('are those of today where no day is named', async () => {
    expect(await reportOf(unitIds.province)).toEqual(await reportOf(unitIds.province, TODAY));
    expect((await reportOf(unitIds.province)).asOf).toBe(TODAY);
  });

  it('are all zero before anybody served', async () => {
    const { rows, total } = await reportOf(unitIds.health, '1991-01-01');
    expect(rows).toEqual([
      { unitId: unitIds.healthHospital, unitName: 'Bệnh viện', figures: Object.fromEntries(keys.map((key) => [key, 0])) },
    ]);
    expect(new Set(Object.values(total.figures))).toEqual(new Set([0]));
  });

  it('leave a unit unknown on days on which it did not exist', async () => {
    await expect(reportOf(unitIds.districtNew, '2024-06-30')).rejects.toMatchObject({ code: 'not-found' });
    await expect(reportOf(unitIds.closed, '2025-03-01')).rejects.toMatchObject({ code: 'not-found' });
    expect((await reportOf(unitIds.districtNew, '2024-07-01')).unitId).toBe(unitIds.districtNew);
  });

  it('stay the same when every event comes once more', async () => {
    const before = await reportOf(unitIds.province, '2025-12-31');
    for (const person of people.flat()) service.announce('personnel', RecordChanged, person, person.recordId);
    await service.catchUp();
    expect(await reportOf(unitIds.province, '2025-12-31')).toEqual(before);
  });

  it('stay the same when everything is taken in anew from the first event on', async () => {
    const before = await reportOf(unitIds.province, '2024-12-31');
    await service.admin.query(
      'TRUNCATE reporting.person_span, reporting.unit_span, reporting.unit_node, reporting.quota, reporting.taken_version',
    );
    await expect(reportOf(unitIds.province, '2024-12-31')).rejects.toMatchObject({ code: 'not-found' });
    await service.admin.query('UPDATE reporting.inlet_cursor SET position = 0');
    await service.catchUp();
    expect(await reportOf(unitIds.province, '2024-12-31')).toEqual(before);
  });

  it('are counted in the database by the rules that the form states', async () => {
    const source = async (name: string): Promise<string> => {
      const { rows } = await service.admin.query<{ prosrc: string }>('SELECT prosrc FROM pg_proc WHERE oid = $1::regproc', [name]);
      return rows[0]?.prosrc ?? '';
    };
    const nameOf = (text: string): string => /FUNCTION (reporting\.\w+)/.exec(text)?.[1] ?? '';
    const written = (text: string): string => text.slice(text.indexOf('$$') + 2, text.lastIndexOf('$$'));
    for (const text of everyReportFunction) expect(await source(nameOf(text))).toBe(written(text));
  });
});
