import { rosterColumns, type RosterKey } from './roster-column.data';
import type { Cell } from './cell.rule';
import { rowFaults, timelineIn, valuesOf, type RosterUnit } from './roster-row.rule';

const unit: RosterUnit = { unitId: '6f1d3a52-7f0e-4c55-9f53-3a0c0d1f1a11', kind: 'HOSPITAL' };
const good: Record<RosterKey, Cell> = {
  fullName: 'Nguyễn Thị Minh Hạnh',
  sex: 'Nữ',
  bornOn: '17/5/1990',
  citizenNumber: '076190000001',
  unitCode: '75.SYT.BVDK',
  title: 'Điều dưỡng',
  category: 'viên chức',
  rankCode: 'V.08.05.12',
  step: 2,
  heldSince: '2024-03-01',
  ethnicCode: '01',
  religionCode: 99,
  partyJoinedOn: null,
  degreeLevel: 'Đại học',
  degreeMajor: 'Điều dưỡng',
  startedOn: '2016-09-01',
};
const values = (over: Partial<Record<RosterKey, Cell>> = {}) =>
  valuesOf(
    rosterColumns.map(({ key }) => ({ ...good, ...over })[key]),
    rosterColumns,
  );
const faults = (over: Partial<Record<RosterKey, Cell>>, under: RosterUnit | undefined = unit) =>
  rowFaults(values(over), under).map(({ column, code }) => `${column ?? '-'} ${code}`);
const timeline = (over: Partial<Record<RosterKey, Cell>> = {}, under = unit) => {
  let place = 0;
  return timelineIn(values(over), under, { decisionId: 'd', newId: () => `f${(place += 1)}` });
};

describe('a row of a roster', () => {
  it('is read with the words and days that people write', () => {
    expect(values()).toMatchObject({
      sex: 'FEMALE',
      bornOn: '1990-05-17',
      category: 'PUBLIC_EMPLOYEE',
      degreeLevel: 'BACHELOR',
      religionCode: '99',
      step: 2,
    });
    expect(values({ bornOn: '5/1990', citizenNumber: 123456789012, ethnicCode: 1, step: ' 3 ' })).toMatchObject({
      bornOn: '1990-05',
      citizenNumber: '123456789012',
      ethnicCode: '01',
      step: 3,
    });
    expect(values({ bornOn: 1990, fullName: '  Nguye\u0302\u0303n ' })).toMatchObject({ bornOn: '1990', fullName: 'Nguyễn' });
  });

  it('tells the facts of a new record: all that must be known, and rank, Party and degree where there are any', () => {
    const { rows, acts } = timeline({ partyJoinedOn: '2020-02-03' });
    expect(rows.map(({ kind, validFrom }) => `${kind} ${validFrom}`)).toEqual([
      'identity 2016-09-01',
      'post 2016-09-01',
      'staff-category 2016-09-01',
      'status 2016-09-01',
      'ethnic-group 2016-09-01',
      'religion 2016-09-01',
      'rank 2024-03-01',
      'party 2020-02-03',
      'degree 2016-09-01',
    ]);
    expect(acts.find(({ kind }) => kind === 'rank')?.value).toEqual({ rankCode: 'V.08.05.12', step: 2, coefficient: '2.67' });
    expect(timeline({ rankCode: null, step: null, heldSince: null, degreeLevel: null, degreeMajor: null }).rows).toHaveLength(6);
  });

  it('counts cadres and civil servants of a commune apart', () => {
    const level = (under: RosterUnit) =>
      timeline({ category: 'Công chức' }, under).acts.find(({ kind }) => kind === 'staff-category')?.value;
    expect(level({ ...unit, kind: 'COMMUNE_COMMITTEE' })).toEqual({ category: 'CIVIL_SERVANT', level: 'COMMUNE' });
    expect(level(unit)).toEqual({ category: 'CIVIL_SERVANT', level: 'DISTRICT_AND_ABOVE' });
  });

  it.each<[Partial<Record<RosterKey, Cell>>, string[]]>([
    [{}, []],
    [{ fullName: '  ' }, ['fullName isRequired']],
    [{ fullName: null, citizenNumber: null }, ['fullName isRequired', 'citizenNumber isRequired']],
    [{ fullName: 12 }, ['fullName isString', 'fullName isLength']],
    [{ fullName: 'H\u202enh' }, ['fullName isPlainText']],
    [{ fullName: 'x'.repeat(101) }, ['fullName isLength']],
    [{ sex: 'Khác' }, ['sex isIn']],
    [{ bornOn: '30/2/1990' }, ['bornOn isPartialDay']],
    [{ bornOn: '1990-05-17T00:00' }, ['bornOn isPartialDay']],
    [{ citizenNumber: '07619000001' }, ['citizenNumber isLength', 'citizenNumber matches']],
    [{ citizenNumber: 76190000001 }, ['citizenNumber isLength', 'citizenNumber matches']],
    [{ startedOn: '31/4/2016' }, ['startedOn isDay']],
    [{ startedOn: 42614 }, ['startedOn isDay']],
    [{ category: 'Giáo viên' }, ['category isIn']],
    [{ rankCode: 'V.99.99.99' }, ['rankCode row-rank-unknown']],
    [{ rankCode: 1.003 }, ['rankCode isString', 'rankCode isLength', 'rankCode matches']],
    [{ step: 15 }, ['step row-rank-unknown']],
    [{ step: 'hai' }, ['step isInt', 'step min', 'step max']],
    [{ step: null }, ['step row-incomplete']],
    [{ degreeMajor: null }, ['degreeMajor row-incomplete']],
    [{ ethnicCode: '77' }, ['ethnicCode catalogue-code-unknown']],
    [{ religionCode: 'Không' }, ['religionCode isLength', 'religionCode matches']],
    [{ bornOn: '2017-01-01' }, ['startedOn fact-before-birth']],
    [{ partyJoinedOn: '1980-01-01' }, ['partyJoinedOn fact-before-birth']],
    [{ partyJoinedOn: true }, ['partyJoinedOn isDay']],
  ])('with %j has these faults, each in its column: %j', (over, expected) => expect(faults(over)).toEqual(expected));

  it('is told of a unit that is not in the scope, and of everything else besides', () => {
    expect(rowFaults(values({ sex: 'x' }), undefined)).toEqual([
      { column: 'unitCode', code: 'row-unit-unknown' },
      { column: 'sex', code: 'isIn' },
    ]);
  });
});
