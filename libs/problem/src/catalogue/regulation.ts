import type { ProblemCatalogue } from '../problem-kind';

/** Refusals of the calendar and of the regulation profiles. */
export const regulationProblems = {
  'rule-silent': {
    status: 422,
    vi: {
      title: 'Quy định không nêu thời hạn này',
      detail: 'Quy chế của tỉnh không có thời hạn cho việc này và không suy ra được từ điều khác.',
    },
    en: {
      title: 'The regulation sets no such time limit',
      detail: 'The regulation of the province has no time limit for this event, and none can be derived.',
    },
  },
  'day-invalid': {
    status: 400,
    vi: { title: 'Ngày không hợp lệ', detail: 'Ngày phải có thật và viết dạng YYYY-MM-DD.' },
    en: { title: 'The day is not valid', detail: 'A day must exist and be written YYYY-MM-DD.' },
  },
  'calendar-year-unknown': {
    status: 422,
    vi: {
      title: 'Chưa có lịch làm việc của năm này',
      detail: 'Thời hạn rơi vào một năm chưa có lịch nghỉ lễ, tết; quản trị hệ thống cần nhập lịch của năm đó.',
    },
    en: {
      title: 'No calendar of working days for this year',
      detail: 'The period runs into a year whose public holidays have not been entered.',
    },
  },
  'calendar-year-invalid': {
    status: 422,
    vi: {
      title: 'Lịch nghỉ của năm không hợp lệ',
      detail: 'Ngày nghỉ phải là ngày trong tuần, ngày làm bù phải là thứ bảy hoặc chủ nhật, có thật, thuộc đúng năm và chỉ nêu một lần.',
    },
    en: {
      title: 'The calendar of the year is not valid',
      detail: 'Days off must be weekdays and worked rest days Saturdays or Sundays; each must exist, belong to the year and stand once.',
    },
  },
} as const satisfies ProblemCatalogue;
