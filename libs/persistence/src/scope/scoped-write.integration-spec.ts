import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { database } from '../connection/database';
import { inScope } from '../write/in-scope';
import { openOffice, type ToyOffice } from '../../test/toy-office';

const outside = { code: 'not-found' };

describe('writing under a signed scope', () => {
  let office: ToyOffice;
  let db: DataSource;
  let own: string;
  let foreign: string;
  let ownOrd: number;
  let foreignOrd: number;
  let context: string;

  beforeAll(async () => {
    office = await openOffice([2, 2, 3, 2]);
    db = await database({ service: 'personnel', url: office.urlOf('personnel'), entities: [], poolSize: 3 }).initialize();
    [ownOrd, foreignOrd] = [office.tree.departments[0]?.ord ?? -1, office.tree.departments[1]?.ord ?? -1];
    [own, foreign] = [office.records.get(ownOrd)?.[0] ?? '', office.records.get(foreignOrd)?.[0] ?? ''];
    context = await office.issue([`${office.tree.departments[0]?.id}:subtree`]);
  });

  afterAll(async () => {
    await db?.destroy();
    await office?.drop();
  });

  const write = (ctx: string, statement: string, parameters: unknown[]) =>
    inScope(db, ctx, (tx) => tx.query<[unknown[], number]>(statement, parameters));
  const enter = (ctx: string, ord: number) => write(ctx, 'INSERT INTO record (custodian_ord, name) VALUES ($1, $2)', [ord, 'tran thi b']);
  const note = (ctx: string, record: string) => write(ctx, 'INSERT INTO fact (record_id, body) VALUES ($1, $2)', [record, 'noted']);
  const close = async (ctx: string, record: string) =>
    (await write(ctx, 'UPDATE fact SET closed = true WHERE record_id = $1', [record]))[1];

  it('a record and its facts are written inside the scope', async () => {
    await enter(context, ownOrd);
    await note(context, own);
    expect(await close(context, own)).toBe(3);
    expect((await write(context, 'UPDATE record SET name = $2 WHERE id = $1', [own, 'le van c']))[1]).toBe(1);
  });

  it('a record is not entered into a unit outside the scope', async () => {
    await expect(enter(context, foreignOrd)).rejects.toMatchObject(outside);
  });

  it('a foreign record is not changed, and an own one is not moved out', async () => {
    expect((await write(context, 'UPDATE record SET name = $2 WHERE id = $1', [foreign, 'changed']))[1]).toBe(0);
    await expect(write(context, 'UPDATE record SET custodian_ord = $2 WHERE id = $1', [own, foreignOrd])).rejects.toMatchObject(outside);
  });

  it('a fact is neither added to a foreign record nor closed on it', async () => {
    await expect(note(context, foreign)).rejects.toMatchObject(outside);
    expect(await close(context, foreign)).toBe(0);
  });

  it('a fact of its own record is read, never written, by the holder of an own-record scope', async () => {
    const self = await office.issue([`${own}:self`]);
    const [facts] = await inScope(db, self, (tx) => tx.query<{ n: number }[]>('SELECT count(*)::int AS n FROM fact'));
    expect(facts?.n).toBeGreaterThan(0);
    await expect(note(self, own)).rejects.toMatchObject(outside);
    expect(await close(self, own)).toBe(0);
    expect((await write(self, 'UPDATE record SET name = $2 WHERE id = $1', [own, 'myself']))[1]).toBe(0);
  });

  it('nothing is written without a context, with a forged one or with one that has expired', async () => {
    const expired = await office.issue([`${office.tree.province.id}:subtree`], { seconds: -1 });
    for (const refused of ['', context.replace(/.$/, 'g'), expired]) {
      await expect(enter(refused, ownOrd)).rejects.toMatchObject(outside);
      expect(await close(refused, own)).toBe(0);
    }
  });

  it.each([
    'DELETE FROM record',
    'DELETE FROM fact',
    'TRUNCATE fact',
    `UPDATE fact SET body = 'rewritten'`,
    'SELECT * FROM read_trail',
    'UPDATE unit_node SET last_ord = 2000000000',
  ])('has no right to: %s', async (statement) => {
    const province = await office.issue([`${office.tree.province.id}:subtree`]);
    await expect(write(province, statement, [])).rejects.toMatchObject({ driverError: { code: '42501' } });
  });

  it('nothing is committed past the deadline, nor after a refusal', async () => {
    const counted = async () => (await office.admin.query<{ n: string }>('SELECT count(*) AS n FROM personnel.record')).rows[0]?.n;
    const before = await counted();
    const late = inScope(db, context, (tx) => tx.query('INSERT INTO record (custodian_ord, name) VALUES ($1, $2)', [ownOrd, 'late']), {
      deadline: new Date('2026-01-01T00:00:00Z'),
      clock: { now: () => new Date('2026-01-01T00:00:00.001Z') },
    });
    await expect(late).rejects.toMatchObject({ code: 'service-unavailable' });
    await expect(
      inScope(db, context, async (tx) => {
        await tx.query('INSERT INTO record (custodian_ord, name) VALUES ($1, $2)', [ownOrd, 'refused']);
        throw new RangeError(randomUUID());
      }),
    ).rejects.toThrow(RangeError);
    expect(await counted()).toBe(before);
  });

  it('a row that another transaction holds too long is told as unavailable, and not tried again in silence', async () => {
    const holder = await office.admin.connect();
    await holder.query('BEGIN');
    await holder.query('SELECT FROM personnel.record WHERE id = $1 FOR UPDATE', [own]);
    let tries = 0;
    const blocked = inScope(db, context, async (tx) => {
      tries += 1;
      await tx.query('SELECT FROM record WHERE id = $1 FOR UPDATE', [own]);
    });
    await expect(blocked).rejects.toMatchObject({ code: 'service-unavailable', facts: { retryAfter: 1 } });
    await holder.query('ROLLBACK');
    holder.release();
    expect(tries).toBe(1);
  });
});
