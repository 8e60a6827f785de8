import { nationalOverlay, profileOf, provinceCodes } from '@noivu/regulation';
import { citedData, type CitedValue } from './cited-data';
import { instruments } from './instrument.data';
import { mustHaveGrounds, type SourceFile } from './source-file';

const numeric = new Intl.Collator('en', { numeric: true });

const inVietnamese = (day: string): string => {
  const [year, month, date] = day.split('-');
  return `${date}/${month}/${year}`;
};

/** The name of each instrument, in the order of the page: the provinces', the decree laid over them, then those cited besides. */
export function instrumentNames(): ReadonlyMap<string, string> {
  const provincial = provinceCodes.map(profileOf).map(({ instrument, issuedOn, name, title }) => {
    return [instrument, `Quyết định số ${instrument} ngày ${inVietnamese(issuedOn)} của UBND tỉnh ${name}: ${title}`] as const;
  });
  const { instrument, issuedOn, title } = nationalOverlay;
  const decree = `Nghị định số ${instrument} ngày ${inVietnamese(issuedOn)}: ${title.replace('Nghị định ', '')}`;
  return new Map([...provincial, [instrument, decree], ...Object.entries(instruments)]);
}

/** Every article that the code cites: by the tags of docstrings and by the values of the data. */
export const citations = (files: readonly SourceFile[]): CitedValue[] => [
  ...citedData(),
  ...files.flatMap(({ path, laws }) => laws.map((law) => ({ ...law, file: path }))),
];

/** The page for people: each instrument, its articles, where each lives in the code and which test shows it. */
export function lawPage(files: readonly SourceFile[]): string {
  const cited = citations(files);
  const testsOf = new Map(files.map(({ path, tests }) => [path, tests]));
  const label = labels(files.flatMap(({ path, tests, designs }) => [path, ...tests, ...designs]));
  const sections = [...instrumentNames()].flatMap(([instrument, name]) => {
    const rows = cited.filter((one) => one.instrument === instrument).sort(byArticle);
    const cells = rows.map(({ articles, words, file }) => [
      articles,
      capital(words),
      label(file),
      (testsOf.get(file) ?? []).map(label).join(', '),
    ]);
    return rows.length > 0 ? [`## ${name}`, '', ...table(['Điều', 'Nội dung', 'Trong mã nguồn', 'Kiểm thử'], cells)] : [];
  });
  const technical = files.filter((file) => mustHaveGrounds(file) && !cited.some(({ file: path }) => path === file.path));
  const reasons = technical.map(({ path, exempt, designs, tests }) => [
    label(path),
    exempt ?? designs.map(label).join(', '),
    tests.map(label).join(', '),
  ]);
  const last = ['## Quy tắc kỹ thuật, không do văn bản đặt ra', '', ...table(['Trong mã nguồn', 'Căn cứ', 'Kiểm thử'], reasons)];
  return [...head, ...sections, ...last, ...label.targets(), ''].join('\n');
}

const head = [
  '# Văn bản và nơi thể hiện trong phần mềm',
  '',
  'Which article lives in which file, and which test shows it. Printed from the code by `npm run docs`: from the data of the regulation profiles and the',
  'permission table, and from the `@law` lines of the docstrings. Điều được ghi theo số điều.khoản.điểm.',
  '',
];

const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string[] =>
  [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).concat('');

const byArticle = (one: CitedValue, other: CitedValue): number =>
  numeric.compare(one.articles, other.articles) || numeric.compare(one.file, other.file) || numeric.compare(one.words, other.words);

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** Short labels for paths, as long as they are told apart by them; their targets stand at the end of the page. */
function labels(paths: readonly string[]) {
  const used = new Map<string, string>();
  const last = (path: string, parts: number): string => path.split('/').slice(-parts).join('/');
  const label = (path: string): string => {
    const short = [1, 2, 3]
      .map((parts) => last(path, parts))
      .find((one) => new Set(paths.filter((other) => other === one || other.endsWith(`/${one}`))).size < 2);
    used.set(short ?? path, path);
    return `[${short ?? path}]`;
  };
  return Object.assign(label, { targets: () => [...used].sort().map(([short, path]) => `[${short}]: ../${path}`) });
}
