import { verdict } from '../oracle/oracle';
import type { Verdict } from '../oracle/question';
import type { Arrangement } from '../operations/arrangement';
import { everyOperation } from '../operations/every-operation';
import { aimedBy, type Aimed } from '../operations/targets';
import { eachOf, type Answer } from '../wire/ask';
import type { Person, World } from '../world/world';

export const AT_ONCE = 8;

/** One request of the matrix, and what the oracle says to it. */
export interface Case {
  readonly person: Person;
  readonly aimed: Aimed;
  readonly expected: Verdict;
}

/** The same, asked. */
export interface Fired extends Case {
  readonly answer: Answer;
}

export const wordsOf = ({ person, aimed }: Case): string => `${person.name} (${person.asker.kinds.join(', ')}) → ${aimed.place}`;

/**
 * Who is refused before the target is looked at is asked of what is near, far, absent and malformed; where an operation is arranged more than once, of what is
 * near and what is absent the other times.
 */
const enough = (arrangement: Arrangement): readonly Aimed['place'][] =>
  everyOperation.find(({ operation }) => operation === arrangement.operation) === arrangement
    ? ['nothing', 'own', 'self', 'other branch', 'absent', 'malformed']
    : ['nothing', 'own', 'absent'];

/** Everybody's requests of an operation, at everything. */
export function casesOf(world: World, arrangement: Arrangement): Case[] {
  const { aim, act } = arrangement;
  return world.people.flatMap((person) => {
    const isRefusedUnseen = verdict(person.asker, act, { is: 'nothing' }) !== 'allowed';
    return aimedBy(person, aim, world)
      .filter(({ place }) => !isRefusedUnseen || enough(arrangement).includes(place))
      .map((aimed): Case => ({ person, aimed, expected: verdict(person.asker, act, aimed.target) }));
  });
}

let number = 0;

/** Sends the requests, so many at a time. An allowed one gets something of its own to use up, where the operation uses it up. */
export function fire(world: World, arrangement: Arrangement, cases: readonly Case[]): Promise<Fired[]> {
  return eachOf(cases, AT_ONCE, async (one) => {
    const { person, aimed, expected } = one;
    const isAllowed = expected === 'allowed';
    const isSpared = isAllowed && aimed.target.is === 'there' && aimed.place !== 'self';
    const id = (isSpared && (await arrangement.spare?.(world, aimed.unit))) || aimed.id;
    const asked = await arrangement.request({ world, person, id, unit: aimed.unit, number: (number += 1), isAllowed });
    return { ...one, answer: await world.ask(asked, person) };
  });
}
