import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { connections } from '../connection/connections';
import { openOffice, recordWithFacts, type ToyOffice } from '../../test/toy-office';
import { Reads } from './reads';
import { scoped, scopedWithAudit } from './scoped-statement';

const getRecord = scoped({ name: 'record.get', text: recordWithFacts });
const getRecordAudited = scopedWithAudit({
  name: 'record.get-audited',
  text: recordWithFacts,
  audit: { table: 'read_trail', values: { account: 'sec.account()', record_id: '$2', found: 'read.reply IS NOT NULL' } },
});

/** PostgreSQL turns to a generic plan after the fifth execution of a statement on a connection. */
const executions = 40;

describe('reading under a signed scope', () => {
  let office: ToyOffice;
  let pool: Pool;
  let reads: Reads;
  let own: string[];
  let foreign: string[];
  let department: string;

  beforeAll(async () => {
    office = await openOffice([3, 4, 10, 3]);
    pool = connections({ url: office.urlOf('personnel'), name: 'toy-reads', size: 2 });
    reads = new Reads(pool);
    const [mine, other] = office.tree.departments;
    department = mine?.id ?? '';
    own = office.recordsOf(mine, office.tree.bases[0]?.[2]);
    foreign = office.recordsOf(other, office.tree.province);
  });

  afterAll(async () => {
    await reads?.close();
    await office?.drop();
  });

  const seen = async (context: string, ids: readonly string[], statement = getRecord): Promise<number> => {
    const answers = await Promise.all(Array.from({ length: executions }, (_, i) => reads.one(statement, context, [ids[i % ids.length]])));
    return answers.filter((answer) => answer !== null).length;
  };

  it.each([
    ['plain', getRecord],
    ['audited', getRecordAudited],
  ])('a %s read of a unit and all below gives its own records with every fact, and no foreign one', async (_, statement) => {
    const context = await office.issue([`${department}:subtree`]);
    expect(await seen(context, own, statement)).toBe(executions);
    expect(await seen(context, foreign, statement)).toBe(0);
    expect(JSON.parse((await reads.one(statement, context, [own[0]])) ?? '')).toMatchObject({
      id: own[0],
      facts: ['fact 1', 'fact 2', 'fact 3'],
    });
  });

  it('a unit without what is below gives only the records of the unit itself', async () => {
    const context = await office.issue([`${department}:unit`]);
    expect(await seen(context, own.slice(0, 10))).toBe(executions);
    expect(await seen(context, own.slice(10))).toBe(0);
  });

  it('several units give the records of each and none between them', async () => {
    const [first, , third] = office.tree.departments;
    const context = await office.issue([`${first?.id}:subtree`, `${third?.id}:unit`]);
    expect(await seen(context, own)).toBe(executions);
    expect(await seen(context, office.recordsOf(third))).toBe(executions);
    expect(await seen(context, foreign)).toBe(0);
  });

  it('an own record is read with its facts, and no other', async () => {
    const context = await office.issue([`${own[0]}:self`]);
    expect(await seen(context, own.slice(0, 1))).toBe(executions);
    expect(JSON.parse((await reads.one(getRecord, context, [own[0]])) ?? '').facts).toHaveLength(3);
    expect(await seen(context, own.slice(1))).toBe(0);
  });

  it('no context that was not signed as it stands opens anything', async () => {
    const context = await office.issue([`${department}:subtree`]);
    const expired = await office.issue([`${department}:subtree`], { seconds: -1 });
    const flipped = context.slice(0, -1) + (context.endsWith('0') ? '1' : '0');
    const wider = context.replace(department, office.tree.province.id);
    const later = context.replace(/\|(\d+)\|/, (_, expiry: string) => `|${Number(expiry) + 60}|`);
    const unknown = await office.issue([`${randomUUID()}:subtree`]);
    const empty = await office.issue([]);
    const broken = [
      '',
      ' ',
      '|',
      'v1',
      '||||||',
      context.slice(0, -65),
      context.toUpperCase(),
      `${context} `,
      `${context}|`,
      'é'.repeat(500),
      'x'.repeat(100_000),
    ];
    for (const refused of [expired, flipped, wider, later, unknown, empty, ...broken]) expect(await seen(refused, own)).toBe(0);
  });

  it('a connection that has answered under a scope goes back to the pool with none', async () => {
    const context = await office.issue([`${office.tree.province.id}:subtree`]);
    expect(await seen(context, own)).toBe(executions);
    for (let turn = 0; turn < 8; turn++) {
      const { rows } = await pool.query<{ people: string; context: string }>(
        `SELECT count(*) AS people, current_setting('app.ctx', true) AS context FROM record`,
      );
      expect(rows[0]).toEqual({ people: '0', context: '' });
    }
  });

  it('mixed contexts on the same prepared statement never borrow from each other', async () => {
    const mine = await office.issue([`${department}:subtree`]);
    const forged = mine.replace(department, office.tree.province.id);
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, i) =>
        reads.one(getRecord, i % 2 ? mine : forged, [(i % 4 < 2 ? own : foreign)[i % 10]]).then((answer) => [i, answer !== null]),
      ),
    );
    for (const [i, found] of answers) expect([i, found]).toEqual([i, Number(i) % 4 === 1]);
  });

  it('writes one audit row for every read, found or not, under the signed account', async () => {
    await office.admin.query('TRUNCATE personnel.read_trail');
    const account = randomUUID();
    const context = await office.issue([`${department}:subtree`], { account });
    await seen(context, own, getRecordAudited);
    await seen(context, foreign, getRecordAudited);
    const { rows } = await office.admin.query(
      `SELECT account, found, count(*)::int AS times FROM personnel.read_trail GROUP BY account, found ORDER BY found`,
    );
    expect(rows).toEqual([
      { account, found: false, times: executions },
      { account, found: true, times: executions },
    ]);
  });

  it('gives no answer where the audit row cannot be written', async () => {
    const expired = await office.issue([`${department}:subtree`], { seconds: -1 });
    await expect(reads.one(getRecordAudited, expired, [own[0]])).rejects.toMatchObject({ code: 'not-found' });

    const context = await office.issue([`${department}:subtree`]);
    const holder = await office.admin.connect();
    await holder.query('BEGIN; LOCK TABLE personnel.read_trail IN ACCESS EXCLUSIVE MODE');
    await expect(reads.one(getRecordAudited, context, [own[0]])).rejects.toMatchObject({
      code: 'service-unavailable',
      facts: { retryAfter: 1 },
    });
    await holder.query('ROLLBACK');
    holder.release();
    expect(await reads.one(getRecordAudited, context, [own[0]])).not.toBeNull();
  });
});
