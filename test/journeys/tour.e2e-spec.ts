import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { dayInProvince, systemClock } from '@noivu/calendar';
import { demoPassword } from '../../deploy/demo/accounts';
import { loadDemo } from '../../deploy/province/load-demo';
import { provinceUnderTest, type ProvinceUnderTest } from '../province/province-under-test';

const page = readFileSync(join(__dirname, '..', '..', 'docs', 'tour.md'), 'utf8');
const blocks = [...page.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map((match) => match[1] ?? '');

describe('docs/tour.md', () => {
  let province: ProvinceUnderTest;

  beforeAll(async () => {
    const run = { seed: 'tour', province: 'dong-nai', count: 600, asOf: dayInProvince(systemClock.now()) } as const;
    province = await provinceUnderTest({ load: ({ adminUrl, catchUp }) => loadDemo(run, { adminUrl, catchUp }) });
  }, 120_000);
  afterAll(() => province?.stop());

  it('holds, line by line', async () => {
    expect(blocks.length).toBeGreaterThan(8);
    const asItStands = 'node -r ./test/harness/typescript.cjs deploy/demo/roster-file.ts';
    const env = { ...process.env, BASE: `${province.url}/api/v1`, PASSWORD: demoPassword, ROSTER: asItStands };
    // What a line says and where it stops stands in the error that fails the test.
    const script = `set -euo pipefail; set -x\n${blocks.join('\n')}`;
    await promisify(execFile)('bash', ['-c', script], { env, maxBuffer: 20_000_000 });
  }, 120_000);
});
