import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { writeXlsxStream } from 'hucre/xlsx';
import type { MadeFact, MadePerson, PeopleArguments } from './people/made-person';
import { peopleOf } from './people/people';
import { unitsOf } from './units/made-unit';

/** The columns of a roster (danh sách trích ngang) that can be imported: key and Vietnamese heading, in order. */
export const rosterColumns = [
  { key: 'fullName', header: 'Họ và tên', width: 26 },
  { key: 'sex', header: 'Giới tính', width: 10 },
  { key: 'bornOn', header: 'Ngày sinh', width: 12 },
  { key: 'citizenNumber', header: 'Số định danh cá nhân', width: 16 },
  { key: 'unitCode', header: 'Mã đơn vị', width: 20 },
  { key: 'title', header: 'Chức vụ, chức danh', width: 30 },
  { key: 'category', header: 'Loại', width: 22 },
  { key: 'rankCode', header: 'Mã ngạch', width: 12 },
  { key: 'step', header: 'Bậc lương', width: 10 },
  { key: 'heldSince', header: 'Hưởng từ ngày', width: 12 },
  { key: 'ethnicCode', header: 'Mã dân tộc', width: 11 },
  { key: 'religionCode', header: 'Mã tôn giáo', width: 11 },
  { key: 'partyJoinedOn', header: 'Ngày vào Đảng', width: 13 },
  { key: 'degreeLevel', header: 'Trình độ chuyên môn', width: 18 },
  { key: 'degreeMajor', header: 'Chuyên ngành', width: 26 },
  { key: 'startedOn', header: 'Ngày tuyển dụng', width: 14 },
] as const;

/** One row: words of the contracts (MALE, CIVIL_SERVANT, BACHELOR), days as YYYY-MM-DD, the step a number; absent where the person has none. */
export type RosterRow = Partial<Record<(typeof rosterColumns)[number]['key'], string | number>>;

type FactOf<K extends MadeFact['kind']> = Extract<MadeFact, { kind: K }>;

const of = <K extends MadeFact['kind']>({ facts }: MadePerson, kind: K): FactOf<K>[] =>
  facts.filter((fact): fact is FactOf<K> => fact.kind === kind).sort((one, other) => (one.validFrom < other.validFrom ? -1 : 1));

const last = <K extends MadeFact['kind']>(person: MadePerson, kind: K): FactOf<K> | undefined => of(person, kind).at(-1);

const outOfService: ReadonlySet<string> = new Set(['RETIRED', 'RESIGNED', 'DECEASED', 'TRANSFERRED_OUT']);

function identityCells(person: MadePerson): RosterRow {
  const identity = last(person, 'identity')?.value;
  if (!identity) return {};
  const { fullName, sex, bornOn, citizenNumber } = identity;
  const [ethnicCode, religionCode] = [last(person, 'ethnic-group')?.value.code, last(person, 'religion')?.value.code];
  return { fullName, sex, bornOn, citizenNumber, ethnicCode, religionCode };
}

function serviceCells(person: MadePerson): RosterRow {
  const [posts, rank] = [of(person, 'post'), last(person, 'rank')];
  const category = last(person, 'staff-category')?.value.category;
  const pay = rank && { rankCode: rank.value.rankCode, step: rank.value.step, heldSince: rank.validFrom };
  return { title: posts.at(-1)?.value.title, category, startedOn: posts[0]?.validFrom, ...pay };
}

function learningCells(person: MadePerson): RosterRow {
  const degree = last(person, 'degree')?.value;
  return { degreeLevel: degree?.level, degreeMajor: degree?.major, partyJoinedOn: last(person, 'party')?.validFrom };
}

/** The roster of a run, row by row: everyone in service, in tree order. */
export function* rosterRows(run: PeopleArguments): Generator<RosterRow> {
  const codes = new Map(unitsOf(run.province).map(({ unitId, code }) => [unitId, code]));
  for (const person of peopleOf(run)) {
    if (outOfService.has(last(person, 'status')?.value.status ?? '')) continue;
    const unitCode = codes.get(person.custodianUnitId);
    yield { ...identityCells(person), ...serviceCells(person), ...learningCells(person), unitCode };
  }
}

/** Writes a roster as an .xlsx file of one sheet, row by row as they come. Rejects where the file cannot be written. */
export async function writeRoster(rows: Iterable<RosterRow>, path: string): Promise<void> {
  const bytes = writeXlsxStream(rows, {
    name: 'Danh sách',
    columns: rosterColumns.map((column) => ({ ...column })),
    freezePane: { rows: 1 },
  });
  await pipeline(Readable.fromWeb(bytes), createWriteStream(path));
}
