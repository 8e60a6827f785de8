import { addMonths } from '@noivu/calendar';
import { factKinds } from '@noivu/contracts';
import { isOverRetirementAge, retirementRule } from '@noivu/regulation';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { demoUnits } from '../demo-units';
import { demoProvinces } from '../province';
import { unitsOf } from '../units/made-unit';
import type { MadePerson, PeopleArguments } from './made-person';
import { faultsOf, peopleOf, recordOfFirstStaff } from './people';
import { factsOf, faultsFound, impossibilities } from './record-check';

const asOf = '2026-11-21';
const runOf = (province: PeopleArguments['province'], but: Partial<PeopleArguments> = {}): PeopleArguments => ({
  seed: 'spec',
  province,
  count: 2000,
  asOf,
  ...but,
});
const lastOf = <T>(list: readonly T[]): T => {
  const last = list.at(-1);
  if (!last) throw new RangeError('An empty list');
  return last;
};
const statusOf = (person: MadePerson) => lastOf(factsOf(person, 'status')).value.status;
const namesIn = (person: MadePerson) => [...factsOf(person, 'identity'), ...factsOf(person, 'family')].map(({ value }) => value.fullName);

describe.each(demoProvinces)('2,000 people of %s', (province) => {
  const run = runOf(province);
  const people = [...peopleOf(run)];
  const units = new Map(unitsOf(province).map((unit) => [unit.unitId, unit]));

  it('are as many as were asked for, each with a record of its own', () => {
    expect(people).toHaveLength(2000);
    expect(new Set(people.map(({ recordId }) => recordId)).size).toBe(2000);
  });

  it('have records in which nothing is impossible: one fact a day where one is held, no gaps, real steps, known moments', () => {
    expect(people.flatMap((person) => impossibilities(person, asOf).map((what) => `${person.recordId} ${what}`))).toEqual([]);
  });

  it('carry a fault exactly where one is marked, about two in a hundred', () => {
    expect(
      people.filter((person) => faultsFound(person).join() !== (person.fault ?? '')).map(({ recordId, fault }) => [recordId, fault]),
    ).toEqual([]);
    const marked = people.filter(({ fault }) => fault);
    expect(marked.length).toBeGreaterThan(15);
    expect(marked.length).toBeLessThan(80);
  });

  it('hold posts in units of the tree, and are kept by the unit of their last post', () => {
    const unknown = people.flatMap((person) => [
      ...factsOf(person, 'post').flatMap(({ value }) => [value.managingUnitId, value.usingUnitId]),
      ...person.decisions.map(({ issuerUnitId }) => issuerUnitId),
      person.custodianUnitId,
    ]);
    expect(unknown.filter((unitId) => !units.has(unitId))).toEqual([]);
    const elsewhere = people.filter((person) => lastOf(factsOf(person, 'post')).value.usingUnitId !== person.custodianUnitId);
    expect(elsewhere.every((person) => statusOf(person) === 'SECONDED')).toBe(true);
  });

  it('have names in composed Unicode, of two parts or more', () => {
    const names = people.flatMap(namesIn);
    expect(names.filter((name) => name !== name.normalize('NFC') || name.split(' ').length < 2 || name.includes('undefined'))).toEqual([]);
  });

  it('have citizen numbers of the right shape, each once, under a code that no province has', () => {
    const numbers = people.map((person) => ({ person, number: lastOf(factsOf(person, 'identity')).value.citizenNumber }));
    expect(new Set(numbers.map(({ number }) => number)).size).toBe(2000);
    for (const { person, number } of numbers) {
      const { sex, bornOn } = lastOf(factsOf(person, 'identity')).value;
      const century = (bornOn < '2000' ? 0 : 2) + (sex === 'FEMALE' ? 1 : 0);
      expect(number).toMatch(new RegExp(`^(009|018|076|088)${century}${bornOn.slice(2, 4)}\\d{6}$`));
    }
  });

  it('retire on the day the law gives, and serve no longer', () => {
    const wrong = people.filter((person) => {
      const { bornOn, sex } = lastOf(factsOf(person, 'identity')).value;
      const born = { bornOn: `${bornOn}-01-01`.slice(0, 10), sex };
      const { status } = lastOf(factsOf(person, 'status')).value;
      if (status === 'RETIRED') return lastOf(factsOf(person, 'status')).validFrom !== retirementRule(born).pensionFromOn;
      return ['WORKING', 'SECONDED', 'ON_LEAVE'].includes(status) && isOverRetirementAge({ ...born, on: asOf });
    });
    expect(wrong).toEqual([]);
    expect(people.filter((person) => statusOf(person) === 'WORKING').length).toBeGreaterThan(1800);
  });

  it('have facts and values that their contracts accept', () => {
    const refused = people
      .filter((_, place) => place % 20 === 0)
      .flatMap(({ facts }) => facts)
      .flatMap(({ kind, value }) =>
        validateSync(plainToInstance<object, object>(factKinds[kind].value, value), { whitelist: true, forbidNonWhitelisted: true }),
      );
    expect(refused.map(String)).toEqual([]);
  });

  it('rest on decisions whose numbers each issuer gave once a year', () => {
    const given = people.flatMap(({ decisions }) =>
      decisions.map(({ issuerUnitId, issuedOn, number }) => `${issuerUnitId} ${issuedOn.slice(0, 4)} ${number}`),
    );
    expect(new Set(given).size).toBe(given.length);
    expect(people.every(({ decisions }) => decisions.every(({ number }) => /^[1-9]\d*\/QĐ-[A-Z]+$/.test(number)))).toBe(true);
  });

  it('staff the units of the demo accounts', () => {
    const staffed = new Map<string, number>();
    for (const { custodianUnitId } of people) {
      const code = units.get(custodianUnitId)?.code ?? '';
      staffed.set(code, (staffed.get(code) ?? 0) + 1);
    }
    const { province: root, ...others } = demoUnits(province);
    expect(staffed.get(root)).toBeGreaterThan(0);
    for (const code of Object.values(others)) expect(staffed.get(code)).toBeGreaterThanOrEqual(5);
    for (const { code, tier } of units.values()) if (tier === 'DEPARTMENT') expect(staffed.get(code)).toBeGreaterThan(0);
  });

  it('have a nurse as the first of the staff of the health centre', () => {
    const recordId = recordOfFirstStaff(run, demoUnits(province).healthCentre);
    const nurse = people.find((person) => person.recordId === recordId);
    expect(nurse && lastOf(factsOf(nurse, 'post')).value.title).toBe('Điều dưỡng');
    expect(nurse && statusOf(nurse)).toBe('WORKING');
  });

  it('come out the same every time', () => {
    const again = peopleOf(run);
    for (const person of people.slice(0, 100)) expect(again.next().value).toEqual(person);
  });
});

