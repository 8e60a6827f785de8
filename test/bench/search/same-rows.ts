import type { Client } from 'pg';
import type { Asked } from '../asked/ask-rounds';
import { rowsFrom, searchPath, type SearchQuestions } from './search-questions';

/** Rows of a page. */
const PAGE = 50;

/** The deep page must hold the rows that stand there when the superuser counts them: a page that is fast and begins elsewhere is no page. @throws Error otherwise */
export async function assertDeepPage({ product, tokenOf }: Asked, client: Client, { searcher, deep }: SearchQuestions): Promise<void> {
  const headers = { authorization: `Bearer ${await tokenOf(searcher.username)}`, 'content-type': 'application/json' };
  const answer = await fetch(product.origin + searchPath, { method: 'POST', headers, body: JSON.stringify(deep.bodies?.[0]) });
  if (answer.status !== 200) throw new Error(`The deep page answers ${answer.status}: ${await answer.text()}`);
  const { data } = (await answer.json()) as { data: readonly { recordId: string }[] };
  const expected = await rowsFrom(client, searcher, PAGE);
  if (data.map(({ recordId }) => recordId).join() !== expected.join())
    throw new Error(`The deep page of ${searcher.username} begins elsewhere`);
}
