import { contract } from '../contract';
import { Flag, Id, Instant, OneOf, Part, Text, Whole } from '../field/fields';
import { PageInfo, PageRequest } from '../page';
import { accountKinds, tiers, type AccountKind, type Tier } from './account-kind';

/** Where an account stands in its life: working (đang hoạt động), locked (tạm khóa), cancelled (hủy). */
export const accountStates = ['ACTIVE', 'LOCKED', 'CANCELLED'] as const;
export type AccountState = (typeof accountStates)[number];

/** An account (tài khoản người dùng). */
export class AccountView {
  @Id() accountId: string;
  @Text({ max: 64 }) username: string;
  @Text({ max: 100 }) displayName: string;
  @Id() unitId: string;
  @OneOf(tiers) tier: Tier;
  @OneOf(accountKinds, { list: 6 }) kinds: AccountKind[];
  @Id({ optional: true }) ownRecordId?: string;
  @OneOf(accountStates) state: AccountState;
  @Flag() mustChangePassword: boolean;
  @Instant() createdAt: string;
  @Whole({ min: 1, max: 1_000_000_000 }) version: number;
}

export class FindAccountsRequest extends PageRequest {
  @Id({ optional: true }) unitId?: string;
  @Text({ max: 64, optional: true, description: 'Tên đăng nhập hoặc tên hiển thị' }) q?: string;
  @OneOf(accountStates, { optional: true }) state?: AccountState;
}

export class AccountPage {
  @Part(() => AccountView, { list: 200 }) data: AccountView[];
  @Part(() => PageInfo) page: PageInfo;
}

export class AccountRequest {
  @Id() accountId: string;
}

/** Makes an account. Every step in an account's life names the document that asks for it. */
export class CreateAccountRequest {
  @Text({ max: 64, pattern: /^[a-z][a-z0-9]*(\.[a-z0-9]+)*$/, example: 'hanhntm.syt' }) username: string;
  @Text({ max: 100 }) displayName: string;
  @Id() unitId: string;
  @OneOf(accountKinds, { list: 6 }) kinds: AccountKind[];
  @Id({ optional: true, description: 'Hồ sơ của chính người dùng (bắt buộc với người chỉ xem hồ sơ của mình)' }) ownRecordId?: string;
  @Text({ max: 200, description: 'Văn bản đề nghị cấp tài khoản' }) documentNumber: string;
}

/** A step in the life of an account: lock, unlock, cancel, reissue the password. */
export class AccountStepRequest {
  @Id() accountId: string;
  @Text({ max: 200, description: 'Văn bản làm căn cứ' }) documentNumber: string;
  @Text({ max: 500, optional: true }) reason?: string;
}

/** An account with the secret issued for it, shown this once and good for one sign-in. */
export class IssuedAccount extends AccountView {
  @Text({ max: 100, description: 'Mật khẩu được cấp; phải đổi ở lần đăng nhập đầu tiên' }) issuedPassword: string;
}

const manage = { permission: 'identity:account:manage', scope: 'unit', changes: true } as const;

export const FindAccounts = contract({
  subject: 'identity.account.find',
  permission: 'identity:account:read',
  scope: 'unit',
  request: FindAccountsRequest,
  reply: AccountPage,
  audit: 'account-listed',
});
export const GetAccount = contract({
  subject: 'identity.account.get',
  permission: 'identity:account:read',
  scope: 'unit',
  request: AccountRequest,
  reply: AccountView,
  audit: 'account-read',
});
export const CreateAccount = contract({
  subject: 'identity.account.create',
  ...manage,
  request: CreateAccountRequest,
  reply: IssuedAccount,
  audit: 'account-created',
  timeout: 10_000,
});
export const LockAccount = contract({
  subject: 'identity.account.lock',
  ...manage,
  request: AccountStepRequest,
  reply: AccountView,
  audit: 'account-locked',
});
export const UnlockAccount = contract({
  subject: 'identity.account.unlock',
  ...manage,
  request: AccountStepRequest,
  reply: AccountView,
  audit: 'account-unlocked',
});
export const CancelAccount = contract({
  subject: 'identity.account.cancel',
  ...manage,
  request: AccountStepRequest,
  reply: AccountView,
  audit: 'account-cancelled',
});
export const ReissuePassword = contract({
  subject: 'identity.account.reissue-password',
  ...manage,
  request: AccountStepRequest,
  reply: IssuedAccount,
  audit: 'password-reissued',
  timeout: 10_000,
});
