import { nameSortKey, RecordChanged, UnitChanged } from '@noivu/contracts';
import { unitIds, unitsAt } from './made-province';
import { keys } from './recount';
import { idsOf, reportingOffice, type ReportingOffice } from './reporting-office';

const { province, home, homeArchives, health } = unitIds;

const cursorOf = (content: unknown): string => Buffer.from(JSON.stringify(content)).toString('base64url');

describe('the people behind a figure', () => {
  let office: ReportingOffice;

  beforeAll(async () => {
    office = await reportingOffice(7, 300);
  });
  afterAll(() => office?.service.stop());

  it('are exactly those whom the figure counts, in every column', async () => {
    const { total } = await office.report(province, office.leader);
    for (const column of keys.filter((key) => key !== 'quotaAssigned')) {
      const shown = await office.everyPage({ column, limit: 200 }, office.leader);
      expect([column, shown.length]).toEqual([column, total.figures[column]]);
      expect(idsOf(shown)).toEqual(idsOf(office.counted(province, column)));
    }
  });

  it('stand in Vietnamese name order, page after page, each once', async () => {
    const shown = await office.everyPage({ limit: 7 }, office.leader);
    const byName = shown.map(({ fullName, recordId }) => `${nameSortKey(fullName)} ${recordId}`);
    expect(byName).toEqual([...byName].sort());
    expect(idsOf(shown)).toEqual(idsOf(office.counted(province, 'total')));
  });

  it('are counted and not named where their records are now kept elsewhere', async () => {
    const { total } = await office.report(home, office.ofHome);
    const all = office.counted(home, 'total');
    const kept = all.filter(({ custodianUnitId }) => custodianUnitId === home || custodianUnitId === homeArchives);
    expect(kept.length).toBeGreaterThan(0);
    expect(kept.length).toBeLessThan(all.length);
    expect(total.figures['total']).toBe(all.length);
    expect(idsOf(await office.everyPage({ unitId: home, limit: 200 }, office.ofHome))).toEqual(idsOf(kept));
  });

  it('stay the same when the tree is renumbered', async () => {
    const before = idsOf(await office.everyPage({ unitId: home, limit: 200 }, office.ofHome));
    for (const unit of unitsAt(9, 500_000)) office.service.announce('organization', UnitChanged, unit, unit.unitId);
    await office.service.catchUp();
    expect(idsOf(await office.everyPage({ unitId: home, limit: 200 }, office.ofHome))).toEqual(before);
  });

  it('are named no more once their record has been given away, and counted as before', async () => {
    const [gone] = await office.everyPage({ unitId: home, limit: 1 }, office.ofHome);
    const person = office.people.find(({ recordId }) => recordId === gone?.recordId);
    if (!person) throw new Error('Nobody is kept by the department');
    office.service.announce(
      'personnel',
      RecordChanged,
      { ...person, version: person.version + 1, custodianUnitId: health },
      person.recordId,
    );
    await office.service.catchUp();
    expect(idsOf(await office.everyPage({ unitId: home, limit: 200 }, office.ofHome))).not.toContain(person.recordId);
    const { total } = await office.report(home, office.ofHome);
    expect(total.figures['total']).toBe(office.counted(home, 'total').length);
  });

  it.each(['quotaAssigned', 'no', 'constructor', `total' OR true --`])('are not to be had of the column %s', async (column) => {
    await expect(office.list({ column }, office.leader)).rejects.toMatchObject({ code: 'report-column-unknown' });
  });

  it.each(['AAAA', cursorOf(['x', ['a', 'b']]), cursorOf([1, 2]), cursorOf(null)])('are not listed after the cursor %s', async (cursor) => {
    await expect(office.list({ cursor }, office.leader)).rejects.toMatchObject({ code: 'cursor-invalid' });
  });

  it('are not listed after the cursor of another list, or one that was tampered with', async () => {
    const { page } = await office.list({ limit: 2 }, office.leader);
    await expect(office.list({ cursor: page.nextCursor ?? '', column: 'female' }, office.leader)).rejects.toMatchObject({
      code: 'cursor-invalid',
    });
    const [made] = JSON.parse(Buffer.from(page.nextCursor ?? '', 'base64url').toString()) as [string];
    for (const key of [['a', 'b'], [1, 2], ['a'], [null, null]]) {
      await expect(office.list({ cursor: cursorOf([made, key]) }, office.leader)).rejects.toMatchObject({ code: 'cursor-invalid' });
    }
  });
});
