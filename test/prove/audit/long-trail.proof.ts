import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeAuditFile } from '../../../deploy/operator/audit-file';
import { figure, proofTimeout, scaled } from '../scale';
import { Trail } from './trail';
import { verified } from './verifier';

const entries = scaled({ small: 4_000, full: 500_000 });

const seconds = async <T>(work: () => Promise<T>): Promise<[number, T]> => {
  const begun = performance.now();
  const result = await work();
  return [(performance.now() - begun) / 1000, result];
};

describe('a long audit trail', () => {
  it(
    'is sealed, exported and verified',
    async () => {
      const trail = await Trail.open();
      const file = join(mkdtempSync(join(tmpdir(), 'noivu-audit-')), 'export');
      for (let left = entries; left > 0; left -= 20_000) await trail.write(Math.min(left, 20_000));
      const [sealing, sealed] = await seconds(() => trail.seal());
      const [exporting] = await seconds(() => writeAuditFile(trail.database.adminUrl, file));
      const [verifying, verdict] = await seconds(() => verified(file));
      expect(sealed).toBe(entries);
      expect(verdict).toMatchObject({ code: 0 });
      expect(verdict.lines).toContain(`training: ${entries} entries, sealed to ${entries}, whole`);
      const rate = (time: number) => `${Math.round(entries / time).toLocaleString('en')} a second`;
      figure('audit', `sealing ${entries} entries that waited`, rate(sealing));
      figure('audit', `exporting them (${Math.round(statSync(file).size / 1e6)} MB)`, rate(exporting));
      figure('audit', 'verifying them', rate(verifying));
      rmSync(join(file, '..'), { recursive: true });
      await trail.close();
    },
    proofTimeout,
  );
});
