import { randomUUID } from 'node:crypto';
import {
  AwardsChanged,
  CoursesChanged,
  CreateRecord,
  GetChanges,
  GetRecord,
  SearchRecords,
  UnitChanged,
  type CompletedCourse,
  type RecordView,
} from '@noivu/contracts';
import { serviceAccounts } from '../src/result/result-inlet';
import { changeTree } from '../src/unit/hold-tree';
import { aRecord } from './builders';
import { personnelUnderTest, type PersonnelUnderTest } from './personnel-under-test';
import type { TestCaller } from './test-caller';
import { unitChanged } from './test-units';

let office: PersonnelUnderTest;
let officer: TestCaller;

beforeAll(async () => {
  office = await personnelUnderTest();
  officer = await office.caller({ unit: 'healthCentre' });
});
afterAll(() => office.stop());

const made = (): Promise<RecordView> => officer.ask(CreateRecord, aRecord(office.units.healthCentre));
const course = (name: string, enrolmentId = randomUUID()): CompletedCourse => ({
  enrolmentId,
  name,
  startedOn: '2026-06-01',
  completedOn: '2026-06-30',
});
const announceCourses = (recordId: string, version: number, courses: CompletedCourse[]) =>
  office.announceFrom('training', CoursesChanged, { key: recordId, version, payload: { recordId, version, courses } });
const read = (recordId: string) => officer.ask(GetRecord, { recordId });

describe('courses that training announces', () => {
  it('land in the record once, as a change recorded by training', async () => {
    const { recordId } = await made();
    const taken = course('Quản lý nhà nước');
    await announceCourses(recordId, 1, [taken]);
    const { version, facts } = await read(recordId);
    expect([version, facts.course]).toEqual([
      2,
      [
        expect.objectContaining({
          factId: taken.enrolmentId,
          validFrom: '2026-06-30',
          value: { name: 'Quản lý nhà nước', enrolmentId: taken.enrolmentId },
        }),
      ],
    ]);
    const [change] = (await officer.ask(GetChanges, { recordId })).data;
    expect(change).toMatchObject({
      version: 2,
      recordedBy: serviceAccounts.training,
      acts: [{ act: 'add', kind: 'course', factId: taken.enrolmentId }],
    });
    const { rows } = await office.admin.query(
      `SELECT (SELECT jsonb_path_exists(payload, '$.timeline[*] ? (@.kind == "course")') FROM personnel.outbox WHERE key = $1::text AND version = 2) AS announced,
        (SELECT version FROM personnel.record_line WHERE record_id = $1::uuid) AS line,
        (SELECT sender || ' ' || action FROM personnel.audit_entry WHERE record_id = $1::uuid AND account_id = $2) AS audit`,
      [recordId, serviceAccounts.training],
    );
    expect(rows[0]).toEqual({ announced: true, line: 2, audit: 'training result-taken-in' });
  });

  it('change nothing when they come again, or come late', async () => {
    const { recordId } = await made();
    const [first, second] = [course('Tin học'), course('Tiếng Anh')];
    await announceCourses(recordId, 2, [first, second]);
    await announceCourses(recordId, 2, [first, second]);
    await announceCourses(recordId, 1, [first]);
    await announceCourses(recordId, 3, [second, first]);
    expect(await read(recordId)).toMatchObject({ version: 2, facts: { course: [{}, {}] } });
  });

  it('are replaced and taken back where a later version says so', async () => {
    const { recordId } = await made();
    const [first, second] = [course('Tin học'), course('Tiếng Anh')];
    await announceCourses(recordId, 1, [first, second]);
    await announceCourses(recordId, 2, [{ ...first, name: 'Tin học nâng cao' }]);
    const { version, facts } = await read(recordId);
    expect([version, facts.course]).toEqual([
      3,
      [
        expect.objectContaining({
          factId: first.enrolmentId,
          act: 'replace',
          value: expect.objectContaining({ name: 'Tin học nâng cao' }),
        }),
      ],
    ]);
  });

  it('of a record that does not stand here are let go, and hold up nothing', async () => {
    const { recordId } = await made();
    await announceCourses(randomUUID(), 1, [course('Tin học')]);
    await announceCourses(recordId, 1, [course('Tin học')]);
    expect(await read(recordId)).toMatchObject({ version: 2 });
  });
});

