import { GetSelf, ListRevocations, RefreshSession, type SessionTokens } from '@noivu/contracts';
import { IdentityWorld } from './identity-world';

describe('renewing a session', () => {
  let world: IdentityWorld;

  beforeAll(async () => {
    world = await IdentityWorld.start({ replicas: 2 });
  });
  afterAll(() => world?.stop());

  const refresh = ({ refreshToken }: Pick<SessionTokens, 'refreshToken'>) => world.gateway.bus.ask(RefreshSession, { refreshToken });
  const mustSignIn = { code: 'sign-in-required' };

  it('gives the next tokens of the same session, with the rights of now', async () => {
    const first = await world.signIn('giamdoc.syt');
    const second = await refresh(first);
    const [before, after] = await Promise.all([first, second].map(({ accessToken }) => world.gateway.trust.callerOf(accessToken)));
    expect(after?.sessionId).toBe(before?.sessionId);
    expect(second.refreshToken).not.toBe(first.refreshToken);
    await expect(world.gateway.bus.ask(GetSelf, {}, { token: second.accessToken })).resolves.toMatchObject({ username: 'giamdoc.syt' });
    await expect(refresh(second)).resolves.toMatchObject({ expiresIn: 600 });
  });

  it('ends the whole family when a spent token is shown again: session, tokens, trail', async () => {
    const first = await world.signIn('giamdoc.syt');
    const second = await refresh(first);
    const { accountId, sessionId } = await world.gateway.trust.callerOf(second.accessToken);
    await expect(refresh(first)).rejects.toMatchObject(mustSignIn);
    await expect(refresh(second)).rejects.toMatchObject(mustSignIn);
    expect(await world.refusalOf(second.accessToken)).toBe('sign-in-required');
    const { data } = await world.gateway.bus.ask(ListRevocations, {});
    expect(data).toContainEqual({ sessionId, until: expect.any(Number) });
    const { rows } = await world.admin.query(`SELECT facts FROM identity.audit_entry WHERE outcome = 'refresh-token-reused'`);
    expect(rows).toEqual([{ facts: { accountId, sessionId } }]);
  });

  it('leaves the other sessions of the account alone when one family ends', async () => {
    const [stolen, mine] = [await world.signIn('giamdoc.syt'), await world.signIn('giamdoc.syt')];
    await refresh(stolen);
    await expect(refresh(stolen)).rejects.toMatchObject(mustSignIn);
    await expect(refresh(mine)).resolves.toMatchObject({ expiresIn: 600 });
  });

  it('lets exactly one of two hundred at once through, over two replicas', async () => {
    const tokens = await world.signIn('canbo.ttyt');
    const answers = await Promise.allSettled(Array.from({ length: 200 }, () => refresh(tokens)));
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const { rows } = await world.admin.query<{ sessions: string; revoked: string }>(
      `SELECT (SELECT count(*) FROM identity.session WHERE account_id = $1 AND ended_at IS NULL) AS sessions, (SELECT count(*) FROM identity.revocation r JOIN identity.session s USING (session_id) WHERE s.account_id = $1) AS revoked`,
      [world.accounts['canbo.ttyt']],
    );
    expect(rows).toEqual([{ sessions: '0', revoked: '1' }]);
  });

  it.each([
    ['never issued', () => Promise.resolve({ refreshToken: Buffer.alloc(32, 7).toString('base64url') })],
    [
      'not used for an hour',
      async () => {
        const tokens = await world.signIn('canbo.thpt');
        await world.admin.query(`UPDATE identity.refresh_token SET expires_at = now() WHERE account_id = $1`, [
          world.accounts['canbo.thpt'],
        ]);
        return tokens;
      },
    ],
    [
      'of a session that is twelve hours old',
      async () => {
        const tokens = await world.signIn('canbo.thpt');
        await world.admin.query(`UPDATE identity.session SET expires_at = now() WHERE account_id = $1`, [world.accounts['canbo.thpt']]);
        return tokens;
      },
    ],
    [
      'of an account that was locked',
      async () => {
        const tokens = await world.signIn('canbo.thpt');
        await world.admin.query(`UPDATE identity.account SET state = 'LOCKED' WHERE username = 'canbo.thpt'`);
        return tokens;
      },
    ],
  ])('refuses a token %s', async (_, tokens) => {
    await expect(refresh(await tokens())).rejects.toMatchObject(mustSignIn);
  });

  it('keeps no token in the database, only what it is recognised by', async () => {
    const tokens = await world.signIn('quantri.sgddt');
    const { rows } = await world.admin.query<{ dump: string }>(
      `SELECT (SELECT string_agg(t::text, ' ') FROM identity.refresh_token t) || (SELECT string_agg(s::text, ' ') FROM identity.session s) || (SELECT string_agg(a::text, ' ') FROM identity.audit_entry a) AS dump`,
    );
    expect(rows[0]?.dump).not.toContain(tokens.refreshToken);
    expect(rows[0]?.dump).not.toContain(Buffer.from(tokens.refreshToken).toString('hex'));
  });

  it('forgets the dead sessions of an account when it signs in anew', async () => {
    await world.signIn('canbo.ttyt');
    const { rows } = await world.admin.query('SELECT 1 FROM identity.session WHERE account_id = $1', [world.accounts['canbo.ttyt']]);
    expect(rows).toHaveLength(1);
  });
});
