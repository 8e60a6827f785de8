import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';
import { check, settled } from '../crash/check/check';
import { Journal, type Verb } from '../crash/journal';
import { lotOf } from '../crash/lot';
import { decisionOf, recordOf } from '../crash/office';
import { newMark, Sender } from '../crash/sender';
import { Fleet } from '../fleet/fleet';
import { layGround, type Ground } from '../fleet/ground';
import { people, unitOf, type Clerk } from '../fleet/peopled';
import { fleetTimeout } from '../fleet/fleet-timeout';
import { figure, scaled } from '../scale';

const PLAYS = scaled({ small: 30, full: 1_000 });
const AT_ONCE = 8;
/** Between two kills of a process. */
const KILL_EVERY_MS = scaled({ small: 4_000, full: 6_000 });

type Side = Exclude<Clerk, 'office'>;
type Step = Extract<Verb, 'send' | 'receive' | 'hand-on' | 'refuse' | 'cancel'>;
const steps: readonly Step[] = ['send', 'send', 'send', 'receive', 'receive', 'receive', 'refuse', 'cancel', 'hand-on'];
/** Whose step it is; now and then somebody else tries it. */
const sideOf: Readonly<Record<Step, Side>> = { send: 'here', cancel: 'here', receive: 'there', refuse: 'there', 'hand-on': 'there' };
const bodies: Readonly<Record<Step, object>> = {
  send: {},
  receive: {},
  'hand-on': { usingUnitId: unitOf('there') },
  refuse: { reason: 'Nhầm đơn vị' },
  cancel: { reason: 'Nhầm đơn vị' },
};

/**
 * Two clerks at one record: each order is written on the version that its clerk has seen last, arrives late, twice, or is let be before it is answered,
 * and overtakes others. Orders of both sides and on old versions are among them.
 */
async function play(sender: Sender, draw: () => number): Promise<void> {
  const pick = <One>(list: readonly One[]): One => list[Math.floor(draw() * list.length)] as One;
  const mark = newMark();
  const made = await sender.write({ verb: 'create', clerk: 'here', mark, path: 'personnel-records', body: recordOf(mark, 'here') });
  const decision = decisionOf(newMark(), 'here', { subject: 'TRANSFER', on: '2024-07-01' });
  const body = { recordId: made?.['recordId'], kind: 'ACROSS', toUnitId: unitOf('there'), title: 'Chuyên viên', decision };
  const proposed = await sender.write({
    verb: 'propose',
    clerk: 'here',
    mark: String((decision as { number: string }).number),
    path: 'transfers',
    body,
  });
  if (!proposed) return;
  const transferId = String(proposed['transferId']);
  let seen = 1;
  const orders = Array.from({ length: 2 + Math.floor(draw() * 7) }, async () => {
    const verb = pick(steps);
    const clerk = draw() < 0.8 ? sideOf[verb] : pick<Side>(['here', 'there']);
    await wait(draw() * 400);
    const order = {
      verb,
      clerk,
      path: `transfers/${transferId}:${verb}`,
      body: bodies[verb] as Record<string, unknown>,
      ifMatch: seen,
      transferId,
      mark: newMark(),
    };
    const isLetBe = draw() < 0.15;
    const copies = draw() < 0.25 ? 2 : 1;
    const done = await sender.write(order, { copies, ...(isLetBe && { patience: draw() * 60 }) });
    if (done) seen = Math.max(seen, Number(done['version']));
  });
  await Promise.all(orders);
}

describe('transfers in real processes, two clerks whose orders are doubled, lost and overtake each other, with processes killed', () => {
  let ground: Ground;
  let fleet: Fleet;
  beforeAll(async () => {
    ground = await layGround({ ownCluster: false });
    fleet = await Fleet.start(ground);
    await people(ground);
    await fleet.ready();
  }, fleetTimeout);
  afterAll(async () => {
    await fleet?.stop();
    await ground?.stop();
  }, fleetTimeout);

  it(
    'the record is always in exactly one place, and each transfer stands where the pure step function leads',
    async () => {
      const journal = new Journal();
      const sender = new Sender(() => fleet.gateway.url, journal);
      const draw = lotOf(Number(process.env['NOIVU_SEED'] ?? 7));
      let [left, kills] = [PLAYS, 0];
      const killing = setInterval(() => {
        const victim = fleet.of(draw() < 0.8 ? 'personnel' : 'gateway')[0];
        kills += 1;
        void victim?.end('SIGKILL').then(() => victim.start());
      }, KILL_EVERY_MS);
      await Promise.all(
        Array.from({ length: AT_ONCE }, async () => {
          while ((left -= 1) >= 0) await play(sender, draw);
        }),
      );
      clearInterval(killing);
      const session = new Client({ connectionString: ground.databaseUrl });
      await session.connect();
      try {
        await fleet.ready();
        await settled(session);
        const found = await check(session, journal);
        const states = await session.query<{ state: string; times: number }>(
          'SELECT state, count(*)::int AS times FROM personnel.transfer GROUP BY 1 ORDER BY 1',
        );
        figure('transfer', 'transfers in real processes', PLAYS);
        figure('transfer', 'how they ended', states.rows.map(({ state, times }) => `${state} ${times}`).join(', '));
        figure(
          'transfer',
          'orders sent, acknowledged, refused',
          `${journal.writes.length}, ${journal.acknowledged.length}, ${journal.refused.length}`,
        );
        figure('transfer', 'processes killed meanwhile', kills);
        figure('transfer', 'broken promises', found.length);
        expect(found).toEqual([]);
        expect(sender.faults).toEqual([]);
        expect(states.rows.length).toBeGreaterThanOrEqual(3);
      } finally {
        await session.end();
      }
    },
    fleetTimeout,
  );
});
