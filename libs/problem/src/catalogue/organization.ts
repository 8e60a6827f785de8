import type { ProblemCatalogue } from '../problem-kind';

/** Refusals of the organization service. */
export const organizationProblems = {
  'quota-over-parent': {
    status: 422,
    vi: {
      title: 'Vượt biên chế của đơn vị cấp trên',
      detail: 'Tổng số giao cho các đơn vị trực thuộc không được vượt số đơn vị cấp trên được giao.',
    },
    en: {
      title: 'More than the unit above holds',
      detail: 'What is assigned to the units below may not be more than the unit above was given.',
    },
  },
  'quota-under-children': {
    status: 422,
    vi: { title: 'Thấp hơn số đã giao cho cấp dưới', detail: 'Số mới thấp hơn tổng số đã giao cho các đơn vị trực thuộc.' },
    en: { title: 'Less than what was assigned below', detail: 'The new number is less than what was already assigned to the units below.' },
  },
  'unit-closed': {
    status: 422,
    vi: { title: 'Đơn vị đã chấm dứt hoạt động', detail: 'Đơn vị không còn tồn tại vào ngày này.' },
    en: { title: 'The unit is closed', detail: 'The unit no longer exists on this day.' },
  },
} as const satisfies ProblemCatalogue;
