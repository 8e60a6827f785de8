import type { EntityManager } from 'typeorm';
import type { AccountView } from '@noivu/contracts';
import { DomainError } from '@noivu/problem';
import { seenAccount } from './account-scope.table';
import { ACCOUNT_TABLES, ACCOUNT_VIEW } from './account-view';

/** The document that a step in an account's life rests on. */
export interface StepPaper {
  readonly documentNumber: string;
  readonly reason?: string | undefined;
}

const VIEW = `SELECT ${ACCOUNT_VIEW} AS view FROM ${ACCOUNT_TABLES} WHERE a.account_id = $1 AND ${seenAccount('a')}`;
const STEP =
  'INSERT INTO account_step (account_id, step, document_number, reason, by_account) VALUES ($1, $2, $3, $4, (SELECT sec.account()))';

/** An account as the transaction sees it now. @throws DomainError not-found outside the scope */
export async function accountView(tx: EntityManager, accountId: string): Promise<AccountView> {
  const [row] = await tx.query<{ view: AccountView }[]>(VIEW, [accountId]);
  if (!row) throw new DomainError('not-found');
  return row.view;
}

/** Keeps the document that asked for a step. */
export async function keepStep(tx: EntityManager, accountId: string, step: string, { documentNumber, reason }: StepPaper): Promise<void> {
  await tx.query(STEP, [accountId, step, documentNumber, reason ?? null]);
}
