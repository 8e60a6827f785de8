import { execFileSync } from 'node:child_process';
import { chownSync, cpSync, existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterRestore } from '../../../deploy/backup/after/after-restore';
import { makeBackupKey } from '../../../deploy/backup/backup-key';
import { backUpBase } from '../../../deploy/backup/base/back-up-base';
import { restoreBase } from '../../../deploy/backup/base/restore-base';
import { serverUser } from '../../../deploy/local/postgres/server-user';
import { initKeys } from '../../../deploy/province/init-keys';
import { provinceUrl } from '../../../deploy/province/province-database';
import { testFolder } from '../../harness/test-folder';
import { Client } from '../../province/client';
import { figure, isFull, proofTimeout, scaled } from '../scale';
import { ArchivingCluster, serversFolder } from './archiving-cluster';
import { ask, headLines, missing, momentOf, opens, sealedHeads } from './behind-the-scenes';
import { beginSession, Clerk } from './clerk-at-work';
import { cut, flipped, places } from './damage';
import { machinePostgres } from './machine-postgres';
import { provinceOn } from './peopled-province';
import { buildWalProgram } from './wal-program';

const writes = scaled({ small: 10, full: 300 });
const flips = scaled({ small: 10, full: 200 });
const broken = /not a file that Noivu sealed|does not open|damaged or cut off/;

const found = machinePostgres();
// Said aloud: the embedded package has no pg_basebackup, so on a machine without PostgreSQL nothing is proved here.
if (!found) process.stderr.write('NOT PROVED: no PostgreSQL 15 or newer with pg_basebackup in /usr/lib/postgresql.\n');

