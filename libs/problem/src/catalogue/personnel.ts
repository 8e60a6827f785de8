import type { ProblemCatalogue } from '../problem-kind';

/** Refusals of the personnel service. */
export const personnelProblems = {
  'record-exists': {
    status: 409,
    vi: { title: 'Hồ sơ đã có', detail: 'Số định danh cá nhân này đã có hồ sơ trong phạm vi của tài khoản.' },
    en: { title: 'The record exists', detail: 'A record with this citizen number stands within the scope of the account.' },
  },
  'record-needs-review': {
    status: 409,
    vi: { title: 'Hồ sơ cần Sở Nội vụ xem xét', detail: 'Không thể ghi nhận hồ sơ này; hãy liên hệ Sở Nội vụ.' },
    en: { title: 'The record needs a review', detail: 'This record cannot be entered; ask the Department of Home Affairs.' },
  },
  'fact-overlaps': {
    status: 409,
    vi: {
      title: 'Trùng thời gian với nội dung khác',
      detail: 'Cùng loại đã có nội dung bắt đầu trong khoảng thời gian này; hãy đính chính hoặc thay thế nội dung đó.',
    },
    en: {
      title: 'It overlaps another of its kind',
      detail: 'Another of the same kind begins within this span; correct or replace that one.',
    },
  },
  'fact-not-current': {
    status: 409,
    vi: { title: 'Nội dung không còn hiệu lực ghi nhận', detail: 'Hồ sơ không có nội dung này, hoặc nội dung đã bị thu hồi.' },
    en: { title: 'The fact does not stand', detail: 'The record holds no such fact, or it was revoked.' },
  },
  'facts-missing': {
    status: 422,
    vi: {
      title: 'Hồ sơ thiếu thông tin bắt buộc',
      detail: 'Hồ sơ phải có đủ các loại thông tin bắt buộc kể từ cùng một ngày; xem danh sách còn thiếu.',
    },
    en: {
      title: 'The record lacks facts',
      detail: 'What must always be known has to be there from one first day on; see what is missing.',
    },
  },
  'fact-required': {
    status: 422,
    vi: {
      title: 'Thông tin này không được để trống',
      detail: 'Loại thông tin này phải luôn có kể từ ngày đầu: không nêu ngày kết thúc và không thu hồi khi không có nội dung thay thế.',
    },
    en: {
      title: 'This must always be known',
      detail: 'This kind holds on every day from the first: it takes no end, and is not revoked unless another stands in its place.',
    },
  },
  'fact-dates-invalid': {
    status: 422,
    vi: { title: 'Ngày hiệu lực không hợp lệ', detail: 'Ngày kết thúc phải sau ngày bắt đầu.' },
    en: { title: 'The dates are not possible', detail: 'The end must come after the beginning.' },
  },
  'fact-before-birth': {
    status: 422,
    vi: { title: 'Trước ngày sinh', detail: 'Ngày bắt đầu không thể trước ngày sinh.' },
    en: { title: 'Before birth', detail: 'Nothing can begin before the day of birth.' },
  },
  'catalogue-code-unknown': {
    status: 422,
    vi: { title: 'Mã không có trong danh mục', detail: 'Mã không có trong danh mục đang áp dụng vào ngày bắt đầu.' },
    en: { title: 'The code is not in the catalogue', detail: 'The catalogue in force on the first day does not hold this code.' },
  },
  'unit-unknown': {
    status: 422,
    vi: { title: 'Đơn vị không có trong cây tổ chức', detail: 'Một đơn vị được nêu không có trong cây tổ chức của tỉnh.' },
    en: { title: 'The unit is not known', detail: 'A unit that is named does not stand in the tree of the province.' },
  },
  'decision-required': {
    status: 422,
    vi: { title: 'Phải có quyết định', detail: 'Nêu mới, thay thế hoặc thu hồi phải căn cứ vào một quyết định.' },
    en: { title: 'A decision is required', detail: 'To add, replace or revoke something takes a decision.' },
  },
  'reason-required': {
    status: 422,
    vi: { title: 'Phải nêu lý do đính chính', detail: 'Đính chính sai sót nhập liệu phải kèm lý do.' },
    en: { title: 'A reason is required', detail: 'The correction of a slip of entry needs a reason.' },
  },
  'decision-reason-required': {
    status: 422,
    vi: { title: 'Phải nêu lý do hiệu lực trở về trước', detail: 'Quyết định ban hành sau ngày có hiệu lực phải kèm lý do.' },
    en: { title: 'The decision needs a reason', detail: 'A decision issued after the day of its effect has to say why.' },
  },
  'decision-in-future': {
    status: 422,
    vi: { title: 'Quyết định chưa ban hành', detail: 'Ngày ban hành không thể sau ngày hôm nay.' },
    en: { title: 'The decision is not issued yet', detail: 'The day of issue cannot be after today.' },
  },
} as const satisfies ProblemCatalogue;
