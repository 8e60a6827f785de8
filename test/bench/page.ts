import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Outcome } from './summary';

const docs = join(__dirname, '..', '..', 'docs', 'performance.md');
const folder = join(__dirname, 'results');
const results = join(folder, 'latest.json');
const closing = '<!-- end -->';

const passedWords = (passed: boolean | null): string => (passed === null ? 'not said' : passed ? 'yes' : '**no**');

/** The goals as a table. */
export const goalsTable = (outcomes: readonly Outcome[]): string[] => [
  '| goal | value | reached |',
  '| --- | --- | --- |',
  ...outcomes.map(({ id, goal, value, passed }) => `| ${id}: ${goal} | ${value ?? '–'} | ${passedWords(passed)} |`),
];

/**
 * Writes the lines between the marks of a chapter in docs/performance.md.
 * @throws Error when the page has no such marks
 */
export function writePage(chapter: string, lines: readonly string[]): void {
  const page = readFileSync(docs, 'utf8');
  const opening = `<!-- ${chapter}: written by npm run bench -->`;
  const from = page.indexOf(opening);
  const to = page.indexOf(closing, from);
  if (from < 0 || to < 0) throw new Error(`docs/performance.md has no marks of the chapter "${chapter}"`);
  writeFileSync(docs, `${page.slice(0, from + opening.length)}\n\n${lines.join('\n')}\n\n${page.slice(to)}`);
}

const goalOf = ({ id }: Outcome): string => id.split('-', 1)[0] ?? id;

/** Keeps what came of some goals in test/bench/results/latest.json; what is there of the others stays. */
export function writeOutcomes(goals: readonly string[], outcomes: readonly Outcome[]): void {
  mkdirSync(folder, { recursive: true });
  const known = existsSync(results) ? (JSON.parse(readFileSync(results, 'utf8')) as Outcome[]) : [];
  const all = [...known.filter((outcome) => !goals.includes(goalOf(outcome))), ...outcomes];
  all.sort((one, other) => one.id.localeCompare(other.id, 'en', { numeric: true }));
  writeFileSync(results, `[\n${all.map((outcome) => `  ${JSON.stringify(outcome)}`).join(',\n')}\n]\n`);
}
