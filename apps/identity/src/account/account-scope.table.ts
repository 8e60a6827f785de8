import { writableRow, type ScopedTable } from '@noivu/persistence';

/** The table of accounts: a row belongs to the unit of the account. Nothing of an account changes here but its state. */
export const accountScope: ScopedTable = {
  service: 'identity',
  table: 'account',
  unitOrd: 'unit_ord',
  writes: { update: ['state', 'version'] },
};

/** SQL: the account, named so, is within the scope, or the caller's own. */
export const seenAccount = (row: string): string => `(${writableRow(accountScope, row)} OR ${row}.account_id = (SELECT sec.account()))`;
