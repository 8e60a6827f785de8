import type { Clock } from '@noivu/calendar';
import {
  ChangePassword,
  CreateAccount,
  GetSelf,
  GetSigningKeys,
  RefreshSession,
  ReissuePassword,
  SignOut,
  type IssuedAccount,
} from '@noivu/contracts';
import { bootstrapAdministrator, loadAccounts } from '../src/account/account-loader';
import { IdentityWorld, password } from './identity-world';

const own = 'trăng lên đỉnh núi xa mờ';

describe('passwords', () => {
  let world: IdentityWorld;
  let ahead = 0;
  const clock: Clock = { now: () => new Date(Date.now() + ahead) };
  const written: string[] = [];
  const secrets: string[] = [own, password];

  beforeAll(async () => {
    for (const stream of [process.stdout, process.stderr]) {
      jest.spyOn(stream, 'write').mockImplementation((chunk) => written.push(String(chunk)) > 0);
    }
    world = await IdentityWorld.start({ province: 'tuyen-quang', clock });
  });
  afterAll(async () => {
    await world?.stop();
    jest.restoreAllMocks();
  });

  const bus = () => world.gateway.bus;
  const change = (token: string, currentPassword: string, newPassword: string) =>
    bus().ask(ChangePassword, { currentPassword, newPassword }, { token });
  const issue = async (username: string): Promise<IssuedAccount> => {
    const request = {
      username,
      displayName: 'Người mới',
      unitId: world.units.homeAffairs,
      kinds: ['UNIT_LEADER' as const],
      documentNumber: '1/SNV',
    };
    const made = await bus().ask(CreateAccount, request, { token: await world.tokenOf('quantri.snv') });
    secrets.push(made.issuedPassword);
    return made;
  };

  it('that were issued open one session, in which nothing can be done before they are changed', async () => {
    const { issuedPassword } = await issue('lanhdao1.snv');
    const { accessToken: token, mustChangePassword, refreshToken } = await world.signIn('lanhdao1.snv', issuedPassword);
    expect(mustChangePassword).toBe(true);
    await expect(world.signIn('lanhdao1.snv', issuedPassword)).rejects.toMatchObject({ code: 'issued-password-spent' });
    await expect(bus().ask(GetSelf, {}, { token })).resolves.toMatchObject({ mustChangePassword: true });
    await expect(bus().ask(CreateAccount, {} as never, { token })).rejects.toMatchObject({ code: 'password-change-required' });
    await expect(bus().ask(RefreshSession, { refreshToken })).resolves.toMatchObject({ mustChangePassword: true });
    await expect(change(token, issuedPassword, issuedPassword)).rejects.toMatchObject({
      code: 'password-weak',
      facts: { errors: [{ pointer: '/newPassword', code: 'near-current' }] },
    });
    const renewed = await change(token, issuedPassword, own);
    expect(renewed.mustChangePassword).toBe(false);
    await expect(bus().ask(GetSelf, {}, { token: renewed.accessToken })).resolves.toMatchObject({ mustChangePassword: false });
    expect(await world.refusalOf(token)).toBe('sign-in-required');
    await expect(world.signIn('lanhdao1.snv', own)).resolves.toMatchObject({ mustChangePassword: false });
  });

  it('that were issued and not used in three days open nothing', async () => {
    const { issuedPassword, accountId } = await issue('lanhdao2.snv');
    const { rows } = await world.admin.query<{ hours: number }>(
      `SELECT round(extract(epoch FROM issued_until - now()) / 3600)::int AS hours FROM identity.credential WHERE account_id = $1`,
      [accountId],
    );
    expect(rows).toEqual([{ hours: 72 }]);
    await world.admin.query('UPDATE identity.credential SET issued_until = now() WHERE account_id = $1', [accountId]);
    await expect(world.signIn('lanhdao2.snv', issuedPassword)).rejects.toMatchObject({ code: 'issued-password-spent' });
  });

  it('that are reissued end every session; the old one opens nothing any more', async () => {
    const { accessToken: token, refreshToken } = await world.signIn('giamdoc.syt');
    const request = { accountId: world.accounts['giamdoc.syt'] ?? '', documentNumber: '7/SYT' };
    const { issuedPassword } = await bus().ask(ReissuePassword, request, { token: await world.tokenOf('quantri.snv') });
    secrets.push(issuedPassword);
    expect(await world.refusalOf(token)).toBe('sign-in-required');
    await expect(bus().ask(RefreshSession, { refreshToken })).rejects.toMatchObject({ code: 'sign-in-required' });
    await expect(world.signIn('giamdoc.syt')).rejects.toMatchObject({ code: 'sign-in-failed' });
    await expect(world.signIn('giamdoc.syt', issuedPassword)).resolves.toMatchObject({ mustChangePassword: true });
  });

  it('are changed by whoever knows the current one, and no other session outlives it', async () => {
    const here = await world.signIn('canbo.ttyt');
    const elsewhere = await world.signIn('canbo.ttyt');
    await expect(change(here.accessToken, 'không phải mật khẩu này', own)).rejects.toMatchObject({ code: 'current-password-wrong' });
    await expect(change(here.accessToken, password, 'Noivu-demo-2026')).rejects.toMatchObject({ code: 'password-weak' });
    const { accessToken } = await change(here.accessToken, password, own);
    for (const { accessToken: old } of [here, elsewhere]) expect(await world.refusalOf(old)).toBe('sign-in-required');
    await expect(bus().ask(RefreshSession, { refreshToken: elsewhere.refreshToken })).rejects.toMatchObject({ code: 'sign-in-required' });
    await bus().ask(SignOut, {}, { token: accessToken });
    await expect(world.signIn('canbo.ttyt')).rejects.toMatchObject({ code: 'sign-in-failed' });
  });

  it('cannot be guessed by way of a change', async () => {
    const token = await world.tokenOf('chutich.ubnd');
    for (let turn = 0; turn < 5; turn += 1)
      await expect(change(token, 'không phải mật khẩu này', own)).rejects.toMatchObject({ code: 'current-password-wrong' });
    await expect(change(token, password, own)).rejects.toMatchObject({ code: 'too-many-requests' });
    await world.admin.query('DELETE FROM identity.sign_in_attempt');
  });

  it('are changed after a month in Tuyên Quang (art. 14.1), at sign-in and at refresh', async () => {
    const before = await world.signIn('canbo.thpt');
    expect(before.mustChangePassword).toBe(false);
    ahead = 32 * 86_400_000;
    const after = await bus().ask(RefreshSession, { refreshToken: before.refreshToken });
    expect(after.mustChangePassword).toBe(true);
    await expect(world.signIn('canbo.thpt')).resolves.toMatchObject({ mustChangePassword: true });
    await expect(world.signIn('canbo.thpt')).resolves.toMatchObject({ mustChangePassword: true });
    const changed = await change(after.accessToken, password, own);
    ahead = 0;
    expect(changed.mustChangePassword).toBe(true);
  });

  it('for the first administrator are made once, and shown once', async () => {
    const first = { username: 'quantri2.snv', displayName: 'Quản trị', unitId: world.units.homeAffairs };
    await expect(bootstrapAdministrator(world.parts.owner, first)).rejects.toThrow('There is a system administrator already');
    await world.admin.query(`UPDATE identity.account SET kinds = '{PROVINCIAL_LEADER}' WHERE username = 'quantri.snv'`);
    const { issuedPassword } = await bootstrapAdministrator(world.parts.owner, first);
    secrets.push(issuedPassword);
    expect(issuedPassword.replaceAll('-', '')).toHaveLength(24);
    await expect(world.signIn('quantri2.snv', issuedPassword)).resolves.toMatchObject({ mustChangePassword: true });
    await expect(bootstrapAdministrator(world.parts.owner, { ...first, username: 'quantri3.snv' })).rejects.toThrow(
      'There is a system administrator already',
    );
    await expect(
      loadAccounts(world.parts.owner, [{ ...first, kinds: ['UNIT_LEADER'], password, mustChangePassword: false }]),
    ).rejects.toThrow('account_username_once');
  });

  it('stand nowhere in clear: not in a table, not in a log', async () => {
    const { rows: tables } = await world.admin.query<{ name: string }>(
      `SELECT format('identity.%I', relname) AS name FROM pg_class WHERE relnamespace = 'identity'::regnamespace AND relkind = 'r'`,
    );
    expect(tables.length).toBeGreaterThan(10);
    for (const { name } of tables) {
      const { rows } = await world.admin.query<{ dump: string | null }>(`SELECT string_agg(t::text, ' ') AS dump FROM ${name} t`);
      for (const secret of secrets) expect({ name, held: rows[0]?.dump?.includes(secret) ?? false }).toEqual({ name, held: false });
    }
    const { rows: replies } = await world.admin.query<{ reply: Buffer }>('SELECT reply FROM identity.idempotency');
    const log = written.join('');
    for (const secret of secrets) {
      expect(replies.some(({ reply }) => reply.includes(secret))).toBe(false);
      expect(log.includes(secret)).toBe(false);
    }
    expect(log).not.toMatch(/eyJ[\w-]+\./);
  });

  it('leave the private key where it is: what is published verifies, and cannot sign', async () => {
    const { keys } = await bus().ask(GetSigningKeys, {});
    expect(keys).toEqual([
      { kty: 'EC', crv: 'P-256', x: expect.any(String), y: expect.any(String), kid: 'test', alg: 'ES256', use: 'sig' },
    ]);
  });
});
