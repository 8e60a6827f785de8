import type { Pool } from 'pg';
import { connections } from '../connection/connections';
import { Reads } from '../read/reads';
import { scoped } from '../read/scoped-statement';
import { openOffice, type ToyOffice } from '../../test/toy-office';
import { scopedListing } from './scoped-listing';

const list = scoped({ name: 'record.list', text: 'SELECT list_records($2)' });

describe('a listing that states the scope itself', () => {
  let office: ToyOffice;
  let pool: Pool;
  let reads: Reads;

  beforeAll(async () => {
    office = await openOffice([10, 30, 30, 0]);
    pool = connections({ url: office.urlOf('personnel'), name: 'toy-lists', size: 1, customPlans: true });
    reads = new Reads(pool);
  }, 60_000);

  afterAll(async () => {
    await reads?.close();
    await office?.drop();
  });

  const idsOf = async (...asked: Parameters<Reads['one']>): Promise<string[]> =>
    (JSON.parse((await reads.one(...asked)) ?? '[]') as string[]).sort();
  const listed = (context: string) => idsOf(list, context, [100_000]);

  it('shows exactly what the policies show, for every kind of scope', async () => {
    const { province, departments, bases } = office.tree;
    const own = office.recordsOf(departments[4])[0] ?? '';
    const scopes = [
      [],
      [`${departments[0]?.id}:unit`],
      [`${bases[2]?.[3]?.id}:subtree`, `${departments[7]?.id}:subtree`],
      [`${own}:self`],
      [`${departments[0]?.id}:unit`, `${own}:self`],
      [`${province.id}:subtree`],
    ];
    const all = scoped({ name: 'record.all', text: 'SELECT json_agg(id)::text FROM record' });
    for (const held of scopes) {
      const context = await office.issue(held);
      expect(await listed(context)).toEqual(await idsOf(all, context));
    }
    expect(await listed(await office.issue([`${departments[0]?.id}:unit`]))).toEqual(office.recordsOf(departments[0]).sort());
  });

  it('shows nothing without a signed context', async () => {
    const expired = await office.issue([`${office.tree.province.id}:subtree`], { seconds: -1 });
    for (const refused of ['', 'v1', expired]) expect(await listed(refused)).toEqual([]);
  });

  it('reads one page of the province, not the province', async () => {
    const context = await office.issue([`${office.tree.province.id}:subtree`]);
    await reads.one(list, context, [50]);
    const touched = async (page: number): Promise<number> => {
      const { rows } = await pool.query<{ 'QUERY PLAN': [{ Plan: { 'Shared Hit Blocks': number } }] }>(
        `EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${list.text.replaceAll('$1', `'${context}'`).replaceAll('$2', String(page))}`,
      );
      return rows[0]?.['QUERY PLAN'][0].Plan['Shared Hit Blocks'] ?? Infinity;
    };
    const pages = Number((await office.admin.query<{ n: string }>(`SELECT pg_relation_size('personnel.record') / 8192 AS n`)).rows[0]?.n);
    expect(await touched(50)).toBeLessThan(pages);
  });

  it('is not made where it does not say where its scope stands', () => {
    expect(() => scopedListing({ service: 'personnel', name: 'open', parameters: '', text: () => 'SELECT 1' })).toThrow(
      'does not say where its scope stands',
    );
  });
});
