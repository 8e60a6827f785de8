import { randomUUID } from 'node:crypto';
import { Pool } from 'pg';
import { dayInProvince, systemClock } from '@noivu/calendar';
import { demoPassword } from '../../../deploy/demo/accounts';
import { loadDemo } from '../../../deploy/province/load-demo';
import { DatabasePrint } from '../../matrix/check/database-print';
import { Client, signIn, type Answer } from '../../province/client';
import { provinceUnderTest, type ProvinceUnderTest } from '../../province/province-under-test';
import { figure, isFull, proofTimeout, scaled } from '../scale';
import { linesOfTrails, whileFailing, whileLocked } from './closed-trail';

/** The bound, and on a machine that does other things beside a test twice of it. */
const bound = isFull ? 2_000 : 4_000;
const today = dayInProvince(systemClock.now());
const crowd = scaled({ small: 30, full: 40 });
interface Timed {
  readonly name: string;
  readonly status: number;
  readonly ms: number;
  readonly retryAfter: string | null;
}

type Request = readonly [name: string, send: () => Promise<Answer>];

async function timed([name, send]: Request): Promise<Timed> {
  const begun = performance.now();
  const { status, headers } = await send();
  return { name, status, ms: Math.round(performance.now() - begun), retryAfter: headers.get('retry-after') };
}

async function oneByOne(requests: readonly Request[]): Promise<Timed[]> {
  const answers: Timed[] = [];
  for (const request of requests) answers.push(await timed(request));
  return answers;
}

const slowest = (answers: readonly Timed[]): number => Math.max(...answers.map(({ ms }) => ms));
const notRefused = (answers: readonly Timed[]): Timed[] =>
  answers.filter(({ status, retryAfter }) => status !== 503 || retryAfter === null);

