import { Pool } from 'pg';
import { GetReport, ListReports, UnitChanged } from '@noivu/contracts';
import { lintCatalogue } from '@noivu/persistence';
import { reportFunctionRights } from '../src/report/report-function';
import { TODAY } from './made-people';
import { unitIds, unitsAt } from './made-province';
import { columnsOf } from './recount';
import { both, reportingOffice, type ReportingOffice } from './reporting-office';

const { province, home, homeReform, health, healthHospital, healthStation, district, districtNew } = unitIds;

describe('who sees what of a report', () => {
  let office: ReportingOffice;

  beforeAll(async () => {
    office = await reportingOffice(11, 250);
  });
  afterAll(() => office?.service.stop());

  it.each([
    ['the unit above', province],
    ['a unit beside', health],
    ['a unit that nobody knows', '99999999-9999-4999-8999-999999999999'],
  ])('does not know %s of the own', async (_, unitId) => {
    await expect(office.report(unitId, office.ofHome)).rejects.toMatchObject({ code: 'not-found' });
    await expect(office.list({ unitId }, office.ofHome)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('gives who holds a unit without those below it the figures of that unit alone', async () => {
    const ofHospital = await office.service.caller([`${healthHospital}:unit`], both);
    const { rows, total } = await office.report(healthHospital, ofHospital);
    const own = office.people.filter((person) => columnsOf(person, TODAY)?.unitId === healthHospital);
    expect(own.length).toBeGreaterThan(0);
    expect(rows.map(({ unitId }) => unitId)).toEqual([healthHospital]);
    expect(total.figures['total']).toBe(own.length);
    await expect(office.report(healthStation, ofHospital)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('gives who holds several units the figures of each, and none of what lies between', async () => {
    const ofBoth = await office.service.caller([`${home}:subtree`, `${healthStation}:unit`], both);
    for (const unitId of [home, unitIds.homeArchives, healthStation]) expect((await office.report(unitId, ofBoth)).unitId).toBe(unitId);
    for (const unitId of [health, healthHospital]) await expect(office.report(unitId, ofBoth)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('follows the present tree in what may be asked, and the tree of the day in what is counted', async () => {
    const ofDistrict = await office.service.caller([`${district}:subtree`], both);
    const before = await office.report(district, ofDistrict, '2022-12-31');
    expect(before.rows.map(({ unitId }) => unitId)).not.toContain(homeReform);
    expect((await office.report(homeReform, ofDistrict, '2022-12-31')).unitId).toBe(homeReform);
    await expect(office.report(homeReform, office.ofHome, '2022-12-31')).rejects.toMatchObject({ code: 'not-found' });
    expect((await office.report(home, office.ofHome, '2022-12-31')).rows.map(({ unitId }) => unitId)).toContain(homeReform);
  });

  it('names nobody to who may only read figures, and tells nothing to who may neither', async () => {
    const figuresOnly = await office.service.caller([`${province}:subtree`], ['reporting:report:read']);
    await expect(office.list({}, figuresOnly)).rejects.toMatchObject({ code: 'permission-missing' });
    const nobody = await office.service.caller([`${province}:subtree`], []);
    await expect(office.report(province, nobody)).rejects.toMatchObject({ code: 'permission-missing' });
    await expect(office.service.bus.ask(GetReport, { code: 'BM01', unitId: province })).rejects.toMatchObject({ code: 'sign-in-required' });
  });

  it.each([[{ code: 'bm01' }], [{ code: 'BM02' }], [{ asOf: '2025-02-30' }], [{ unitId: 'x' }], [{ more: 1 }]])(
    'refuses a request with %j',
    async (fields) => {
      const request = { code: 'BM01', unitId: province, ...fields } as never;
      await expect(office.service.bus.ask(GetReport, request, office.leader)).rejects.toMatchObject({ code: 'request-invalid' });
    },
  );

  it('lists the forms with their columns', async () => {
    const { data } = await office.service.bus.ask(ListReports, {}, office.leader);
    expect(data.map(({ code, columns }) => [code, columns.length])).toEqual([['BM01', 38]]);
    const group = 'Trình độ đào tạo > Ngoại ngữ > Tiếng Anh';
    expect(data[0]?.columns[23]).toEqual({ key: 'langEnDH', number: '24', head: 'Đại học trở lên', group });
    expect(data[0]?.columns[0]).toEqual({ key: 'quotaAssigned', number: '1', head: 'Tổng số biên chế được giao' });
  });

  it('puts every read on record, refused or not', async () => {
    const lines = 'SELECT action, outcome, facts FROM reporting.audit_entry WHERE entry_id > $1 ORDER BY entry_id';
    const { rows: before } = await office.service.admin.query<{ last: string }>(
      'SELECT coalesce(max(entry_id), 0) AS last FROM reporting.audit_entry',
    );
    await office.report(home, office.ofHome, '2025-12-31');
    await expect(office.report(health, office.ofHome)).rejects.toThrow();
    const { data } = await office.list({ unitId: home, limit: 2 }, office.ofHome);
    await office.service.bus.ask(ListReports, {}, office.ofHome);
    const asked = { code: 'BM01', unitId: home, column: 'total', asOf: TODAY, limit: 2 };
    expect((await office.service.admin.query(lines, [before[0]?.last])).rows).toEqual([
      { action: 'report-read', outcome: 'done', facts: { code: 'BM01', unitId: home, asOf: '2025-12-31' } },
      { action: 'report-read', outcome: 'not-found', facts: { code: 'BM01', unitId: health, asOf: TODAY } },
      { action: 'report-people-read', outcome: 'done', facts: { ...asked, count: 2, first: data[0]?.recordId, last: data[1]?.recordId } },
      { action: 'report-catalogue-read', outcome: 'done', facts: {} },
    ]);
  });

  it('lets the service itself read no person without a signed scope, and change nothing that it projects', async () => {
    const role = new Pool({ connectionString: office.service.database.url('reporting'), max: 1 });
    const seen = async (from: string) => (await role.query<{ seen: number }>(`SELECT count(*)::int AS seen FROM ${from}`)).rows[0]?.seen;
    expect(await seen('person_span')).toBe(0);
    expect(await seen(`figures_bm01('${province}', '${TODAY}')`)).toBe(0);
    expect(await seen(`report_units('${province}', '${TODAY}')`)).toBe(0);
    const writes = ['DELETE FROM person_span', 'UPDATE person_span SET custodian_ord = 1', 'DELETE FROM unit_node'];
    for (const statement of [...writes, 'SELECT FROM unit_span', 'SELECT FROM taken_version']) {
      await expect(role.query(statement)).rejects.toThrow('permission denied');
    }
    await role.end();
  });

  it('stands on tables and functions that the design of the database allows', async () => {
    const findings = await lintCatalogue(office.service.admin, { functionRights: reportFunctionRights });
    expect(findings.filter(({ object }) => object.startsWith('reporting.'))).toEqual([]);
  });

  it('refuses a report that no answer can carry, as figures; units below it are still to be had', async () => {
    const [above] = unitsAt(20).filter(({ unitId }) => unitId === districtNew);
    const [span] = above?.timeline ?? [];
    if (!above || !span) throw new Error('The unit is missing');
    for (let place = 0; place < 2_500; place += 1) {
      const unitId = `11111111-0000-4000-8000-${String(place).padStart(12, '0')}`;
      const timeline = [{ ...span, parentId: districtNew, code: `C${place}`, name: `Tổ ${place} thuộc phòng mới của huyện` }];
      office.service.announce('organization', UnitChanged, { ...above, unitId, timeline }, unitId);
    }
    await office.service.catchUp();
    await expect(office.report(districtNew, office.leader)).rejects.toMatchObject({ code: 'report-too-large' });
    expect((await office.report('11111111-0000-4000-8000-000000000007', office.leader)).rows).toEqual([]);
  });
});
