import type { BothLanguages } from '@noivu/contracts';

/** What is wrong with a cell, in words, by the codes that requests are refused under. */
export const fieldWords: Readonly<Record<string, BothLanguages>> = {
  isRequired: { vi: 'Ô bắt buộc đang để trống.', en: 'The cell is required and empty.' },
  isString: { vi: 'Ô phải là chữ; hãy định dạng cột là Text.', en: 'The cell must be text; format the column as Text.' },
  isLength: { vi: 'Nội dung quá ngắn hoặc quá dài.', en: 'The content is too short or too long.' },
  matches: { vi: 'Nội dung không đúng dạng của cột (mã, số).', en: 'The content has not the form of the column (code, number).' },
  isIn: { vi: 'Từ không có trong danh mục của cột.', en: 'The word is not on the list of the column.' },
  isInt: { vi: 'Ô phải là số nguyên.', en: 'The cell must be a whole number.' },
  min: { vi: 'Số quá nhỏ.', en: 'The number is too small.' },
  max: { vi: 'Số quá lớn.', en: 'The number is too large.' },
  isDay: {
    vi: 'Ngày không có thật; hãy viết NĂM-THÁNG-NGÀY hoặc ngày/tháng/năm.',
    en: 'There is no such day; write YYYY-MM-DD or day/month/year.',
  },
  isPartialDay: {
    vi: 'Ngày sinh không có thật; được phép thiếu ngày, tháng.',
    en: 'There is no such day of birth; day and month may be left out.',
  },
  isNfc: { vi: 'Chữ không theo Unicode dựng sẵn (NFC).', en: 'The text is not Unicode NFC.' },
  isPlainText: { vi: 'Ô có ký tự điều khiển ẩn.', en: 'The cell holds hidden control characters.' },
};
