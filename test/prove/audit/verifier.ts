import { execFile } from 'node:child_process';
import { join } from 'node:path';

const program = join(__dirname, '..', '..', '..', 'deploy', 'audit', 'verify.mjs');

/** What the verifier said: 0 whole, 1 broken, 2 not an export. */
export interface Verdict {
  readonly code: number;
  readonly lines: readonly string[];
}

/** Runs the verifier as an auditor does: a process of its own, with a file and, unless left out, the heads noted before. */
export function verified(file: string, heads?: string): Promise<Verdict> {
  const words = [program, '--from', file, ...(heads ? ['--head', heads] : [])];
  return new Promise((resolve) => {
    execFile(process.execPath, words, { maxBuffer: 10_000_000 }, (error, stdout, stderr) => {
      const code = error ? Number(error.code) : 0;
      resolve({ code, lines: `${stdout}${stderr}`.split('\n').filter((line) => line !== '') });
    });
  });
}
