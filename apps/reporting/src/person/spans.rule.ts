import type { Day } from '@noivu/calendar';
import type { FactKind, FactValue, TimelineFact } from '@noivu/contracts';
import { rankOf } from '@noivu/regulation';
import type { PersonSpan, Traits } from './person-span';
import { CountedTimeline } from './traits.rule';

const countedKinds: readonly FactKind[] = [
  'identity',
  'post',
  'staff-category',
  'status',
  'ethnic-group',
  'religion',
  'rank',
  'party',
  'qualification',
  'degree',
];

// A rank may move to another pay group, and with it to another column, on a day on which nothing of the person changes.
const rankMoves = (fact: TimelineFact): Day[] =>
  fact.kind === 'rank'
    ? (rankOf((fact.value as FactValue<'rank'>).rankCode)?.groups ?? []).flatMap(({ from }) => (from === undefined ? [] : [from]))
    : [];

const changeDays = (timeline: readonly TimelineFact[]): Day[] => {
  const days = timeline.flatMap((fact) => [fact.validFrom, ...(fact.validTo === undefined ? [] : [fact.validTo]), ...rankMoves(fact)]);
  return [...new Set(days)].sort();
};

interface Piece {
  readonly traits: Traits;
  readonly validFrom: Day;
  readonly validTo: Day | undefined;
}

const alike = (one: Traits, other: Traits): boolean => (Object.keys(one) as (keyof Traits)[]).every((name) => one[name] === other[name]);

/**
 * Cuts the timeline of a person into spans of days in which nothing changes that the forms count. The spans do not overlap, stand in order, and
 * neighbours differ; days on which the person cannot be counted (no identity, no post) lie in none.
 * @law none: spans of days in which nothing changes that a form counts
 */
export function spansOf(timeline: readonly TimelineFact[]): PersonSpan[] {
  const counted = timeline.filter(({ kind }) => countedKinds.includes(kind));
  const known = new CountedTimeline(counted);
  const days = changeDays(counted);
  const pieces: Piece[] = [];
  for (const [place, validFrom] of days.entries()) {
    const traits = known.traitsOn(validFrom);
    if (traits) append(pieces, { traits, validFrom, validTo: days[place + 1] });
  }
  return pieces.map(({ traits, validFrom, validTo }) => ({ ...traits, validFrom, validTo }));
}

function append(pieces: Piece[], piece: Piece): void {
  const last = pieces.at(-1);
  if (last && last.validTo === piece.validFrom && alike(last.traits, piece.traits))
    pieces[pieces.length - 1] = { ...last, validTo: piece.validTo };
  else pieces.push(piece);
}
