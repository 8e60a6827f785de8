import { createHash } from 'node:crypto';
import { Client, Pool } from 'pg';
import { connections, roleUrl } from '@noivu/persistence';
import { freshDatabase, rolePassword, type FreshDatabase } from '../../../test/harness/database';
import { exportAudit } from './audit-export';
import { AuditSealer } from './audit-sealer';

const insert = `INSERT INTO audit_entry (sender, action, outcome, facts, message_id, trace_id) VALUES ('test', $1, 'done', $2, 'm', 't')`;
const order = `SELECT e.action FROM training.audit_seal s JOIN training.audit_entry e USING (entry_id) ORDER BY s.seq`;

describe('the chain over the audit trail', () => {
  let database: FreshDatabase;
  let [admin, app, sealerPool]: Pool[] = [];

  beforeAll(async () => {
    database = await freshDatabase();
    const as = (role: string) => connections({ url: roleUrl(database.adminUrl, role, rolePassword(role)), name: `test ${role}`, size: 8 });
    admin = new Pool({ connectionString: database.adminUrl, max: 4 });
    app = as('training');
    sealerPool = as('training_sealer');
  });

  beforeEach(() =>
    admin!.query(`SET session_replication_role = replica; TRUNCATE training.audit_entry, training.audit_seal RESTART IDENTITY;
      SET session_replication_role = DEFAULT`),
  );

  afterAll(async () => {
    await Promise.all([admin?.end(), app?.end(), sealerPool?.end()]);
    await database?.drop();
  });

  const sealer = (onSealed?: (head: number) => void) => new AuditSealer({ pool: sealerPool!, ...(onSealed && { onSealed }) });
  const write = (action: string, facts: object = {}) => app!.query(insert, [action, JSON.stringify(facts)]);
  const actions = async () => (await admin!.query<{ action: string }>(order)).rows.map(({ action }) => action);

  it('has one link for each entry, and tells how long it is', async () => {
    const heads: number[] = [];
    await write('a');
    await write('b');
    expect(await sealer((head) => heads.push(head)).seal()).toBe(2);
    expect(await sealer((head) => heads.push(head)).seal()).toBe(0);
    await write('c');
    expect(await sealer((head) => heads.push(head)).seal()).toBe(1);
    expect(heads).toEqual([2, 2, 3]);
    expect(await actions()).toEqual(['a', 'b', 'c']);
  });

  it('can be reckoned again from what an export says', async () => {
    await write('a', { text: 'Nguyễn\u2028"\\\n', amount: 1, nested: { b: [1.5, null], a: true } });
    await write('b');
    await sealer().seal();
    const client = new Client({ connectionString: database.adminUrl });
    await client.connect();
    await client.query('BEGIN');
    const lines: string[] = [];
    await exportAudit(client, ['training'], (some) => lines.push(...some));
    await client.end();

    const sha256 = (...parts: (string | Buffer)[]) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();
    let hash = sha256('noivu audit training');
    for (const place of [2, 4]) {
      const link = JSON.parse(lines[place]!);
      hash = sha256(hash, sha256(lines[place + 1]!), `${link.seq}|${link.entryId}|${link.sealedAt}|${link.settled}`);
      expect(link.hash).toBe(hash.toString('hex'));
    }
    expect(JSON.parse(lines[3]!)).toMatchObject({
      entryId: 1,
      at: expect.stringMatching(/^\d{4}-.*\.\d{6}Z$/),
      facts: { text: 'Nguyễn\u2028"\\\n' },
    });
    expect(lines.slice(6)).toEqual(['{"end":"training","lines":4}']);
  });

  it('takes up late what was written first and committed last', async () => {
    const slow = await app!.connect();
    await slow.query('BEGIN');
    await slow.query(insert, ['written first', {}]);
    await write('committed first');
    await sealer().seal();
    await write('while the first is still open');
    await sealer().seal();
    await slow.query('COMMIT');
    slow.release();
    await sealer().seal();
    expect(await actions()).toEqual(['committed first', 'while the first is still open', 'written first']);
  });

  it('seals every entry once while transactions overlap and roll back and two sealers work', async () => {
    const sealers = [sealer(), sealer()];
    await Promise.all(sealers.map((each) => each.start()));
    await Promise.all(
      Array.from({ length: 6 }, async (_, lane) => {
        for (let i = 0; i < 60; i++) {
          const client = await app!.connect();
          await client.query('BEGIN');
          await client.query(insert, [`${lane}-${i}`, {}]);
          if (i % 5 === 0) sealers[lane % 2]!.seal().catch(() => undefined);
          await client.query(i % 10 === 3 ? 'ROLLBACK' : 'COMMIT');
          client.release();
        }
      }),
    );
    await Promise.all(sealers.map((each) => each.stop()));
    await sealer().seal();
    const { rows } = await admin!.query(`SELECT (SELECT count(*)::int FROM training.audit_entry) AS entries, count(*)::int AS links,
      count(DISTINCT entry_id)::int AS sealed, max(seq)::int AS last FROM training.audit_seal`);
    expect(rows).toEqual([{ entries: 324, links: 324, sealed: 324, last: 324 }]);
  });

  it('goes through more than one batch without leaving out any of them', async () => {
    for (const times of [3_000, 1, 2_500])
      await admin!.query(
        `INSERT INTO training.audit_entry (sender, action, outcome, message_id, trace_id) SELECT 'test', n::text, 'done', 'm', 't' FROM generate_series(1, $1::int) n`,
        [times],
      );
    expect(await sealer().seal()).toBe(5_501);
    expect(await sealer().seal()).toBe(0);
  });

  it('believes no settled mark of another cluster, as a restored dump brings it', async () => {
    await write('before');
    await sealer().seal();
    await admin!.query(`SET session_replication_role = replica; UPDATE training.audit_seal SET settled = '18446744073709551000';
      SET session_replication_role = DEFAULT`);
    await write('after');
    expect(await sealer().seal()).toBe(1);
  });

  it('looks at few pages for a new entry, however many stand before it', async () => {
    await admin!.query(`SET session_replication_role = replica;
      INSERT INTO training.audit_entry (sender, action, outcome, message_id, trace_id, xact) SELECT 'test', 'a', 'done', 'm', 't', '3' FROM generate_series(1, 60000);
      INSERT INTO training.audit_seal (seq, entry_id, sealed_at, settled, hash) SELECT entry_id, entry_id, now(), '4', sha256('') FROM training.audit_entry;
      SET session_replication_role = DEFAULT; ANALYZE training.audit_entry, training.audit_seal`);
    const session = await sealerPool!.connect();
    await session.query('SELECT seal_audit(500)');
    await write('new');
    const { rows } = await session.query<{ 'QUERY PLAN': [{ Plan: { 'Shared Hit Blocks': number } }] }>(
      'EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) SELECT seal_audit(500)',
    );
    session.release();
    expect(rows[0]?.['QUERY PLAN'][0].Plan['Shared Hit Blocks']).toBeLessThan(300);
  });

  it('is written by the sealer alone, and nobody can change or delete a line or a link', async () => {
    await write('a');
    await sealer().seal();
    const denied = { code: '42501' };
    for (const statement of [
      'SELECT * FROM audit_entry',
      'SELECT * FROM audit_seal',
      'SELECT seal_audit(1)',
      'UPDATE audit_entry SET action = action',
      'DELETE FROM audit_entry',
      'TRUNCATE audit_entry',
      `INSERT INTO audit_entry (at, sender, action, outcome, message_id, trace_id) VALUES (now(), 'a', 'b', 'c', 'd', 'e')`,
      `INSERT INTO audit_entry (xact, sender, action, outcome, message_id, trace_id) VALUES ('3', 'a', 'b', 'c', 'd', 'e')`,
      `INSERT INTO audit_seal SELECT 9, 9, now(), '3', sha256('')`,
    ])
      await expect(app!.query(statement)).rejects.toMatchObject(denied);
    for (const statement of [
      'UPDATE audit_seal SET seq = seq',
      'DELETE FROM audit_seal',
      'UPDATE audit_entry SET action = action',
      'DELETE FROM audit_entry',
      `INSERT INTO audit_entry (sender, action, outcome, message_id, trace_id) VALUES ('a', 'b', 'c', 'd', 'e')`,
      'SELECT * FROM enrolment',
    ])
      await expect(sealerPool!.query(statement)).rejects.toMatchObject(denied);
    for (const [table, column] of [
      ['audit_entry', 'action'],
      ['audit_seal', 'seq'],
    ])
      for (const statement of [`DELETE FROM ${table}`, `UPDATE ${table} SET ${column} = ${column}`, `TRUNCATE ${table}`])
        await expect(admin!.query(`SET search_path = training; ${statement}`)).rejects.toThrow('append-only');
  });
});
