import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { figure } from '../scale';
import { growthOf } from './pattern/growth';
import { built, polynomial } from './pattern/known.data';
import { patternsIn, type Pattern } from './pattern/patterns-in';

const root = join(__dirname, '..', '..', '..');
const isProduct = (path: string): boolean => /\.(ts|mjs|cjs)$/.test(path) && !/\.(spec|integration-spec)\.ts$|\/test\//.test(path);

const allPatterns = (): Pattern[] =>
  ['apps', 'libs', 'deploy']
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((path) => join(root, folder, path)))
    .filter(isProduct)
    .flatMap((path) => patternsIn(relative(root, path).replaceAll('\\', '/'), readFileSync(path, 'utf8')));

const nameOf = ({ file, source }: { file: string; source: string }): string => `${file} ${source}`;

describe('the regular expressions of the product', () => {
  const patterns = allPatterns();
  const written = patterns.filter(({ isBuilt }) => !isBuilt);
  const growing = (growth: string) => written.filter(({ source, flags }) => growthOf(source, flags) === growth).map(nameOf);

  it('never take exponential time, and take more than linear time only where the text is bounded', () => {
    const exponential = growing('exponential');
    figure('fuzz', 'regular expressions', patterns.length);
    figure('fuzz', 'of these of exponential time', exponential.length);
    figure('fuzz', 'of these of polynomial time, on texts that are bounded', polynomial.length);
    expect(exponential).toEqual([]);
    expect(growing('polynomial').sort()).toEqual(polynomial.map(nameOf).sort());
  });

  it('are known where they are put together while the program runs', () => {
    expect(
      patterns
        .filter(({ isBuilt }) => isBuilt)
        .map(nameOf)
        .sort(),
    ).toEqual(built.map(nameOf).sort());
    for (const one of built) expect(growthOf(one.for, '')).toBe('linear');
  });

  it('would show if they did: the parser finds them and the analysis tells them apart', () => {
    const code = 'const a = /^(a+)+$/; const b = new RegExp(`x${a}`); if (c.match(/^\\s*x\\s+$/i)) d(RegExp("y"));';
    expect(patternsIn('x.ts', code).map(({ source, isBuilt }) => `${source} ${isBuilt}`)).toEqual([
      '^(a+)+$ false',
      '`x${a}` true',
      '^\\s*x\\s+$ false',
      '"y" true',
    ]);
    expect([growthOf('^(a+)+$', ''), growthOf('^(a|a)*$', ''), growthOf('\\s+$', ''), growthOf('^\\d{12}$', '')]).toEqual([
      'exponential',
      'exponential',
      'polynomial',
      'linear',
    ]);
    expect(written.length).toBeGreaterThan(80);
  });
});
