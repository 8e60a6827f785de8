import { chmodSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { given } from './run-of-tests';

/** An empty folder for one test file. It goes when the run ends, with every server that still works in it. */
export function testFolder(): string {
  const folder = mkdtempSync(join(given('NOIVU_TEST_FOLDER'), 'file-'));
  chmodSync(folder, 0o711);
  return folder;
}
