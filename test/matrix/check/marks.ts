import { verdict, type Act } from '../oracle/oracle';
import type { Asker } from '../oracle/question';
import type { Answer } from '../wire/ask';
import { ownPeople, people } from '../world/people';
import { pathOf, type UnitName } from '../world/tree';
import { victimAccounts } from '../world/victims';
import { foreignUnitsIn } from './unit-scan';

/** A word that stands in one object alone, and who may read it. */
interface Mark {
  readonly word: string;
  readonly sort: 'record' | 'account';
  readonly isOpenTo: (asker: Asker) => boolean;
}

const open = (act: 'read record' | 'read account', id: string, unit: UnitName) => (asker: Asker) =>
  verdict(asker, act, { is: 'there', id, unit: pathOf(unit) }) === 'allowed';

const marks: readonly Mark[] = [
  // The id of the holder's own record belongs to the account too; whatever stands in the record does not.
  ...Object.values(people).map(({ recordId, unit }): Mark => ({
    word: recordId,
    sort: 'record',
    isOpenTo: open('read record', recordId, unit),
  })),
  ...[...Object.values(people), ...ownPeople.values()].flatMap(({ recordId, unit, ...person }) =>
    [person.fullName, person.citizenNumber, person.decisionId, person.decisionNumber].map((word): Mark => ({
      word,
      sort: 'record',
      isOpenTo: open('read record', recordId, unit),
    })),
  ),
  ...victimAccounts.map(({ name, accountId, unit }): Mark => ({
    word: `"${name}"`,
    sort: 'account',
    isOpenTo: open('read account', accountId, unit),
  })),
];
const names = new Set(Object.values(people).map(({ fullName }) => fullName));

/** The words in an answer that belong to things outside the asker's scope, those excepted that the asker wrote there; and rows of foreign units. */
export function leaksIn(answer: Answer, asker: Asker, act: Act): string[] {
  const { text, asked } = answer;
  const own = JSON.stringify([asked.path, asked.body]);
  const shown = marks.filter(({ word, isOpenTo }) => text.includes(word) && !own.includes(word.replaceAll('"', '')) && !isOpenTo(asker));
  return [...shown.map(({ word }) => word), ...foreignUnitsIn(answer, asker, act)];
}

/** The words that a list of everything within the scope must hold, and does not. */
export function missingIn(text: string, asker: Asker, sort: Mark['sort']): string[] {
  const listed = marks.filter((mark) => mark.sort === sort && (sort === 'account' || names.has(mark.word)));
  return listed.filter(({ word, isOpenTo }) => isOpenTo(asker) && !text.includes(word)).map(({ word }) => word);
}
