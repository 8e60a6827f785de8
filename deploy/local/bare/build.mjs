import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal, timed } from './refusal.mjs';
import { root } from './root.mjs';
import { notBuilt, sourceFolders, sourceState } from './sources.mjs';

const dist = join(root, 'dist');
const stamp = '.built-from';

/** Builds dist/ when it is missing or made from other sources. It is built aside and shown whole: a build that fails leaves the last one be. */
export async function buildIfStale() {
  const state = sourceState();
  if (builtFrom() !== state) await timed('built', () => build(state));
}

function builtFrom() {
  const file = join(dist, stamp);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

function build(state) {
  const aside = `.dist-${process.pid}`;
  try {
    compileInto(aside);
    writeFileSync(join(root, aside, stamp), state);
    show(join(root, aside));
  } finally {
    rmSync(join(root, aside), { recursive: true, force: true });
  }
}

function compileInto(folder) {
  const compiler = join(root, 'node_modules', '@swc', 'cli', 'bin', 'swc.js');
  const args = [...sourceFolders, '--out-dir', folder, '--extensions', '.ts', '--copy-files', '--ignore', notBuilt.join(','), '--quiet'];
  const { status, stderr } = spawnSync(process.execPath, [compiler, ...args], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'pipe'],
    encoding: 'utf8',
  });
  if (status === 0) return;
  process.stderr.write(stderr);
  throw new Refusal(
    stderr.includes('ENOSPC') ? 'The disk is full: the build could not finish.' : 'The build failed; the reason stands above.',
  );
}

// Two runs may build at once: whoever comes second replaces what the first has shown.
function show(folder) {
  const old = `${folder}-old`;
  for (;;) {
    try {
      if (existsSync(dist)) renameSync(dist, old);
      renameSync(folder, dist);
      return rmSync(old, { recursive: true, force: true });
    } catch (error) {
      if (!['ENOENT', 'ENOTEMPTY', 'EEXIST'].includes(error.code)) throw error;
    }
  }
}
