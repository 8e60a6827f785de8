import { dayInProvince, systemClock } from '@noivu/calendar';
import { peopleOf } from '../../../deploy/demo/people/people';
import { tell } from './given';

/** How many people are to be made. */
export interface PeopleOrder {
  readonly people: number;
}

/** What came of it. */
export interface PeopleMade {
  readonly people: number;
  readonly facts: number;
  readonly seconds: number;
}

/** Makes people and lets them go: the generator alone. */
function make({ people: count }: PeopleOrder): PeopleMade {
  const begun = performance.now();
  let [people, facts] = [0, 0];
  for (const person of peopleOf({ seed: 'noivu', province: 'dong-nai', count, asOf: dayInProvince(systemClock.now()) })) {
    people += 1;
    facts += person.facts.length;
  }
  return { people, facts, seconds: (performance.now() - begun) / 1000 };
}

process.on('message', (order: PeopleOrder) => tell(make(order)));
tell('ready');