describe('awards that emulation announces', () => {
  it('land in the record from the day of the decision', async () => {
    const { recordId } = await made();
    const award = { awardDecisionId: randomUUID(), title: 'Chiến sĩ thi đua cơ sở', year: 2025, decidedOn: '2026-01-15' };
    await office.announceFrom('emulation', AwardsChanged, {
      key: recordId,
      version: 1,
      payload: { recordId, version: 1, awards: [award] },
    });
    expect((await read(recordId)).facts.award).toEqual([
      expect.objectContaining({
        factId: award.awardDecisionId,
        validFrom: '2026-01-15',
        value: { title: award.title, year: 2025, awardDecisionId: award.awardDecisionId },
      }),
    ]);
  });
});

describe('a unit that organization moves in the tree', () => {
  it('takes along everything whose scope hangs on its place', async () => {
    const { recordId } = await made();
    const { healthCentre, education } = office.units;
    const moved = { ...healthCentre, parentId: education.unitId, ord: 7000, lastOrd: 7100 };
    await office.announceFrom('organization', UnitChanged, { key: moved.unitId, version: 3, payload: unitChanged(moved, 3) });
    await office.announceFrom('organization', UnitChanged, { key: moved.unitId, version: 2, payload: unitChanged(healthCentre, 2) });
    const { rows } = await office.admin.query(
      `SELECT (SELECT custodian_ord FROM personnel.record WHERE id = $1) AS record,
        (SELECT ARRAY[unit_ord, department_ord, province_ord] FROM personnel.record_line WHERE record_id = $1) AS line,
        (SELECT array_agg(DISTINCT entered_ord) FROM personnel.decision WHERE entered_unit_id = $2) AS decisions,
        (SELECT array_agg(DISTINCT owner_ord) FROM personnel.obligation WHERE owner_unit_id = $2) AS duties`,
      [recordId, healthCentre.unitId],
    );
    expect(rows[0]).toEqual({ record: 7000, line: [7000, education.ord, office.units.province.ord], decisions: [7000], duties: [7000] });
    const [newHead, oldHead] = [await office.caller({ unit: 'education' }), await office.caller({ unit: 'health' })];
    expect(await newHead.ask(GetRecord, { recordId })).toMatchObject({ recordId });
    expect((await newHead.ask(SearchRecords, { unitId: healthCentre.unitId })).data.map((line) => line.recordId)).toContain(recordId);
    expect((await newHead.ask(SearchRecords, {})).data.map((line) => line.recordId)).toContain(recordId);
    expect((await oldHead.ask(SearchRecords, {})).data.map((line) => line.recordId)).not.toContain(recordId);
    await expect(oldHead.ask(GetRecord, { recordId })).rejects.toMatchObject({ code: 'not-found' });
    expect(await read(recordId)).toMatchObject({ recordId });
  });

  it('takes along a record that is being made at that moment', async () => {
    const { hospital } = office.units;
    const clerk = await office.caller({ unit: 'hospital' });
    const tree = await office.admin.connect();
    await tree.query('BEGIN');
    await changeTree(tree);
    await tree.query('UPDATE personnel.unit_node SET ord = 5000, last_ord = 5050 WHERE unit_id = $1', [hospital.unitId]);
    const making = clerk.ask(CreateRecord, aRecord(hospital));
    await untilWaiting();
    await tree.query('COMMIT');
    tree.release();
    const { recordId } = await making;
    expect((await office.admin.query('SELECT custodian_ord FROM personnel.record WHERE id = $1', [recordId])).rows).toEqual([
      { custodian_ord: 5000 },
    ]);
  });
});

/** Until somebody waits for the tree. */
async function untilWaiting(): Promise<void> {
  for (;;) {
    const { rows } = await office.admin.query(
      `SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
    );
    if (rows.length > 0) return;
  }
}
