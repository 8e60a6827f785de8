import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const root = join(__dirname, '..', '..');

/**
 * Holds a page that is printed from the code to what stands in docs/ and deploy/. `npm run docs` writes it anew; every other run only compares, so that
 * a change of the interface shows in the change itself.
 */
export function expectPrinted(file: string, printed: string): void {
  const path = join(root, file);
  if (process.env['NOIVU_WRITE_DOCS']) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, printed);
  }
  expect(printed).toBe(readFileSync(path, 'utf8'));
}
