import { randomUUID } from 'node:crypto';
import {
  CancelAccount,
  CreateAccount,
  FindAccounts,
  GetAccount,
  GetSelf,
  LockAccount,
  RefreshSession,
  ReissuePassword,
  UnlockAccount,
  type AccountKind,
  type CreateAccountRequest,
} from '@noivu/contracts';
import { IdentityWorld, type UnitName } from './identity-world';

const documentNumber = '15/SNV-CCVC';

describe('the accounts of a province', () => {
  let world: IdentityWorld;
  let nth = 0;

  beforeAll(async () => {
    world = await IdentityWorld.start({ province: 'dong-thap' });
  });
  afterAll(() => world?.stop());

  const bus = () => world.gateway.bus;
  const wanted = (kinds: AccountKind[], unit: UnitName, rest: Partial<CreateAccountRequest> = {}): CreateAccountRequest => {
    nth += 1;
    return { username: `moi${nth}.dv`, displayName: 'Người mới', unitId: world.units[unit], kinds, documentNumber, ...rest };
  };
  const create = async (by: string, request: CreateAccountRequest, idempotencyKey?: string) =>
    bus().ask(CreateAccount, request, { token: await world.tokenOf(by), ...(idempotencyKey && { idempotencyKey }) });
  const steps = { lock: LockAccount, unlock: UnlockAccount, cancel: CancelAccount, reissue: ReissuePassword };
  const take = async (step: keyof typeof steps, by: string, accountId: string) => bus().ask(steps[step], { accountId, documentNumber }, { token: await world.tokenOf(by) });
  const idOf = (username: string): string => world.accounts[username] ?? '';

  it('are issued with a password that is shown this once', async () => {
    const request = wanted(['RECORDS_OFFICER'], 'health', { displayName: 'Nguyễn Thị Hạnh' });
    const reply = await bus().pass(CreateAccount, request, { token: await world.tokenOf('quantri.syt') });
    const made = reply.parsed<{ accountId: string; issuedPassword: string }>();
    expect(reply.head).toMatchObject({ status: 201, etag: '"v1"', location: `/api/v1/accounts/${made.accountId}` });
    const { documentNumber: _, ...shown } = request;
    expect(made).toMatchObject({ ...shown, tier: 'DEPARTMENT', state: 'ACTIVE', mustChangePassword: true, version: 1, issuedPassword: expect.stringMatching(/^[a-z2-9]{6}(-[a-z2-9]{6}){3}$/) });
    const { rows } = await world.admin.query(`SELECT step, document_number, by_account FROM identity.account_step WHERE account_id = $1`, [made.accountId]);
    expect(rows).toEqual([{ step: 'create', document_number: documentNumber, by_account: idOf('quantri.syt') }]);
    const read = await bus().pass(GetAccount, { accountId: made.accountId }, { token: await world.tokenOf('giamdoc.syt') });
    expect(read.head.etag).toBe('"v1"');
    expect(read.parsed<object>()).not.toHaveProperty('issuedPassword');
  });

  it('are issued once per key: a repetition gets the same answer, password and all, and another body is refused', async () => {
    const request = wanted(['OWN_RECORD_READER'], 'healthCentre', { ownRecordId: world.ownRecord, username: 'haianh.ttyt' });
    await take('cancel', 'quantri.snv', idOf('nhanvien.ttyt'));
    const key = randomUUID();
    const token = await world.tokenOf('quantri.syt');
    const answers = await Promise.all(Array.from({ length: 5 }, () => bus().pass(CreateAccount, request, { token, idempotencyKey: key })));
    expect(new Set(answers.map(({ body }) => Buffer.from(body as Uint8Array).toString())).size).toBe(1);
    const { rows } = await world.admin.query(`SELECT 1 FROM identity.account WHERE username = 'haianh.ttyt'`);
    expect(rows).toHaveLength(1);
    const other = { ...request, displayName: 'Người khác' };
    await expect(bus().ask(CreateAccount, other, { token, idempotencyKey: key })).rejects.toMatchObject({ code: 'idempotency-key-reused' });
    const { rows: kept } = await world.admin.query<{ reply: Buffer }>('SELECT reply FROM identity.idempotency WHERE key = $1', [key]);
    expect(kept[0]?.reply.toString()).toContain('haianh.ttyt');
    expect(kept[0]?.reply.toString()).not.toContain(answers[0]?.parsed<{ issuedPassword: string }>().issuedPassword);
  });

  it.each<[string, string, AccountKind[], UnitName, string]>([
    ['a records officer', 'canbo.ttyt', ['OWN_RECORD_READER'], 'healthCentre', 'permission-missing'],
    ['a leader', 'giamdoc.syt', ['RECORDS_OFFICER'], 'health', 'permission-missing'],
    ['an administrator, a system administrator', 'quantri.syt', ['SYSTEM_ADMINISTRATOR'], 'health', 'grant-beyond-rights'],
    ['an administrator, a provincial leader', 'quantri.syt', ['PROVINCIAL_LEADER'], 'health', 'grant-beyond-rights'],
    ['an administrator, a head', 'quantri.syt', ['RECORDS_OFFICER', 'UNIT_LEADER'], 'health', 'grant-beyond-rights'],
    ['an administrator, a second administrator', 'quantri.syt', ['UNIT_ADMINISTRATOR'], 'health', 'grant-beyond-rights'],
    ['an administrator without records, an officer', 'quantri2.syt', ['RECORDS_OFFICER'], 'health', 'grant-beyond-rights'],
    ['an administrator, an officer of a unit below', 'quantri.syt', ['RECORDS_OFFICER'], 'healthCentre', 'reserved-to-home-affairs'],
    ['Sở Nội vụ, a provincial leader of a department', 'quantri.snv', ['PROVINCIAL_LEADER'], 'health', 'kind-not-for-unit'],
  ])('are not issued by %s', async (_, by, kinds, unit, code) => {
    await expect(create(by, wanted(kinds, unit, { ownRecordId: world.ownRecord }))).rejects.toMatchObject({ code });
  });

  it('are not issued in a unit outside the scope, which looks like one that is not there', async () => {
    const request = wanted(['OWN_RECORD_READER'], 'school', { ownRecordId: world.ownRecord });
    await expect(create('quantri.syt', request)).rejects.toMatchObject({ code: 'not-found', facts: {} });
    await expect(create('quantri.syt', { ...request, unitId: randomUUID() })).rejects.toMatchObject({ code: 'not-found', facts: {} });
  });

  it('are not issued on a record that the giver cannot see; personnel is asked in the name of the giver', async () => {
    const request = wanted(['OWN_RECORD_READER'], 'health', { ownRecordId: randomUUID() });
    const token = await world.tokenOf('quantri.syt');
    await expect(bus().ask(CreateAccount, request, { token })).rejects.toMatchObject({ code: 'not-found' });
    expect(world.parts.standIn.askedWith.at(-1)).toBe(token);
  });

  it('are not issued under a user name that is taken, not even a cancelled one', async () => {
    await expect(create('quantri.snv', wanted(['RECORDS_OFFICER'], 'school', { username: 'canbo.ttyt' }))).rejects.toMatchObject({ code: 'username-taken' });
    await expect(create('quantri.syt', wanted(['RECORDS_OFFICER'], 'health', { username: 'nhanvien.ttyt' }))).rejects.toMatchObject({ code: 'username-taken' });
  });

  it('stay under the ceilings of the province, however many are asked for at once', async () => {
    await expect(create('quantri.snv', wanted(['SYSTEM_ADMINISTRATOR'], 'homeAffairs'))).rejects.toMatchObject({
      code: 'account-limit-reached',
      facts: { article: 'Phụ lục, 5, Quyết định 539/QĐ-UBND-HC', max: 1 },
    });
    const token = await world.tokenOf('quantri.snv');
    const answers = await Promise.allSettled(Array.from({ length: 6 }, () => bus().ask(CreateAccount, wanted(['UNIT_ADMINISTRATOR'], 'homeAffairs'), { token })));
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(answers.flatMap((answer) => (answer.status === 'rejected' ? [(answer.reason as { code: string }).code] : []))).toEqual(Array(5).fill('account-limit-reached'));
  });

  it('lose their tokens, sessions and sign-in when they are locked, and sign in again when unlocked', async () => {
    const { accessToken: token, refreshToken } = await world.signIn('canbo.thpt');
    const locked = await bus().pass(LockAccount, { accountId: idOf('canbo.thpt'), documentNumber, reason: 'Vi phạm' }, { token: await world.tokenOf('quantri.snv') });
    expect(locked.head.etag).toBe('"v2"');
    expect(locked.parsed<object>()).toMatchObject({ state: 'LOCKED', version: 2 });
    await world.gateway.revocations.ask();
    await expect(world.gateway.trust.callerOf(token)).rejects.toMatchObject({ code: 'sign-in-required' });
    await expect(bus().ask(GetSelf, {}, { token })).rejects.toMatchObject({ code: 'sign-in-required' });
    await expect(bus().ask(RefreshSession, { refreshToken })).rejects.toMatchObject({ code: 'sign-in-required' });
    await expect(world.signIn('canbo.thpt')).rejects.toMatchObject({ code: 'sign-in-failed' });
    await expect(take('lock', 'quantri.snv', idOf('canbo.thpt'))).rejects.toMatchObject({ code: 'account-state', facts: { state: 'LOCKED', step: 'lock' } });
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
    await expect(take(step, 'quantri.snv', idOf('quantri.snv').toUpperCase())).rejects.toMatchObject({ code: 'own-account' });
    await expect(take(step, 'giamdoc.syt', idOf('canbo.ttyt'))).rejects.toMatchObject({ code: 'permission-missing' });
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
    expect(whole.data.map(({ unitId }) => unitId).every((unit) => unit === world.units.health || unit === world.units.healthCentre)).toBe(true);
    const walked: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await bus().ask(FindAccounts, { limit: 2, ...(cursor && { cursor }) }, { token });
      walked.push(...page.data.map(({ username }) => username));
      cursor = page.page.nextCursor ?? undefined;
    } while (cursor);
    expect(walked).toEqual(whole.data.map(({ username }) => username));
    await expect(bus().ask(FindAccounts, { unitId: world.units.school }, { token })).resolves.toMatchObject({ data: [] });
    const found = await bus().ask(FindAccounts, { q: 'nguyen thi hanh' }, { token });
    expect(found.data.map(({ displayName }) => displayName)).toEqual(['Nguyễn Thị Hạnh']);
    await expect(bus().ask(GetAccount, { accountId: idOf('canbo.thpt') }, { token })).rejects.toMatchObject({ code: 'not-found' });
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
        'account-created done',
        'account-locked done',
        'account-unlocked done',
        'account-cancelled done',
        'account-listed done',
        'account-read done',
        'account-read not-found',
        'identity.account.create grant-beyond-rights',
        'identity.account.create account-limit-reached',
        'identity.account.create not-found',
        'identity.account.lock own-account',
        'identity.account.lock permission-missing',
      ]),
    );
  });
});
