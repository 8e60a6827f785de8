import { fork } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client as Postgres, Pool } from 'pg';
import { keyFiles } from '@noivu/service';
import { demoPassword } from '../../../deploy/demo/accounts';
import { brokerKinds } from '../../../deploy/local/broker/broker';
import { loadDemo } from '../../../deploy/province/load-demo';
import { readBrokerKeys } from '../../../deploy/registry/broker-users';
import { brokerApps } from '../../../deploy/registry/subject-rights';
import { rolePasswords } from '../../harness/database';
import { DatabasePrint } from '../../matrix/check/database-print';
import { signIn } from '../../province/client';
import { provinceUnderTest, type ProvinceUnderTest } from '../../province/province-under-test';
import { figure, isFull, proofTimeout, scaled } from '../scale';
import { brokerOfUsers, type BrokerOfUsers } from './broker-of-users';
import { attemptsOnRecord } from './on-record';
import type { Orders, Report } from './process/orders';

const demo = { seed: 'test', province: 'dong-nai', count: 500, asOf: '2026-11-20' } as const;
const mutations = scaled({ small: 300, full: 10_000 });
const contexts = scaled({ small: 200, full: 10_000 });

const roles = ['training', 'training_inlet', 'training_relay', 'training_timer', 'training_sealer'].slice(0, isFull ? 5 : 2);

const onTheServer = brokerKinds().includes('nats-server') ? describe : describe.skip;

