import type { Client } from 'pg';
import { openCursor, pageReply } from '@noivu/service';
import type { Question } from '../asked/question';

/** An account that searches, and how many people its scope holds. */
export interface Searcher {
  /** As the tables print it. */
  readonly called: 'department' | 'province';
  readonly username: string;
  readonly unitId: string;
  readonly heads: number;
}

/** What one searcher asks: the kinds of criteria, and a page that begins deep in the list beside the first one. */
export interface SearchQuestions {
  readonly searcher: Searcher;
  readonly kinds: readonly Question[];
  readonly deep: Question;
}

/** The path of the search. */
export const searchPath = '/api/v1/personnel-records:search';

/** Where the deep page begins, as a share of the rows. */
const DEEP = 0.75;
/** Different values of one criterion, so that no page is asked twice in a row. */
const SAMPLES = 40;
const PAIRS = 5;

const WITHIN =
  'unit_ord BETWEEN (SELECT ord FROM personnel.unit_node WHERE unit_id = $1) AND (SELECT last_ord FROM personnel.unit_node WHERE unit_id = $1)';
const HEADS = `SELECT count(*)::int AS heads FROM personnel.record_line WHERE ${WITHIN}`;
// Every so many-th in the order of the ids, which are drawn by hash: a fair sample that is the same in every run.
const NAMES = `SELECT "fullName" FROM (SELECT full_name AS "fullName", row_number() OVER (ORDER BY record_id) AS place FROM personnel.record_line WHERE ${WITHIN}) line
  WHERE place % greatest($2::int / ${SAMPLES}, 1) = 0 ORDER BY place LIMIT ${SAMPLES}`;
const PAIRED = `SELECT category, rank_code AS "rankCode" FROM personnel.record_line WHERE ${WITHIN} AND category IS NOT NULL AND rank_code IS NOT NULL
  GROUP BY 1, 2 ORDER BY count(*) DESC, 1, 2 LIMIT ${PAIRS}`;
const BELOW = `SELECT unit_id AS "unitId" FROM personnel.unit_node WHERE parent_id = $1 ORDER BY ord LIMIT ${SAMPLES}`;
const ROW_AT = `SELECT name_sort AS "nameSort", record_id AS "recordId" FROM personnel.record_line WHERE ${WITHIN} ORDER BY name_sort, record_id OFFSET $2 LIMIT 1`;

/** Who searches: the account with the people of its unit and below. @throws Error where there are none */
export async function searcherOf(client: Client, { called, username, unitId }: Omit<Searcher, 'heads'>): Promise<Searcher> {
  const { rows } = await client.query<{ heads: number }>(HEADS, [unitId]);
  const heads = rows[0]?.heads ?? 0;
  if (heads === 0) throw new Error(`${username} has nobody to search`);
  return { called, username, unitId, heads };
}

/** Makes the questions of a searcher out of the people that are there: names, ranks and units that are found. */
export async function searchQuestions(client: Client, searcher: Searcher): Promise<SearchQuestions> {
  const { called, username, unitId, heads } = searcher;
  const { rows: names } = await client.query<{ fullName: string }>(NAMES, [unitId, heads]);
  const { rows: pairs } = await client.query<{ category: string; rankCode: string }>(PAIRED, [unitId]);
  const { rows: units } = await client.query<{ unitId: string }>(BELOW, [unitId]);
  const question = (kind: string, bodies: readonly object[]): Question => ({
    name: `${called}: ${kind}`,
    username,
    path: searchPath,
    bodies,
  });
  const wordsOf = ({ fullName }: { fullName: string }, from: number): string => fullName.split(' ').slice(from).join(' ');
  return {
    searcher,
    kinds: [
      question('no criteria', [{}]),
      question(
        'last word of a name',
        names.map((name) => ({ name: wordsOf(name, -1) })),
      ),
      question(
        'last two words of a name',
        names.map((name) => ({ name: wordsOf(name, -2) })),
      ),
      question('category and rank', pairs),
      question('unit', units),
    ],
    deep: question('begins at row 75 %', [{ cursor: await cursorAt(client, searcher) }]),
  };
}

/** Walking to a deep row would take hours of pages: its cursor is made by the product's own function out of the row before it. */
async function cursorAt(client: Client, { unitId, heads }: Searcher): Promise<string> {
  const before = Math.max(0, Math.floor(heads * DEEP) - 1);
  const { rows } = await client.query<{ nameSort: string; recordId: string }>(ROW_AT, [unitId, before]);
  const [row] = rows;
  if (!row) throw new Error(`There is no row ${before} in the list`);
  const key = [row.nameSort, row.recordId];
  const page = pageReply(
    [
      { item: {}, key },
      { item: {}, key },
    ],
    { limit: 1, criteria: {} },
  );
  const { nextCursor } = (JSON.parse(String(page.body)) as { page: { nextCursor: string } }).page;
  openCursor(nextCursor, {});
  return nextCursor;
}

/** What the deep page must begin with: the ids of its first rows, read as the superuser. */
export async function rowsFrom(client: Client, { unitId, heads }: Searcher, count: number): Promise<readonly string[]> {
  const from = Math.max(1, Math.floor(heads * DEEP));
  const { rows } = await client.query<{ recordId: string }>(ROW_AT.replace('LIMIT 1', 'LIMIT $3'), [unitId, from, count]);
  return rows.map(({ recordId }) => recordId);
}
