import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';

/** The folders that are built; dist/ keeps their layout. */
export const sourceFolders = ['apps', 'libs', 'deploy'];

/** What lies in them and is not delivered: tests, texts for people, this door itself. */
export const notBuilt = ['**/*.spec.ts', '**/*.integration-spec.ts', '**/*.e2e-spec.ts', '**/*.md', '**/*.mjs', '**/*.cjs'];

const isBuilt = (file) => !/spec\.ts$|\.md$|\.[mc]js$/.test(file) && !file.includes('/.');

/** One word for the state of all sources. Content counts and not time, which git and copies do not keep. */
export function sourceState() {
  const hash = createHash('sha256');
  for (const file of ['.swcrc', 'package-lock.json', ...sourceFolders.flatMap(filesIn)])
    hash.update(`${file}\0`).update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

function filesIn(folder) {
  if (!existsSync(join(root, folder))) return [];
  const entries = readdirSync(join(root, folder), { withFileTypes: true, recursive: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath ?? entry.path, entry.name));
  return files
    .map((file) => file.slice(root.length + 1))
    .filter(isBuilt)
    .sort();
}
