import { setTimeout as wait } from 'node:timers/promises';
import { services } from '@noivu/contracts';
import { recordOf } from '../crash/office';
import { newMark } from '../crash/sender';
import type { AppName, AppProcess } from '../fleet/app-process';
import { Fleet } from '../fleet/fleet';
import { layGround, type Ground } from '../fleet/ground';
import { clerkPassword, clerks, people, unitOf } from '../fleet/peopled';
import { fleetTimeout } from '../fleet/fleet-timeout';
import { figure, isFull, scaled } from '../scale';
import { Balancer, type Passed, type Passing } from './balancer';

const REQUESTS = scaled({ small: 1_500, full: 50_000 });
/** Courses and awards go to many: what is announced of a person holds all of them. */
const RECORDS = scaled({ small: 5, full: 100 });
/** Well before a token runs out, which takes ten minutes. */
const RENEWED_EVERY_MS = 3 * 60_000;
const ASKERS = scaled({ small: 4, full: 8 });
/** Those that are restarted; the small form keeps to the way of one request. */
const restarted: readonly AppName[] = isFull ? ['gateway', ...services] : ['gateway', 'personnel'];

interface Asking {
  readonly passing: Passing;
  readonly wanted: number;
}

describe('a rolling restart of two replicas each', () => {
  let ground: Ground;
  let fleet: Fleet;
  let balancer: Balancer;
  let headers: Readonly<Record<string, string>>;
  let recordIds: readonly string[];

  const post = (path: string, body: object): Passing => ({
    method: 'POST',
    path,
    headers: { ...headers, 'content-type': 'application/json', 'idempotency-key': `key-${Math.random().toString(36).slice(2)}-rolling` },
    body: JSON.stringify(body),
  });
  const get = (path: string): Passing => ({ method: 'GET', path, headers });

  let turns = 0;
  const recordId = (): string => recordIds[(turns += 1) % recordIds.length] ?? '';
  const create = (): Asking => ({ passing: post('personnel-records', recordOf(newMark(), 'here')), wanted: 201 });
  /** What is asked, in turn: every service has its part. */
  const askings: readonly (() => Asking)[] = [
    () => ({ passing: get(`personnel-records/${recordId()}`), wanted: 200 }),
    () => ({ passing: get('me'), wanted: 200 }),
    () => ({ passing: get(`units/${unitOf('here')}`), wanted: 200 }),
    () => ({ passing: post('personnel-records:search', { limit: 20 }), wanted: 200 }),
    create,
    () => ({ passing: get(`reports/BM01?unitId=${unitOf('here')}&asOf=2026-01-01`), wanted: 200 }),
    () => ({ passing: get(`personnel-records/${recordId()}/changes`), wanted: 200 }),
    () => ({
      passing: post('enrolments', { recordId: recordId(), course: newMark(), startedOn: '2024-03-04', completedOn: '2024-03-15' }),
      wanted: 201,
    }),
    () => ({
      passing: post('award-decisions', {
        recordId: recordId(),
        title: newMark(),
        year: 2023,
        decisionNumber: newMark(),
        decidedOn: '2024-01-15',
        decidedBy: 'Ủy ban nhân dân tỉnh',
      }),
      wanted: 201,
    }),
  ];

  async function signIn(): Promise<void> {
    const body = JSON.stringify({ username: clerks.here.username, password: clerkPassword });
    const answer = await balancer.pass({ method: 'POST', path: 'auth/sign-in', headers: { 'content-type': 'application/json' }, body });
    const { accessToken } = JSON.parse(answer.body) as { accessToken: string };
    headers = { authorization: `Bearer ${accessToken}` };
  }

  async function restart(member: AppProcess): Promise<void> {
    await member.end('SIGTERM');
    member.start();
    await member.ready();
  }

  beforeAll(async () => {
    ground = await layGround({ ownCluster: false });
    fleet = await Fleet.start(ground, Object.fromEntries(restarted.map((name) => [name, 2])));
    await people(ground);
    await fleet.ready();
    balancer = new Balancer(fleet.of('gateway'));
    balancer.start();
    await signIn();
    const made = await Promise.all(Array.from({ length: RECORDS }, () => balancer.pass(create().passing)));
    recordIds = made.map(({ body }) => (JSON.parse(body) as { recordId: string }).recordId);
    for (const schema of ['training', 'emulation', 'reporting']) {
      const table = schema === 'reporting' ? 'person_span' : 'person';
      const known = `SELECT DISTINCT record_id FROM ${schema}.${table} WHERE record_id = ANY($1)`;
      while ((await ground.admin.query(known, [recordIds])).rowCount !== RECORDS) await wait(50);
    }
  }, fleetTimeout);
  afterAll(async () => {
    balancer?.stop();
    await fleet?.stop();
    await ground?.stop();
  }, fleetTimeout);

  /** Asks without a pause while `work` goes on, and until there were enough requests. @returns what was not answered as wanted */
  async function whileAsking(work: () => Promise<void>, atLeast: number): Promise<{ asked: number; failed: string[] }> {
    const failed: string[] = [];
    let asked = 0;
    let isOver = false;
    await signIn();
    const renewal = setInterval(() => void signIn(), RENEWED_EVERY_MS);
    const askers = Array.from({ length: ASKERS }, async (_, place) => {
      for (let turn = place; !isOver || asked < atLeast; turn += 1) {
        const { passing, wanted } = (askings[turn % askings.length] as () => Asking)();
        asked += 1;
        const answer: Passed = await balancer.pass(passing);
        if (answer.status !== wanted) failed.push(`${passing.method} ${passing.path}: ${answer.status} ${answer.fault ?? answer.body}`);
      }
    });
    await work();
    isOver = true;
    await Promise.all(askers);
    clearInterval(renewal);
    return { asked, failed };
  }

  it(
    'fails no request',
    async () => {
      let restarts = 0;
      let asked = 0;
      const failed: string[] = [];
      while (asked < REQUESTS) {
        const round = await whileAsking(
          async () => {
            for (const name of restarted)
              for (const member of fleet.of(name)) {
                await restart(member);
                restarts += 1;
              }
          },
          Math.min(REQUESTS - asked, REQUESTS / 4),
        );
        asked += round.asked;
        failed.push(...round.failed);
      }
      figure('rolling', 'replicas restarted by SIGTERM', restarts);
      figure('rolling', 'requests meanwhile', asked);
      figure('rolling', 'failed', failed.length);
      expect(failed).toEqual([]);
    },
    fleetTimeout,
  );

  // Were a request that is lost not seen, the proof above would see nothing.
  it(
    'a replica that is killed instead fails some',
    async () => {
      const { failed } = await whileAsking(async () => {
        for (const member of [...fleet.of('personnel'), ...fleet.of('gateway').slice(0, 1)]) {
          await member.end('SIGKILL');
          member.start();
          await member.ready();
        }
      }, 0);
      expect(failed.length).toBeGreaterThan(0);
    },
    fleetTimeout,
  );
});
