import type { ProblemCatalogue } from '../problem-kind';

/** Refusals of the training service. */
export const trainingProblems = {
  'enrolment-exists': {
    status: 409,
    vi: { title: 'Kết quả này đã được ghi nhận', detail: 'Người này đã có kết quả của cùng khóa học, cùng ngày bắt đầu và kết thúc.' },
    en: {
      title: 'This result is already recorded',
      detail: 'The person already has a result of the same course with the same first and last day.',
    },
  },
  'course-ends-before-start': {
    status: 422,
    vi: { title: 'Khóa học kết thúc trước khi bắt đầu', detail: 'Ngày kết thúc phải từ ngày bắt đầu trở đi.' },
    en: { title: 'The course ends before it starts', detail: 'The last day must not lie before the first.' },
  },
  'course-not-completed': {
    status: 422,
    vi: { title: 'Khóa học chưa kết thúc', detail: 'Chỉ ghi nhận kết quả của khóa học đã kết thúc; ngày kết thúc không được ở tương lai.' },
    en: {
      title: 'The course is not completed',
      detail: 'Only a course that has ended has a result; its last day must not lie in the future.',
    },
  },
  'course-too-long': {
    status: 422,
    vi: { title: 'Khóa học dài bất thường', detail: 'Thời gian từ ngày bắt đầu đến ngày kết thúc quá dài; hãy kiểm tra lại năm.' },
    en: { title: 'The course is unusually long', detail: 'Too many years lie between the first and the last day; check the year.' },
  },
} as const satisfies ProblemCatalogue;
