import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { NoteRefusal } from '@noivu/contracts';
import { database, inScope, lintCatalogue } from '@noivu/persistence';
import { identityAllowance } from '../src/identity.allowance';
import { IdentityWorld } from './identity-world';

describe('the database of identity', () => {
  let world: IdentityWorld;
  let app: DataSource;

  beforeAll(async () => {
    world = await IdentityWorld.start();
    app = await database({ service: 'identity', url: world.parts.database.url('identity'), entities: [] }).initialize();
  });
  afterAll(async () => {
    await app?.destroy();
    await world?.stop();
  });

  // What the service's own role gets under a context; an UPDATE or DELETE comes with its count.
  const under = <Row extends object>(context: string, statement: string, values: unknown[] = []): Promise<Row[]> =>
    inScope(app, context, async (tx) => {
      const rows = await tx.query<Row[] | [Row[], number]>(statement, values);
      return /^(UPDATE|DELETE)/.test(statement) ? (rows as [Row[], number])[0] : (rows as Row[]);
    });
  const contextOf = async (username: string): Promise<string> =>
    (await world.gateway.trust.callerOf(await world.tokenOf(username))).scopeContext;
  const idOf = (username: string): string => world.accounts[username] ?? '';

  it('is as the design wants it', async () => {
    const findings = await lintCatalogue(world.admin, identityAllowance);
    expect(findings.filter(({ object }) => object.startsWith('identity'))).toEqual([]);
  });

  it('shows nothing of accounts, passwords and sessions to whoever has no context', async () => {
    for (const table of ['account', 'account_step', 'session', 'refresh_token', 'idempotency']) {
      expect(await under('', `SELECT 1 FROM ${table}`)).toEqual([]);
    }
    expect(await under('', 'SELECT account_id FROM credential')).toEqual([]);
    expect(await under('', 'SELECT own_password_hash() AS hash')).toEqual([{ hash: null }]);
    expect(await under('', `SELECT account_limit_reached('RECORDS_OFFICER', 0, NULL, NULL) AS reached`)).toEqual([{ reached: true }]);
    expect(await under('', `SELECT account_limit_reached('RECORDS_OFFICER', 1, NULL, NULL) AS reached`)).toEqual([{ reached: false }]);
  });

  it('never gives a password hash out of the table, not even in the scope of the whole province', async () => {
    const context = await contextOf('quantri.snv');
    await expect(under(context, 'SELECT password_hash FROM credential')).rejects.toThrow('permission denied');
    expect(await under(context, 'SELECT account_id FROM credential')).toHaveLength(9);
    expect(await under(context, 'SELECT own_password_hash() LIKE $1 AS hashed', ['$argon2id$v=19$m=19456,t=2,p=1$%'])).toEqual([
      { hashed: true },
    ]);
  });

  it('shows the accounts of the scope, and the own one', async () => {
    const names = async (username: string) =>
      (await under<{ username: string }>(await contextOf(username), 'SELECT username FROM account ORDER BY username')).map(
        (row) => row.username,
      );
    expect(await names('quantri.sgddt')).toEqual(['canbo.thpt', 'quantri.sgddt']);
    expect(await names('canbo.thpt')).toEqual(['canbo.thpt']);
    expect(await names('nhanvien.ttyt')).toEqual(['nhanvien.ttyt']);
  });

  it('lets nobody change the state of the own account or of one outside the scope, whatever the program asks', async () => {
    const context = await contextOf('quantri.syt');
    const lock = `UPDATE account SET state = 'LOCKED' WHERE account_id = $1 RETURNING 1`;
    expect(await under(context, lock, [idOf('quantri.syt')])).toEqual([]);
    expect(await under(context, lock, [idOf('canbo.thpt')])).toEqual([]);
    expect(await under(context, lock, [idOf('canbo.ttyt')])).toHaveLength(1);
    await expect(
      under(context, `UPDATE account SET kinds = '{SYSTEM_ADMINISTRATOR}' WHERE account_id = $1`, [idOf('canbo.ttyt')]),
    ).rejects.toThrow('permission denied');
    expect(
      await under(context, `UPDATE credential SET password_hash = 'x' WHERE account_id = $1 RETURNING account_id`, [idOf('canbo.thpt')]),
    ).toEqual([]);
  });

  it('shows sessions to their account alone, and lets none be made for another', async () => {
    const context = await contextOf('quantri.snv');
    await world.tokenOf('canbo.thpt');
    expect(await under(context, 'SELECT DISTINCT account_id FROM session')).toEqual([{ account_id: idOf('quantri.snv') }]);
    const forged = `INSERT INTO session (session_id, account_id, rights_version, expires_at, tokens_until) VALUES ($1, $2, 1, now(), now())`;
    await expect(under(context, forged, [randomUUID(), idOf('chutich.ubnd')])).rejects.toMatchObject({ code: 'not-found' });
  });

  it('keeps revocations until they are over', async () => {
    await world.admin.query(
      `INSERT INTO identity.revocation (session_id, until) VALUES ($1, now() + interval '1 minute'), ($2, now() - interval '1 minute')`,
      [randomUUID(), randomUUID()],
    );
    expect(await under('', 'DELETE FROM revocation RETURNING 1')).toHaveLength(1);
  });

  it('lets the inlet move accounts in the tree, and nothing else', async () => {
    const inlet = new Client({ connectionString: world.parts.database.url('identity_inlet') });
    await inlet.connect();
    await expect(inlet.query(`UPDATE account SET state = 'ACTIVE'`)).rejects.toThrow('permission denied');
    await expect(inlet.query('SELECT username FROM account')).rejects.toThrow('permission denied');
    await inlet.query('UPDATE account SET unit_ord = unit_ord');
    await inlet.end();
  });

  it('keeps what the gateway refused, in the name of who was refused, and takes it from the gateway alone', async () => {
    const token = await world.tokenOf('canbo.thpt');
    const refused = { operation: 'organization.quota.set', code: 'permission-missing', traceId: 'a'.repeat(32) };
    await world.gateway.bus.ask(NoteRefusal, refused, { token });
    const { rows } = await world.admin.query(
      `SELECT account_id, sender, outcome, facts FROM identity.audit_entry WHERE action = 'refused'`,
    );
    expect(rows).toEqual([
      {
        account_id: idOf('canbo.thpt'),
        sender: 'gateway',
        outcome: 'permission-missing',
        facts: { operation: refused.operation, traceId: refused.traceId },
      },
    ]);
    await expect(world.gateway.bus.ask(NoteRefusal, refused)).rejects.toMatchObject({ code: 'sign-in-required' });
    await expect(world.gateway.bus.ask(NoteRefusal, { ...refused, operation: 'drop table' }, { token })).rejects.toMatchObject({
      code: 'request-invalid',
    });
  });
});
