import type { LoadedRecord } from '../../../apps/personnel/src/record/loaded-record';
import { accountsOfWorld } from './askers';
import { madeId, unitIds, unitNames, type UnitName } from './tree';

/** A person of the world: the words by which a leak would show are nobody else's. */
export interface PersonOfWorld {
  readonly recordId: string;
  /** Who keeps the record, and with it decides who may reach it. */
  readonly unit: UnitName;
  /** Where the person works, if lent to another unit: that one does not reach the record. */
  readonly usedBy?: UnitName;
  readonly fullName: string;
  readonly citizenNumber: string;
  readonly decisionId: string;
  readonly decisionNumber: string;
  readonly postFactId: string;
}

/** Those units that stand on the other side of every transfer need more. */
const spares = (unit: UnitName): number =>
  unit === 'lowerCommune' ? 160 : unit === 'healthCentre' || unit === 'homeAffairs' || unit === 'health' ? 70 : 40;
const family = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Huỳnh', 'Phan', 'Vũ', 'Đặng', 'Bùi', 'Đỗ', 'Hồ', 'Ngô'];
const given = [
  'An',
  'Bình',
  'Châu',
  'Dũng',
  'Giang',
  'Hạnh',
  'Khánh',
  'Lan',
  'Minh',
  'Nga',
  'Oanh',
  'Phúc',
  'Quang',
  'Sơn',
  'Thảo',
  'Uyên',
];

let made = 0;

function person(unit: UnitName): PersonOfWorld {
  made += 1;
  const word = (list: readonly string[], step: number) => list[Math.floor(made / step) % list.length] ?? '';
  return {
    recordId: madeId('cccccccc', made),
    unit,
    fullName: `${word(family, 1)} ${word(given, family.length)} ${word(given, family.length * given.length)} ${word(given, 1)}`,
    citizenNumber: `0${String(76_190_000_000 + made)}`,
    decisionId: madeId('dddddddd', made),
    decisionNumber: `${String(made).padStart(4, '0')}/QĐ-MT`,
    postFactId: madeId('eeeeeeee', made * 16),
  };
}

const onePerUnit = (): Record<UnitName, PersonOfWorld> =>
  Object.fromEntries(unitNames.map((unit) => [unit, person(unit)])) as Record<UnitName, PersonOfWorld>;

/** The person of each unit whom refused requests are aimed at: nobody may change them in the whole run. */
export const people: Readonly<Record<UnitName, PersonOfWorld>> = onePerUnit();

/** The records of those accounts that name one as their holder's own, by account name. */
export const ownPeople: ReadonlyMap<string, PersonOfWorld> = new Map(
  accountsOfWorld.flatMap(({ name, unit, ownRecordIn }) => (ownRecordIn ? [[name, { ...person(ownRecordIn), usedBy: unit }]] : [])),
);

/** People whom allowed requests may change, each once. */
export const sparePeople: Readonly<Record<UnitName, readonly PersonOfWorld[]>> = Object.fromEntries(
  unitNames.map((unit) => [unit, Array.from({ length: spares(unit) }, () => person(unit))]),
) as Record<UnitName, PersonOfWorld[]>;

const byRecord = (): Map<string, PersonOfWorld> => new Map(allPeople.map((one) => [one.recordId, one]));
let known: Map<string, PersonOfWorld> | undefined;

/** The person whose record it is; undefined for an id that is nobody's. */
export const personOf = (recordId: string): PersonOfWorld | undefined => (known ??= byRecord()).get(recordId);

export const allPeople: readonly PersonOfWorld[] = [...Object.values(people), ...ownPeople.values(), ...Object.values(sparePeople).flat()];

const recordedAt = '2020-01-06T02:00:00Z';
const from = '2020-01-01';

/** A person as an operator loads the record: all that must always be known, from one decision. */
export function loadedRecord({
  recordId,
  unit,
  usedBy = unit,
  decisionId,
  decisionNumber,
  postFactId,
  ...person
}: PersonOfWorld): LoadedRecord {
  const { fullName, citizenNumber } = person;
  const unitId = unitIds[unit];
  const number = Number.parseInt(postFactId.slice(-12), 16);
  const values = [
    ['post', { managingUnitId: unitId, usingUnitId: unitIds[usedBy], title: 'Chuyên viên' }],
    ['identity', { fullName, sex: 'FEMALE', bornOn: '1990-05-17', citizenNumber }],
    ['staff-category', { category: 'CIVIL_SERVANT', level: 'DISTRICT_AND_ABOVE' }],
    ['status', { status: 'WORKING' }],
    ['ethnic-group', { code: '01' }],
    ['religion', { code: '99' }],
  ] as const;
  return {
    recordId,
    custodianUnitId: unitId,
    createdAt: recordedAt,
    facts: values.map(([kind, value], place) => ({
      factId: madeId('eeeeeeee', number + place),
      kind,
      validFrom: from,
      validTo: null,
      value,
      decisionId,
      recordedAt,
    })),
    decisions: [
      {
        decisionId,
        number: decisionNumber,
        issuedOn: from,
        effectiveOn: from,
        issuerUnitId: unitId,
        signer: 'Trần Văn Ký',
        subject: 'RECRUITMENT',
        summary: 'Tuyển dụng',
        enteredAt: recordedAt,
      },
    ],
  };
}
