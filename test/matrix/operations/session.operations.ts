import type { Arrangement, Shot } from './arrangement';

// An issued password is good for one sign-in, and that of a locked account for none.
const nameOf = ({ person }: Shot): string => (person.asker.standing === 'working' && person.account ? person.account.name : 'canbo.ttyt');
const signedIn = (shot: Shot) => shot.world.signIn(nameOf(shot));

/** Sessions: what everybody may, and what everybody may of their own account. */
export const sessionOperations: readonly Arrangement[] = [
  {
    operation: 'identity_session_begin',
    act: 'public',
    aim: 'nothing',
    request: (shot) => ({ method: 'POST', path: '/auth/sign-in', body: { username: nameOf(shot), password: shot.world.password } }),
  },
  {
    operation: 'identity_session_refresh',
    act: 'public',
    aim: 'nothing',
    request: async (shot) => ({ method: 'POST', path: '/auth/refresh', body: { refreshToken: (await signedIn(shot)).refreshToken } }),
  },
  {
    operation: 'identity_password_change',
    act: 'keep own account',
    aim: 'nothing',
    request: () => ({
      method: 'POST',
      path: '/auth/password',
      body: { currentPassword: 'không phải', newPassword: 'mười hai con giáp ngồi thuyền' },
    }),
    ruleRefusals: ['current-password-wrong'],
    alwaysRefused: 'a password that is changed ends the sessions that the matrix works in',
  },
  { operation: 'identity_account_self', act: 'keep own account', aim: 'nothing', request: () => ({ method: 'GET', path: '/me' }) },
];

/** Stands last: it ends the one session of whoever has not changed the issued password. */
export const endOfSession: Arrangement = {
  operation: 'identity_session_end',
  act: 'keep own account',
  aim: 'nothing',
  // In a session of its own: ending the one that the matrix works in would end the matrix.
  request: async (shot) => ({
    method: 'POST',
    path: '/auth/sign-out',
    ...(shot.person.asker.standing === 'working' && { headers: { authorization: `Bearer ${(await signedIn(shot)).accessToken}` } }),
  }),
};
