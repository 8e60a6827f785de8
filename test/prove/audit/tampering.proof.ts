import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { printAuditHeads, writeAuditFile } from '../../../deploy/operator/audit-file';
import { figure, proofTimeout, scaled } from '../scale';
import { Chance } from './chance';
import { tamperings, type Found, type World } from './tamper';
import { service, Trail } from './trail';
import { verified } from './verifier';

const tries = scaled({ small: 40, full: 1_000 });
const batches = scaled({ small: 8, full: 60 });

const BROKEN = /^training: BROKEN, first at (?:no link|seq (\d+))(?:, entry (\d+))?: (.*)$/;

function named(line: string | undefined): { seq: number | undefined; entry: number | undefined; what: string } {
  const found = BROKEN.exec(line ?? '');
  if (!found) throw new Error(`Not found: ${line}`);
  return { seq: found[1] ? Number(found[1]) : undefined, entry: found[2] ? Number(found[2]) : undefined, what: found[3] ?? '' };
}

const isNamed = (found: ReturnType<typeof named>, expected: Found): boolean =>
  found.seq === expected.seq && (expected.entry === undefined || found.entry === expected.entry) && expected.what.test(found.what);

describe('tampering with the audit trail as a superuser', () => {
  let trail: Trail;
  let world: Omit<World, 'chance'>;

  beforeAll(async () => {
    trail = await Trail.open();
    const chance = new Chance(7);
    const noted: number[] = [];
    let links = 0;
    for (let batch = 0; batch < batches; batch++) {
      await trail.write(chance.between(1, 60));
      const commit = await trail.writeSlowly();
      await trail.write(chance.between(1, 30));
      links += await trail.seal();
      await commit();
      links += await trail.seal();
      if (batch === batches >> 1 || batch === batches - 1) {
        await trail.noteHead();
        noted.push(links);
      }
    }
    const { rows } = await trail.admin.query<{ seq: string; entry_id: string }>(
      `SELECT seq, entry_id FROM ${service}.audit_seal ORDER BY seq`,
    );
    const entries = new Map(rows.map(({ seq, entry_id }) => [Number(seq), Number(entry_id)]));
    world = { admin: trail.admin, links, noted, entryOf: (seq) => entries.get(seq) ?? 0 };
  }, proofTimeout);
  afterAll(() => trail?.close());

  it(
    'is found every time, and the first broken link is named',
    async () => {
      const missed: object[] = [];
      const byKind: Record<string, number> = {};
      for (let round = 0; round < tries; round++) {
        const { kind, name, act } = tamperings[round % tamperings.length]!;
        let expected: Found | undefined;
        const verdict = await trail.meanwhile(
          async () => (expected = await act({ ...world, chance: new Chance(round) })),
          () => trail.look(),
        );
        const found = verdict.code === 1 ? named(verdict.lines[0]) : undefined;
        if (!found || !isNamed(found, expected!))
          missed.push({ round, name, expected: { ...expected, what: String(expected?.what) }, verdict });
        byKind[kind] = (byKind[kind] ?? 0) + 1;
      }
      figure('audit', 'entries in the trail that was tampered with', world.links);
      figure(
        'audit',
        'tamperings by a superuser with every guard off',
        `${tries} (${Object.entries(byKind)
          .map(([kind, times]) => `${kind} ${times}`)
          .join(', ')})`,
      );
      figure('audit', 'found, the first broken link named rightly', tries - missed.length);
      expect(missed.slice(0, 5)).toEqual([]);
    },
    proofTimeout,
  );

  it('raises no alarm about a trail that nobody touched, with and without noted heads', async () => {
    const whole = { code: 0, lines: [`training: ${world.links} entries, sealed to ${world.links}, whole`] };
    expect(await trail.verify()).toEqual(whole);
    expect(await trail.verify({ withHeads: false })).toEqual(whole);
  });

  it('does not see a cut tail without a noted head, for nothing in the database can show it', async () => {
    const cut = `DELETE FROM audit_entry WHERE entry_id = ${world.entryOf(world.links)}; DELETE FROM audit_seal WHERE seq = ${world.links}`;
    const [blind, seeing] = await trail.meanwhile(
      (admin) => admin.query(cut),
      async () => [await trail.look({ withHeads: false }), await trail.look()],
    );
    expect(blind).toMatchObject({ code: 0, lines: [expect.stringContaining('whole')] });
    expect(seeing).toMatchObject({ code: 1, lines: [expect.stringContaining(`first at seq ${world.links}: cut off`)] });
  });

  it('raises no alarm about what a running service does: entries without a link, commits that come late, links that follow', async () => {
    const commit = await trail.writeSlowly();
    await trail.write(3);
    expect(await trail.verify()).toMatchObject({ code: 0, lines: [expect.stringMatching(/whole; 3 wait for their link$/)] });
    await trail.seal();
    expect(await trail.verify()).toMatchObject({ code: 0, lines: [expect.stringMatching(/whole$/)] });
    await commit();
    expect(await trail.verify()).toMatchObject({ code: 0, lines: [expect.stringMatching(/whole; 1 wait for their link$/)] });
    await trail.seal();
    expect(await trail.verify()).toMatchObject({ code: 0, lines: [expect.stringMatching(/whole$/)] });
  });

  it('says so when the file is not the whole export, or an entry was changed in the file itself', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'noivu-audit-'));
    const [file, changed, heads] = [join(folder, 'export'), join(folder, 'changed'), join(folder, 'heads')];
    await writeAuditFile(trail.database.adminUrl, file);
    const noted: string[] = [];
    await printAuditHeads(trail.database.adminUrl, (line) => noted.push(line));
    writeFileSync(heads, noted.join('\n'));
    expect(await verified(file, heads)).toMatchObject({ code: 0 });
    await expect(writeAuditFile(trail.database.adminUrl, file)).rejects.toMatchObject({ code: 'EEXIST' });

    const text = readFileSync(file, 'utf8');
    const lines = text.split('\n');
    const written = (content: string) => (writeFileSync(changed, content), verified(changed));
    const place = lines.findIndex((line) => line.includes('"entryId" : 12,'));
    expect(await written(lines.map((line, at) => (at === place ? line.replace('"done"', '"dome"') : line)).join('\n'))).toMatchObject({
      code: 1,
    });
    expect(await written(lines.map((line, at) => (at === place ? line.replace(' : ', ': ') : line)).join('\n'))).toMatchObject({ code: 1 });
    for (const broken of [
      text.slice(0, -1),
      text.slice(0, text.length >> 1),
      lines.toSpliced(place, 1).join('\n'),
      lines.slice(0, -2).join('\n') + '\n',
      '',
    ])
      expect(await written(broken)).toMatchObject({ code: 2 });
    rmSync(folder, { recursive: true });
  });
});
