import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterRestore } from '../../../deploy/backup/after/after-restore';
import { makeBackupKey } from '../../../deploy/backup/backup-key';
import { backUpEmbedded } from '../../../deploy/backup/embedded/back-up-embedded';
import { restoreEmbedded } from '../../../deploy/backup/embedded/restore-embedded';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../../deploy/local/postgres/embedded-postgres';
import { takeRunLock } from '../../../deploy/local/run/run-lock';
import { initKeys } from '../../../deploy/province/init-keys';
import { testFolder } from '../../harness/test-folder';
import { Client } from '../../province/client';
import { figure, proofTimeout, scaled } from '../scale';
import { headLines, missing, opens, sealedHeads } from './behind-the-scenes';
import { beginSession, Clerk } from './clerk-at-work';
import { cut, flipped, places } from './damage';
import { provinceOn, type ProvinceOnServer } from './peopled-province';

const writes = scaled({ small: 15, full: 500 });
const broken = /not a file that Noivu sealed|does not open|damaged or cut off/;
const flips = scaled({ small: 20, full: 300 });

describe('the backup of an embedded demo', () => {
  const folder = testFolder();
  const [data, file, keyFile, heads] = ['data', 'backup', 'backup.key', 'heads'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
    string,
  ];
  const into = (name: string) => join(folder, name);
  const running: (() => Promise<void>)[] = [];

  afterAll(async () => {
    for (const stop of running.reverse()) await stop();
  });

  async function up(at: string): Promise<{ server: EmbeddedPostgres; province: ProvinceOnServer; down: () => Promise<void> }> {
    const server = await startEmbeddedPostgres({ dataDir: join(at, 'postgres') });
    running.push(() => server.stop());
    const province = await provinceOn(server.adminUrl, join(at, 'keys'));
    running.push(() => province.stop());
    const down = async () => {
      for (const stop of running.splice(-2).reverse()) await stop();
    };
    return { server, province, down };
  }

  const refused = async (from: string, words: RegExp, key = keyFile): Promise<void> => {
    await expect(restoreEmbedded({ from, keyFile: key, data: into('refused') })).rejects.toThrow(words);
    expect(readdirSync(folder).filter((name) => name.startsWith('refused'))).toEqual([]);
  };

  it(
    'gives back every acknowledged write and opens nothing that was opened before; what is damaged gives nothing',
    async () => {
      mkdirSync(data);
      initKeys(join(data, 'keys'));
      makeBackupKey(keyFile);
      makeBackupKey(into('another.key'));
      const before = await up(data);
      const session = await beginSession(before.province.url);
      const clerk = new Clerk(session.client);
      await clerk.writeMany(writes);
      const known = await sealedHeads(before.province.adminUrl);
      writeFileSync(heads, headLines(known));
      expect(await opens(before.province.adminUrl, session.context)).toBe(true);
      await before.down();

      const release = takeRunLock(data);
      await expect(backUpEmbedded({ data, to: file, keyFile })).rejects.toThrow('Another run');
      release();
      expect(existsSync(file)).toBe(false);
      const manifest = await backUpEmbedded({ data, to: file, keyFile });
      expect(manifest.heads).toEqual(known);
      await expect(backUpEmbedded({ data, to: file, keyFile })).rejects.toThrow('never overwritten');
      rmSync(data, { recursive: true });

      await refused(file, /another key/, into('another.key'));
      const { size } = statSync(file);
      const damaged = places(file, flips);
      for (const place of damaged) await refused(flipped(file, into('bad'), place), broken);
      for (const length of [0, 10, 63, Math.floor(size / 2), size - 1]) await refused(cut(file, into('bad'), length), broken);
      const later = known.map((head) => ({ ...head, seq: String(Number(head.seq) + 5) }));
      writeFileSync(into('later'), headLines(later));
      await expect(restoreEmbedded({ from: file, keyFile, data: into('refused'), headFile: into('later') })).rejects.toThrow(
        '--accept-older',
      );
      expect(readdirSync(folder).filter((name) => name.startsWith('refused'))).toEqual([]);

      const begun = performance.now();
      const { lines } = await restoreEmbedded({ from: file, keyFile, data: into('new'), headFile: heads });
      const took = performance.now() - begun;
      expect(lines.filter((line) => line.includes('whole'))).toHaveLength(6);
      await expect(restoreEmbedded({ from: file, keyFile, data: into('new') })).rejects.toThrow('not empty');

      const after = await up(into('new'));
      expect(await missing(after.province.adminUrl, clerk.acknowledged)).toEqual([]);
      const [old, stranger] = [new Client(after.province.url, session.client.token), new Client(after.province.url)];
      expect(await old.get('me')).toMatchObject({ status: 401 });
      expect(await stranger.post('auth/refresh', { refreshToken: session.refreshToken })).toMatchObject({ status: 401 });
      expect(await opens(after.province.adminUrl, session.context)).toBe(false);
      const anew = await beginSession(after.province.url);
      expect(await anew.client.get(`personnel-records/${clerk.acknowledged[0]}`)).toMatchObject({ status: 200 });
      await new Clerk(anew.client, 1_000_000).write();

      const forged = known.map((head) => ({ ...head, hash: '00'.repeat(32) }));
      writeFileSync(into('forged'), headLines(forged));
      const again = afterRestore({
        adminUrl: after.province.adminUrl,
        keysFolder: join(into('new'), 'keys'),
        headFile: into('forged'),
        acceptOlder: true,
      });
      await expect(again).rejects.toThrow('another hash');

      figure('backup', 'embedded: acknowledged writes, all there after the restore', clerk.acknowledged.length);
      figure(
        'backup',
        'embedded: files with a flipped byte, cut, or under another key, all refused and nothing written',
        damaged.length + 6,
      );
      figure('backup', 'embedded: size of the backup', `${(size / 1e6).toFixed(1)} MB`);
      figure('backup', 'embedded: time of the restore', `${(took / 1_000).toFixed(1)} s`);
    },
    proofTimeout,
  );
});
