import type { Day } from '@noivu/calendar';
import { compiledCheck, type CompiledCheck, factKinds, isDayShape, type FactKind, type UnitKind } from '@noivu/contracts';
import { DomainError } from '@noivu/problem';
import { coefficientOf, rankOf } from '@noivu/regulation';
import { assertComplete } from '../record/always-held.rule';
import { assertSinceBirth } from '../record/birth.rule';
import { assertCodesKnown } from '../record/catalogue-code.rule';
import { applyActs, type Addition, type TimelineChange } from '../record/timeline.rule';
import { cellValue, type Cell } from './cell.rule';
import { rosterColumns, type RosterColumn, type RosterKey } from './roster-column.data';

/** The cells of a row by their columns; null where a cell is empty. */
export type RosterValues = Readonly<Partial<Record<RosterKey, Cell>>>;

/** The unit that the code of a row stands for. */
export interface RosterUnit {
  readonly unitId: string;
  readonly kind: UnitKind;
}

/** What is wrong with a row, and in which column where one is to blame. */
export interface RowFault {
  readonly column?: RosterKey;
  readonly code: string;
  readonly facts?: object;
}

interface RosterFact {
  readonly kind: FactKind;
  readonly validFrom: Day;
  readonly value: Readonly<Record<string, unknown>>;
}

/** Cells that stand together or not at all. */
const together: readonly (readonly RosterKey[])[] = [
  ['rankCode', 'step', 'heldSince'],
  ['degreeLevel', 'degreeMajor'],
];
const days: readonly RosterKey[] = ['startedOn', 'heldSince', 'partyJoinedOn'];
const leveled: readonly Cell[] = ['CADRE', 'CIVIL_SERVANT'];

const COEFFICIENTS_KEPT = 10_000;

const checks = new Map<FactKind, CompiledCheck>();
function checkOf(kind: FactKind): CompiledCheck {
  const check = checks.get(kind) ?? compiledCheck(factKinds[kind].value);
  checks.set(kind, check);
  return check;
}

// A roster has few ranks, steps and days, each of them many times.
const coefficients = new Map<string, string | undefined>();
function coefficientIn({ rankCode, step, heldSince }: RosterValues): string | undefined {
  const asked = `${String(rankCode)} ${String(step)} ${String(heldSince)}`;
  if (coefficients.size > COEFFICIENTS_KEPT) coefficients.clear();
  if (!coefficients.has(asked)) coefficients.set(asked, coefficientOf(String(rankCode), Number(step), String(heldSince)));
  return coefficients.get(asked);
}

const columns: readonly RosterColumn[] = rosterColumns;
const filling = new Map(columns.flatMap(({ key, fills }) => (fills ? [[`${fills.kind} ${fills.field}`, key as RosterKey]] : [])));
const dayColumn = (kind: FactKind): RosterKey => (kind === 'rank' ? 'heldSince' : kind === 'party' ? 'partyJoinedOn' : 'startedOn');

/** The values of a row whose cells stand under these columns. */
export function valuesOf(cells: readonly Cell[], under: readonly (RosterColumn | undefined)[]): RosterValues {
  const values: Partial<Record<RosterKey, Cell>> = {};
  for (const [place, column] of under.entries()) if (column) values[column.key as RosterKey] = cellValue(cells[place], column.form);
  return values;
}

const isEmpty = (cell: Cell | undefined): boolean => cell === null || cell === undefined;

const withoutEmpty = (value: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(value).filter(([, held]) => !isEmpty(held as Cell | undefined)));

/** The facts that a row tells of a person, as of the day of recruitment, but for rank and Party, which have days of their own. */
function factsIn(values: RosterValues, { unitId, kind: unitKind }: RosterUnit): RosterFact[] {
  const { startedOn, heldSince, partyJoinedOn, rankCode, step, category } = values;
  const from = String(startedOn);
  const level = leveled.includes(category ?? null) && { level: unitKind === 'COMMUNE_COMMITTEE' ? 'COMMUNE' : 'DISTRICT_AND_ABOVE' };
  const { fullName, sex, bornOn, citizenNumber, title, ethnicCode, religionCode, degreeLevel, degreeMajor } = values;
  const coefficient = coefficientIn(values);
  const facts: RosterFact[] = [
    { kind: 'identity', validFrom: from, value: { fullName, sex, bornOn, citizenNumber } },
    { kind: 'post', validFrom: from, value: { managingUnitId: unitId, usingUnitId: unitId, title } },
    { kind: 'staff-category', validFrom: from, value: { category, ...level } },
    { kind: 'status', validFrom: from, value: { status: 'WORKING' } },
    { kind: 'ethnic-group', validFrom: from, value: { code: ethnicCode } },
    { kind: 'religion', validFrom: from, value: { code: religionCode } },
    ...(isEmpty(rankCode) ? [] : [{ kind: 'rank' as const, validFrom: String(heldSince), value: { rankCode, step, coefficient } }]),
    ...(isEmpty(partyJoinedOn) ? [] : [{ kind: 'party' as const, validFrom: String(partyJoinedOn), value: {} }]),
    ...(isEmpty(degreeLevel) ? [] : [{ kind: 'degree' as const, validFrom: from, value: { level: degreeLevel, major: degreeMajor } }]),
  ];
  return facts.map((fact) => ({ ...fact, value: withoutEmpty(fact.value) }));
}

