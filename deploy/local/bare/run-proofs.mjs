import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { say } from './refusal.mjs';
import { root } from './root.mjs';
import { runJest } from './run-tests.mjs';

const page = join(root, 'docs', 'proofs.md');

/**
 * Runs the proofs (files *.proof.ts) at full scale, shows the figures that they found, and ends with the line `N passed, N failed`. With words, only the proofs
 * whose path holds one of them. `--write` puts the figures in their place in docs/proofs.md; those of proofs that did not run stay.
 * @returns the exit code
 */
export async function runProofs(args) {
  const words = args.filter((arg) => !arg.startsWith('--'));
  const folder = mkdtempSync(join(tmpdir(), 'noivu-proofs-'));
  const file = join(folder, 'figures');
  const patterns = words.length > 0 ? words.map((word) => `${word}.*\\.proof\\.ts$`) : ['\\.proof\\.ts$'];
  const { passed, failed } = await runJest(patterns, { env: { NOIVU_PROVE: 'full', NOIVU_FIGURES: file } });
  const figures = readFigures(file);
  rmSync(folder, { recursive: true });
  for (const { proof, what, value } of figures) say(`${proof}: ${what}: ${value}`);
  if (args.includes('--write') && failed === 0)
    writeFigures(figures, ['npm run prove', ...(words.length > 0 ? ['--', ...words] : [])].join(' '));
  say(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

function readFigures(file) {
  try {
    return readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
  } catch {
    return [];
  }
}

/** Each proof has its place on the page between two marks: `<!-- figures: NAME -->` and `<!-- end -->`. */
function writeFigures(figures, command) {
  const day = new Date().toISOString().slice(0, 10);
  const machine = `${cpus().length} × ${cpus()[0].model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node.js ${process.version}`;
  let text = readFileSync(page, 'utf8');
  for (const proof of new Set(figures.map((figure) => figure.proof))) {
    const rows = figures.filter((figure) => figure.proof === proof).map(({ what, value }) => `| ${what} | ${value} |`);
    const table = [`${day}, \`${command}\`, ${machine}`, '', '| found | |', '| --- | --- |', ...rows].join('\n');
    const place = new RegExp(`(<!-- figures: ${proof} -->\n)[\\s\\S]*?(<!-- end -->)`);
    if (!place.test(text)) throw new Error(`docs/proofs.md has no place for the figures of "${proof}".`);
    text = text.replace(place, `$1${table}\n$2`);
  }
  writeFileSync(page, text);
}