onTheServer('a process with the keys and the login of training, in hostile hands', () => {
  let broker: BrokerOfUsers;
  let province: ProvinceUnderTest;
  let admin: Postgres;
  let pool: Pool;
  let report: Report;
  let changes: string[];

  beforeAll(async () => {
    province = await provinceUnderTest({
      broker: async (keysFolder) => (broker = await brokerOfUsers(keysIn(keysFolder))).url,
      load: ({ adminUrl, catchUp }) => loadDemo(demo, { adminUrl, catchUp }),
    });
    admin = new Postgres({ connectionString: province.database.adminUrl });
    pool = new Pool({ connectionString: province.database.adminUrl, max: 2 });
    await admin.connect();
    const recordId = await recordOf('canbo.thpt');
    const print = await DatabasePrint.of(pool);
    report = await letLoose(recordId, async () => {
      // Ordinary people use the system meanwhile; what they send to training falls into the wrong hands.
      const officer = await signIn(province.url, 'canbo.thpt', demoPassword);
      const course = { course: 'Bồi dưỡng', startedOn: '2026-01-05', completedOn: '2026-02-05' };
      expect((await officer.post('enrolments', { ...course, recordId })).status).toBe(201);
      expect((await officer.post('enrolments', { ...course, recordId, startedOn: '2026-03-01' })).status).toBeGreaterThan(399);
      expect((await officer.get(`personnel-records/${recordId}`)).status).toBe(200);
      await province.catchUp();
      await print.changes();
    });
    changes = await print.changes();
    await province.stopApps();
  }, proofTimeout);
  afterAll(async () => {
    await admin?.end();
    await pool?.end();
    await province?.stop();
    await broker?.stop();
  });

  it('has no key of anybody else, and hears nothing but what is sent to training', () => {
    expect(report.otherKeys).toEqual([]);
    expect(report.captured).toBeGreaterThan(1);
    expect(report.overheard).toEqual([]);
  });

  it('is heard by nobody where the registry does not let it speak, and the broker has it on record', () => {
    const log = readFileSync(broker.logFile, 'utf8');
    const own = log.split('\n').filter((line) => line.includes(publicKeyOf('training')));
    expect(own.filter((line) => line.includes('Publish Violation'))).toHaveLength(report.refusedByBroker.publish);
    expect(own.filter((line) => line.includes('Subscription Violation'))).toHaveLength(report.refusedByBroker.subscribe);
    expect(report.refusedByBroker.publish).toBeGreaterThan(60);
    figure(
      'hostile',
      'subjects that training tried to speak on and to hear at the broker, all refused and in its log',
      report.refusedByBroker.publish + report.refusedByBroker.subscribe,
    );
  });

  it('is believed in nothing that it forges, replays or swaps, even where the broker carries it', () => {
    expect(report.overNats.sent).toBe(mutations);
    expect(report.overNats.accepted).toEqual([]);
    expect(report.overNats.answers['sign-in-required']).toBeGreaterThan(mutations / 2);
    figure('hostile', 'messages forged, replayed, swapped (sender, subject, body, token, context, deadline, seal)', report.overNats.sent);
    figure('hostile', 'of these accepted', report.overNats.accepted.length);
  });

  it('leaves every attempt in the audit trail of the service that it tried', async () => {
    const recorded = await attemptsOnRecord(admin);
    expect(recorded).toEqual(report.overNats.attempts);
    figure(
      'hostile',
      'attempts on record in the audit trails',
      Object.values(recorded).reduce((sum, one) => sum + one, 0),
    );
  });

  it('reads and changes no row over SQL, and PostgreSQL has it on record', async () => {
    expect(report.sql.through).toEqual([]);
    expect(report.sql.refused).toBeGreaterThan(roles.length * 700);
    const { rows } = await admin.query<{ data_directory: string }>('SHOW data_directory');
    const log = readFileSync(`${rows[0]?.data_directory}.log`, 'utf8').split('\n');
    const own = log.filter((line) => line.includes(` training`) && line.includes(`@${province.database.name} ERROR:`));
    expect(own.length).toBeGreaterThanOrEqual(report.sql.refused);
    figure('hostile', 'statements tried with training’s logins', report.sql.tried);
    figure('hostile', 'rows read or changed by them', report.sql.through.length);
  });

  it('sees nothing of its own people under a context that identity did not sign', () => {
    expect(report.sql.forgedContexts).toEqual({ tried: contexts, rows: 0 });
    expect(report.sql.rowsUnderSignedContext).toBeGreaterThan(0);
    figure('hostile', 'forged contexts, none of which showed a row', report.sql.forgedContexts.tried);
  });

  it('has changed nothing in the whole database', () => {
    expect(changes).toEqual([]);
  });

  const publicKeyOf = (app: 'training'): string => readBrokerKeys(province.keysFolder)?.[app] ?? 'none';

  async function recordOf(username: string): Promise<string> {
    const { rows } = await admin.query<{ id: string }>(
      'SELECT r.id FROM personnel.record r JOIN identity.account a ON a.unit_id = r.custodian_unit_id WHERE a.username = $1 LIMIT 1',
      [username],
    );
    return rows[0]?.id ?? '';
  }

  /** Starts the process, lets people work once it listens, and waits for what it says in the end. */
  async function letLoose(recordId: string, meanwhile: () => Promise<void>): Promise<Report> {
    const orders: Orders = {
      brokerUrl: broker.url,
      databaseUrl: withoutLogin(province.database.adminUrl),
      roles,
      keysFolder: trainingsOwn(province.keysFolder),
      openSeed: broker.seeds.eye,
      recordId,
      mutations: { count: mutations, seed: 20_261_122 },
      contexts: { count: contexts, seed: 20_261_122 },
    };
    const child = fork(join(__dirname, 'process', 'hostile.ts'), {
      execArgv: ['-r', join(__dirname, '..', '..', 'harness', 'typescript.cjs')],
      env: { PATH: process.env['PATH'], HOSTILE: JSON.stringify(orders) },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    return new Promise((resolve, reject) => {
      child.once('exit', (code) => reject(new Error(`The hostile process ended with ${code}.`)));
      child.on('message', (said: 'listening' | Report) => {
        if (said !== 'listening') return resolve(said);
        meanwhile().then(
          () => child.send('go'),
          (error: unknown) => {
            child.kill();
            reject(error instanceof Error ? error : new Error(String(error)));
          },
        );
      });
    });
  }
});

const keysIn = (folder: string) =>
  Object.fromEntries(
    brokerApps.map((app) => {
      const { seed } = JSON.parse(readFileSync(join(folder, keyFiles.broker(app)), 'utf8')) as { seed: string };
      return [app, { publicKey: readBrokerKeys(folder)?.[app] ?? '', seed }];
    }),
  );

/** The folder that training's process is given in production: its own files and the public halves. */
function trainingsOwn(keysFolder: string): string {
  const folder = `${keysFolder}-training`;
  mkdirSync(folder);
  for (const file of [keyFiles.directory, keyFiles.pair('training'), keyFiles.broker('training')])
    copyFileSync(join(keysFolder, file), join(folder, file));
  const own = Object.entries(rolePasswords()).filter(([role]) => role.startsWith('training'));
  writeFileSync(join(folder, keyFiles.database('training')), JSON.stringify(Object.fromEntries(own)));
  return folder;
}

function withoutLogin(address: string): string {
  const url = new URL(address);
  [url.username, url.password] = ['', ''];
  return url.href;
}
