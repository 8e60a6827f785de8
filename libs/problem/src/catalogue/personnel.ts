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
  'transfer-to-self': {
    status: 422,
    vi: { title: 'Không chuyển hồ sơ cho chính mình', detail: 'Đơn vị tiếp nhận phải khác đơn vị đang quản lý hồ sơ.' },
    en: {
      title: 'A record is not sent to its own keeper',
      detail: 'The receiving unit has to be another than the one that keeps the record.',
    },
  },
  'transfer-kind': {
    status: 422,
    vi: {
      title: 'Loại điều chuyển không khớp với hai đơn vị',
      detail: 'Theo quy chế của tỉnh, việc chuyển giữa hai đơn vị này thuộc loại khác; xem loại đúng và điều quy định.',
    },
    en: {
      title: 'The kind of transfer does not fit the two units',
      detail: 'By the regulation of the province it is of another kind; see which, and the article.',
    },
  },
  'transfer-using-unit': {
    status: 422,
    vi: {
      title: 'Đơn vị sử dụng không thuộc đơn vị tiếp nhận',
      detail: 'Đơn vị trực tiếp sử dụng phải là đơn vị tiếp nhận hoặc đơn vị trực thuộc.',
    },
    en: {
      title: 'The using unit is not part of the receiving one',
      detail: 'The unit that uses the person has to be the receiving unit or one below it.',
    },
  },
  'transfer-wrong-side': {
    status: 403,
    vi: {
      title: 'Bước này thuộc bên khác',
      detail: 'Theo quy chế của tỉnh, bước này do bên khác của việc điều chuyển thực hiện; xem điều quy định.',
    },
    en: {
      title: 'The step is for the other side',
      detail: 'By the regulation of the province another side of the transfer takes this step; see the article.',
    },
  },
  'transfer-state': {
    status: 409,
    vi: { title: 'Việc điều chuyển không ở bước này', detail: 'Trạng thái hiện tại của việc điều chuyển không cho phép thao tác này.' },
    en: { title: 'The transfer is not at this step', detail: 'The present state of the transfer does not allow this act.' },
  },
  'transfer-open': {
    status: 409,
    vi: {
      title: 'Hồ sơ đang được điều chuyển',
      detail: 'Hồ sơ có một việc điều chuyển chưa kết thúc; chức vụ, vị trí do việc điều chuyển đó thay đổi.',
    },
    en: { title: 'The record is being transferred', detail: 'A transfer of this record has not ended; it is what changes the post.' },
  },
  'file-name-invalid': {
    status: 422,
    vi: {
      title: 'Tên tệp không hợp lệ',
      detail: 'Tên tệp gồm chữ, số, dấu chấm, gạch nối và phần mở rộng; không có ký tự điều khiển, ký tự đảo chiều hay đường dẫn.',
    },
    en: {
      title: 'The name of the file is not valid',
      detail: 'A name is made of letters, digits, dots, hyphens and an extension; no control or direction characters, no path.',
    },
  },
  'file-name-too-long': {
    status: 422,
    vi: { title: 'Tên tệp quá dài', detail: 'Tên tệp, kể cả phần mở rộng, không quá 50 ký tự.' },
    en: { title: 'The name of the file is too long', detail: 'A name has 50 characters at most, with its extension.' },
  },
  'file-type-not-allowed': {
    status: 415,
    vi: { title: 'Loại tệp không được nhận', detail: 'Chỉ nhận các định dạng văn bản, bảng tính và ảnh trong danh mục; xem danh sách.' },
    en: {
      title: 'The type of file is not taken',
      detail: 'Only the formats of text, table and picture on the list are taken; see the list.',
    },
  },
  'file-too-large': {
    status: 413,
    vi: { title: 'Tệp quá lớn', detail: 'Mỗi tệp không quá 50 MB.' },
    en: { title: 'The file is too large', detail: 'A file has 50 MB at most.' },
  },
  'file-empty': {
    status: 422,
    vi: { title: 'Tệp rỗng', detail: 'Tệp không có nội dung.' },
    en: { title: 'The file is empty', detail: 'There is nothing in the file.' },
  },
  'file-content-mismatch': {
    status: 422,
    vi: {
      title: 'Nội dung tệp không đúng với tên',
      detail: 'Nội dung không phải loại tệp mà phần mở rộng hoặc kiểu đã khai nêu ra, hoặc bị lẫn loại tệp khác.',
    },
    en: {
      title: 'The content is not what the name says',
      detail: 'What is in the file is not of the type its extension or declared type names, or hides another type.',
    },
  },
  'file-content-dangerous': {
    status: 422,
    vi: {
      title: 'Tệp có nội dung chủ động',
      detail: 'Tệp chứa mã lệnh, macro, tệp nhúng hoặc phần không kiểm tra được; hãy xuất lại tệp không có các phần đó.',
    },
    en: {
      title: 'The file has active content',
      detail: 'It holds scripts, macros, embedded files or a part that cannot be inspected; export it again without them.',
    },
  },
  'file-incomplete': {
    status: 409,
    vi: { title: 'Tệp chưa đủ', detail: 'Những phần đã nhận không hợp thành tệp đã gửi; hãy tải lên lại.' },
    en: { title: 'The file is not whole', detail: 'The pieces received do not make up the file that was sent; upload it again.' },
  },
  'file-sealed': {
    status: 409,
    vi: { title: 'Tệp đã tải lên xong', detail: 'Không thêm được nội dung vào tệp đã kiểm tra xong.' },
    en: { title: 'The upload has ended', detail: 'Nothing can be added to a file that was checked and sealed.' },
  },
  'attachment-unknown': {
    status: 422,
    vi: { title: 'Tệp đính kèm không dùng được', detail: 'Không có tệp này trong phạm vi của tài khoản, hoặc tệp chưa tải lên xong.' },
    en: {
      title: 'The attachment cannot be used',
      detail: 'There is no such file within the scope of the account, or its upload has not ended.',
    },
  },
  'workbook-broken': {
    status: 422,
    vi: {
      title: 'Không đọc được bảng tính',
      detail: 'Tệp không phải bảng tính .xlsx nguyên vẹn; hãy mở, lưu lại dưới dạng Excel Workbook (.xlsx) rồi tải lên.',
    },
    en: {
      title: 'The workbook cannot be read',
      detail: 'The file is not a sound .xlsx; open it, save it as Excel Workbook (.xlsx) and upload that.',
    },
  },
  'workbook-too-large': {
    status: 422,
    vi: {
      title: 'Bảng tính nén quá mức',
      detail: 'Nội dung giải nén vượt giới hạn (512 MB, 100 lần, 1.000 phần); tệp có dấu hiệu là bom nén.',
    },
    en: {
      title: 'The workbook inflates too far',
      detail: 'Its content is over the limits (512 MB, 100 times its size, 1,000 parts), as that of a zip bomb is.',
    },
  },
  'workbook-too-heavy': {
    status: 422,
    vi: {
      title: 'Bảng tính quá nặng để đọc',
      detail: 'Đọc tệp này cần nhiều bộ nhớ hoặc thời gian hơn mức cho phép; hãy chia nhỏ danh sách.',
    },
    en: { title: 'The workbook is too heavy to read', detail: 'Reading it takes more memory or time than is allowed; divide the roster.' },
  },
  'workbook-has-dtd': {
    status: 422,
    vi: { title: 'Bảng tính có khai báo DTD', detail: 'Tệp chứa khai báo DOCTYPE hoặc ENTITY, không được chấp nhận.' },
    en: { title: 'The workbook declares a DTD', detail: 'It holds a DOCTYPE or ENTITY declaration, which is not taken.' },
  },
  'workbook-has-macros': {
    status: 422,
    vi: { title: 'Bảng tính có macro', detail: 'Tệp chứa macro hoặc thành phần điều khiển; hãy lưu lại dưới dạng .xlsx không có macro.' },
    en: { title: 'The workbook has macros', detail: 'It holds macros or controls; save it as .xlsx without them.' },
  },
  'workbook-has-formulas': {
    status: 422,
    vi: { title: 'Bảng tính có công thức', detail: 'Danh sách chỉ được có giá trị; hãy sao chép và dán dưới dạng giá trị.' },
    en: { title: 'The workbook has formulas', detail: 'A roster holds values only; copy and paste it as values.' },
  },
  'workbook-has-links': {
    status: 422,
    vi: { title: 'Bảng tính có liên kết ngoài', detail: 'Tệp trỏ đến tệp hoặc địa chỉ bên ngoài; hãy bỏ các liên kết đó.' },
    en: { title: 'The workbook has external links', detail: 'It points to files or addresses outside; remove those links.' },
  },
  'workbook-has-embedded': {
    status: 422,
    vi: { title: 'Bảng tính có tệp nhúng', detail: 'Tệp chứa tệp khác hoặc thành phần lạ bên trong.' },
    en: { title: 'The workbook has embedded files', detail: 'It holds other files or unknown parts.' },
  },
  'roster-columns-wrong': {
    status: 422,
    vi: { title: 'Tiêu đề cột không đúng', detail: 'Danh sách thiếu cột bắt buộc, có cột lạ hoặc cột lặp; xem danh sách.' },
    en: {
      title: 'The columns are wrong',
      detail: 'The roster lacks columns that are required, or has unknown or doubled ones; see which.',
    },
  },
  'roster-empty': {
    status: 422,
    vi: { title: 'Danh sách không có dòng nào', detail: 'Trang tính đầu tiên không có dòng dữ liệu dưới dòng tiêu đề.' },
    en: { title: 'The roster has no rows', detail: 'The first sheet has no row of data below the headings.' },
  },
  'roster-too-many-rows': {
    status: 422,
    vi: { title: 'Danh sách quá dài', detail: 'Mỗi danh sách không quá 100.000 dòng.' },
    en: { title: 'The roster is too long', detail: 'A roster has 100,000 rows at most.' },
  },
  'roster-too-many-columns': {
    status: 422,
    vi: { title: 'Danh sách quá nhiều cột', detail: 'Mỗi danh sách không quá 64 cột.' },
    en: { title: 'The roster has too many columns', detail: 'A roster has 64 columns at most.' },
  },
  'roster-required': {
    status: 422,
    vi: { title: 'Tệp không phải danh sách để nhập', detail: 'Hãy tải lên tệp .xlsx với kind=roster rồi dùng tệp đó.' },
    en: { title: 'The file is not a roster', detail: 'Upload an .xlsx with kind=roster and use that.' },
  },
  'row-doubled': {
    status: 422,
    vi: { title: 'Người này có nhiều dòng', detail: 'Số định danh cá nhân đứng ở nhiều dòng của danh sách; xem dòng kia.' },
    en: { title: 'The person has several rows', detail: 'The citizen number stands in several rows of the roster; see the other.' },
  },
  'row-unit-unknown': {
    status: 422,
    vi: { title: 'Mã đơn vị không có trong phạm vi', detail: 'Không có đơn vị với mã này trong phạm vi của tài khoản.' },
    en: { title: 'No such unit in the scope', detail: 'No unit with this code stands within the scope of the account.' },
  },
  'row-rank-unknown': {
    status: 422,
    vi: { title: 'Ngạch, bậc không có trong bảng lương', detail: 'Mã ngạch không có trong danh mục, hoặc ngạch không có bậc này.' },
    en: { title: 'No such rank or step', detail: 'The list of ranks does not hold the code, or the rank has no such step.' },
  },
  'row-incomplete': {
    status: 422,
    vi: {
      title: 'Các ô đi cùng nhau còn thiếu',
      detail: 'Mã ngạch, bậc, ngày hưởng phải có đủ hoặc bỏ trống cả; trình độ và chuyên ngành cũng vậy.',
    },
    en: {
      title: 'Cells that belong together are missing',
      detail: 'Rank, step and day stand together or not at all; so do degree and major.',
    },
  },
  'import-has-errors': {
    status: 422,
    vi: { title: 'Danh sách còn dòng lỗi', detail: 'Hãy sửa và tải lên lại, hoặc yêu cầu rõ việc bỏ qua các dòng lỗi (skipInvalid).' },
    en: {
      title: 'The roster has rows with errors',
      detail: 'Correct it and upload it again, or ask explicitly for rows with errors to be skipped (skipInvalid).',
    },
  },
  'import-state': {
    status: 409,
    vi: { title: 'Đợt nhập không ở bước này', detail: 'Trạng thái hiện tại của đợt nhập không cho phép thao tác này.' },
    en: { title: 'The import is not at this step', detail: 'The present state of the import does not allow this act.' },
  },
  'export-too-many-rows': {
    status: 422,
    vi: { title: 'Danh sách kết xuất quá dài', detail: 'Mỗi lần kết xuất không quá 200.000 người; hãy thu hẹp tiêu chí.' },
    en: { title: 'The export is too long', detail: 'An export has 200,000 people at most; narrow the criteria.' },
  },
  'export-not-ready': {
    status: 409,
    vi: { title: 'Chưa có tệp kết xuất', detail: 'Danh sách đang được lập, hoặc việc lập đã dừng; xem trạng thái của bản kết xuất.' },
    en: {
      title: 'There is no file of the export',
      detail: 'It is still being written, or the writing has ended; see the state of the export.',
    },
  },
  'export-expired': {
    status: 410,
    vi: { title: 'Bản kết xuất đã hết hạn', detail: 'Tệp kết xuất chỉ tải được trong 24 giờ và đã bị xóa; hãy kết xuất lại.' },
    en: { title: 'The export has expired', detail: 'The file of an export may be fetched for 24 hours and is then deleted; export again.' },
  },
  'job-state': {
    status: 409,
    vi: { title: 'Công việc đã kết thúc', detail: 'Công việc chạy nền đã kết thúc, không hủy được nữa.' },
    en: { title: 'The job has ended', detail: 'The job is over and cannot be cancelled any more.' },
  },
  'job-authority-ended': {
    status: 403,
    vi: {
      title: 'Quyền của người đặt việc đã chấm dứt',
      detail: 'Tài khoản đã bị khóa, đổi quyền hoặc quá thời hạn; những gì đã làm được giữ nguyên.',
    },
    en: {
      title: 'The right of who ordered it has ended',
      detail: 'The account was locked, its rights changed, or its time ran out; what was done stays.',
    },
  },
  'job-failed': {
    status: 500,
    vi: {
      title: 'Công việc không hoàn thành',
      detail: 'Đã thử nhiều lần và đều lỗi; hệ thống đã ghi lại, hãy báo mã công việc cho đơn vị quản trị.',
    },
    en: {
      title: 'The job could not be done',
      detail: 'It was tried several times and failed; the fault is on record, tell the operators the id of the job.',
    },
  },
} as const satisfies ProblemCatalogue;
