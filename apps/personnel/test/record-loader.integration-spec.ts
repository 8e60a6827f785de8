import { GetChanges, GetDecision, GetRecord, SearchRecords, type IdentityFact } from '@noivu/contracts';
import { loadRecords } from '../src/record/record-loader';
import { operatorAccount } from '../src/record/load-statement';
import { manyRecords } from './many-records';
import { asOwner } from './owner-source';
import { personnelUnderTest, type PersonnelUnderTest } from './personnel-under-test';
import type { TestCaller } from './test-caller';

let office: PersonnelUnderTest;
let head: TestCaller;

beforeAll(async () => {
  office = await personnelUnderTest();
  head = await office.caller({ unit: 'health' });
});
afterAll(() => office.stop());

const today = '2026-11-20';
const records = () => [...manyRecords(450, [office.units.healthCentre.unitId, office.units.hospital.unitId, office.units.school.unitId])];

describe('loading records', () => {
  it('brings them in whole: facts, history, decisions, search lines, events', async () => {
    const loaded: string[] = [];
    const loadedObligations = (_: unknown, batch: readonly { recordId: string }[]) =>
      Promise.resolve(void loaded.push(...batch.map(({ recordId }) => recordId)));
    await asOwner(office, (owner) =>
      loadRecords(owner, manyRecords(450, [office.units.healthCentre.unitId, office.units.hospital.unitId, office.units.school.unitId]), {
        today,
        loadedObligations,
      }),
    );
    expect(loaded).toEqual(records().map(({ recordId }) => recordId));
    const { page } = await head.ask(SearchRecords, { count: true });
    expect(page.total).toBe(300);
    const { rows } = await office.admin.query(
      `SELECT count(*)::int AS events, count(DISTINCT key)::int AS keys FROM personnel.outbox WHERE subject = 'personnel.record.changed'`,
    );
    expect(rows).toEqual([{ events: 450, keys: 450 }]);
  });

  it('tells what was known then, as if each change had been made when it was recorded', async () => {
    const recordId = records()[0]?.recordId ?? '';
    const titleAt = async (knownAt?: string) => {
      const { facts } = await head.ask(GetRecord, { recordId, asOf: '2024-06-01', ...(knownAt && { knownAt }) });
      return (facts.post?.[0]?.value as { title: string } | undefined)?.title;
    };
    expect([await titleAt(), await titleAt('2024-01-05T01:59:59.999Z'), await titleAt('2019-01-01T00:00:00Z')]).toEqual([
      'Tổ trưởng',
      'Nhân viên',
      undefined,
    ]);
    const changes = (await head.ask(GetChanges, { recordId })).data;
    expect(changes.map(({ version, recordedBy }) => [version, recordedBy])).toEqual([
      [2, operatorAccount],
      [1, operatorAccount],
    ]);
    expect(await head.ask(GetDecision, { decisionId: changes[0]?.decisionId ?? '' })).toMatchObject({
      subject: 'APPOINTMENT',
      concerns: [{ recordId, kinds: ['post'] }],
    });
  });

  it('leaves policies and references as they were', async () => {
    const { rows } = await office.admin.query(
      `SELECT (SELECT count(*)::int FROM pg_class WHERE relnamespace = 'personnel'::regnamespace AND relrowsecurity AND NOT relforcerowsecurity) AS unforced,
        (SELECT count(*)::int FROM pg_constraint WHERE conrelid = 'personnel.fact'::regclass AND contype = 'f' AND convalidated) AS refs`,
    );
    expect(rows).toEqual([{ unforced: 0, refs: 2 }]);
  });

  it('refuses all of them where one cannot be, and names it', async () => {
    const before = (await office.admin.query('SELECT count(*) FROM personnel.record')).rows;
    const [one, other] = [...manyRecords(452, [office.units.school.unitId])].slice(450);
    if (!one || !other) throw new Error('two records were expected');
    const load = (...people: (typeof one)[]) => asOwner(office, (owner) => loadRecords(owner, people, { today }));
    const lacking = { ...other, facts: other.facts.filter(({ kind }) => kind !== 'status') };
    await expect(load(one, lacking)).rejects.toThrow(`The record ${other.recordId} cannot be loaded`);
    await expect(load(one, { ...other, custodianUnitId: '00000000-0000-4000-8000-000000000009' })).rejects.toThrow(
      `The record ${other.recordId} is kept by a unit`,
    );
    const citing = { ...other, facts: other.facts.map((fact) => ({ ...fact, decisionId: '00000000-0000-4000-8000-000000000009' })) };
    await expect(load(one, citing)).rejects.toThrow('foreign key');
    const numberOf = (record: typeof one) => (record.facts.find(({ kind }) => kind === 'identity')?.value as IdentityFact).citizenNumber;
    const twin = {
      ...other,
      facts: other.facts.map((fact) =>
        fact.kind === 'identity' ? { ...fact, value: { ...fact.value, citizenNumber: numberOf(one) } } : fact,
      ),
    };
    await expect(load(one, twin)).rejects.toThrow('record_citizen_number_key');
    expect((await office.admin.query('SELECT count(*) FROM personnel.record')).rows).toEqual(before);
  });
});
