import { demoUnits } from '../../../deploy/demo/demo-units';
import { unitIdOf } from '../../../deploy/demo/units/unit-id';
import { say } from '../../../deploy/local/run/terminal';
import { asSuperuser } from '../asked/as-superuser';
import type { Asked } from '../asked/ask-rounds';
import { assertDeepPage } from './same-rows';
import { searcherOf, searchQuestions, type SearchQuestions } from './search-questions';

/** What a department's officer and the head of the province ask, held against the rows that are there. */
export async function searchesOf(asked: Asked): Promise<readonly SearchQuestions[]> {
  const { province } = asked.ground;
  const units = demoUnits(province);
  return asSuperuser(asked.ground, async (client) => {
    const searchers = [
      await searcherOf(client, { called: 'department', username: 'quantri.syt', unitId: unitIdOf(province, units.health) }),
      await searcherOf(client, { called: 'province', username: 'chutich.ubnd', unitId: unitIdOf(province, units.province) }),
    ];
    const searches: SearchQuestions[] = [];
    for (const searcher of searchers) searches.push(await searchQuestions(client, searcher));
    for (const one of searches) await assertDeepPage(asked, client, one);
    say('The deep pages hold the rows that stand there');
    return searches;
  });
}

/** Who searches among how many. */
export const headsLine = (searches: readonly SearchQuestions[]): string =>
  `${searches.map(({ searcher: { called, username, heads } }) => `${called}: ${username}, ${heads} people in scope`).join('; ')}. Pages of 50.`;
