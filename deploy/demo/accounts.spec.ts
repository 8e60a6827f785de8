import { demoAccounts, demoPassword } from './accounts';
import type { PeopleArguments } from './people/made-person';
import { demoProvinces } from './province';
import { unitsOf } from './units/made-unit';

const runOf = (province: PeopleArguments['province']): PeopleArguments => ({ seed: 'spec', province, count: 1000, asOf: '2026-11-21' });

describe.each(demoProvinces)('the demo accounts of %s', (province) => {
  const accounts = demoAccounts(runOf(province));
  const units = new Map(unitsOf(province).map((unit) => [unit.code, unit]));

  it('are the eight that are documented', () => {
    expect(accounts.map(({ username, kinds }) => [username, kinds.join()])).toEqual([
      ['quantri.snv', 'SYSTEM_ADMINISTRATOR'],
      ['chutich.ubnd', 'PROVINCIAL_LEADER'],
      ['giamdoc.syt', 'UNIT_LEADER'],
      ['quantri.syt', 'UNIT_ADMINISTRATOR,RECORDS_OFFICER'],
      ['canbo.ttyt', 'RECORDS_OFFICER'],
      ['quantri.sgddt', 'UNIT_ADMINISTRATOR,RECORDS_OFFICER'],
      ['canbo.thpt', 'RECORDS_OFFICER'],
      ['nhanvien.ttyt', 'OWN_RECORD_READER'],
    ]);
  });

  it('belong to units of the tree: province, departments, and base units below those', () => {
    for (const { unitCode, unitId } of accounts) expect(units.get(unitCode)?.unitId).toBe(unitId);
    expect(accounts.map(({ unitCode }) => units.get(unitCode)?.tier).join()).toBe(
      'DEPARTMENT,PROVINCE,DEPARTMENT,DEPARTMENT,BASE,DEPARTMENT,BASE,BASE',
    );
    const [centre, department] = [units.get(accounts[4]?.unitCode ?? ''), units.get(accounts[3]?.unitCode ?? '')];
    expect(centre?.parentId).toBe(department?.unitId);
  });

  it('leave the nurse out where nobody is there', () => {
    const few = demoAccounts({ ...runOf(province), count: 20 }).map(({ username }) => username);
    expect(few).toEqual(accounts.map(({ username }) => username).filter((username) => username !== 'nhanvien.ttyt'));
  });

  it('give the nurse, and nobody else, a record of her own', () => {
    expect(accounts.filter(({ ownRecordId }) => ownRecordId).map(({ username }) => username)).toEqual(['nhanvien.ttyt']);
  });
});

it('share a password that has the length and mix that the password rule asks', () => {
  expect(demoPassword).toMatch(/^(?=.*[a-z])(?=.*[A-Z])(?=.*\d)(?=.*[^A-Za-z\d]).{12,}$/);
});