/**
 * The timeline of the record that a row makes.
 * @throws DomainError facts-missing, fact-before-birth, catalogue-code-unknown and those of the timeline
 */
export function timelineIn(
  values: RosterValues,
  unit: RosterUnit,
  { decisionId, newId }: { decisionId: string; newId: () => string },
): TimelineChange & { acts: readonly Addition[] } {
  const acts = factsIn(values, unit).map((fact): Addition => ({ act: 'add', ...fact, validTo: null, factId: newId(), decisionId }));
  const timeline = applyActs([], acts);
  assertComplete(timeline.rows);
  assertSinceBirth(timeline.rows, timeline.insert);
  assertCodesKnown(timeline.insert);
  return { ...timeline, acts };
}

function missing(values: RosterValues): RowFault[] {
  const required = columns.filter(({ key, required: must }) => must && isEmpty(values[key as RosterKey]));
  const torn = together.flatMap((keys) => (keys.every((key) => isEmpty(values[key])) ? [] : keys.filter((key) => isEmpty(values[key]))));
  return [
    ...required.map(({ key }) => ({ column: key as RosterKey, code: 'isRequired' })),
    ...torn.map((column) => ({ column, code: 'row-incomplete' })),
  ];
}

const impossibleDays = (values: RosterValues): RowFault[] =>
  days.flatMap((column) => (isEmpty(values[column]) || isDayShape(values[column]) ? [] : [{ column, code: 'isDay' }]));

/** The pay tables are asked only where the cells have their form. */
function unknownRank(values: RosterValues): RowFault[] {
  const { rankCode, step, heldSince } = values;
  if (typeof rankCode !== 'string' || typeof step !== 'number' || !isDayShape(heldSince)) return [];
  if (!rankOf(rankCode)) return [{ column: 'rankCode', code: 'row-rank-unknown' }];
  return coefficientIn(values) === undefined ? [{ column: 'step', code: 'row-rank-unknown' }] : [];
}

function fieldFaults(values: RosterValues, unit: RosterUnit): RowFault[] {
  return factsIn(values, unit).flatMap(({ kind, value }) =>
    checkOf(kind)(value).flatMap(({ field, code }) => {
      const column = filling.get(`${kind} ${field}`);
      return column ? [{ column, code }] : [];
    }),
  );
}

function ruleFaults(values: RosterValues, unit: RosterUnit): RowFault[] {
  let place = 0;
  try {
    timelineIn(values, unit, { decisionId: '', newId: () => String((place += 1)) });
    return [];
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const { kind } = error.facts as { kind?: FactKind };
    const coded = kind === 'ethnic-group' ? 'ethnicCode' : kind === 'religion' ? 'religionCode' : undefined;
    const column = error.code === 'catalogue-code-unknown' ? coded : kind && dayColumn(kind);
    return [{ ...(column && { column }), code: error.code }];
  }
}

/** A unit to check the other cells by, where the row names none. */
const anyUnit: RosterUnit = { unitId: '00000000-0000-4000-8000-000000000000', kind: 'DEPARTMENT' };

/**
 * Everything that is wrong with a row: each cell is held to the class of its fact as a request would be, then the row to the rules of a new record.
 * @law none: each row is held to the rules of a new record, which cite theirs
 */
export function rowFaults(values: RosterValues, unit: RosterUnit | undefined): readonly RowFault[] {
  const { unitCode } = values;
  const unitFaults: RowFault[] = unit || isEmpty(unitCode) ? [] : [{ column: 'unitCode', code: 'row-unit-unknown' }];
  const first = [...missing(values), ...impossibleDays(values), ...unitFaults, ...unknownRank(values)];
  const blamed = new Set(first.map(({ column }) => column));
  const faults = [...first, ...fieldFaults(values, unit ?? anyUnit).filter(({ column }) => !blamed.has(column))];
  return faults.length > 0 ? faults : ruleFaults(values, unit ?? anyUnit);
}
