import { addDays } from '@noivu/calendar';
import { degreeLevels, qualificationFields, statuses, type RecordChangedPayload, type TimelineFact } from '@noivu/contracts';
import { qualificationOrder } from '../src/person/qualification-order.data';
import { unitIds } from './made-province';

/** Numbers that look random and are the same in every run (mulberry32). */
export class Dice {
  constructor(private state: number) {}

  /** A whole number from 0 to `below` - 1. */
  roll(below: number): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  }

  pick<T>(items: readonly T[]): T {
    const item = items[this.roll(items.length)];
    if (item === undefined) throw new RangeError('Nothing to pick from');
    return item;
  }

  percent(chance: number): boolean {
    return this.roll(100) < chance;
  }

  shuffled<T>(items: readonly T[]): T[] {
    const rest = [...items];
    return items.flatMap(() => rest.splice(this.roll(rest.length), 1));
  }

  uuid(): string {
    const hex = Array.from({ length: 32 }, () => this.roll(16).toString(16)).join('');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
  }
}

export const TODAY = '2026-11-21';
const families = ['Nguyễn', 'Trần', 'Lê', 'Đặng', 'Điểu', 'K’'];
const middles = ['Thị', 'Văn', 'Thị Minh', ''];
const givens = ['An', 'Ánh', 'Đào', 'Hòa', 'Hoà', 'Hạnh', 'Ước', 'Yến', '=SUM(A1)'];
const ranks = ['01.001', '01.002', '01.003', '01.004', '01.005', '06.029', '06.030', '06.031', '06.032', '01.010', 'V.08.05.13', 'ZZ.999'];
const somewhere = [...Object.values(unitIds), '99999999-9999-4999-8999-999999999999'];

/** Spans that follow each other from a day on, the last open; the cuts are the same whatever the values are. */
function inTurn(dice: Dice, kind: TimelineFact['kind'], from: string, values: readonly object[]): TimelineFact[] {
  const starts = values.map((_, place) => addDays(from, place * (200 + dice.roll(900))));
  const days = [...new Set(starts)].sort();
  return days.map((validFrom, place) => ({
    kind,
    validFrom,
    ...(days[place + 1] && { validTo: days[place + 1] }),
    value: values[place] ?? {},
  }));
}

function bornOn(dice: Dice): string {
  const year = 1955 + dice.roll(50);
  if (dice.percent(8)) return String(year);
  const month = String(1 + dice.roll(12)).padStart(2, '0');
  if (dice.percent(8)) return `${year}-${month}`;
  const leapDay = dice.percent(3) ? '1964-02-29' : `${year}-${month}-${String(1 + dice.roll(28)).padStart(2, '0')}`;
  // Some have their birthday on the days that are counted, and the day before and after.
  return dice.percent(15) ? dice.pick([`${year}-12-31`, `${year}-12-30`, `${year}-01-01`, `${year}-11-21`, `${year}-11-22`]) : leapDay;
}

const some = <T>(dice: Dice, most: number, make: () => T): T[] => Array.from({ length: dice.roll(most + 1) }, make);

function qualification(dice: Dice): object {
  const field = dice.pick(qualificationFields);
  return { field, level: dice.percent(90) ? dice.pick(qualificationOrder[field]) : 'DEGREE' };
}

/** The timeline of somebody: most of them civil servants of a district and up, some in every other case. */
export function madeTimeline(dice: Dice): TimelineFact[] {
  const from = addDays('2010-01-01', dice.roll(5_500));
  const later = (days: number): string => addDays(from, dice.roll(days));
  const identity = {
    fullName: [dice.pick(families), dice.pick(middles), dice.pick(givens)].filter((part) => part !== '').join(' '),
    sex: dice.pick(['MALE', 'FEMALE']),
    bornOn: bornOn(dice),
  };
  const post = () => ({ managingUnitId: dice.pick(somewhere), usingUnitId: dice.pick(somewhere), title: 'Chuyên viên' });
  const category = () =>
    dice.percent(80)
      ? { category: 'CIVIL_SERVANT', level: dice.percent(85) ? 'DISTRICT_AND_ABOVE' : 'COMMUNE' }
      : dice.pick([{ category: 'CADRE', level: 'DISTRICT_AND_ABOVE' }, { category: 'PUBLIC_EMPLOYEE' }, { category: 'CIVIL_SERVANT' }]);
  const status = () => ({ status: dice.percent(75) ? dice.pick(['WORKING', 'SECONDED', 'ON_LEAVE']) : dice.pick(statuses) });
  const rank = () => ({ rankCode: dice.pick(ranks), step: 1 + dice.roll(8), coefficient: '2.34' });
  const open = (kind: TimelineFact['kind'], value: object): TimelineFact => {
    const validFrom = later(2_000);
    return { kind, validFrom, ...(dice.percent(20) && { validTo: addDays(validFrom, 1 + dice.roll(1_500)) }), value };
  };
  return [
    ...inTurn(
      dice,
      'identity',
      from,
      dice.percent(10) ? [identity, { ...identity, sex: 'FEMALE', fullName: `${identity.fullName} Anh` }] : [identity],
    ),
    ...inTurn(dice, 'post', from, [post(), ...some(dice, 3, post)]),
    ...inTurn(dice, 'staff-category', from, [category(), ...some(dice, 1, category)]),
    ...inTurn(dice, 'status', from, [{ status: 'WORKING' }, ...some(dice, 2, status)]),
    ...inTurn(dice, 'ethnic-group', from, [{ code: dice.pick(['01', '01', '05', '12', '55']) }]),
    ...inTurn(dice, 'religion', from, [{ code: dice.pick(['99', '99', '02']) }, ...some(dice, 1, () => ({ code: '05' }))]),
    ...(dice.percent(90) ? inTurn(dice, 'rank', later(400), [rank(), ...some(dice, 4, rank)]) : []),
    ...(dice.percent(60) ? [open('party', {})] : []),
    ...some(dice, 3, () => open('degree', { level: dice.pick(degreeLevels), major: 'Luật' })),
    ...some(dice, 8, () => open('qualification', qualification(dice))),
    ...some(dice, 2, () => open('course', { name: 'Bồi dưỡng' })),
  ];
}

/** A made person: every version of what personnel announces, the last one in force. */
export type MadePerson = readonly RecordChangedPayload[];

/** People whose records were changed again and again, whole timelines at a time. */
export const madePeople = (dice: Dice, number: number): MadePerson[] =>
  Array.from({ length: number }, () => {
    const recordId = dice.uuid();
    return Array.from({ length: 1 + dice.roll(4) }, (_, place) => ({
      recordId,
      version: place * 3 + 1,
      custodianUnitId: dice.pick(Object.values(unitIds)),
      timeline: madeTimeline(dice),
    }));
  });
