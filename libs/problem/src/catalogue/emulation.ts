import type { ProblemCatalogue } from '../problem-kind';

/** Refusals of the emulation service. */
export const emulationProblems = {
  'award-exists': {
    status: 409,
    vi: {
      title: 'Khen thưởng này đã được ghi nhận',
      detail: 'Người này đã có danh hiệu, hình thức khen thưởng này của cùng năm theo cùng số quyết định.',
    },
    en: { title: 'This award is already recorded', detail: 'The person already has this title of the same year by the same decision.' },
  },
  'award-not-decided': {
    status: 422,
    vi: {
      title: 'Quyết định khen thưởng ở tương lai',
      detail: 'Chỉ ghi nhận khen thưởng đã có quyết định; ngày quyết định không được sau hôm nay.',
    },
    en: {
      title: 'The award is not decided yet',
      detail: 'Only a decided award is recorded; the day of the decision must not lie in the future.',
    },
  },
  'award-year-ahead': {
    status: 422,
    vi: { title: 'Năm thành tích sau ngày quyết định', detail: 'Khen thưởng cho thành tích của năm quyết định hoặc các năm trước đó.' },
    en: {
      title: 'The year lies after the decision',
      detail: 'An award honours achievements of the year of its decision or of a year before.',
    },
  },
} as const satisfies ProblemCatalogue;
