import { asSuperuser } from '../asked/as-superuser';
import { askRounds, type AskedSample } from '../asked/ask-rounds';
import { atMost, middleOf, postgresOf, tableOf } from '../asked/figures';
import type { Bench, ChapterFindings } from '../chapter';
import { layProvince } from '../peopled-province';
import { spreadOf, type Outcome } from '../summary';
import { provinces, writeCountry } from './country-rows';
import type { SearchQuestions } from './search-questions';
import { searchesOf } from './searches';

/** PostgreSQL's CPU for the same page when the tables hold the whole country, over what it was. */
const MOST_GROWN = 1.3;

const notAsked = (called: string): Outcome => ({ ...goalOf(called), value: null, passed: null });
const goalOf = (called: string) => ({
  id: `3-search-country-${called}`,
  goal: `PostgreSQL CPU among 2.3 million people ≤ ${MOST_GROWN} × among those of the province`,
});

/**
 * With --full: the same requests before and after 33 more provinces are written beside the one that is asked for, on a ground of their own, so that the
 * province which the chapters share stays as it was. Without it the goals are not said.
 */
export async function measureCountry(bench: Bench): Promise<ChapterFindings> {
  if (!bench.config.full) return { lines: [], outcomes: [notAsked('department'), notAsked('province')] };
  const own = await layProvince(bench.config.people, bench.teardown);
  const searches = await searchesOf(own);
  const questions = searches.flatMap(({ kinds }) => kinds);
  const before = await askRounds(own, questions, bench);
  const country = await writeCountry(own.ground);
  const after = await askRounds(own, questions, bench);
  const sizes = await asSuperuser(own.ground, async (client) => (await client.query<{ size: string }>(SIZE)).rows[0]?.size ?? '');
  return {
    lines: [
      '',
      `The same asked of ${country.people} people in ${country.units} units, ${provinces} provinces' worth; the search lines and their indexes take ${sizes}.`,
      '',
      ...grownTable(searches, { before, after }),
    ],
    outcomes: searches.map((one) => outcomeOf(one, { before, after })),
  };
}

const SIZE = `SELECT pg_size_pretty(pg_total_relation_size('personnel.record_line')) AS size`;

interface BeforeAndAfter {
  readonly before: readonly AskedSample[];
  readonly after: readonly AskedSample[];
}

const grownBy = (question: string, { before, after }: BeforeAndAfter): number =>
  middleOf(after, question, postgresOf).median / middleOf(before, question, postgresOf).median;

function grownTable(searches: readonly SearchQuestions[], samples: BeforeAndAfter): string[] {
  const ms = (of: readonly AskedSample[], question: string): string => middleOf(of, question, postgresOf).median.toFixed(3);
  const rows = searches
    .flatMap(({ kinds }) => kinds)
    .map(({ name }) => [name, ms(samples.before, name), ms(samples.after, name), grownBy(name, samples).toFixed(2)]);
  return tableOf(['request', 'PostgreSQL CPU ms, province alone', 'whole country', 'ratio'], rows);
}

function outcomeOf({ searcher: { called }, kinds }: SearchQuestions, samples: BeforeAndAfter): Outcome {
  const { id, goal } = goalOf(called);
  return atMost(id, goal, spreadOf(kinds.map(({ name }) => grownBy(name, samples))).median, MOST_GROWN);
}
