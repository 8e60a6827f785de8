import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { run } from './front.mjs';
import { npm } from './npm.mjs';
import { say } from './refusal.mjs';
import { root } from './root.mjs';

/**
 * Runs the checks (script "check") and Jest, and ends with the line `N passed, N failed`. With words, only the test files whose path holds one
 * of them. A failed check counts as one failure, and so does a file that could not be run, or a test that is left out of a whole run.
 * @returns the exit code
 */
export async function runTests(words) {
  const isWhole = words.length === 0;
  const checked = isWhole ? (await run(npm('run', 'check', '--if-present'))) === 0 : true;
  const { passed, failed } = await runJest(words, { isWhole });
  const faults = failed + (checked ? 0 : 1);
  say(`${passed} passed, ${faults} failed`);
  return faults === 0 ? 0 : 1;
}

/**
 * Runs Jest over the test files whose path holds one of the words; `env` is added to the environment.
 * @returns how many tests passed and failed
 */
export async function runJest(words, { isWhole = false, env: more = {} } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'noivu-count-'));
  const report = join(folder, 'count.json');
  const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
  const reporters = ['--reporters=default', `--reporters=${join(root, 'deploy', 'local', 'bare', 'count-reporter.cjs')}`];
  const env = { ...process.env, NOIVU_TEST_COUNT: report, ...more };
  const code = await run({ program: process.execPath, args: [jest, ...words, ...reporters] }, { env });
  const count = readCount(report);
  rmSync(folder, { recursive: true });
  const failed = count.failed + count.unrunnable + (isWhole ? count.leftOut : 0);
  if (isWhole && count.leftOut > 0) say(`${count.leftOut} tests are skipped or still to be written: that counts as failed.`);
  for (const file of count.unproved) say(`NOT PROVED on this machine, for want of a program: ${relative(root, file)}`);
  return { passed: count.passed, failed: failed || (code === 0 ? 0 : 1) };
}

// Without a report Jest itself has failed: its exit code then counts.
function readCount(report) {
  try {
    return JSON.parse(readFileSync(report, 'utf8'));
  } catch {
    return { passed: 0, failed: 0, unrunnable: 0, leftOut: 0, unproved: [] };
  }
}
