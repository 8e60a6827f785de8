import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { groundsIn, type Grounds } from './law-tag';

/** A source file, its grounds in law or design, and the specs that show it. Paths are from the root of the project, with slashes. */
export interface SourceFile extends Grounds {
  readonly path: string;
}

const folders = ['libs', 'apps'];
const isSource = (path: string): boolean => path.endsWith('.ts') && !path.endsWith('spec.ts') && !path.endsWith('.d.ts');

/** Reads every source file of libraries and apps under a root. */
export const sourceFiles = (root: string): SourceFile[] =>
  folders
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file.replaceAll('\\', '/')}`),
    )
    .filter(isSource)
    .sort()
    .map((path) => withTests(root, path));

function withTests(root: string, path: string): SourceFile {
  const grounds = groundsIn(readFileSync(join(root, path), 'utf8'));
  const beside = `${path.slice(0, -3)}.spec.ts`;
  const tests = existsSync(join(root, beside)) ? [beside, ...grounds.tests] : grounds.tests;
  return { path, ...grounds, tests: [...new Set(tests)] };
}

/** A rule, or the numbers of law in the libraries: these must say where they come from. */
export const mustHaveGrounds = ({ path }: Pick<SourceFile, 'path'>): boolean =>
  path.endsWith('.rule.ts') || (path.startsWith('libs/') && path.endsWith('.data.ts'));
