import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { transformFileSync } from '@swc/core';
import { mayRun } from '../../../deploy/local/postgres/reachable';
import type { ServerUser } from '../../../deploy/local/postgres/server-user';

const root = join(__dirname, '..', '..', '..');
const sources = ['backup-key', 'new-file', 'sealed-stream', 'wal/main', 'wal/wal-archive'];

/** Builds the program that PostgreSQL calls, where the server's user may run it. @returns its words */
export function buildWalProgram(folder: string, user: ServerUser | undefined): string[] {
  for (const source of sources) {
    const target = join(folder, `${source}.js`);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, transformFileSync(join(root, 'deploy', 'backup', `${source}.ts`), { root, cwd: root, sourceMaps: false }).code);
  }
  return [nodeFor(folder, user), join(folder, 'wal', 'main.js')];
}

function nodeFor(folder: string, user: ServerUser | undefined): string {
  if (!user || mayRun(process.execPath, user)) return process.execPath;
  const copy = join(folder, 'node');
  copyFileSync(process.execPath, copy);
  return copy;
}
