import { createHmac, randomUUID } from 'node:crypto';
import { services } from '@noivu/contracts';
import type { Pool } from 'pg';
import { bootstrap } from '../bootstrap/bootstrap';
import { connections } from '../connection/connections';
import { scratchDatabase, scratchPasswords, type ScratchDatabase } from '../../test/scratch-database';
import { issuer } from '../../test/toy-province';

describe('the signed scope context', () => {
  let scratch: ScratchDatabase;
  let identity: Pool;
  let issue: ReturnType<typeof issuer>;
  const unit = randomUUID();

  beforeAll(async () => {
    scratch = await scratchDatabase();
    identity = connections({ url: scratch.urlOf('identity'), name: 'toy-identity', size: 2 });
    issue = issuer(identity);
  });

  afterAll(async () => {
    await identity?.end();
    await scratch?.drop();
  });

  /** Asks the functions of `sec` as a superuser under a context. */
  const read = async (context: string | null) => {
    const { rows } = await scratch.admin.query<{
      claims: string[] | null;
      account: string | null;
      session: string | null;
      own: string | null;
    }>(
      `SELECT sec.claims() AS claims, sec.account() AS account, sec.session() AS session, sec.own_record() AS own FROM (SELECT set_config('app.ctx', $1, true) c OFFSET 0) s WHERE s.c IS NOT NULL`,
      [context],
    );
    return rows[0] ?? nothing;
  };
  const nothing = { claims: null, account: null, session: null, own: null };

  it('carries an HMAC-SHA256 over what stands before it', async () => {
    const { rows } = await scratch.admin.query<{ inner_pad: Buffer; outer_pad: Buffer }>('SELECT inner_pad, outer_pad FROM sec.key');
    const key = Buffer.from(rows[0]?.inner_pad.map((byte) => byte ^ 0x36) ?? []).subarray(0, 32);
    for (const scopes of [[], [`${unit}:subtree`], [`${unit}:unit`, `${randomUUID()}:subtree`, `${randomUUID()}:self`]]) {
      const context = await issue(scopes);
      const place = context.lastIndexOf('|');
      expect(context.slice(place + 1)).toBe(createHmac('sha256', key).update(context.slice(0, place)).digest('hex'));
    }
  });

  it('is read back as it was signed', async () => {
    const account = randomUUID();
    const own = randomUUID();
    const context = await issue([`${unit}:subtree`, `${own}:self`], { account });
    const parts = context.split('|');
    expect(await read(context)).toEqual({ claims: parts, account, session: parts[2], own });
    expect(parts.slice(0, 4)).toEqual(['v1', account, expect.any(String), `${unit}:subtree,${own}:self`]);
    expect((await read(await issue([], { account }))).account).toBe(account);
  });

  it('is nothing when missing, empty or expired', async () => {
    for (const context of [null, '', await issue([`${unit}:unit`], { seconds: 0 })]) expect(await read(context)).toEqual(nothing);
    const { rows } = await scratch.admin.query('SELECT sec.claims() AS claims');
    expect(rows[0]).toEqual({ claims: null });
  });

  it('is verified by every key that stands, and signed by the youngest', async () => {
    const old = await issue([`${unit}:unit`]);
    await scratch.admin.query(
      `INSERT INTO sec.key (kid, inner_pad, outer_pad) SELECT 2, sha256('a') || sha256('b'), sha256('c') || sha256('d')`,
    );
    const fresh = await issue([`${unit}:unit`]);
    expect((await read(old)).claims).not.toBeNull();
    expect((await read(fresh)).claims).not.toBeNull();
    await scratch.admin.query('DELETE FROM sec.key WHERE kid = 2');
    expect((await read(old)).claims).not.toBeNull();
    expect(await read(fresh)).toEqual(nothing);
  });

  it.each([
    ['a scope of another form', [`${unit}:all`], 600],
    ['a scope that would add a part', [`${unit}:unit|x`], 600],
    ['a scope that would add a line', [`${unit}:unit\n`], 600],
    ['an upper-case unit', [`${unit.toUpperCase()}A`.slice(0, 36).replace(/^./, 'F') + ':unit'], 600],
    ['two own records', [`${unit}:self`, `${randomUUID()}:self`], 600],
    ['more than a hundred scopes', Array.from({ length: 101 }, () => `${randomUUID()}:unit`), 600],
    ['more than six hours', [`${unit}:unit`], 6 * 3600 + 5],
  ])('is not issued with %s', async (_, scopes, seconds) => {
    await expect(issue(scopes, { seconds })).rejects.toMatchObject({ code: '22023' });
  });

  it('is not issued without its parts', async () => {
    for (const parts of [
      `NULL, gen_random_uuid(), '{}', now()`,
      `gen_random_uuid(), NULL, '{}', now()`,
      `gen_random_uuid(), gen_random_uuid(), NULL, now()`,
      `gen_random_uuid(), gen_random_uuid(), '{NULL}', now()`,
      `gen_random_uuid(), gen_random_uuid(), '{}', NULL`,
    ])
      await expect(identity.query(`SELECT sec.issue_context(${parts})`)).rejects.toMatchObject({ code: '22004' });
  });

  it.each(services)('no key, no signature and no foreign schema is open to %s', async (service) => {
    const pool = connections({ url: scratch.urlOf(service), name: 'toy', size: 1 });
    const denied = { code: '42501' };
    const foreign = services.filter((name) => name !== service);
    await expect(pool.query('SELECT * FROM sec.key')).rejects.toMatchObject(denied);
    await expect(pool.query('SELECT sec.claims()')).rejects.toMatchObject(denied);
    for (const other of foreign) await expect(pool.query(`CREATE TABLE ${other}.mine (id integer)`)).rejects.toMatchObject(denied);
    for (const statement of [
      'CREATE TABLE mine (id integer)',
      'CREATE TEMPORARY TABLE mine (id integer)',
      'DO $$ BEGIN END $$',
      'SET ROLE personnel_owner',
      'SET ROLE sec_owner',
      'SET row_security = off; SELECT * FROM sec.key',
    ])
      await expect(pool.query(statement)).rejects.toMatchObject(denied);
    if (service !== 'identity')
      await expect(pool.query(`SELECT sec.issue_context(gen_random_uuid(), gen_random_uuid(), '{}', now())`)).rejects.toMatchObject(denied);
    await pool.end();
  });

  it('keeps its key through a second bootstrap', async () => {
    const context = await issue([`${unit}:unit`]);
    await Promise.all([1, 2].map(() => bootstrap({ adminUrl: scratch.adminUrl, passwords: scratchPasswords() })));
    expect((await read(context)).claims).not.toBeNull();
    expect((await scratch.admin.query('SELECT FROM sec.key')).rowCount).toBe(1);
  });
});
