import { addDays, addMonths, daysBetween, yearOf, type Day } from '@noivu/calendar';
import { fitsPayTable, payGroupsOf } from '@noivu/regulation';
import { degreeAsked, degreeOrder } from './education';
import type { FaultKind, MadeFact, MadePerson } from './made-person';

type FactOf<K extends MadeFact['kind']> = Extract<MadeFact, { kind: K }>;

const one = ['identity', 'post', 'staff-category', 'status', 'ethnic-group', 'religion'] as const;
const atMostOne = ['rank', 'party', 'contact'] as const;

/** The facts of one kind, oldest first. */
export const factsOf = <K extends MadeFact['kind']>({ facts }: MadePerson, kind: K): FactOf<K>[] =>
  facts.filter((fact): fact is FactOf<K> => fact.kind === kind).sort((left, right) => (left.validFrom < right.validFrom ? -1 : 1));

/** The first day of service: where the posts begin. */
export const startOf = (person: MadePerson): Day => factsOf(person, 'post')[0]?.validFrom ?? '9999-12-31';

const span = ({ kind, validFrom, validTo }: MadeFact): string => `${kind} from ${validFrom} to ${validTo ?? 'now'}`;

/** A kind that holds one every day: from the start of service on, each up to the day of the next, the last open. */
function brokenChain(person: MadePerson, kind: (typeof one)[number]): string[] {
  const facts = factsOf(person, kind);
  const late = facts[0]?.validFrom === startOf(person) ? [] : [`${kind} begins on another day than the service`];
  const apart = facts.filter(({ validTo }, place) => validTo !== (facts[place + 1]?.validFrom ?? null));
  return [...late, ...apart.map((fact) => `a gap or an overlap: ${span(fact)}`)];
}

/** A kind that holds at most one: none runs into the next. */
function overlaps(person: MadePerson, kind: (typeof atMostOne)[number]): string[] {
  const facts = factsOf(person, kind);
  return facts
    .filter(({ validTo }, place) => (validTo ?? '9999') > (facts[place + 1]?.validFrom ?? '9999'))
    .map((fact) => `an overlap: ${span(fact)}`);
}

const brokenSpans = (person: MadePerson): string[] => [
  ...one.flatMap((kind) => brokenChain(person, kind)),
  ...atMostOne.flatMap((kind) => overlaps(person, kind)),
  ...person.facts
    .filter(({ validFrom, validTo }) => (validTo ?? '9999') <= validFrom)
    .map((fact) => `ends before it begins: ${span(fact)}`),
];

function brokenMoments({ createdAt, facts, decisions }: MadePerson, asOf: Day): string[] {
  const byId = new Map(decisions.map((decision) => [decision.decisionId, decision]));
  const wrong = (moment: string) => moment < createdAt || moment.slice(0, 10) >= asOf;
  return [
    ...facts.filter(({ recordedAt }) => wrong(recordedAt)).map(({ kind }) => `${kind} recorded too early or too late`),
    ...facts.filter(({ validFrom }) => validFrom > asOf).map(({ kind }) => `${kind} of the future`),
    ...facts
      .filter(({ decisionId, recordedAt }) => decisionId !== null && byId.get(decisionId)?.enteredAt !== recordedAt)
      .map(({ kind }) => `${kind} without its decision, or entered apart from it`),
    ...decisions.filter(({ enteredAt }) => wrong(enteredAt)).map(({ subject }) => `${subject} entered too early or too late`),
    ...decisions
      .filter(({ issuedOn, effectiveOn }) => issuedOn >= effectiveOn || effectiveOn > asOf)
      .map(({ subject }) => `${subject} signed or in effect on a wrong day`),
  ];
}

/** Everything about a record that cannot be, whether a fault was put in or not; written day by day and fact by fact, as a clerk would look. */
export function impossibilities(person: MadePerson, asOf: Day): string[] {
  const ids = [person.recordId, ...person.facts.map(({ factId }) => factId), ...person.decisions.map(({ decisionId }) => decisionId)];
  const unfit = factsOf(person, 'rank').filter(({ value, validFrom }) => !fitsPayTable(value, validFrom));
  return [
    ...brokenSpans(person),
    ...brokenMoments(person, asOf),
    ...unfit.map(({ value }) => `no such step: ${value.rankCode} ${value.step} ${value.coefficient}`),
    ...(new Set(ids).size === ids.length ? [] : ['an identifier given twice']),
    ...(startOf(person) <= addDays(asOf, -365) ? [] : ['less than a year of service']),
  ];
}

const bornOn = (person: MadePerson): Day => `${factsOf(person, 'identity')[0]?.value.bornOn ?? ''}-01-01`.slice(0, 10);

const isLate = ({ createdAt, decisions }: MadePerson): boolean =>
  decisions.some(({ issuedOn, effectiveOn, enteredAt }) => {
    const clock = issuedOn > effectiveOn ? issuedOn : effectiveOn;
    return issuedOn > createdAt.slice(0, 10) && daysBetween(clock, enteredAt.slice(0, 10)) > 60;
  });

function risesTooFast(person: MadePerson): boolean {
  const ranks = factsOf(person, 'rank');
  return ranks.some(({ value, validFrom }, place) => {
    const before = ranks[place - 1];
    if (before?.value.rankCode !== value.rankCode || value.overFramePercent) return false;
    const group = payGroupsOf(value.rankCode, validFrom).find(
      ({ coefficients }) => coefficients[value.step - 1] === Number(value.coefficient),
    );
    const earliest = addMonths(before.value.countsFrom ?? before.validFrom, group?.monthsToHold ?? 36);
    return value.step !== before.value.step + 1 || validFrom < earliest;
  });
}

function degreeIsTooLow(person: MadePerson): boolean {
  return factsOf(person, 'rank').some(({ value, validFrom }) => {
    const asked = degreeAsked(value.rankCode, validFrom);
    const held = factsOf(person, 'degree').filter((degree) => degree.validFrom <= validFrom);
    const highest = Math.max(-1, ...held.map((degree) => degreeOrder.indexOf(degree.value.level)));
    return asked !== null && highest < degreeOrder.indexOf(asked);
  });
}

/** The faults that a record shows, found without looking at its mark. */
export function faultsFound(person: MadePerson): FaultKind[] {
  const born = bornOn(person);
  const graduatedYoung = factsOf(person, 'degree').some(({ value }) => yearOf(value.graduatedOn ?? '9999') - yearOf(born) < 15);
  const admittedYoung = factsOf(person, 'party').some(({ validFrom }) => validFrom < addMonths(born, 12 * 18));
  const found: Readonly<Record<FaultKind, boolean>> = {
    LATE_UPDATE: isLate(person),
    GRADUATED_TOO_YOUNG: graduatedYoung,
    PARTY_TOO_YOUNG: admittedYoung,
    STEP_TOO_HIGH: risesTooFast(person),
    DEGREE_BELOW_RANK: degreeIsTooLow(person),
  };
  return (Object.keys(found) as FaultKind[]).filter((fault) => found[fault]);
}
