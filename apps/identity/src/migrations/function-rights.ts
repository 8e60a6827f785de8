import type { FunctionRight } from '@noivu/persistence';

/** The functions of this schema that run with the rights of its owner, for the check of the database's catalogue. */
export const identityFunctionRights: readonly FunctionRight[] = [
  'identity.sign_in_account(text)',
  'identity.own_password_hash()',
  'identity.account_limit_reached(text,integer,uuid,uuid)',
  'identity.session_of_token(bytea)',
].map((signature) => ({ function: signature, roles: ['identity'] }));