(found ? describe : describe.skip)('the backup of a cluster in production: a base and the archived log', () => {
  const programs = found!;
  const folder = testFolder();
  const into = (name: string) => join(folder, name);
  const [base, keyFile, keys, first] = [into('base'), into('backup.key'), into('keys'), into('first')];
  const user = serverUser(first);
  const program = buildWalProgram(into('program'), user);
  const archive = serversFolder(folder, 'archive', user);
  const archiveTo = (to: string) => `${program.join(' ')} keep --key ${keyFile} --archive ${to} "%p" %f`;
  const stops: (() => Promise<void>)[] = [];
  const start = async (dataDir: string, to: string) => {
    const cluster = await ArchivingCluster.start(programs, { dataDir, passwordOf: first, archiveCommand: archiveTo(to) });
    stops.push(() => cluster.stop());
    return cluster;
  };
  const restored = (data: string, more: { from?: string; archive?: string; keyFile?: string; until?: string } = {}) =>
    restoreBase({ from: base, keyFile, data, archive, fetching: program, ...more });
  const shownOf = (name: string) => readdirSync(folder).filter((entry) => entry.startsWith(name));

  afterAll(async () => {
    for (const stop of stops.reverse()) await stop();
  });

  it(
    'gives back every write acknowledged before the last archived file of the log, and opens nothing that was opened before',
    async () => {
      initKeys(keys);
      makeBackupKey(keyFile);
      if (user) chownSync(keyFile, user.uid, user.gid);
      makeBackupKey(into('another.key'));
      const cluster = await start(first, archive);
      const province = await provinceOn(cluster.adminUrl, keys);
      let isUp = true;
      stops.push(async () => void (isUp && (await province.stop())));
      const session = await beginSession(province.url);
      const clerk = new Clerk(session.client);
      await clerk.writeMany(writes);
      const backingUp = backUpBase({ adminUrl: province.adminUrl, to: base, keyFile, program: programs.basebackup });
      await clerk.writeMany(writes);
      await backingUp;
      const [moment, until] = [await momentOf(province.adminUrl), clerk.acknowledged.length];
      await clerk.writeMany(writes);
      const known = await sealedHeads(province.adminUrl);
      const sure = [...clerk.acknowledged];
      await cluster.archive();
      await clerk.writeMany(3);
      const tooLate = await sealedHeads(province.adminUrl);
      writeFileSync(into('known'), headLines(known));
      writeFileSync(into('too-late'), headLines(tooLate));
      isUp = false;
      await province.stop();
      await cluster.destroy();

      const damaged = places(base, flips);
      for (const place of damaged)
        await expect(restored(into('refused'), { from: flipped(base, into('bad'), place) })).rejects.toThrow(broken);
      for (const length of [0, 40, 70_000])
        await expect(restored(into('refused'), { from: cut(base, into('bad'), length) })).rejects.toThrow(broken);
      await expect(restored(into('refused'), { keyFile: into('another.key') })).rejects.toThrow('another key');
      expect(shownOf('refused')).toEqual([]);

      const segments = readdirSync(archive)
        .filter((name) => /^[0-9A-F]{24}$/.test(name))
        .sort();
      const last = segments.at(-1)!;
      // The specification of the archive tries the others too; each costs a start of PostgreSQL.
      const spoilings = [
        ['flipped', (copy: string) => void flipped(join(archive, last), join(copy, last), 5_000)],
        ['swapped', (copy: string) => cpSync(join(archive, segments.at(-2)!), join(copy, last))],
        ['missing', (copy: string) => rmSync(join(copy, segments.at(-2)!))],
      ] as const;
      const spoilt = spoilings.slice(0, scaled({ small: 1, full: 3 }));
      for (const [name, spoil] of spoilt) {
        const copy = into(`archive-${name}`);
        cpSync(archive, copy, { recursive: true });
        spoil(copy);
        if (user) for (const path of [copy, ...readdirSync(copy).map((file) => join(copy, file))]) chownSync(path, user.uid, user.gid);
        await restored(into(name), { archive: copy });
        await expect(start(into(name), copy)).rejects.toThrow('could not restore file');
      }

      if (isFull) {
        // Into an archive of its own: the log that begins here must not be taken for the one to follow.
        await restored(into('earlier'), { until: moment });
        const earlier = await start(into('earlier'), serversFolder(folder, 'archive-earlier', user));
        await earlier.recovered();
        expect(await missing(provinceUrl(earlier.adminUrl), clerk.acknowledged)).toEqual(clerk.acknowledged.slice(until));
        await earlier.stop();
      }

      const begun = performance.now();
      await restored(into('second'));
      execFileSync(programs.verifybackup, ['--no-parse-wal', into('second')], { stdio: 'pipe' });
      const second = await start(into('second'), archive);
      await second.recovered();
      const adminUrl = provinceUrl(second.adminUrl);
      expect(await missing(adminUrl, sure)).toEqual([]);
      const lost = await missing(adminUrl, clerk.acknowledged);
      expect(lost).toEqual(clerk.acknowledged.slice(sure.length));
      // What was given out before would open: that it does not later is owed to what comes next.
      expect(await opens(adminUrl, session.context)).toBe(true);
      expect(await ask(adminUrl, 'SELECT 1 FROM identity.refresh_token')).not.toEqual([]);

      await expect(afterRestore({ adminUrl, keysFolder: keys, headFile: into('too-late') })).rejects.toThrow('--accept-older');
      const lines = await afterRestore({ adminUrl, keysFolder: keys, headFile: into('known') });
      expect(lines.filter((line) => line.includes('whole'))).toHaveLength(6);
      expect(await afterRestore({ adminUrl, keysFolder: keys, headFile: into('too-late'), acceptOlder: true })).toContainEqual(
        expect.stringContaining('personnel ends at link'),
      );
      const took = performance.now() - begun;

      const anew = await provinceOn(second.adminUrl, keys);
      stops.push(() => anew.stop());
      expect(await new Client(anew.url, session.client.token).get('me')).toMatchObject({ status: 401 });
      expect(await new Client(anew.url).post('auth/refresh', { refreshToken: session.refreshToken })).toMatchObject({ status: 401 });
      expect(await opens(adminUrl, session.context)).toBe(false);
      await new Clerk((await beginSession(anew.url)).client, 1_000_000).write();
      await second.archive();
      expect(existsSync(join(archive, '00000002.history'))).toBe(true);

      figure('backup', 'production: writes acknowledged before the last archived file, all there after the restore', sure.length);
      figure('backup', 'production: acknowledged after it and lost, as said', lost.length);
      if (isFull) figure('backup', 'production: of those, there after a restore to a moment between them, exactly the earlier ones', until);
      figure(
        'backup',
        'production: base backups with a flipped byte, cut, or under another key, all refused and nothing written',
        damaged.length + 4,
      );
      figure('backup', 'production: archives with a damaged, swapped or missing file, at each of which recovery stopped', spoilt.length);
      figure('backup', 'production: time from the restore to the checked trail', `${(took / 1_000).toFixed(1)} s`);
    },
    proofTimeout,
  );
});
