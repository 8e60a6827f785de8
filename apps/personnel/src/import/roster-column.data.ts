import type { FactKind } from '@noivu/contracts';

/** How the cells of a column are read before they are checked. */
export type CellForm = 'text' | 'number-as-text' | 'two-digits' | 'whole' | 'day' | 'partial-day' | 'word';

/** One column of a roster (danh sách trích ngang). */
export interface RosterColumn {
  readonly key: string;
  /** The heading; letters, accents and spaces between words are compared, their case is not. */
  readonly header: string;
  readonly form: CellForm;
  readonly required: boolean;
  /** The field of a fact that it fills; absent for columns that name the unit or a day. */
  readonly fills?: { readonly kind: FactKind; readonly field: string };
}

const fills = (kind: FactKind, field: string) => ({ fills: { kind, field } });

/** The columns that are known, in whatever order a file has them. What is not required may be missing, whole columns included. */
export const rosterColumns = [
  { key: 'fullName', header: 'Họ và tên', form: 'text', required: true, ...fills('identity', 'fullName') },
  { key: 'sex', header: 'Giới tính', form: 'word', required: true, ...fills('identity', 'sex') },
  { key: 'bornOn', header: 'Ngày sinh', form: 'partial-day', required: true, ...fills('identity', 'bornOn') },
  { key: 'citizenNumber', header: 'Số định danh cá nhân', form: 'number-as-text', required: true, ...fills('identity', 'citizenNumber') },
  { key: 'unitCode', header: 'Mã đơn vị', form: 'text', required: true },
  { key: 'title', header: 'Chức vụ, chức danh', form: 'text', required: true, ...fills('post', 'title') },
  { key: 'category', header: 'Loại', form: 'word', required: true, ...fills('staff-category', 'category') },
  { key: 'rankCode', header: 'Mã ngạch', form: 'text', required: false, ...fills('rank', 'rankCode') },
  { key: 'step', header: 'Bậc lương', form: 'whole', required: false, ...fills('rank', 'step') },
  { key: 'heldSince', header: 'Hưởng từ ngày', form: 'day', required: false },
  { key: 'ethnicCode', header: 'Mã dân tộc', form: 'two-digits', required: true, ...fills('ethnic-group', 'code') },
  { key: 'religionCode', header: 'Mã tôn giáo', form: 'two-digits', required: true, ...fills('religion', 'code') },
  { key: 'partyJoinedOn', header: 'Ngày vào Đảng', form: 'day', required: false },
  { key: 'degreeLevel', header: 'Trình độ chuyên môn', form: 'word', required: false, ...fills('degree', 'level') },
  { key: 'degreeMajor', header: 'Chuyên ngành', form: 'text', required: false, ...fills('degree', 'major') },
  { key: 'startedOn', header: 'Ngày tuyển dụng', form: 'day', required: true },
] as const satisfies readonly RosterColumn[];

export type RosterKey = (typeof rosterColumns)[number]['key'];

/** Vietnamese words of cells, beside those of the contracts, which are taken too; compared without case. */
export const rosterWords: Readonly<Record<string, string>> = {
  nam: 'MALE',
  nữ: 'FEMALE',
  'cán bộ': 'CADRE',
  'công chức': 'CIVIL_SERVANT',
  'viên chức': 'PUBLIC_EMPLOYEE',
  'hợp đồng lao động': 'CONTRACT_WORKER',
  'hợp đồng': 'CONTRACT_WORKER',
  'người hoạt động không chuyên trách cấp xã': 'COMMUNE_PART_TIMER',
  'không chuyên trách cấp xã': 'COMMUNE_PART_TIMER',
  'tiến sĩ': 'DOCTOR',
  'thạc sĩ': 'MASTER',
  'đại học': 'BACHELOR',
  'cao đẳng': 'COLLEGE',
  'trung cấp': 'INTERMEDIATE',
  'sơ cấp': 'ELEMENTARY',
};
