import type { AnyContract } from '@noivu/contracts';
import { DomainError } from '@noivu/problem';
import type { Caller } from './caller';

/** What somebody with an issued password may do before changing it. */
const ALLOWED_BEFORE_PASSWORD_CHANGE: readonly string[] = ['identity.password.change', 'identity.session.end', 'identity.account.self'];

/**
 * The one answer to "may this caller ask this at all": gateway and services both ask it. Deny by default.
 * @throws DomainError sign-in-required, password-change-required, permission-missing
 */
export function permit(contract: AnyContract, caller: Caller | undefined): void {
  // Who may speak for a service is settled by its seal, before anybody is asked here.
  if (contract.permission === 'public' || contract.permission === 'service') return;
  if (!caller) throw new DomainError('sign-in-required');
  if (caller.mustChangePassword && !ALLOWED_BEFORE_PASSWORD_CHANGE.includes(contract.subject))
    throw new DomainError('password-change-required');
  if (contract.permission === 'signed-in') return;
  if (!caller.permissions.includes(contract.permission)) throw new DomainError('permission-missing', { needed: contract.permission });
}
