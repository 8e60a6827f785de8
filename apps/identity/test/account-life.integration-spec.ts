import { randomUUID } from 'node:crypto';
import {
  CancelAccount,
  FindAccounts,
  GetAccount,
  GetSelf,
  LockAccount,
  RefreshSession,
  ReissuePassword,
  UnlockAccount,
} from '@noivu/contracts';
import { IdentityWorld } from './identity-world';

const documentNumber = '15/SNV-CCVC';

describe('the accounts of a province', () => {
  let world: IdentityWorld;

  beforeAll(async () => {
    world = await IdentityWorld.start({ province: 'dong-thap' });
  });
  afterAll(() => world?.stop());

  const bus = () => world.gateway.bus;
  const steps = { lock: LockAccount, unlock: UnlockAccount, cancel: CancelAccount, reissue: ReissuePassword };
  const take = async (step: keyof typeof steps, by: string, accountId: string) =>
    bus().ask(steps[step], { accountId, documentNumber }, { token: await world.tokenOf(by) });
  const idOf = (username: string): string => world.accounts[username] ?? '';

  it('lose their tokens, sessions and sign-in when they are locked, and sign in again when unlocked', async () => {
    const { accessToken: token, refreshToken } = await world.signIn('canbo.thpt');
    const locked = await bus().pass(
      LockAccount,
      { accountId: idOf('canbo.thpt'), documentNumber, reason: 'Vi phạm' },
      { token: await world.tokenOf('quantri.snv') },
    );
    expect(locked.head.etag).toBe('"v2"');
    expect(locked.parsed<object>()).toMatchObject({ state: 'LOCKED', version: 2 });
    expect(await world.refusalOf(token)).toBe('sign-in-required');
    await expect(bus().ask(GetSelf, {}, { token })).rejects.toMatchObject({ code: 'sign-in-required' });
    await expect(bus().ask(RefreshSession, { refreshToken })).rejects.toMatchObject({ code: 'sign-in-required' });
    await expect(world.signIn('canbo.thpt')).rejects.toMatchObject({ code: 'sign-in-failed' });
    await expect(take('lock', 'quantri.snv', idOf('canbo.thpt'))).rejects.toMatchObject({
      code: 'account-state',
      facts: { state: 'LOCKED', step: 'lock' },
    });
    await expect(take('unlock', 'quantri.sgddt', idOf('canbo.thpt'))).resolves.toMatchObject({ state: 'ACTIVE', version: 3 });
    const again = await world.signIn('canbo.thpt');
    await expect(world.gateway.trust.callerOf(again.accessToken)).resolves.toMatchObject({ rightsVersion: 2 });
    await expect(bus().ask(RefreshSession, { refreshToken })).rejects.toMatchObject({ code: 'sign-in-required' });
  });

  it.each<[keyof typeof steps]>([['lock'], ['unlock'], ['cancel'], ['reissue']])('of others are out of reach: %s', async (step) => {
    await expect(take(step, 'quantri.syt', idOf('canbo.thpt'))).rejects.toMatchObject({ code: 'not-found', facts: {} });
    await expect(take(step, 'quantri.syt', randomUUID())).rejects.toMatchObject({ code: 'not-found', facts: {} });
    await expect(take(step, 'quantri.syt', idOf('giamdoc.syt'))).rejects.toMatchObject({ code: 'grant-beyond-rights' });
    await expect(take(step, 'quantri.snv', idOf('quantri.snv'))).rejects.toMatchObject({ code: 'own-account' });
    await expect(take(step, 'quantri.snv', idOf('quantri.snv').toUpperCase())).rejects.toMatchObject({ code: 'request-invalid' });
    await expect(take(step, 'giamdoc.syt', idOf('canbo.ttyt'))).rejects.toMatchObject({ code: 'permission-missing' });
  });

  it('take a step once per key', async () => {
    const token = await world.tokenOf('quantri.snv');
    const lock = () =>
      bus().pass(LockAccount, { accountId: idOf('giamdoc.syt'), documentNumber }, { token, idempotencyKey: 'khoa-mot-lan' });
    const answers = await Promise.all([lock(), lock(), lock()]);
    expect(answers.map(({ head }) => head.etag)).toEqual(['"v2"', '"v2"', '"v2"']);
    const { rows } = await world.admin.query('SELECT 1 FROM identity.account_step WHERE account_id = $1 AND step = $2', [
      idOf('giamdoc.syt'),
      'lock',
    ]);
    expect(rows).toHaveLength(1);
    await take('unlock', 'quantri.snv', idOf('giamdoc.syt'));
  });

  it('of officers get a new password from Sở Nội vụ alone', async () => {
    await expect(take('reissue', 'quantri.syt', idOf('canbo.ttyt'))).rejects.toMatchObject({
      code: 'reserved-to-home-affairs',
      facts: { article: 'Điều 20.6, Quyết định 539/QĐ-UBND-HC' },
    });
  });

  it('are listed within the scope only, page by page, in the order of the tree', async () => {
    const token = await world.tokenOf('quantri.syt');
    const whole = await bus().ask(FindAccounts, {}, { token });
    expect(whole.data.map(({ unitId }) => unitId).every((unit) => unit === world.units.health || unit === world.units.healthCentre)).toBe(
      true,
    );
    const walked: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await bus().ask(FindAccounts, { limit: 2, ...(cursor && { cursor }) }, { token });
      walked.push(...page.data.map(({ username }) => username));
      cursor = page.page.nextCursor ?? undefined;
    } while (cursor);
    expect(walked).toEqual(whole.data.map(({ username }) => username));
    await expect(bus().ask(FindAccounts, { unitId: world.units.school }, { token })).resolves.toMatchObject({ data: [] });
    const found = await bus().ask(FindAccounts, { q: 'ong ba canbo.TTYT' }, { token });
    expect(found.data.map(({ displayName }) => displayName)).toEqual(['Ông bà canbo.ttyt']);
    await expect(bus().ask(GetAccount, { accountId: idOf('canbo.ttyt') }, { token })).resolves.toMatchObject({ username: 'canbo.ttyt' });
    await expect(bus().ask(GetAccount, { accountId: idOf('canbo.thpt') }, { token })).rejects.toMatchObject({ code: 'not-found' });
    await take('cancel', 'quantri.syt', idOf('nhanvien.ttyt'));
    const province = await bus().ask(FindAccounts, { state: 'CANCELLED' }, { token: await world.tokenOf('chutich.ubnd') });
    expect(province.data.map(({ username }) => username)).toEqual(['nhanvien.ttyt']);
  });

  it('move with their unit when the tree is numbered anew', async () => {
    world.announce('education', { ord: 500, lastOrd: 599, version: 2 });
    world.announce('school', { ord: 550, lastOrd: 559, version: 2 });
    world.announce('school', { ord: 60, lastOrd: 69, version: 1 });
    await world.service.catchUp();
    const seen = await bus().ask(FindAccounts, {}, { token: await world.tokenOf('quantri.sgddt') });
    expect(seen.data.map(({ username }) => username)).toEqual(['quantri.sgddt', 'canbo.thpt']);
  });

  it('leave a line of every act, done or refused, in the name of who asked', async () => {
    const { rows } = await world.admin.query<{ line: string }>(
      `SELECT DISTINCT action || ' ' || outcome AS line FROM identity.audit_entry WHERE account_id IS NOT NULL ORDER BY line`,
    );
    expect(rows.map(({ line }) => line)).toEqual(
      expect.arrayContaining([
        'account-locked done',
        'account-unlocked done',
        'account-cancelled done',
        'account-listed done',
        'account-read done',
        'account-read not-found',
        'identity.account.lock own-account',
        'identity.account.lock permission-missing',
      ]),
    );
  });
});