describe('while the audit trail cannot be written', () => {
  let province: ProvinceUnderTest;
  let admin: Pool;
  let reads: Request[];
  let writes: Request[];
  let refusals: Request[];
  let all: Request[];
  let malformed: Request;
  let anotherChange: Request;

  beforeAll(async () => {
    const run = { seed: 'audit', province: 'dong-nai', count: 500, asOf: today } as const;
    province = await provinceUnderTest({ load: ({ adminUrl, catchUp }) => loadDemo(run, { adminUrl, catchUp }) });
    admin = new Pool({ connectionString: province.database.adminUrl, max: 2 });
    const [officer, department, home] = await Promise.all(
      ['canbo.ttyt', 'quantri.syt', 'quantri.snv'].map((name) => signIn(province.url, name, demoPassword)),
    );
    const people = (await officer!.post('personnel-records:search', { status: 'WORKING', limit: 2 })).body['data']!;
    const record = `personnel-records/${people[0]!['recordId']}`;
    const before = await officer!.get(record);
    const ifMatch = before.headers.get('etag')!;
    const citizenNumber = before.body['facts']!['identity']![0]!['value']!['citizenNumber'];
    const unit = (await department!.get('me')).body['unitId'];
    const centre = (await officer!.get('me')).body['unitId'];
    const decision = {
      number: '1/QĐ-SYT',
      issuedOn: today,
      effectiveOn: today,
      issuerUnitId: unit,
      signer: 'Lê Văn Minh',
      subject: 'TRAINING',
      summary: 'Cử đi học',
    };
    const act = { act: 'add', kind: 'qualification', validFrom: today, value: { field: 'IT', level: 'CERTIFICATE' } };
    const key = randomUUID();
    const change = (idempotencyKey: string) => officer!.post(`${record}/changes`, { decision, acts: [act] }, { ifMatch, idempotencyKey });
    anotherChange = ['change', () => change(randomUUID())];
    reads = [
      ['a record', () => officer!.get(record)],
      ['facts', () => officer!.get(`${record}/facts/rank`)],
      ['changes', () => officer!.get(`${record}/changes`)],
      ['access log', () => department!.get(`${record}/access-log`)],
      ['search', () => officer!.post('personnel-records:search', { name: 'nguyen' })],
      ['lookup', () => officer!.post('personnel-records:lookup', { citizenNumber })],
      ['own account', () => officer!.get('me')],
      ['units', () => officer!.get('units?q=bien')],
      ['report', () => home!.get(`reports/BM01?unitId=${unit}&asOf=${today}`)],
      ['accounts', () => home!.get('accounts')],
      ['duties', () => officer!.get('obligations')],
    ];
    writes = [
      ['change', () => change(key)],
      [
        'decision',
        () =>
          department!.post('decisions', {
            ...decision,
            number: '2/QĐ-SYT',
            concerns: [{ recordId: people[1]!['recordId'], kinds: ['qualification'] }],
          }),
      ],
      [
        'account',
        () =>
          department!.post('accounts', {
            username: 'moi.ttyt',
            displayName: 'Người mới',
            unitId: centre,
            kinds: ['OWN_RECORD_READER'],
            ownRecordId: people[1]!['recordId'],
            documentNumber: '1/CV',
          }),
      ],
      [
        'course',
        () =>
          officer!.post('enrolments', {
            recordId: people[1]!['recordId'],
            course: 'Tin học',
            startedOn: '2026-01-05',
            completedOn: '2026-01-09',
          }),
      ],
      ['sign-in', () => new Client(province.url).post('auth/sign-in', { username: 'canbo.ttyt', password: demoPassword })],
    ];
    refusals = [
      ['a record that is not there', () => officer!.get(`personnel-records/${randomUUID()}`)],
      ['a stale change', () => officer!.post(`${record}/changes`, { decision, acts: [act] }, { ifMatch: '"v999"' })],
      ['a wrong password', () => new Client(province.url).post('auth/sign-in', { username: 'giamdoc.syt', password: 'khong dung' })],
    ];
    all = [...reads, ...writes, ...refusals];
    malformed = ['a malformed request', () => officer!.get('personnel-records/x')];
  }, proofTimeout);
  afterAll(async () => {
    await admin?.end();
    await province?.stop();
  });

  /** What was written while something was done; nothing, if all is well. */
  const written = async (work: () => Promise<unknown>): Promise<readonly unknown[]> => {
    const print = await DatabasePrint.of(admin);
    const lines = await linesOfTrails(province.database.adminUrl);
    await work();
    const added = (await linesOfTrails(province.database.adminUrl)) - lines;
    return [...(await print.changes()), ...(added > 0 ? [`${added} lines of audit`] : [])];
  };

  it('answers before anything is wrong', async () => {
    expect((await oneByOne(reads)).filter(({ status }) => status !== 200)).toEqual([]);
    expect((await oneByOne(refusals)).map(({ status }) => status)).toEqual([404, 412, 401]);
  });

  it(
    'reads, changes and refusals of records answer 503 in time when the trail is locked, and nothing is written',
    async () => {
      const each = isFull ? all : [reads[0]!, reads.at(-1)!, writes[0]!, writes.at(-1)!, refusals[0]!];
      let answers: Timed[] = [];
      const changes = await written(async () => {
        answers = await whileLocked(province.database.adminUrl, () => oneByOne(each));
      });
      expect(notRefused(answers)).toEqual([]);
      expect(changes).toEqual([]);
      expect(slowest(answers)).toBeLessThan(bound);
      figure(
        'no-audit',
        `trail locked: ${each.length} kinds of request, one after the other`,
        `all 503, slowest ${slowest(answers)} ms, nothing written`,
      );
    },
    proofTimeout,
  );

  it('and so they do when more come at once than there are connections, many of them for one record', async () => {
    const [read, signIn, stale] = [reads[0]!, writes.at(-1)!, refusals[1]!];
    const crowdOf = (request: Request) => Array.from({ length: crowd }, () => [read, request]).flat();
    // How long so many take when nothing is wrong is a matter of the machine.
    const unhindered = slowest(await Promise.all(crowdOf(stale).map(timed)));
    // Sign-ins of one name stand in line whatever happens, each for as long as a password takes to look at.
    const many = [...crowdOf(anotherChange), signIn, signIn];
    let answers: Timed[] = [];
    const changes = await written(async () => {
      answers = await whileLocked(province.database.adminUrl, () => Promise.all(many.map(timed)));
    });
    expect(notRefused(answers)).toEqual([]);
    expect(changes).toEqual([]);
    expect(slowest(answers)).toBeLessThan(bound + unhindered);
    figure(
      'no-audit',
      `trail locked: ${many.length} reads, changes and sign-ins at once`,
      `all 503, slowest ${slowest(answers)} ms (${unhindered} ms when nothing is wrong), nothing written`,
    );
  });

  it('a refusal that the gateway gives by itself needs no line, for it says nothing and does nothing', async () => {
    expect(await whileLocked(province.database.adminUrl, () => timed(malformed))).toMatchObject({ status: 400 });
  });

  it('answers 503 when there is no room for another line, and nothing is written', async () => {
    let answers: Timed[] = [];
    const changes = await written(async () => {
      answers = await whileFailing(province.database.adminUrl, '53100', () => oneByOne(all));
    });
    expect(notRefused(answers)).toEqual([]);
    expect(changes).toEqual([]);
    expect(slowest(answers)).toBeLessThan(bound);
    figure('no-audit', `trail full: ${all.length} kinds of request`, `all 503, slowest ${slowest(answers)} ms, nothing written`);
  });

  it('answers nobody when a line cannot be written for any other reason', async () => {
    let answers: Timed[] = [];
    const changes = await written(async () => {
      answers = await whileFailing(province.database.adminUrl, '23514', () => oneByOne(all));
    });
    expect(answers.filter(({ status }) => status < 500)).toEqual([]);
    expect(changes).toEqual([]);
  });

  it('answers again by itself afterwards, and does once what was asked for many times', async () => {
    const change = writes[0]![1];
    const changes = await written(async () => {
      expect((await oneByOne(writes)).map(({ status }) => status)).toEqual([201, 201, 201, 201, 200]);
    });
    expect(changes).not.toEqual([]);
    const again = await change();
    expect(again).toMatchObject({ status: 201 });
    expect((await reads[0]![1]()).body['version']).toEqual(again.body['version']);
    expect((await oneByOne(refusals)).map(({ status }) => status)).toEqual([404, 412, 401]);
  });
});
