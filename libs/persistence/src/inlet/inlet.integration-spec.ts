import { randomInt, randomUUID } from 'node:crypto';
import { event } from '@noivu/contracts';
import type { Pool } from 'pg';
import type { DataSource, EntityManager } from 'typeorm';
import { lintCatalogue } from '../catalogue/lint-catalogue';
import { connections } from '../connection/connections';
import { database } from '../connection/database';
import { migrate } from '../migration/migrate';
import { announce } from '../outbox/announce';
import { fetchEvents, type EventsAfter, type StampedEvent } from '../outbox/fetch-events';
import { OutboxRelay } from '../outbox/outbox-relay';
import { scratchDatabase, type ScratchDatabase } from '../../test/scratch-database';
import { ToyConsumer1790000000001, ToyProducer1790000000001 } from '../../test/toy-events';
import { Inlet, type InletConfig } from './inlet';

class Made {
  what: string;
}
const WasMade = event({ subject: 'personnel.toy.made', payload: Made });

const write = (tx: EntityManager, events: readonly StampedEvent[]) =>
  tx.query<void>('INSERT INTO taken (position, key) SELECT * FROM unnest($1::bigint[], $2::text[])', [
    events.map(({ position }) => position),
    events.map(({ key }) => key),
  ]);

describe('taking in the events of another service', () => {
  let scratch: ScratchDatabase;
  let producer: DataSource;
  let consumer: DataSource;
  let relayPool: Pool;
  let relay: OutboxRelay;

  beforeAll(async () => {
    scratch = await scratchDatabase();
    await migrate({ adminUrl: scratch.adminUrl, service: 'personnel', migrations: [ToyProducer1790000000001] });
    await migrate({ adminUrl: scratch.adminUrl, service: 'training', migrations: [ToyConsumer1790000000001] });
    producer = await database({ service: 'personnel', url: scratch.urlOf('personnel'), entities: [], poolSize: 4 }).initialize();
    consumer = await database({ service: 'training', url: scratch.urlOf('training_inlet'), entities: [], poolSize: 4 }).initialize();
    relayPool = connections({ url: scratch.urlOf('personnel_relay'), name: 'toy-relay', size: 4 });
  });

  beforeEach(async () => {
    await scratch.admin.query(
      'TRUNCATE personnel.outbox, personnel.outbox_position, training.taken, training.inlet_cursor RESTART IDENTITY',
    );
    relay = new OutboxRelay({ pool: relayPool, service: 'personnel' });
  });

  afterEach(() => relay.stop());

  afterAll(async () => {
    await relayPool?.end();
    await producer?.destroy();
    await consumer?.destroy();
    await scratch?.drop();
  });

  const make = (names: readonly string[]) =>
    producer.transaction(async (tx) => {
      for (const what of names) await announce(tx, WasMade, { key: what, version: 1, payload: { what } });
    });
  const fetch = (after: EventsAfter) => fetchEvents(relayPool, after);
  const inlet = (config: Partial<InletConfig> = {}) =>
    new Inlet({ dataSource: consumer, producer: 'personnel', fetch, apply: write, limit: 20, ...config });
  const taken = async (): Promise<string[]> =>
    (await scratch.admin.query<{ key: string }>('SELECT key FROM training.taken ORDER BY position')).rows.map(({ key }) => key);
  const names = (count: number) => Array.from({ length: count }, () => randomUUID());

  it('pulls page after page until there is no more', async () => {
    const made = names(50);
    await make(made);
    await relay.stamp();
    const each = inlet();
    expect(await each.pull()).toBe(50);
    expect(await each.pull()).toBe(0);
    expect(await taken()).toEqual(made);
  });

  it('goes on where it stood after a restart', async () => {
    const made = names(30);
    await make(made.slice(0, 10));
    await relay.stamp();
    await inlet().pull();
    await make(made.slice(10));
    await relay.stamp();
    expect(await inlet().pull()).toBe(20);
    expect(await taken()).toEqual(made);
  });

  it('loses nothing and doubles nothing, with crashes before, amid and after the effects, a producer that fails, and two replicas', async () => {
    const luck = (chances: number) => randomInt(chances) === 0;
    let crashes = 0;
    const crash = (): never => {
      crashes += 1;
      throw new RangeError('injected');
    };
    const frail: Partial<InletConfig> = {
      limit: 7,
      fetch: async (after) => (luck(12) ? crash() : fetch(after)),
      apply: async (tx, events) => {
        if (luck(12)) crash();
        await write(tx, events.slice(0, 3));
        if (luck(12)) crash();
        await write(tx, events.slice(3));
        if (luck(12)) crash();
      },
    };
    const replicas = [inlet(frail), inlet(frail)];
    const made = names(400);
    await relay.start();
    const pulls = replicas.map(async (replica) => {
      while ((await taken()).length < made.length) await replica.pull().catch((error: unknown) => expect(error).toBeInstanceOf(RangeError));
    });
    for (let i = 0; i < made.length; i += 5) await make(made.slice(i, i + 5));
    await Promise.all(pulls);
    expect((await taken()).sort()).toEqual([...made].sort());
    expect(crashes).toBeGreaterThan(0);
    expect((await scratch.admin.query('SELECT position FROM training.inlet_cursor')).rows).toEqual([{ position: '400' }]);
  });

  it('is woken, never overlaps itself, and ends after the page at hand', async () => {
    const made = names(60);
    let within = 0;
    let most = 0;
    const each = inlet({
      apply: async (tx, events) => {
        most = Math.max(most, ++within);
        await write(tx, events);
        within -= 1;
      },
    });
    each.start();
    for (let i = 0; i < made.length; i += 6) {
      await make(made.slice(i, i + 6));
      await relay.stamp();
      for (let wakes = 0; wakes < 5; wakes++) each.wake();
      void each.pull();
    }
    while ((await taken()).length < made.length) await each.pull();
    await each.stop();
    expect(most).toBe(1);
    expect(await taken()).toEqual(made);
  });

  it('catches up with what was stamped after a pull under way had asked', async () => {
    let arrive = () => undefined as void;
    const answered = new Promise<void>((resolve) => (arrive = resolve));
    let asked = () => undefined as void;
    const first = new Promise<void>((resolve) => (asked = resolve));
    const each = inlet({
      fetch: async (after) => {
        const events = await fetch(after);
        asked();
        await answered;
        return events;
      },
    });
    const underWay = each.pull();
    await first;
    const made = names(3);
    await make(made);
    await relay.stamp();
    const caughtUp = each.catchUp();
    arrive();
    expect([await underWay, await caughtUp]).toEqual([0, 3]);
    expect(await taken()).toEqual(made);
  });

  it('rests after a failure and then takes the same page again', async () => {
    await make(names(1));
    await relay.stamp();
    const errors: unknown[] = [];
    let tries = 0;
    const each = inlet({
      onError: (error) => errors.push(error),
      apply: async (tx, events) => {
        if (++tries === 1) throw new RangeError('not yet');
        await write(tx, events);
      },
    });
    each.start();
    while ((await taken()).length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    await each.stop();
    expect([errors.length, tries]).toEqual([1, 2]);
  });

  it('moves on from no page that is out of order', async () => {
    await make(names(3));
    await relay.stamp();
    const each = inlet({ fetch: async (after) => (await fetch(after)).reverse() });
    await expect(each.pull()).rejects.toThrow('Event position 2 came after 3');
    expect(await taken()).toEqual([]);
  });

  it('holds no transaction while the producer takes its time', async () => {
    let [asked, answer] = [0, () => undefined as void];
    const patience = new Promise<void>((resolve) => (answer = resolve));
    const each = inlet({
      fetch: async (after) => {
        asked += 1;
        if (asked > 1) await patience;
        return fetch(after);
      },
    });
    await make(names(25));
    await relay.stamp();
    const pulled = each.pull();
    const open = `SELECT count(*)::int AS n FROM pg_stat_activity WHERE usename = 'training_inlet' AND state LIKE 'idle in%' AND datname = current_database()`;
    const isOpen = async () => (await scratch.admin.query<{ n: number }>(open)).rows[0]?.n !== 0;
    while (asked < 2 || (await isOpen())) await new Promise((resolve) => setTimeout(resolve, 10));
    answer();
    expect(await pulled).toBe(25);
  });

  it('leaves a catalogue that is as the design wants it', async () => {
    expect(await lintCatalogue(scratch.admin)).toEqual([]);
  });
});
