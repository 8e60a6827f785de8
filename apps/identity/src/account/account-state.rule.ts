import type { AccountState } from '@noivu/contracts';
import { DomainError } from '@noivu/problem';

/**
 * Steps in the life of an account (DN 3.2; HB 3.4; DT 3.3; TQ 16.3): lock (tạm khóa), unlock (mở khóa), cancel (hủy), reissue the password (cấp lại mật khẩu).
 * @law 2111/QĐ-UBND, 3.2 — tạo mới, cấp phát, hạn chế, mở rộng, hủy bỏ quyền đăng nhập
 * @law 20/QĐ-UBND, 3.4 — tạo mới, cấp phát, hạn chế, mở rộng, hủy bỏ quyền đăng nhập
 * @law 539/QĐ-UBND-HC, 3.3 — tạo mới, cấp phát, hạn chế, mở rộng, hủy bỏ quyền đăng nhập
 * @law 16/2020/QĐ-UBND, 16.3 — khóa tài khoản khi vi phạm
 */
export type AccountStep = 'lock' | 'unlock' | 'cancel' | 'reissue-password';

const steps: Readonly<Record<AccountStep, { readonly from: readonly AccountState[]; readonly to: AccountState }>> = {
  lock: { from: ['ACTIVE'], to: 'LOCKED' },
  unlock: { from: ['LOCKED'], to: 'ACTIVE' },
  cancel: { from: ['ACTIVE', 'LOCKED'], to: 'CANCELLED' },
  'reissue-password': { from: ['ACTIVE'], to: 'ACTIVE' },
};

/** Where a step leads. A cancelled account stays cancelled. @throws DomainError account-state */
export function stateAfter(step: AccountStep, state: AccountState): AccountState {
  const { from, to } = steps[step];
  if (!from.includes(state)) throw new DomainError('account-state', { state, step });
  return to;
}

/** Whether a step takes away what the account's tokens and sessions rest on. */
export const endsSessions = (step: AccountStep): boolean => step !== 'unlock';
