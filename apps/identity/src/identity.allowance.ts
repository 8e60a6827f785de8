import type { Allowance } from '@noivu/persistence';

/** What the check of the database's catalogue finds in this schema and is to let pass, each with its reason. */
export const identityAllowance: Allowance = {
  systemTables: [
    {
      table: 'identity.revocation',
      reason: 'ids and times of lost rights, no person: every process asks for the whole list, on its own behalf',
    },
    { table: 'identity.sign_in_attempt', reason: 'keyed digests and counts: it is asked before anybody has shown who they are' },
  ],
  functionRights: [
    'sign_in_account(text)',
    'own_password_hash()',
    'account_limit_reached(text,integer,uuid,uuid)',
    'session_of_token(bytea)',
  ].map((name) => ({
    function: `identity.${name}`,
    roles: ['identity'],
  })),
};
