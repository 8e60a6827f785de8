/** A place in law that a docstring names: `@law 2111/QĐ-UBND, 9.1; 9.2.a — thời hạn cập nhật`, the words in Vietnamese, all on one line. */
export interface LawTag {
  readonly instrument: string;
  readonly articles: string;
  readonly words: string;
}

/** What the docstrings of a file say of where it comes from. */
export interface Grounds {
  readonly laws: readonly LawTag[];
  /** Pages of the design it rests on: `@design docs/decisions/0004-dated-facts-in-one-table.md`. */
  readonly designs: readonly string[];
  /** Specs that show it, besides the one next to it: `@test libs/regulation/src/timer/due-date.rule.spec.ts`. */
  readonly tests: readonly string[];
  /** Why no law speaks: `@law none: a place in a list`. */
  readonly exempt: string | undefined;
  /** Tags that cannot be read. */
  readonly faults: readonly string[];
}

type TagName = 'law' | 'design' | 'test';

/** Reads the tags in the docstrings of a source. */
export function groundsIn(source: string): Grounds {
  const tags = source.split('\n').flatMap((line) => tagOf(line) ?? []);
  const texts = (name: TagName): string[] => tags.filter((tag) => tag.name === name).map(({ text }) => text);
  const cited = texts('law').filter((text) => !text.startsWith('none:'));
  const reasons = texts('law').flatMap((text) => (text.startsWith('none:') ? [text.slice(5).trim()] : []));
  return {
    laws: cited.flatMap((text) => lawOf(text) ?? []),
    designs: texts('design'),
    tests: texts('test'),
    exempt: reasons.find((reason) => reason !== ''),
    faults: [
      ...cited.filter((text) => !lawOf(text)).map((text) => `@law ${text}`),
      ...reasons.filter((reason) => reason === '').map(() => '@law none'),
    ],
  };
}

function tagOf(line: string): { name: TagName; text: string } | undefined {
  const comment = line.trim();
  const opening = ['/** @', '* @'].find((start) => comment.startsWith(start));
  if (!opening) return undefined;
  const [word = '', ...rest] = comment.slice(opening.length).replace('*/', '').trim().split(' ');
  const name = (['law', 'design', 'test'] as const).find((known) => known === word);
  return name && { name, text: rest.join(' ').trim() };
}

function lawOf(text: string): LawTag | undefined {
  const [cite = '', words = ''] = text.split(' — ');
  const comma = cite.indexOf(', ');
  const [instrument, articles] = [cite.slice(0, comma), cite.slice(comma + 2)];
  return comma > 0 && articles !== '' && words !== '' ? { instrument, articles, words } : undefined;
}
