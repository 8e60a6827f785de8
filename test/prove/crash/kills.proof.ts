import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';
import { writeAuditFile } from '../../../deploy/operator/audit-file';
import { verified } from '../audit/verifier';
import { Fleet } from '../fleet/fleet';
import { layGround, type Ground } from '../fleet/ground';
import { people } from '../fleet/peopled';
import { fleetTimeout } from '../fleet/fleet-timeout';
import { figure, isFull } from '../scale';
import { Campaign, campaignPlaces, type Deaths } from './campaign';
import { check, checkWithin, settled } from './check/check';
import { controls } from './controls';
import { Journal, type Verb } from './journal';
import { lotOf } from './lot';
import { progressOf } from './progress';
import { Office } from './office';
import { Sender } from './sender';

const WRITERS = 6;
const kinds: readonly Verb[] = ['create', 'change', 'propose', 'send', 'receive', 'enrol', 'award'];

/** Whether there are a few acknowledged writes of each kind. */
const hasEveryKind = ({ acknowledged }: Journal): boolean =>
  kinds.every((kind) => acknowledged.filter(({ verb }) => verb === kind).length >= 3);

/** What a run leaves: what was killed, what was written, and what the database holds. */
interface Run {
  readonly ground: Ground;
  readonly journal: Journal;
  readonly sender: Sender;
  readonly deaths: Deaths;
  readonly session: Client;
}

/** Lets clerks write while processes are killed, until all is quiet again. */
async function run(kills: number, seed: number): Promise<Run> {
  const ground = await layGround({ ownCluster: true });
  const fleet = await Fleet.start(ground);
  try {
    await people(ground);
    await fleet.ready();
    const journal = new Journal();
    const sender = new Sender(() => fleet.gateway.url, journal);
    const draw = lotOf(seed);
    let isOver = false;
    const writers = Array.from({ length: WRITERS }, async (_, place) => {
      const office = new Office(sender, place % 2 === 0 ? 'here' : 'there', lotOf(seed + place + 1));
      while (!isOver) await office.turn();
    });
    const deaths = await new Campaign(ground, fleet, { kills, draw, isLong: isFull, progress: progressOf(journal, isFull ? 20 : 4) }).run();
    while (!hasEveryKind(journal)) await wait(50);
    isOver = true;
    await Promise.all(writers);
    const session = new Client({ connectionString: ground.databaseUrl });
    await session.connect();
    await settled(session);
    return { ground, journal, sender, deaths, session };
  } catch (error) {
    await fleet.stop();
    await ground.stop();
    throw error;
  } finally {
    await fleet.stop();
  }
}

const seed = Number(process.env['NOIVU_SEED'] ?? 20);

describe.each(isFull ? [150, 1_000] : [20])('%i kills of services, broker and PostgreSQL while clerks write', (kills) => {
  let last: Run;
  beforeAll(async () => {
    last = await run(kills, seed + kills);
  }, fleetTimeout);
  afterAll(async () => {
    await last?.session.end();
    await last?.ground.stop();
  }, fleetTimeout);

  it(
    'loses no acknowledged write, doubles none, leaves none without its line of audit, and every copy equals a recount',
    async () => {
      const { deaths, journal, session, sender } = last;
      const found = await check(session, journal);
      const of = (promise: string) => found.filter((one) => one.promise === promise).length;
      const name = `${kills} kills, seed ${seed + kills}`;
      const { total, services, atFailpoints, broker, postgres } = deaths;
      figure(
        'crash',
        `${name}: killed`,
        `${total} (${services} services, ${atFailpoints} at failpoints, broker ${broker}, PostgreSQL ${postgres})`,
      );
      figure('crash', `${name}: acknowledged writes`, journal.acknowledged.length);
      figure('crash', `${name}: sent again under the same key`, journal.repeats);
      figure('crash', `${name}: lost, doubled, not audited`, `${of('acknowledged')}, ${of('once')}, ${of('audited')}`);
      figure(
        'crash',
        `${name}: people in no place or in two; copies unlike a recount; gaps in events`,
        `${of('one place')}, ${of('projections')}, ${of('outbox')}`,
      );
      figure('crash', `${name}: answers 5xx other than 503`, sender.faults.length);
      expect(found).toEqual([]);
      expect(sender.faults).toEqual([]);
      expect(deaths.total).toBeGreaterThanOrEqual(kills);
      expect([...deaths.places].sort()).toEqual([...campaignPlaces].sort());
    },
    fleetTimeout,
  );

  it(
    'leaves the chain over every audit trail whole, as the verifier sees it',
    async () => {
      const file = join(last.ground.folder, `audit-${kills}`);
      await writeAuditFile(last.ground.databaseUrl, file);
      const { code, lines } = await verified(file);
      expect({ code, lines: code === 0 ? [] : lines }).toEqual({ code: 0, lines: [] });
      figure('crash', `${kills} kills, seed ${seed + kills}: chains over the audit trails`, 'whole');
    },
    fleetTimeout,
  );

  // The checker is shown each kind of fault: what it would not see, it could not vouch for.
  it.each(controls)(
    'the checker sees that $fault',
    async ({ breaks, make }) => {
      const { session, journal } = last;
      await session.query('BEGIN');
      try {
        await session.query('SET LOCAL session_replication_role = replica');
        await make(session, journal);
        expect((await checkWithin(session, journal)).map(({ promise }) => promise)).toContain(breaks);
      } finally {
        await session.query('ROLLBACK');
      }
    },
    fleetTimeout,
  );
});
