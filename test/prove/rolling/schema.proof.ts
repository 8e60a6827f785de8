import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { migrate } from '@noivu/persistence';
import { personnelApp } from '../../../apps/personnel/src/personnel.app';
import { Journal } from '../crash/journal';
import { recordOf } from '../crash/office';
import { newMark, Sender } from '../crash/sender';
import { AppProcess } from '../fleet/app-process';
import { Fleet } from '../fleet/fleet';
import { layGround, type Ground } from '../fleet/ground';
import { quietPort } from '../fleet/quiet-port';
import { people } from '../fleet/peopled';
import { fleetTimeout } from '../fleet/fleet-timeout';
import { figure } from '../scale';
import { Contract1999000000001, Expand1999000000000 } from './expansion';

const ASKERS = 4;

describe('two versions of a service side by side', () => {
  let ground: Ground;
  let fleet: Fleet;
  let older: AppProcess;
  let newer: AppProcess;
  let sender: Sender;

  beforeAll(async () => {
    ground = await layGround({ ownCluster: false });
    fleet = await Fleet.start(ground);
    await people(ground);
    await fleet.ready();
    sender = new Sender(() => fleet.gateway.url, new Journal());
    older = fleet.of('personnel')[0] as AppProcess;
    newer = new AppProcess({
      ...older.settings,
      opsPort: await quietPort(),
      log: join(ground.folder, 'newer-personnel.log'),
      main: join(__dirname, 'process', 'newer-personnel.ts'),
    });
  }, fleetTimeout);
  afterAll(async () => {
    await newer?.end('SIGKILL');
    await fleet?.stop();
    await ground?.stop();
  }, fleetTimeout);

  let failed: string[] = [];
  let asked = 0;
  /** Makes and reads records without a pause while something is done; none is sent a second time. */
  async function whileAsking(work: () => Promise<unknown>): Promise<void> {
    let isOver = false;
    const askers = Array.from({ length: ASKERS }, async () => {
      while (!isOver) {
        const mark = newMark();
        const made = await sender.deliver({
          clerk: 'here',
          path: 'personnel-records',
          body: recordOf(mark, 'here'),
          key: crypto.randomUUID(),
          patience: 20_000,
        });
        const read = await sender.read('here', `personnel-records/${String(made?.body['recordId'])}`);
        asked += 2;
        if (made?.status !== 201) failed.push(`made: ${JSON.stringify(made)}`);
        if (read?.status !== 200) failed.push(`read: ${JSON.stringify(read)}`);
      }
    });
    await work();
    isOver = true;
    await Promise.all(askers);
  }

  const answeredBy = async (member: AppProcess): Promise<number> => {
    const text = await (await fetch(`http://127.0.0.1:${member.settings.opsPort}/metrics`)).text();
    return [...text.matchAll(/^\w*_count\{[^}]*personnel\.record\.create[^}]*\} (\d+)/gm)].reduce(
      (sum, [, count]) => sum + Number(count),
      0,
    );
  };
  const bring = (...more: readonly (typeof Expand1999000000000)[]) =>
    migrate({ adminUrl: ground.databaseUrl, service: 'personnel', migrations: [...personnelApp.migrations, ...more] });

  it(
    'the newer one does not start on the older schema',
    async () => {
      const left = new Promise((resolve) => (newer.onDeath = resolve));
      newer.start();
      expect(await left).toBe('left');
      expect(readFileSync(newer.settings.log, 'utf8')).toContain('lacks 1 migration(s), the first is Expand1999000000000');
    },
    fleetTimeout,
  );

  it(
    'the schema is expanded under load, both versions serve side by side, and it is contracted when the older one has gone',
    async () => {
      failed = [];
      await whileAsking(async () => {
        expect(await bring(Expand1999000000000)).toEqual(['Expand1999000000000']);
        newer.start();
        await newer.ready();
        for (const member of [older, newer]) {
          const before = await answeredBy(member);
          while ((await answeredBy(member)) < before + 3) await wait(50);
        }
        // A process of the older version may be started again at any time, as after a crash.
        await older.end('SIGTERM');
        older.start();
        await older.ready();
        await older.end('SIGTERM');
        expect(await bring(Expand1999000000000, Contract1999000000001)).toEqual(['Contract1999000000001']);
      });
      figure('rolling', 'requests while a schema was expanded, served by two versions, and contracted', asked);
      figure('rolling', 'of these failed', failed.length);
      expect(failed).toEqual([]);
    },
    fleetTimeout,
  );
});
