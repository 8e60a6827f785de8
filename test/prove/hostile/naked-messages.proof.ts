import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NatsConnection } from '@nats-io/transport-node';
import { decode } from 'jsonwebtoken';
import { Client as Postgres } from 'pg';
import {
  allContracts,
  serviceOf,
  services,
  unpackPermissions,
  type AnyContract,
  type Permission,
  type Sender,
  type ServiceName,
} from '@noivu/contracts';
import { connectBroker, KeyRing, type PairDirectory } from '@noivu/messaging';
import { keyFiles } from '@noivu/service';
import { demoPassword } from '../../../deploy/demo/accounts';
import { loadDemo } from '../../../deploy/province/load-demo';
import { sendersOf } from '../../../deploy/registry/subject-rights';
import { signIn } from '../../province/client';
import { provinceUnderTest, type ProvinceUnderTest } from '../../province/province-under-test';
import { figure } from '../scale';
import { attemptsOnRecord } from './on-record';
import { envelopeOf, RawVoice, type RawAnswer } from './raw-voice';

const demo = { seed: 'test', province: 'dong-nai', count: 500, asOf: '2026-11-20' } as const;
const contracts = allContracts();

describe('a message that nobody may send', () => {
  let province: ProvinceUnderTest;
  let nats: NatsConnection;
  let voice: RawVoice;
  let reader: string;
  let officer: string;
  let somebody: string;
  let admin: Postgres;
  /** Attempts so far behind which no person stands, by the service that was tried. */
  const attempts = Object.fromEntries(services.map((service) => [service, 0])) as Record<ServiceName, number>;
  let tried = 0;

  beforeAll(async () => {
    province = await provinceUnderTest({ load: ({ adminUrl, catchUp }) => loadDemo(demo, { adminUrl, catchUp }) });
    nats = await connectBroker({ url: province.brokerUrl, name: 'nobody' });
    voice = new RawVoice(nats, province.subjectPrefix);
    admin = new Postgres({ connectionString: province.database.adminUrl });
    await admin.connect();
    reader = (await signIn(province.url, 'nhanvien.ttyt', demoPassword)).token ?? '';
    officer = (await signIn(province.url, 'canbo.thpt', demoPassword)).token ?? '';
    const { rows } = await admin.query<{ id: string }>(
      `SELECT r.id FROM personnel.record r JOIN identity.account a ON a.unit_id = r.custodian_unit_id WHERE a.username = 'canbo.thpt' LIMIT 1`,
    );
    somebody = rows[0]?.id ?? '';
  }, 120_000);
  afterAll(async () => {
    await admin?.end();
    await nats?.close();
    await province?.stop();
  });

  const keysOf = (sender: Sender): KeyRing => {
    const read = <T>(file: string) => JSON.parse(readFileSync(join(province.keysFolder, file), 'utf8')) as T;
    return new KeyRing(sender, read(keyFiles.pair(sender)), read<PairDirectory>(keyFiles.directory));
  };

  /** Tries every contract of a list, and tells what each was answered with. */
  async function answersTo(
    list: readonly AnyContract[],
    ask: (contract: AnyContract) => Promise<RawAnswer>,
  ): Promise<Record<string, string>> {
    const answers: Record<string, string> = {};
    for (const contract of list) {
      const { status, code } = await ask(contract);
      answers[contract.subject] = code ?? String(status);
      tried += 1;
    }
    return answers;
  }

  const each = (list: readonly AnyContract[], code: (contract: AnyContract) => string) =>
    Object.fromEntries(list.map((contract) => [contract.subject, code(contract)]));

  const withoutAnybody = (list: readonly AnyContract[]) => list.forEach(({ subject }) => (attempts[serviceOf(subject)] += 1));

  it('is one of the contracts of the system, of which there are many', () => {
    expect(contracts.length).toBeGreaterThan(60);
    expect(new Set(contracts.map(({ subject }) => serviceOf(subject)))).toEqual(new Set(services));
  });

  it('naked: every contract is refused', async () => {
    const body = Buffer.from('{}');
    expect(await answersTo(contracts, ({ subject }) => voice.send({ subject, body }))).toEqual(each(contracts, () => 'sign-in-required'));
    withoutAnybody(contracts);
  });

  it('in the name of each sender, without a seal: every contract is refused', async () => {
    for (const from of ['gateway', ...services]) {
      const ask = ({ subject }: AnyContract) =>
        voice.send({ subject, body: Buffer.from('{}'), envelope: envelopeOf({ from, token: officer }) });
      expect(await answersTo(contracts, ask)).toEqual(each(contracts, () => 'sign-in-required'));
      withoutAnybody(contracts);
    }
  });

  it.each(services)('sealed by %s: every contract that does not name it is refused, whosever token it shows', async (service) => {
    const keys = keysOf(service);
    const others = contracts.filter((contract) => !sendersOf(contract).includes(service));
    expect(others.length).toBeGreaterThan(60);
    const ask = ({ subject }: AnyContract) => voice.sendSealed(keys, subject, {}, { token: officer });
    expect(await answersTo(others, ask)).toEqual(each(others, () => 'sign-in-required'));
    withoutAnybody(others);
  });

  it('sealed by the gateway, on behalf of nobody: what is not public is refused', async () => {
    const keys = keysOf('gateway');
    const mayNobody = new Set(['identity.keys.get', 'identity.revocation.list']);
    const closed = contracts.filter(({ permission, subject }) => permission !== 'public' && !mayNobody.has(subject));
    expect(
      contracts
        .filter((contract) => !closed.includes(contract))
        .map(({ subject }) => subject)
        .sort(),
    ).toEqual([
      'identity.keys.get',
      'identity.revocation.list',
      'identity.session.begin',
      'identity.session.refresh',
      'personnel.regulation.due-date',
      'personnel.regulation.get',
      'personnel.regulation.retirement',
    ]);
    const refusal = { operation: 'personnel.record.get', code: 'not-found', traceId: '0'.repeat(32) };
    const ask = ({ subject }: AnyContract) => voice.sendSealed(keys, subject, subject === 'identity.refusal.note' ? refusal : {});
    expect(await answersTo(closed, ask)).toEqual(each(closed, () => 'sign-in-required'));
    // The gateway itself may not ask these; the others it may ask for somebody, and so it stands on no record that it asked for nobody.
    withoutAnybody(closed.filter((contract) => !sendersOf(contract).includes('gateway')));
  });

  it('with the lowest right: what the reader of the own record does not hold is refused', async () => {
    const keys = keysOf('gateway');
    expect(held(reader)).toEqual(['personnel:record:read']);
    const beyond = contracts.filter(({ permission }) => permission.includes(':') && !held(reader).includes(permission as Permission));
    expect(beyond.length).toBeGreaterThan(40);
    const before = await linesOf('permission-missing');
    const ask = ({ subject }: AnyContract) => voice.sendSealed(keys, subject, {}, { token: reader });
    expect(await answersTo(beyond, ask)).toEqual(each(beyond, () => 'permission-missing'));
    expect((await linesOf('permission-missing')) - before).toBe(beyond.length);
  });

  it('with the lowest right: what the reader does hold does not reach the record of somebody else', async () => {
    const keys = keysOf('gateway');
    const within = contracts.filter(({ permission }) => permission === 'personnel:record:read');
    const request = (subject: string) => ({
      recordId: somebody,
      ...(subject === 'personnel.fact.list' && { kind: 'identity' }),
      ...(subject === 'personnel.change.list' && { limit: 10 }),
    });
    const ask = ({ subject }: AnyContract) => voice.sendSealed(keys, subject, request(subject), { token: reader });
    const answers = await answersTo(within, ask);
    expect(answers).toEqual(each(within, () => 'not-found'));
  });

  it('would be answered if it were in order', async () => {
    const record = await voice.sendSealed(keysOf('gateway'), 'personnel.record.get', { recordId: somebody }, { token: officer });
    expect(record.status).toBe(200);
    expect(record.body).toContain(somebody);
    expect((await voice.sendSealed(keysOf('training'), 'personnel.outbox.fetch', { after: 0, limit: 1 })).status).toBe(200);
    figure(
      'hostile',
      'contracts called naked, unsealed in each name, sealed by each service, for nobody, and with the lowest right',
      contracts.length,
    );
    figure('hostile', 'such calls, all refused with the right code', tried);
  });

  it('stands on record, every attempt of it', async () => {
    await province.stopApps();
    expect(await attemptsOnRecord(admin)).toEqual(attempts);
  });

  async function linesOf(outcome: string): Promise<number> {
    const counted = services.map(
      (service) => `SELECT count(*)::integer AS lines FROM ${service}.audit_entry WHERE outcome = $1 AND account_id IS NOT NULL`,
    );
    const { rows } = await admin.query<{ lines: number }>(
      `SELECT sum(lines)::integer AS lines FROM (${counted.join(' UNION ALL ')}) each`,
      [outcome],
    );
    return rows[0]?.lines ?? 0;
  }
});

const held = (token: string): readonly Permission[] => unpackPermissions((decode(token) as { perm: string }).perm);
