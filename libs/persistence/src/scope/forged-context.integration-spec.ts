import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { Pool } from 'pg';
import { connections } from '../connection/connections';
import { Reads } from '../read/reads';
import { scoped } from '../read/scoped-statement';
import { openOffice, type ToyOffice } from '../../test/toy-office';

const visible = scoped({ name: 'visible', text: 'SELECT count(*)::text FROM record, fact WHERE fact.record_id = record.id' });

/** One way to spoil a text. */
const damage = fc.oneof(
  fc.record({ kind: fc.constant('replace' as const), at: fc.nat(400), text: fc.string({ minLength: 1, maxLength: 3, unit: 'grapheme' }) }),
  fc.record({ kind: fc.constant('insert' as const), at: fc.nat(400), text: fc.string({ minLength: 1, maxLength: 40, unit: 'binary' }) }),
  fc.record({ kind: fc.constant('delete' as const), at: fc.nat(400), text: fc.string({ minLength: 1, maxLength: 90 }) }),
);

function spoil(context: string, { kind, at, text }: { kind: 'replace' | 'insert' | 'delete'; at: number; text: string }): string {
  const place = at % context.length;
  const skipped = kind === 'insert' ? 0 : text.length;
  return context.slice(0, place) + (kind === 'delete' ? '' : text) + context.slice(place + skipped);
}

describe('a context that identity did not sign', () => {
  let office: ToyOffice;
  let pool: Pool;
  let reads: Reads;
  let signed: string[];

  beforeAll(async () => {
    office = await openOffice([2, 2, 2, 1]);
    pool = connections({ url: office.urlOf('personnel'), name: 'toy-forger', size: 4 });
    reads = new Reads(pool);
    const [first, second] = office.tree.departments;
    const scopes = [[`${first?.id}:subtree`], [`${first?.id}:unit`, `${second?.id}:subtree`], [`${office.records.get(0)?.[0]}:self`], []];
    signed = await Promise.all(scopes.map((each) => office.issue(each)));
  });

  afterAll(async () => {
    await reads?.close();
    await office?.drop();
  });

  /** Zero bytes are refused before anything is read, which is as good. */
  const seen = async (context: string): Promise<string | null> =>
    reads.one(visible, context).catch((error: unknown) => {
      if (context.includes('\0')) return '0';
      throw error;
    });

  const opensNothing = async (forged: string): Promise<void> => {
    fc.pre(!signed.includes(forged));
    expect(await seen(forged)).toBe('0');
  };

  it('the signed ones themselves open what they name', async () => {
    const counts = await Promise.all(signed.map(seen));
    expect(counts.map(Number)).toEqual([6, 8, 1, 0]);
  });

  it('opens nothing, however a signed one was damaged', async () => {
    const cases = fc.asyncProperty(fc.nat(3), fc.array(damage, { minLength: 1, maxLength: 3 }), (which, damages) =>
      opensNothing(damages.reduce(spoil, signed[which] ?? '')),
    );
    await fc.assert(cases, { numRuns: 1_500 });
  });

  it('opens nothing, however parts of signed ones and of the tree are put together', async () => {
    const units = [office.tree.province, ...office.tree.departments].flatMap(({ id }) => [`${id}:subtree`, `${id}:unit`, `${id}:self`]);
    const part = fc.oneof(
      fc.nat(23).map((n) => signed[n % 4]?.split('|')[n % 6] ?? ''),
      fc.constantFrom(...units, 'v1', 'v2', '', '9999999999', randomUUID()),
    );
    const cases = fc.asyncProperty(fc.array(part, { minLength: 4, maxLength: 8 }), (parts) => opensNothing(parts.join('|')));
    await fc.assert(cases, { numRuns: 700 });
  });

  it('opens nothing where it is any text at all', async () => {
    await fc.assert(fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 600 }), opensNothing), { numRuns: 300 });
  });

  it('another service reads none of the tables, with the best of contexts', async () => {
    const training = connections({ url: office.urlOf('training'), name: 'toy-training', size: 1 });
    for (const table of ['record', 'fact', 'unit_node', 'read_trail', 'migration'])
      await expect(training.query(`SELECT * FROM personnel.${table}`)).rejects.toMatchObject({ code: '42501' });
    await expect(training.query('SELECT personnel.scope()')).rejects.toMatchObject({ code: '42501' });
    await training.end();
  });
});
