import { createServer, type AddressInfo } from 'node:net';
import type { DataSource } from 'typeorm';
import { Reads } from '../read/reads';
import { scoped } from '../read/scoped-statement';
import { inScope } from '../write/in-scope';
import { scratchDatabase, type ScratchDatabase } from '../../test/scratch-database';
import { connections } from './connections';
import { database } from './database';

const unavailable = { code: 'service-unavailable', facts: { retryAfter: 1 } };
const now = scoped({ name: 'now', text: 'SELECT now()::text' });
const nap = scoped({ name: 'nap', text: 'SELECT pg_sleep($2::float8)::text' });

describe('a database that cannot answer now', () => {
  let scratch: ScratchDatabase;
  let url: string;

  beforeAll(async () => {
    scratch = await scratchDatabase();
    url = scratch.urlOf('training');
  });
  afterAll(() => scratch?.drop());

  const cut = () =>
    scratch.admin.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'training' AND datname = current_database()`,
    );
  const napping = async (): Promise<void> => {
    const { rows } = await scratch.admin.query(
      `SELECT FROM pg_stat_activity WHERE usename = 'training' AND datname = current_database() AND state = 'active' AND query LIKE '%pg_sleep%'`,
    );
    if (rows.length === 0) return napping();
  };

  it('is told so where nobody listens', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    const port = String(
      await new Promise<number>((resolve) => server.once('listening', () => resolve((server.address() as AddressInfo).port))),
    );
    await new Promise((resolve) => server.close(resolve));
    const nowhere = Object.assign(new URL(url), { port }).href;
    const reads = new Reads(connections({ url: nowhere, name: 'toy' }));
    await expect(reads.one(now, '')).rejects.toMatchObject(unavailable);
    await reads.close();
  });

  it('is told so where every connection is taken longer than one waits, and recovers', async () => {
    const reads = new Reads(connections({ url, name: 'toy', size: 1 }));
    const long = reads.one(nap, '', [4]);
    await expect(reads.one(now, '')).rejects.toMatchObject(unavailable);
    await long;
    expect(await reads.one(now, '')).not.toBeNull();
    await reads.close();
  });

  it('is told so where a statement runs too long', async () => {
    const reads = new Reads(connections({ url, name: 'toy', size: 1 }));
    await expect(reads.one(nap, '', [60])).rejects.toMatchObject(unavailable);
    await reads.close();
  });

  /** A connection that was cut may be given out once more before its end is noticed. */
  const answering = async (reads: Reads): Promise<void> => {
    const answer = await reads.one(now, '').catch((error: unknown) => expect(error).toMatchObject(unavailable));
    if (typeof answer !== 'string') return answering(reads);
  };

  it('ends no process when it cuts connections at rest and in use, and is used again', async () => {
    const reads = new Reads(connections({ url, name: 'toy', size: 2 }));
    await answering(reads);
    await cut();
    await answering(reads);
    const long = reads.one(nap, '', [4]);
    long.catch(() => undefined);
    await napping();
    await cut();
    await expect(long).rejects.toMatchObject(unavailable);
    await answering(reads);
    await reads.close();
  });

  it('is told so on the writing side too, and recovers', async () => {
    const db: DataSource = await database({ service: 'training', url, entities: [], poolSize: 2 }).initialize();
    const long = inScope(db, '', (tx) => tx.query('SELECT pg_sleep(4)'));
    long.catch(() => undefined);
    await napping();
    await cut();
    await expect(long).rejects.toMatchObject(unavailable);
    expect(await inScope(db, '', (tx) => tx.query<{ one: number }[]>('SELECT 1 AS one'))).toEqual([{ one: 1 }]);
    await db.destroy();
  });

  it('text that cannot be stored is a fault of the request', async () => {
    const reads = new Reads(connections({ url, name: 'toy', size: 1 }));
    const echo = scoped({ name: 'echo', text: 'SELECT $2::text' });
    await expect(reads.one(echo, '', ['a\0b'])).rejects.toMatchObject({ code: 'request-invalid' });
    expect(await reads.one(echo, '', ['Nguyễn Văn Đức'])).toBe('Nguyễn Văn Đức');
    await reads.close();
  });
});