describe('the generator of people', () => {
  it.each([1, 7, 40])('places %i people, however few', (count) => {
    expect([...peopleOf(runOf('hoa-binh', { count }))]).toHaveLength(count);
  });

  it('lists its faults', () => {
    const run = runOf('dong-nai', { count: 400 });
    const marked = [...peopleOf(run)].filter(({ fault }) => fault);
    expect([...faultsOf(run)]).toEqual(marked.map(({ recordId, fault }) => ({ recordId, fault })));
    expect(marked).not.toEqual([]);
  });

  it('share no citizen number with a run that begins elsewhere', () => {
    const numbersOf = (firstIndex: number) =>
      [...peopleOf({ ...runOf('hoa-binh', { count: 400 }), firstIndex })].map(
        ({ facts }) => facts.find(({ kind }) => kind === 'identity')?.value,
      );
    const [some, others] = [0, 900_000].map(
      (first) => new Set(numbersOf(first).map((value) => (value as { citizenNumber: string }).citizenNumber.slice(-6))),
    );
    expect([...(some ?? [])].filter((number) => others?.has(number))).toEqual([]);
  });

  it('gives other people for another seed', () => {
    const [one] = peopleOf(runOf('dong-thap'));
    const [other] = peopleOf(runOf('dong-thap', { seed: 'other' }));
    expect(other?.recordId).not.toBe(one?.recordId);
    expect(other?.facts).not.toEqual(one?.facts);
  });

  it.each(['2019-06-30', '2022-02-28', addMonths(asOf, 30)])('tells nothing after the day it is asked for: %s', (day) => {
    const people = [...peopleOf(runOf('tuyen-quang', { count: 300, asOf: day }))];
    expect(people.flatMap((person) => impossibilities(person, day))).toEqual([]);
    expect(people.filter((person) => faultsFound(person).join() !== (person.fault ?? ''))).toEqual([]);
  });

  it.each([0, -1, 2.5, 1_000_001])('refuses %d people', (count) => {
    expect(() => peopleOf(runOf('dong-nai', { count })).next()).toThrow(RangeError);
  });
});
