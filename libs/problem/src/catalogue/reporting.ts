import type { ProblemCatalogue } from '../problem-kind';

/** Refusals of the reporting service. */
export const reportingProblems = {
  'report-column-unknown': {
    status: 400,
    vi: { title: 'Không mở được cột này', detail: 'Biểu mẫu không có cột này, hoặc cột không đếm người (ví dụ biên chế được giao).' },
    en: {
      title: 'This column cannot be opened',
      detail: 'The form has no such column, or the column counts no people (such as the assigned quota).',
    },
  },
  'report-too-large': {
    status: 400,
    vi: {
      title: 'Báo cáo quá lớn',
      detail: 'Báo cáo của đơn vị này vượt dung lượng một lần trả lời; hãy lấy theo từng đơn vị trực thuộc.',
    },
    en: {
      title: 'The report is too large',
      detail: 'The report of this unit does not fit into one answer; ask for the units below it one by one.',
    },
  },
} as const satisfies ProblemCatalogue;
