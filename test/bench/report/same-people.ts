import { asSuperuser } from '../asked/as-superuser';
import type { Asked } from '../asked/ask-rounds';
import { liveTotals } from './live-count';

/** The live count must find the people that the report counts: two counts of different people are not compared. @throws Error otherwise */
export async function assertSamePeople(
  { product, ground, tokenOf }: Asked,
  reports: readonly { readonly username: string; readonly path: string; readonly unitId: string }[],
): Promise<void> {
  for (const { username, path, unitId } of reports) {
    const answer = await fetch(product.origin + path, { headers: { authorization: `Bearer ${await tokenOf(username)}` } });
    if (answer.status !== 200) throw new Error(`The report of ${unitId} answers ${answer.status}: ${await answer.text()}`);
    const { figures } = ((await answer.json()) as { total: { figures: { total: number; female: number } } }).total;
    const live = await asSuperuser(ground, (client) => liveTotals(client, unitId, ground.day));
    if (live.total !== figures.total || live.female !== figures.female)
      throw new Error(`Live are ${live.total} people, ${live.female} women; reported are ${figures.total}, ${figures.female}`);
  }
}
