import { contract } from '../contract';
import { Flag, Free, Id, Instant, OneOf, Part, Text, Whole } from '../field/fields';
import { permissions, type Permission } from '../permission';
import { accountKinds, tiers, type AccountKind, type Tier } from './account-kind';

export class SignInRequest {
  @Text({ max: 64, example: 'canbo.ttyt' }) username: string;
  @Text({ max: 200 }) password: string;
}

/** What a sign-in or a refresh gives (phiên đăng nhập): a token of ten minutes and the token that renews it once. */
export class SessionTokens {
  @Text({ max: 4000 }) accessToken: string;
  @Text({ max: 200 }) refreshToken: string;
  @Whole({ min: 1, max: 3600, description: 'Giây đến khi mã truy cập hết hạn' }) expiresIn: number;
  @Flag({ description: 'Phải đổi mật khẩu được cấp trước khi làm việc khác' }) mustChangePassword: boolean;
}

export class RefreshRequest {
  @Text({ max: 200 }) refreshToken: string;
}

export class Nothing {}

export class ChangePasswordRequest {
  @Text({ max: 200 }) currentPassword: string;
  @Text({ max: 200 }) newPassword: string;
}

/** The account that is asking (tài khoản của tôi). */
export class AccountSelf {
  @Id() accountId: string;
  @Text({ max: 64 }) username: string;
  @Text({ max: 100 }) displayName: string;
  @Id() unitId: string;
  @OneOf(tiers) tier: Tier;
  @OneOf(accountKinds, { list: 6 }) kinds: AccountKind[];
  @OneOf(permissions, { list: 100 }) permissions: Permission[];
  @Text({ max: 100, list: 10, description: 'Phạm vi: <đơn vị>:subtree, <đơn vị>:unit hoặc <hồ sơ>:self' }) scope: string[];
  @Id({ optional: true, description: 'Hồ sơ của chính mình' }) ownRecordId?: string;
  @Flag() mustChangePassword: boolean;
}

export class SigningKeys {
  @Free({ list: 10, description: 'JWK (RFC 7517)' }) keys: object[];
}

export class RevocationView {
  @Id({ optional: true }) sessionId?: string;
  @Id({ optional: true }) accountId?: string;
  @Whole({ min: 0, max: 1_000_000_000, optional: true }) rightsVersion?: number;
  @Whole({ min: 0, max: 9_999_999_999 }) until: number;
}

/** Every loss of right that could still void a token. */
export class RevocationList {
  @Part(() => RevocationView, { list: 100_000 }) data: RevocationView[];
  @Instant() asOf: string;
}

export const SignIn = contract({
  subject: 'identity.session.begin',
  permission: 'public',
  scope: 'public',
  request: SignInRequest,
  reply: SessionTokens,
  audit: 'signed-in',
  timeout: 10_000,
});

export const RefreshSession = contract({
  subject: 'identity.session.refresh',
  permission: 'public',
  scope: 'public',
  request: RefreshRequest,
  reply: SessionTokens,
  audit: 'session-refreshed',
});

export const SignOut = contract({
  subject: 'identity.session.end',
  permission: 'signed-in',
  scope: 'self',
  request: Nothing,
  reply: Nothing,
  changes: true,
  audit: 'signed-out',
});

export const ChangePassword = contract({
  subject: 'identity.password.change',
  permission: 'signed-in',
  scope: 'self',
  request: ChangePasswordRequest,
  reply: SessionTokens,
  changes: true,
  audit: 'password-changed',
  timeout: 10_000,
});

export const GetSelf = contract({
  subject: 'identity.account.self',
  permission: 'signed-in',
  scope: 'self',
  request: Nothing,
  reply: AccountSelf,
  audit: 'self-read',
});

const everybody = ['gateway', 'identity', 'organization', 'personnel', 'training', 'emulation', 'reporting'] as const;

export const GetSigningKeys = contract({
  subject: 'identity.keys.get',
  permission: 'service',
  scope: 'public',
  request: Nothing,
  reply: SigningKeys,
  audit: 'none',
  callers: everybody,
});

export const ListRevocations = contract({
  subject: 'identity.revocation.list',
  permission: 'service',
  scope: 'public',
  request: Nothing,
  reply: RevocationList,
  audit: 'none',
  callers: everybody,
});
