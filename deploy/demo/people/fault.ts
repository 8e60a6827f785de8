import { addDays, addMonths, daysBetween, yearOf, type Day } from '@noivu/calendar';
import type { Dossier } from './dossier';
import { degreeAsked } from './education';
import type { FaultKind, MadeDecision, MadeFact } from './made-person';
import { coefficientAt, payGroupOn } from './pay';
import { weighted } from './weighted';
import type { Xoshiro128 } from './xoshiro128';

type Content = Pick<Dossier, 'facts' | 'decisions'>;
type FactOf<K extends MadeFact['kind']> = Extract<MadeFact, { kind: K }>;

const of = <K extends MadeFact['kind']>({ facts }: Content, kind: K): FactOf<K>[] =>
  facts.filter((fact): fact is FactOf<K> => fact.kind === kind);

const withFact = ({ facts, decisions }: Content, changed: MadeFact): Content => ({
  facts: facts.map((fact) => (fact.factId === changed.factId ? changed : fact)),
  decisions,
});

const later = (one: Day, other: Day): Day => (one > other ? one : other);

/** Entered more than sixty days after it was signed and took effect; the slackest regulation gives thirty working days. */
function enterLate({ life, facts, decisions }: Dossier, random: Xoshiro128): Content | undefined {
  const known = addDays(life.asOf, -1);
  const due = ({ issuedOn, effectiveOn }: MadeDecision) => addDays(later(issuedOn, effectiveOn), 61);
  const candidates = decisions.filter((decision) => decision.issuedOn > life.createdOn && due(decision) < known);
  if (candidates.length === 0) return undefined;
  const chosen = random.pick(candidates);
  const on = addDays(due(chosen), random.between(0, Math.min(240, daysBetween(due(chosen), known))));
  const enteredAt = on + chosen.enteredAt.slice(10);
  return {
    decisions: decisions.map((decision) => (decision === chosen ? { ...decision, enteredAt } : decision)),
    facts: facts.map((fact) => (fact.decisionId === chosen.decisionId ? { ...fact, recordedAt: enteredAt } : fact)),
  };
}

function graduateTooYoung(dossier: Dossier, random: Xoshiro128): Content | undefined {
  const [first] = of(dossier, 'degree');
  if (!first) return undefined;
  const year = yearOf(dossier.life.bornOn) + random.between(8, 13);
  return withFact(dossier, { ...first, validFrom: `${year}-06-30`, value: { ...first.value, graduatedOn: `${year}-06` } });
}

function admitTooYoung(dossier: Dossier, random: Xoshiro128): Content | undefined {
  const [party] = of(dossier, 'party');
  if (!party) return undefined;
  const validFrom = addMonths(dossier.life.bornOn, 12 * 15 + random.between(0, 30));
  return withFact(dossier, { ...party, validFrom, value: { officialOn: addMonths(validFrom, 12) } });
}

/** Two steps more than the one held before allows. */
function raiseTooHigh(dossier: Dossier): Content | undefined {
  const [before, last] = of(dossier, 'rank').slice(-2);
  if (!before || !last || before.value.rankCode !== last.value.rankCode || last.value.overFramePercent) return undefined;
  const group = payGroupOn(last.value.rankCode, last.validFrom);
  const step = last.value.step + 2;
  if (step > group.coefficients.length || coefficientAt(group, last.value.step) !== last.value.coefficient) return undefined;
  const coefficient = coefficientAt(group, step);
  return withFact(dossier, { ...last, value: { ...last.value, step, coefficient } });
}

/** Only an intermediate diploma where the rank asks for a university degree. */
function lowerDegree(dossier: Dossier): Content | undefined {
  const [rank, degrees] = [of(dossier, 'rank').at(-1), of(dossier, 'degree')];
  const [first, ...rest] = degrees;
  if (!rank || !first || degreeAsked(rank.value.rankCode, rank.validFrom) !== 'BACHELOR') return undefined;
  const { institution: _, ...value } = first.value;
  const dropped = new Set(rest.map(({ factId }) => factId));
  const kept = { facts: dossier.facts.filter(({ factId }) => !dropped.has(factId)), decisions: dossier.decisions };
  return withFact(kept, { ...first, value: { ...value, level: 'INTERMEDIATE' } });
}

const makers: Readonly<Record<FaultKind, (dossier: Dossier, random: Xoshiro128) => Content | undefined>> = {
  LATE_UPDATE: enterLate,
  GRADUATED_TOO_YOUNG: graduateTooYoung,
  PARTY_TOO_YOUNG: admitTooYoung,
  STEP_TOO_HIGH: raiseTooHigh,
  DEGREE_BELOW_RANK: lowerDegree,
};

/** Of a hundred records, how many carry a fault. */
const FAULTY = 2;
const kinds = weighted('LATE_UPDATE 52, GRADUATED_TOO_YOUNG 12, PARTY_TOO_YOUNG 12, STEP_TOO_HIGH 12, DEGREE_BELOW_RANK 12');

/** Spoils a few records by one known fault each, where the record has what the fault needs; every other record comes back as it was. */
export function spoil(dossier: Dossier, random: Xoshiro128): Content & { fault?: FaultKind } {
  const drawn = kinds.draw(random) as FaultKind;
  if (!random.percent(FAULTY)) return dossier;
  for (const fault of [drawn, 'LATE_UPDATE'] as const) {
    const spoiled = makers[fault](dossier, random);
    if (spoiled) return { ...spoiled, fault };
  }
  return dossier;
}
