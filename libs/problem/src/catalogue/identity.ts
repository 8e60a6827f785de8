import type { ProblemCatalogue } from '../problem-kind';

/** Refusals of accounts and sessions. */
export const identityProblems = {
  'sign-in-failed': {
    status: 401,
    vi: { title: 'Đăng nhập không thành công', detail: 'Tên đăng nhập hoặc mật khẩu không đúng, hoặc tài khoản không hoạt động.' },
    en: { title: 'Sign-in failed', detail: 'The user name or the password is wrong, or the account is not active.' },
  },
  'issued-password-spent': {
    status: 401,
    vi: {
      title: 'Mật khẩu được cấp không còn dùng được',
      detail: 'Mật khẩu được cấp chỉ dùng một lần và có hạn; hãy đề nghị cấp lại mật khẩu.',
    },
    en: { title: 'The issued password is spent', detail: 'An issued password is good once and for a limited time; ask for a new one.' },
  },
  'own-account': {
    status: 403,
    vi: {
      title: 'Không tự thực hiện với tài khoản của mình',
      detail: 'Không ai tự cấp quyền, khóa, hủy hay cấp lại mật khẩu cho tài khoản của chính mình.',
    },
    en: {
      title: 'Not with your own account',
      detail: 'Nobody grants rights to, locks, cancels or reissues the password of their own account.',
    },
  },
  'grant-beyond-rights': {
    status: 403,
    vi: {
      title: 'Vượt quyền của tài khoản',
      detail: 'Không được cấp hoặc quản lý tài khoản có quyền hay phạm vi mà tài khoản của mình không được giao cấp.',
    },
    en: {
      title: 'Beyond the rights of the account',
      detail: 'An account with rights or a scope that your account may not issue cannot be granted or managed by it.',
    },
  },
  'reserved-to-home-affairs': {
    status: 403,
    vi: { title: 'Việc này thuộc Sở Nội vụ', detail: 'Theo quy chế của tỉnh, Sở Nội vụ thực hiện việc này sau khi có văn bản của đơn vị.' },
    en: {
      title: 'This belongs to the Department of Home Affairs',
      detail: 'By the regulation of the province the Department of Home Affairs does this, on the written request of the unit.',
    },
  },
  'username-taken': {
    status: 409,
    vi: { title: 'Tên đăng nhập đã có', detail: 'Tên đăng nhập này đã cấp cho một tài khoản khác, kể cả tài khoản đã hủy.' },
    en: { title: 'The user name is taken', detail: 'The user name belongs to another account, cancelled ones included.' },
  },
  'account-state': {
    status: 409,
    vi: { title: 'Trạng thái tài khoản không cho phép', detail: 'Tài khoản đang ở trạng thái không thực hiện được việc này.' },
    en: { title: 'The state of the account does not allow it', detail: 'The account is in a state in which this cannot be done.' },
  },
  'account-limit-reached': {
    status: 422,
    vi: {
      title: 'Đã đủ số tài khoản theo quy định',
      detail: 'Quy chế của tỉnh giới hạn số tài khoản loại này; hãy hủy tài khoản cũ trước.',
    },
    en: {
      title: 'The number of accounts is reached',
      detail: 'The regulation of the province limits the accounts of this kind; cancel the old one first.',
    },
  },
  'kind-not-for-unit': {
    status: 422,
    vi: { title: 'Loại tài khoản không thuộc đơn vị này', detail: 'Tài khoản lãnh đạo tỉnh chỉ cấp cho lãnh đạo Ủy ban nhân dân tỉnh.' },
    en: {
      title: 'The kind of account is not for this unit',
      detail: "Accounts of provincial leaders belong to the provincial People's Committee.",
    },
  },
  'password-weak': {
    status: 422,
    vi: { title: 'Mật khẩu chưa đạt yêu cầu', detail: 'Hãy chọn mật khẩu dài và khó đoán hơn; xem danh sách lỗi.' },
    en: { title: 'The password is too weak', detail: 'Choose a longer password that is harder to guess; see the list of errors.' },
  },
  'current-password-wrong': {
    status: 422,
    vi: { title: 'Mật khẩu hiện tại không đúng', detail: 'Mật khẩu hiện tại không khớp.' },
    en: { title: 'The current password is wrong', detail: 'The current password does not match.' },
  },
} as const satisfies ProblemCatalogue;
