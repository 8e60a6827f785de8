import { rosterColumns, type RosterKey } from '../../src/import/roster-column.data';
import { citizenNumber } from '../builders';
import type { TestUnit } from '../test-units';
import { workbook, type Cell } from './made-workbook';

export type RosterCells = Partial<Record<RosterKey, Cell>>;

export const headings: readonly string[] = rosterColumns.map(({ header }) => header);

const given = ['Minh', 'Hạnh', 'Tuấn', 'Ánh', 'Đức', 'Bình', 'Yến'];

/** The cells of somebody who serves in a unit; `over` says what is different. */
export const aRow = (unit: Pick<TestUnit, 'code'>, over: RosterCells = {}): RosterCells => {
  const number = citizenNumber();
  return {
    fullName: `Nguyễn Thị ${given[Number(number.slice(-3)) % given.length] ?? ''} ${number.slice(-2)}`,
    sex: 'Nữ',
    bornOn: '17/05/1990',
    citizenNumber: number,
    unitCode: unit.code,
    title: 'Điều dưỡng',
    category: 'Viên chức',
    rankCode: 'V.08.05.12',
    step: 2,
    heldSince: '2024-03-01',
    ethnicCode: '01',
    religionCode: '99',
    partyJoinedOn: null,
    degreeLevel: 'Đại học',
    degreeMajor: 'Điều dưỡng',
    startedOn: '2016-09-01',
    ...over,
  };
};

/** A roster of these rows. */
export const roster = (rows: readonly RosterCells[]): Buffer =>
  workbook({ rows: [headings as string[], ...rows.map((row) => rosterColumns.map(({ key }) => row[key] ?? null))] });

export const rowsOf = (unit: Pick<TestUnit, 'code'>, count: number): RosterCells[] => Array.from({ length: count }, () => aRow(unit));
