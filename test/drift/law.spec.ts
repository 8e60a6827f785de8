import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { citations, instrumentNames, lawPage } from '../../deploy/docs/law/law-page';
import { groundsIn } from '../../deploy/docs/law/law-tag';
import { mustHaveGrounds, sourceFiles } from '../../deploy/docs/law/source-file';
import { expectPrinted } from './printed';

const root = join(__dirname, '..', '..');
const files = sourceFiles(root);
const cited = new Set(citations(files).map(({ file }) => file));
const pathsOf = (found: readonly { path: string }[]) => found.map(({ path }) => path);

describe('the law in the code', () => {
  it('docs/law.md says which article lives where, and which test shows it', () => {
    expectPrinted('docs/law.md', lawPage(files));
  });

  it('stands behind every rule and every number of law, or the design does, or there is a reason why neither', () => {
    const groundless = files.filter(
      ({ path, designs, exempt }) => mustHaveGrounds({ path }) && !cited.has(path) && designs.length === 0 && !exempt,
    );
    expect(pathsOf(groundless)).toEqual([]);
  });

  it('is shown by a test wherever it stands', () => {
    const untested = files.filter(({ path, tests }) => (path.endsWith('.rule.ts') || cited.has(path)) && tests.length === 0);
    expect(pathsOf(untested)).toEqual([]);
  });

  it('names instruments that are known, and tests and pages that exist', () => {
    const names = instrumentNames();
    expect(citations(files).filter(({ instrument }) => !names.has(instrument))).toEqual([]);
    const missing = files.flatMap(({ path, tests, designs }) =>
      [...tests, ...designs].filter((page) => !existsSync(join(root, page))).map((page) => ({ path, page })),
    );
    expect(missing).toEqual([]);
    expect(files.flatMap(({ path, faults }) => faults.map((fault) => ({ path, fault })))).toEqual([]);
  });
});

describe('a tag in a docstring', () => {
  it('names an instrument, its articles and what they say', () => {
    const { laws } = groundsIn('/**\n * Words.\n * @law 16/2020/QĐ-UBND, 10.1; 10.2 — điều chuyển hồ sơ\n */');
    expect(laws).toEqual([{ instrument: '16/2020/QĐ-UBND', articles: '10.1; 10.2', words: 'điều chuyển hồ sơ' }]);
  });

  it('may stand on a line of its own, beside design pages and tests', () => {
    const source = '/** @law none: places in a list */\n/** @design docs/decisions/0004.md */\n * @test libs/x.spec.ts';
    expect(groundsIn(source)).toEqual({
      laws: [],
      designs: ['docs/decisions/0004.md'],
      tests: ['libs/x.spec.ts'],
      exempt: 'places in a list',
      faults: [],
    });
  });

  it('is a fault without articles, without words, or without a reason', () => {
    const { faults } = groundsIn('/** @law 9.1 — thời hạn */\n/** @law 2111/QĐ-UBND, 9.1 */\n/** @law none: */');
    expect(faults).toEqual(['@law 9.1 — thời hạn', '@law 2111/QĐ-UBND, 9.1', '@law none']);
  });

  it('counts in docstrings only', () => {
    expect(groundsIn("const text = '@law none: no';").exempt).toBeUndefined();
  });
});
