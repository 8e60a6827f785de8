import { randomUUID } from 'node:crypto';
import { event } from '@noivu/contracts';
import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import { connections } from '../connection/connections';
import { database } from '../connection/database';
import { lintCatalogue } from '../catalogue/lint-catalogue';
import { migrate } from '../migration/migrate';
import { inScope } from '../write/in-scope';
import { scratchDatabase, type ScratchDatabase } from '../../test/scratch-database';
import { ToyProducer1790000000001 } from '../../test/toy-events';
import { announce } from './announce';
import { fetchEvents, type StampedEvent } from './fetch-events';
import { OutboxRelay } from './outbox-relay';

class Made {
  what: string;
}
const WasMade = event({ subject: 'personnel.toy.made', payload: Made });

describe('the outbox', () => {
  let scratch: ScratchDatabase;
  let db: DataSource;
  let relayPool: Pool;

  beforeAll(async () => {
    scratch = await scratchDatabase();
    await migrate({ adminUrl: scratch.adminUrl, service: 'personnel', migrations: [ToyProducer1790000000001] });
    db = await database({ service: 'personnel', url: scratch.urlOf('personnel'), entities: [], poolSize: 8 }).initialize();
    relayPool = connections({ url: scratch.urlOf('personnel_relay'), name: 'toy-relay', size: 8 });
  });

  beforeEach(() => scratch.admin.query('TRUNCATE personnel.made, personnel.outbox, personnel.outbox_position RESTART IDENTITY'));

  afterAll(async () => {
    await relayPool?.end();
    await db?.destroy();
    await scratch?.drop();
  });

  const relay = (onStamped?: (count: number) => void) =>
    new OutboxRelay({ pool: relayPool, service: 'personnel', ...(onStamped && { onStamped }) });

  const make = (what: string, { fails = false, version = 1 } = {}) =>
    inScope(db, '', async (tx) => {
      await tx.query('INSERT INTO made (what) VALUES ($1)', [what]);
      await announce(tx, WasMade, { key: what, version, payload: { what } });
      if (fails) throw new RangeError('rolled back');
    });

  const everything = async (limit = 100): Promise<StampedEvent[]> => {
    const all: StampedEvent[] = [];
    for (
      let page = await fetchEvents(relayPool, { after: 0, limit });
      page.length > 0;
      page = await fetchEvents(relayPool, { after: all.at(-1)?.position ?? 0, limit })
    )
      all.push(...page);
    return all;
  };

  it('gives an event with its payload, version and moment once it is stamped, and not before', async () => {
    await make('a', { version: 7 });
    expect(await everything()).toEqual([]);
    expect(await relay().stamp()).toBe(1);
    expect(await everything()).toEqual([
      {
        position: 1,
        subject: 'personnel.toy.made',
        key: 'a',
        version: 7,
        payload: { what: 'a' },
        occurredAt: expect.stringMatching(/^\d{4}-.*Z$/),
      },
    ]);
    expect(await relay().stamp()).toBe(0);
  });

  it('has no gap and loses nothing while transactions overlap, roll back, and two relays stamp at once', async () => {
    const relays = [relay(), relay()];
    await Promise.all(relays.map((each) => each.start()));
    const names = Array.from({ length: 600 }, () => randomUUID());
    const outcomes = await Promise.allSettled(
      Array.from({ length: 8 }, async (_, lane) => {
        for (const [i, name] of names.entries())
          if (i % 8 === lane) await make(name, { fails: i % 10 === 3 }).catch((error: unknown) => expect(error).toBeInstanceOf(RangeError));
      }),
    );
    expect(outcomes.every(({ status }) => status === 'fulfilled')).toBe(true);
    await Promise.all(relays.map((each) => each.stop()));
    await relay().stamp();

    const events = await everything();
    expect(events.map(({ position }) => position)).toEqual(events.map((_, i) => i + 1));
    expect(events.map(({ key }) => key).sort()).toEqual(names.filter((_, i) => i % 10 !== 3).sort());
  });

  it('is stamped by one relay at a time, however many try, and none of them fails', async () => {
    for (let round = 0; round < 5; round++) {
      await Promise.all(Array.from({ length: 8 }, (_, i) => make(`${round}-${i}`)));
      const stamped = await Promise.all(Array.from({ length: 8 }, () => relay().stamp()));
      expect(stamped.reduce((sum, count) => sum + count)).toBe(8);
    }
    expect((await everything()).map(({ position }) => position)).toEqual(Array.from({ length: 40 }, (_, i) => i + 1));
  });

  it('gives a later position to what is committed later, though it was written first', async () => {
    const slow = db.createQueryRunner();
    await slow.startTransaction();
    await announce(slow.manager, WasMade, { key: 'written first', version: 1, payload: { what: '1' } });
    await make('committed first');
    await relay().stamp();
    await make('while the first is still open');
    await relay().stamp();
    await slow.commitTransaction();
    await slow.release();
    await relay().stamp();
    expect((await everything()).map(({ key }) => key)).toEqual(['committed first', 'while the first is still open', 'written first']);
  });

  it('wakes by itself when something is announced', async () => {
    let hear = (_count: number): void => undefined;
    const heard = new Promise<number>((resolve) => (hear = resolve));
    const each = relay((count) => hear(count));
    await each.start();
    await make('a');
    expect(await heard).toBe(1);
    await each.stop();
  });

  it('goes on after its connections were cut', async () => {
    const stamped: number[] = [];
    const each = relay((count) => stamped.push(count));
    await each.start();
    await scratch.admin.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'personnel_relay' AND datname = current_database()`,
    );
    await make('after the cut');
    while (stamped.length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    await each.stop();
    expect((await everything()).map(({ key }) => key)).toEqual(['after the cut']);
  });

  it('stamps more than one batch, in the order they were written', async () => {
    await inScope(db, '', async (tx) => {
      for (let i = 0; i < 1_201; i++) await announce(tx, WasMade, { key: String(i), version: 1, payload: { what: 'x' } });
    });
    expect(await relay().stamp()).toBe(1_201);
    expect((await everything(500)).map(({ key }) => Number(key))).toEqual(Array.from({ length: 1_201 }, (_, i) => i));
  });

  it('believes no settled mark of another cluster, as a restored dump brings it', async () => {
    await make('before');
    await relay().stamp();
    await scratch.admin.query(`UPDATE personnel.outbox_position SET settled = '18446744073709551000'`);
    await make('after');
    expect(await relay().stamp()).toBe(1);
    expect((await everything()).map(({ key }) => key)).toEqual(['before', 'after']);
  });

  it('looks at few pages for a new event, however many stand before it', async () => {
    await scratch.admin.query(`
      INSERT INTO personnel.outbox (subject, key, version, payload, xact) SELECT 'personnel.toy.made', n::text, 1, '{}', '3' FROM generate_series(1, 60000) n;
      INSERT INTO personnel.outbox_position (position, outbox_id, settled) SELECT id, id, '4' FROM personnel.outbox;
      ANALYZE personnel.outbox, personnel.outbox_position`);
    const session = await relayPool.connect();
    // A session's first plan reads the catalogue too, and how much of it differs from run to run.
    await session.query('SELECT stamp_outbox(500)');
    await make('new');
    const { rows } = await session.query<{ 'QUERY PLAN': [{ Plan: { 'Shared Hit Blocks': number } }] }>(
      'EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) SELECT stamp_outbox(500)',
    );
    session.release();
    expect(rows[0]?.['QUERY PLAN'][0].Plan['Shared Hit Blocks']).toBeLessThan(300);
    expect(await fetchEvents(relayPool, { after: 60_000, limit: 10 })).toMatchObject([{ position: 60_001, key: 'new' }]);
  });

  it('fills a page up to its bytes, and always gives one event', async () => {
    for (const what of ['a', 'b', 'c']) await make(what.repeat(1_000));
    await relay().stamp();
    const page = (maxBytes: number) => fetchEvents(relayPool, { after: 0, limit: 10, maxBytes });
    expect(await page(1)).toHaveLength(1);
    expect(await page(1_500)).toHaveLength(2);
    expect(await page(100_000)).toHaveLength(3);
  });

  it('is written by the service and read by the relay, and neither can do the other', async () => {
    const app = connections({ url: scratch.urlOf('personnel'), name: 'toy', size: 1 });
    const denied = { code: '42501' };
    for (const statement of [
      'SELECT * FROM outbox',
      'SELECT * FROM outbox_position',
      'SELECT stamp_outbox(1)',
      'UPDATE outbox SET version = 1',
      'DELETE FROM outbox',
      `INSERT INTO outbox (subject, key, version, payload, xact) VALUES ('a', 'b', 1, '{}', '0')`,
    ])
      await expect(app.query(statement)).rejects.toMatchObject(denied);
    for (const statement of [
      `INSERT INTO outbox (subject, key, version, payload) VALUES ('a', 'b', 1, '{}')`,
      'UPDATE outbox_position SET position = 1',
      'DELETE FROM outbox',
      'SELECT * FROM made',
      'SELECT * FROM idempotency',
    ])
      await expect(relayPool.query(statement)).rejects.toMatchObject(denied);
    await app.end();
    expect(await lintCatalogue(scratch.admin)).toEqual([]);
  });
});
