import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Outcome } from './summary';

const docs = join(__dirname, '..', '..', 'docs', 'performance.md');
/** What the page says before its first table. */
const head = join(__dirname, 'performance-head.md');
const results = join(__dirname, 'results');
const [opening, closing] = ['<!-- get one record: written by npm run bench -->', '<!-- end -->'];

const passedWords = (passed: boolean | null): string => (passed === null ? 'not said: the machine was busy' : passed ? 'yes' : '**no**');

/** The goals as a table. */
export const goalsTable = (outcomes: readonly Outcome[]): string[] => [
  '| goal | value | reached |',
  '| --- | --- | --- |',
  ...outcomes.map(({ id, goal, value, passed }) => `| ${id}: ${goal} | ${value ?? '–'} | ${passedWords(passed)} |`),
];

/**
 * Writes the lines between the two marks of docs/performance.md, and the page itself where it is not there yet.
 * @throws Error when the page has lost its marks
 */
export function writePage(lines: readonly string[]): void {
  const page = existsSync(docs) ? readFileSync(docs, 'utf8') : `${readFileSync(head, 'utf8')}\n${opening}\n${closing}\n`;
  const [from, to] = [page.indexOf(opening), page.indexOf(closing)];
  if (from < 0 || to < from) throw new Error('docs/performance.md has lost its marks');
  writeFileSync(docs, `${page.slice(0, from + opening.length)}\n\n${lines.join('\n')}\n\n${page.slice(to)}`);
}

/** Keeps what came of the goals, in test/bench/results/latest.json. */
export function writeOutcomes(outcomes: readonly Outcome[]): void {
  mkdirSync(results, { recursive: true });
  writeFileSync(join(results, 'latest.json'), `[\n${outcomes.map((outcome) => `  ${JSON.stringify(outcome)}`).join(',\n')}\n]\n`);
}
