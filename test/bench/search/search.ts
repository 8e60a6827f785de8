import { askRounds, type AskedSample } from '../asked/ask-rounds';
import { askedTable, atMost, foreignLine, medianOverKinds, postgresOf, ratioOf } from '../asked/figures';
import type { Question } from '../asked/question';
import type { Bench, Chapter, ChapterFindings } from '../chapter';
import type { Outcome } from '../summary';
import { measureCountry } from './country';
import type { SearchQuestions } from './search-questions';
import { headsLine, searchesOf } from './searches';

/** What a search of records costs, by whom it is asked and for what. */
export const search: Chapter = { name: 'search', goals: ['3'], measure: measureSearch };

/** PostgreSQL's CPU a request, ms, by the width of the scope. */
const most = { department: 1.5, province: 2.5 } as const;
/** A deep page over the first one. */
const MOST_DEEPER = 1.5;

async function measureSearch(bench: Bench): Promise<ChapterFindings> {
  const province = await bench.province();
  const asked = await searchesOf(province);
  const samples = await askRounds(province, asked.flatMap(everyQuestion), bench);
  const outcomes = asked.flatMap((one) => outcomesOf(samples, one));
  const country = await measureCountry(bench);
  return {
    lines: [headsLine(asked), foreignLine(samples), '', ...askedTable(samples, asked.flatMap(everyQuestion)), ...country.lines],
    outcomes: [...outcomes, ...country.outcomes],
  };
}

const everyQuestion = ({ kinds, deep }: SearchQuestions): readonly Question[] => [...kinds, deep];

function outcomesOf(samples: readonly AskedSample[], { searcher: { called }, kinds, deep }: SearchQuestions): Outcome[] {
  const names = kinds.map(({ name }) => name);
  const [first = ''] = names;
  return [
    atMost(
      `3-search-${called}`,
      `PostgreSQL CPU ≤ ${most[called]} ms, median over the kinds of criteria`,
      medianOverKinds(samples, names, postgresOf),
      most[called],
    ),
    atMost(
      `3-search-deep-${called}`,
      `page that begins at row 75 %: PostgreSQL CPU ≤ ${MOST_DEEPER} × page 1`,
      ratioOf(samples, [deep.name, first], postgresOf).median,
      MOST_DEEPER,
    ),
  ];
}
