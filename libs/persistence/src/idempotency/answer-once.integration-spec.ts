import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import type { Pool } from 'pg';
import { connections } from '../connection/connections';
import { database } from '../connection/database';
import { migrate } from '../migration/migrate';
import { inScope } from '../write/in-scope';
import { scratchDatabase, type ScratchDatabase } from '../../test/scratch-database';
import { ToyProducer1790000000001 } from '../../test/toy-events';
import { issuer } from '../../test/toy-province';
import { answerOnce, type StoredReply } from './answer-once';
import { noAccount } from './idempotency.table';

/** A moment that one side waits for and the other brings about. */
const gate = () => {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { open: () => open(), opened };
};

describe('a command with an idempotency key', () => {
  let scratch: ScratchDatabase;
  let db: DataSource;
  let identity: Pool;
  let context: string;
  const account = randomUUID();

  beforeAll(async () => {
    scratch = await scratchDatabase();
    await migrate({ adminUrl: scratch.adminUrl, service: 'personnel', migrations: [ToyProducer1790000000001] });
    db = await database({ service: 'personnel', url: scratch.urlOf('personnel'), entities: [], poolSize: 50 }).initialize();
    identity = connections({ url: scratch.urlOf('identity'), name: 'toy-identity', size: 1 });
    context = await issuer(identity)([], { account });
  });

  afterAll(async () => {
    await identity?.end();
    await db?.destroy();
    await scratch?.drop();
  });

  interface Order {
    readonly key: string;
    readonly body?: string;
    readonly operation?: string;
    readonly as?: { account: string; context: string };
    readonly before?: () => Promise<void>;
  }

  const order = ({ key, body = '{}', operation = 'personnel.toy.make', as = { account, context }, before }: Order): Promise<StoredReply> =>
    inScope(db, as.context, (tx) =>
      answerOnce(tx, { account: as.account, key, operation, body }, async () => {
        await before?.();
        await tx.query('INSERT INTO made (what) VALUES ($1)', [key]);
        return { status: 201, headers: { etag: '"v1"' }, reply: Buffer.from(JSON.stringify({ number: randomUUID(), name: 'Nguyễn' })) };
      }),
    );
  const effects = async (key: string) =>
    Number((await scratch.admin.query<{ n: string }>('SELECT count(*) AS n FROM personnel.made WHERE what = $1', [key])).rows[0]?.n);

  it('is done once, and a repeat gets the same answer byte for byte', async () => {
    const key = randomUUID();
    const first = await order({ key });
    expect(await order({ key })).toEqual(first);
    expect(first).toMatchObject({ status: 201, headers: { etag: '"v1"' }, reply: expect.any(Buffer) });
    expect(await effects(key)).toBe(1);
  });

  it('sent fifty times at once has one effect and fifty equal answers', async () => {
    for (let round = 0; round < 5; round++) {
      const key = randomUUID();
      const answers = await Promise.all(Array.from({ length: 50 }, () => order({ key })));
      expect(new Set(answers.map(({ reply }) => reply.toString())).size).toBe(1);
      expect(await effects(key)).toBe(1);
    }
  });

  it.each([{ body: '{"other":1}' }, { operation: 'personnel.toy.break' }])(
    'is refused where its key was used for another command: %j',
    async (other) => {
      const key = randomUUID();
      await order({ key });
      await expect(order({ key, ...other })).rejects.toMatchObject({ code: 'idempotency-key-reused' });
      expect(await effects(key)).toBe(1);
    },
  );

  it('is refused while the first with its key still runs longer than one waits', async () => {
    const key = randomUUID();
    const [begun, held] = [gate(), gate()];
    const first = order({
      key,
      before: () => {
        begun.open();
        return held.opened;
      },
    });
    await begun.opened;
    await expect(order({ key })).rejects.toMatchObject({ code: 'idempotency-key-in-use' });
    held.open();
    const answer = await first;
    expect(await order({ key })).toEqual(answer);
  });

  it('that was refused leaves its key free, and the next one does the work', async () => {
    const key = randomUUID();
    const begun = gate();
    const refused = order({
      key,
      before: () => {
        begun.open();
        return Promise.reject(new RangeError('refused'));
      },
    });
    refused.catch(() => undefined);
    await begun.opened;
    const waiting = order({ key });
    await expect(refused).rejects.toThrow(RangeError);
    await waiting;
    expect(await effects(key)).toBe(1);
  });

  it('shows its answer to no other account, even under the same key', async () => {
    const key = randomUUID();
    const mine = await order({ key });
    const other = randomUUID();
    const theirs = await order({ key, as: { account: other, context: await issuer(identity)([], { account: other }) } });
    expect(theirs.reply.equals(mine.reply)).toBe(false);
    await expect(order({ key, as: { account, context: '' } })).rejects.toMatchObject({ code: 'not-found' });
    await expect(order({ key: randomUUID(), as: { account: other, context } })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('of a service on its own behalf is kept under no account', async () => {
    const key = randomUUID();
    const as = { account: noAccount, context: '' };
    const first = await order({ key, as });
    expect(await order({ key, as })).toEqual(first);
    await expect(order({ key: randomUUID(), as: { account: noAccount, context } })).rejects.toMatchObject({ code: 'not-found' });
  });
});
