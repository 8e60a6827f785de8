import type { ProblemCatalogue } from '../problem-kind';

/** Refusals that stand before any rule: shape, sign-in, permission, concurrency, limits, faults. */
export const edgeProblems = {
  'request-invalid': {
    status: 400,
    vi: { title: 'Yêu cầu không đúng mẫu', detail: 'Một hoặc nhiều trường không đúng quy định; xem danh sách lỗi.' },
    en: { title: 'The request does not fit its contract', detail: 'One or more fields are not as prescribed; see the list of errors.' },
  },
  'json-malformed': {
    status: 400,
    vi: { title: 'Nội dung JSON không đọc được', detail: 'Nội dung gửi lên không phải JSON hợp lệ.' },
    en: { title: 'The JSON cannot be read', detail: 'What was sent is not valid JSON.' },
  },
  'cursor-invalid': {
    status: 400,
    vi: { title: 'Con trỏ trang không hợp lệ', detail: 'Con trỏ không do hệ thống cấp hoặc thuộc một truy vấn khác.' },
    en: { title: 'The page cursor is not valid', detail: 'The cursor was not issued here, or belongs to another query.' },
  },
  'sign-in-required': {
    status: 401,
    vi: { title: 'Cần đăng nhập', detail: 'Yêu cầu không mang mã truy cập hợp lệ, hoặc mã đã hết hạn.' },
    en: { title: 'Sign-in is required', detail: 'The request carries no valid access token, or the token has expired.' },
  },
  'permission-missing': {
    status: 403,
    vi: { title: 'Tài khoản không có quyền này', detail: 'Loại tài khoản không được giao quyền thực hiện việc này.' },
    en: { title: 'The account does not hold this permission', detail: 'The kind of account is not granted this act.' },
  },
  'password-change-required': {
    status: 403,
    vi: { title: 'Phải đổi mật khẩu được cấp', detail: 'Hãy đổi mật khẩu được cấp trước khi làm việc khác.' },
    en: { title: 'The issued password must be changed', detail: 'Change the issued password before anything else.' },
  },
  'not-found': {
    status: 404,
    vi: { title: 'Không tìm thấy', detail: 'Không có đối tượng này trong phạm vi của tài khoản.' },
    en: { title: 'Not found', detail: 'There is no such thing within the scope of the account.' },
  },
  'method-not-allowed': {
    status: 405,
    vi: { title: 'Phương thức không được hỗ trợ', detail: 'Địa chỉ này không nhận phương thức đã gửi.' },
    en: { title: 'The method is not supported', detail: 'This address does not take the method sent.' },
  },
  'idempotency-key-in-use': {
    status: 409,
    vi: { title: 'Yêu cầu cùng khóa đang được xử lý', detail: 'Một yêu cầu với cùng Idempotency-Key đang chạy; hãy thử lại sau.' },
    en: {
      title: 'A request with this key is running',
      detail: 'A request with the same Idempotency-Key is being worked on; try again later.',
    },
  },
  'version-stale': {
    status: 412,
    vi: { title: 'Dữ liệu đã thay đổi', detail: 'Phiên bản trong If-Match không còn là phiên bản hiện hành.' },
    en: { title: 'The data has changed', detail: 'The version in If-Match is no longer the current one.' },
  },
  'body-too-large': {
    status: 413,
    vi: { title: 'Nội dung quá lớn', detail: 'Nội dung gửi lên vượt giới hạn cho phép.' },
    en: { title: 'The body is too large', detail: 'What was sent is over the limit.' },
  },
  'media-type-unsupported': {
    status: 415,
    vi: { title: 'Kiểu nội dung không được hỗ trợ', detail: 'Hãy gửi application/json, hoặc kiểu mà địa chỉ này ghi trong tài liệu.' },
    en: {
      title: 'The media type is not supported',
      detail: 'Send application/json, or the type that the documentation of this address names.',
    },
  },
  'idempotency-key-reused': {
    status: 422,
    vi: { title: 'Khóa Idempotency-Key đã dùng cho nội dung khác', detail: 'Cùng một khóa chỉ được gửi lại với đúng nội dung cũ.' },
    en: { title: 'The Idempotency-Key was used with another body', detail: 'The same key may be sent again only with the same body.' },
  },
  'if-match-required': {
    status: 428,
    vi: { title: 'Thiếu If-Match', detail: 'Thay đổi một đối tượng phải kèm If-Match với ETag đã đọc.' },
    en: { title: 'If-Match is missing', detail: 'A change of an item must carry If-Match with the ETag that was read.' },
  },
  'too-many-requests': {
    status: 429,
    vi: { title: 'Quá nhiều yêu cầu', detail: 'Hãy thử lại sau số giây trong Retry-After.' },
    en: { title: 'Too many requests', detail: 'Try again after the seconds in Retry-After.' },
  },
  'internal-fault': {
    status: 500,
    vi: { title: 'Lỗi bên trong hệ thống', detail: 'Hệ thống đã ghi lại lỗi; hãy báo mã traceId cho đơn vị quản trị.' },
    en: { title: 'Internal fault', detail: 'The fault has been recorded; tell the operators the traceId.' },
  },
  'service-unavailable': {
    status: 503,
    vi: { title: 'Dịch vụ tạm thời không sẵn sàng', detail: 'Hãy thử lại sau số giây trong Retry-After.' },
    en: { title: 'The service is not available now', detail: 'Try again after the seconds in Retry-After.' },
  },
} as const satisfies ProblemCatalogue;
