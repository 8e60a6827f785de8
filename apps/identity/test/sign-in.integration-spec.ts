import { GetSelf, ListRevocations, RefreshSession, SignIn, SignOut } from '@noivu/contracts';
import { REVOCATION_HINT } from '@noivu/service';
import { IdentityWorld, password } from './identity-world';

const refusalOf = (work: Promise<unknown>) =>
  work.then(
    () => ({ code: 'allowed', facts: {} }),
    ({ code, facts }: { code: string; facts: object }) => ({ code, facts }),
  );

describe('signing in', () => {
  let world: IdentityWorld;

  beforeAll(async () => {
    world = await IdentityWorld.start({ replicas: 2 });
  });
  afterAll(() => world?.stop());

  const ask = (username: string, secret: string) => world.gateway.bus.ask(SignIn, { username, password: secret });

  it('gives tokens that say who, how far and what', async () => {
    const tokens = await world.signIn('quantri.syt');
    expect(tokens).toMatchObject({ expiresIn: 600, mustChangePassword: false });
    expect(Buffer.from(tokens.refreshToken, 'base64url')).toHaveLength(32);
    const caller = await world.gateway.trust.callerOf(tokens.accessToken);
    expect(caller).toMatchObject({
      accountId: world.accounts['quantri.syt'],
      unitId: world.units.health,
      tier: 'DEPARTMENT',
      kinds: ['UNIT_ADMINISTRATOR', 'RECORDS_OFFICER'],
      mustChangePassword: false,
      rightsVersion: 1,
    });
    const self = await world.gateway.bus.ask(GetSelf, {}, { token: tokens.accessToken });
    expect(self).toEqual({
      accountId: world.accounts['quantri.syt'],
      username: 'quantri.syt',
      displayName: 'Ông bà quantri.syt',
      unitId: world.units.health,
      tier: 'DEPARTMENT',
      kinds: ['UNIT_ADMINISTRATOR', 'RECORDS_OFFICER'],
      permissions: caller.permissions,
      scope: [`${world.units.health}:subtree`],
      mustChangePassword: false,
    });
  });

  it('writes these claims into a token, and no other', async () => {
    const { accessToken } = await world.signIn('nhanvien.ttyt');
    const [head, body] = accessToken
      .split('.')
      .slice(0, 2)
      .map((part) => JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>);
    expect(head).toEqual({ alg: 'ES256', typ: 'JWT', kid: 'test' });
    expect(Object.keys(body ?? {}).sort()).toEqual([
      'aud',
      'ctx',
      'exp',
      'iat',
      'iss',
      'kinds',
      'perm',
      'pv',
      'rid',
      'sid',
      'sub',
      'tier',
      'uid',
    ]);
    expect(Number(body?.['exp']) - Number(body?.['iat'])).toBe(600);
    const contextUntil = Number(String(body?.['ctx']).split('|')[4]);
    expect(contextUntil - Number(body?.['exp'])).toBe(30);
  });

  it.each([
    ['quantri.snv', 'province', 'subtree'],
    ['chutich.ubnd', 'province', 'subtree'],
    ['giamdoc.syt', 'health', 'subtree'],
    ['canbo.ttyt', 'healthCentre', 'subtree'],
  ] as const)('reaches, as %s, the %s and all below', async (username, unit, mode) => {
    const token = await world.tokenOf(username);
    expect((await world.gateway.bus.ask(GetSelf, {}, { token })).scope).toEqual([`${world.units[unit]}:${mode}`]);
  });

  it('reaches the own record and no unit as somebody who only reads that', async () => {
    const token = await world.tokenOf('nhanvien.ttyt');
    const self = await world.gateway.bus.ask(GetSelf, {}, { token });
    expect(self).toMatchObject({
      scope: [`${world.ownRecord}:self`],
      ownRecordId: world.ownRecord,
      permissions: ['personnel:record:read'],
    });
  });

  it('answers an unknown name, a wrong password and a locked account alike', async () => {
    await world.admin.query(`UPDATE identity.account SET state = 'LOCKED' WHERE username = 'canbo.thpt'`);
    const refusals = await Promise.all(
      [ask('khong.co', password), ask('giamdoc.syt', 'sai mật khẩu rồi nhé'), ask('canbo.thpt', password)].map(refusalOf),
    );
    expect(refusals).toEqual(Array.from({ length: 3 }, () => ({ code: 'sign-in-failed', facts: {} })));
    await world.admin.query(`UPDATE identity.account SET state = 'ACTIVE' WHERE username = 'canbo.thpt'`);
  });

  it('takes a user name in either case', async () => {
    await expect(ask('GiamDoc.SYT', password)).resolves.toMatchObject({ expiresIn: 600 });
    await world.admin.query(`DELETE FROM identity.sign_in_attempt`);
  });

  it.each(['giamdoc.syt', 'khong.biet'])(
    'lets %s wait after five failures, known or not, and takes the right password again afterwards',
    async (username) => {
      for (let turn = 0; turn < 5; turn += 1)
        await expect(ask(username, 'sai mật khẩu rồi nhé')).rejects.toMatchObject({ code: 'sign-in-failed' });
      const refused = await refusalOf(ask(username, password));
      expect(refused).toEqual({ code: 'too-many-requests', facts: { retryAfter: expect.any(Number) } });
      await world.admin.query(`UPDATE identity.sign_in_attempt SET wait_until = now() - interval '1 second' WHERE wait_until IS NOT NULL`);
      const again = await refusalOf(ask(username, password));
      expect(again).toEqual({ code: username === 'giamdoc.syt' ? 'allowed' : 'sign-in-failed', facts: {} });
    },
  );

  it('counts guesses before it looks at them: of twenty at once, over two replicas, five are judged', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => refusalOf(ask('chutich.ubnd', 'sai mật khẩu rồi nhé'))));
    const judged = answers.filter(({ code }) => code === 'sign-in-failed');
    expect(judged).toHaveLength(5);
    await world.admin.query(`DELETE FROM identity.sign_in_attempt`);
  });

  it('lets everybody who knows the password in at once', async () => {
    const answers = await Promise.all(Array.from({ length: 15 }, () => refusalOf(ask('chutich.ubnd', password))));
    expect(answers.filter(({ code }) => code !== 'allowed')).toEqual([]);
  });

  it('closes for everybody when too many fail, for as long as the window lasts', async () => {
    await world.admin.query(
      `INSERT INTO identity.sign_in_attempt (name_tag, tries, since) VALUES ('*', 599, now()) ON CONFLICT (name_tag) DO UPDATE SET tries = 599, since = now()`,
    );
    await expect(ask('khong.co.ai', 'sai mật khẩu rồi nhé')).rejects.toMatchObject({ code: 'sign-in-failed' });
    await expect(ask('chutich.ubnd', password)).rejects.toMatchObject({
      code: 'too-many-requests',
      facts: { retryAfter: expect.any(Number) },
    });
    await world.admin.query(
      `UPDATE identity.sign_in_attempt SET since = since - interval '2 minutes', wait_until = wait_until - interval '2 minutes'`,
    );
    await expect(ask('chutich.ubnd', password)).resolves.toMatchObject({ expiresIn: 600 });
  });

  it('voids the tokens of a session at sign-out, everywhere', async () => {
    const { accessToken: token, refreshToken } = await world.signIn('canbo.ttyt');
    const other = await world.tokenOf('canbo.ttyt');
    await expect(world.gateway.trust.callerOf(token)).resolves.toBeDefined();
    const hint = world.gateway.nats.subscribe(`${world.parts.settings.subjectPrefix}${REVOCATION_HINT}`, { max: 1 });
    await world.gateway.bus.ask(SignOut, {}, { token });
    for await (const { data } of hint) expect(data).toHaveLength(0);
    expect(await world.refusalOf(token)).toBe('sign-in-required');
    await expect(world.gateway.trust.callerOf(other)).resolves.toBeDefined();
    await expect(world.gateway.bus.ask(RefreshSession, { refreshToken })).rejects.toMatchObject({ code: 'sign-in-required' });
    const { data } = await world.gateway.bus.ask(ListRevocations, {});
    expect(data.every(({ until }) => until > Date.now() / 1000)).toBe(true);
  });

  it('leaves a line for each that came in and each that did not, without what was typed', async () => {
    const { rows } = await world.admin.query<{ outcome: string; known: boolean; named: boolean }>(
      `SELECT DISTINCT outcome, account_id IS NOT NULL AS known, facts ->> 'accountId' IS NOT NULL AS named FROM identity.audit_entry WHERE action = 'signed-in' ORDER BY outcome, named`,
    );
    expect(rows).toEqual([
      { outcome: 'done', known: true, named: false },
      { outcome: 'sign-in-failed', known: false, named: false },
      { outcome: 'sign-in-failed', known: false, named: true },
    ]);
    const { rows: typed } = await world.admin.query(
      `SELECT 1 FROM identity.audit_entry WHERE facts::text LIKE '%khong%' UNION ALL SELECT 1 FROM identity.sign_in_attempt WHERE name_tag LIKE '%khong%'`,
    );
    expect(typed).toEqual([]);
  });
});
