import { asSuperuser } from '../asked/as-superuser';
import type { Asked } from '../asked/ask-rounds';
import { expectedRows, recountAll, type Figures } from './recount';

/** How a comparison of reports with a recount came out. */
export interface Comparison {
  readonly reports: number;
  readonly cells: number;
  readonly different: number;
}

interface Report {
  readonly rows: readonly { readonly unitId: string; readonly figures: Figures }[];
  readonly total: { readonly figures: Figures };
}

/** Whoever may ask for the report of every unit. */
const READER = 'chutich.ubnd';
/** The path of the report of a unit. */
export const reportPath = '/api/v1/reports/BM01?unitId=';

/** Compares the report of every unit that has others below it, cell by cell, with a recount from the facts. */
export async function compareCells(asked: Asked): Promise<Comparison> {
  const recount = await asSuperuser(asked.ground, (client) => recountAll(client, asked.ground.day));
  const parents = [...new Set(recount.parents.values())].filter((unitId) => unitId !== null);
  const authorization = `Bearer ${await asked.tokenOf(READER)}`;
  let [cells, different] = [0, 0];
  for (const unitId of parents) {
    const answer = await fetch(asked.product.origin + reportPath + unitId, { headers: { authorization } });
    if (answer.status !== 200) throw new Error(`The report of ${unitId} answers ${answer.status}: ${await answer.text()}`);
    const found = compared((await answer.json()) as Report, expectedRows(recount, unitId));
    cells += found.length;
    different += found.filter((isSame) => !isSame).length;
  }
  return { reports: parents.length, cells, different };
}

/** Every cell of the rows and of the total: whether it is the same. A row that stands on one side alone differs in all its cells. */
function compared({ rows, total }: Report, expected: ReadonlyMap<string, Figures>): boolean[] {
  const given = new Map(rows.map(({ unitId, figures }) => [unitId, figures]));
  const units = new Set([...given.keys(), ...expected.keys()]);
  const ofRows = [...units].flatMap((unitId) => sameCells(given.get(unitId), expected.get(unitId)));
  return [...ofRows, ...sameCells(total.figures, sumOf([...expected.values()]))];
}

const sameCells = (one: Figures = {}, other: Figures = {}): boolean[] =>
  [...new Set([...Object.keys(one), ...Object.keys(other)])].map((key) => one[key] === other[key]);

function sumOf(rows: readonly Figures[]): Figures {
  const sum: Record<string, number> = {};
  for (const row of rows) for (const [key, number] of Object.entries(row)) sum[key] = (sum[key] ?? 0) + number;
  return sum;
}
