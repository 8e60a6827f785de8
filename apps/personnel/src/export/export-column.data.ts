import { degreeLevels, qualificationLevels, type FactKind } from '@noivu/contracts';
import { catalogues } from '@noivu/regulation';
import type { SheetColumn } from './sheet-column';

const sexWords = { MALE: 'Nam', FEMALE: 'Nữ' };
const categoryWords = {
  CADRE: 'Cán bộ',
  CIVIL_SERVANT: 'Công chức',
  PUBLIC_EMPLOYEE: 'Viên chức',
  CONTRACT_WORKER: 'Hợp đồng lao động',
  COMMUNE_PART_TIMER: 'Người hoạt động không chuyên trách cấp xã',
};
const levelWords = { DISTRICT_AND_ABOVE: 'Từ cấp huyện trở lên', COMMUNE: 'Cấp xã' };
const statusWords = {
  WORKING: 'Đang công tác',
  SECONDED: 'Biệt phái',
  ON_LEAVE: 'Tạm nghỉ',
  RETIRED: 'Nghỉ hưu',
  RESIGNED: 'Thôi việc',
  DECEASED: 'Từ trần',
  TRANSFERRED_OUT: 'Chuyển ra ngoài',
};
const degreeWords = {
  DOCTOR: 'Tiến sĩ',
  MASTER: 'Thạc sĩ',
  BACHELOR: 'Đại học',
  COLLEGE: 'Cao đẳng',
  INTERMEDIATE: 'Trung cấp',
  ELEMENTARY: 'Sơ cấp',
};
const theoryWords = { BACHELOR: 'Cử nhân', ADVANCED: 'Cao cấp', INTERMEDIATE: 'Trung cấp', ELEMENTARY: 'Sơ cấp' };
const stateWords = { SENIOR: 'Chuyên viên cao cấp', PRINCIPAL: 'Chuyên viên chính', SPECIALIST: 'Chuyên viên' };
const skillWords = { DEGREE: 'Trung cấp, đại học trở lên', CERTIFICATE: 'Chứng chỉ' };
const codeWords = (name: keyof typeof catalogues): Readonly<Record<string, string>> =>
  Object.fromEntries(catalogues[name].map((item) => [item.code, item.name]));

const of = (kind: FactKind, field: string, [heading, width]: readonly [string, number], more: Partial<SheetColumn> = {}): SheetColumn => ({
  heading,
  width,
  kind,
  field,
  form: 'text',
  ...more,
});
const since = (kind: FactKind, heading: string): SheetColumn => of(kind, 'since', [heading, 12], { form: 'day' });
const skill = (field: string, heading: string, words: Readonly<Record<string, string>>): SheetColumn => ({
  heading,
  width: 20,
  kind: `qualification ${field}`,
  field: 'level',
  form: 'text',
  words,
});

/** What is taken of several facts of one kind: the highest level. Of a qualification, the highest of its field. */
export const levelsFromTheHighest: Readonly<Record<string, readonly string[]>> = {
  degree: degreeLevels,
  qualification: qualificationLevels,
};

/**
 * The columns of an export (cột của danh sách kết xuất), after the running number: what a record says today, without what concerns the family or the home.
 * @law 2111/QĐ-UBND, 3.5 — kết xuất các thông tin
 * @law 20/QĐ-UBND, 12.1 — kết xuất các thông tin
 * @law 539/QĐ-UBND-HC, 8.3 — kết xuất thông tin theo các tiêu chí tùy chọn
 * @law 539/QĐ-UBND-HC, 12.2.b — danh sách và tiền lương
 * @law 16/2020/QĐ-UBND, 5.2.c — kết xuất thông tin
 * @test apps/personnel/src/export/export.integration-spec.ts
 */
export const exportColumns: readonly SheetColumn[] = [
  of('identity', 'fullName', ['Họ và tên', 26]),
  of('identity', 'otherName', ['Tên gọi khác', 16]),
  of('identity', 'sex', ['Giới tính', 9], { words: sexWords }),
  of('identity', 'bornOn', ['Ngày sinh', 12], { form: 'day' }),
  of('identity', 'citizenNumber', ['Số định danh cá nhân', 16]),
  of('identity', 'birthPlace', ['Nơi sinh', 26]),
  of('identity', 'homeTown', ['Quê quán', 26]),
  of('ethnic-group', 'code', ['Dân tộc', 12], { words: codeWords('ethnic-group') }),
  of('religion', 'code', ['Tôn giáo', 14], { words: codeWords('religion') }),
  since('party', 'Ngày vào Đảng'),
  of('party', 'officialOn', ['Ngày chính thức', 12], { form: 'day' }),
  of('staff-category', 'category', ['Loại', 20], { words: categoryWords }),
  of('staff-category', 'level', ['Cấp', 20], { words: levelWords }),
  { heading: 'Đơn vị quản lý hồ sơ', width: 34, kind: 'record', field: 'custodianUnitId', form: 'unit' },
  { heading: 'Mã đơn vị', width: 16, kind: 'record', field: 'custodianUnitId', form: 'unit code' },
  of('post', 'managingUnitId', ['Cơ quan quản lý', 34], { form: 'unit' }),
  of('post', 'usingUnitId', ['Đơn vị sử dụng', 34], { form: 'unit' }),
  of('post', 'section', ['Phòng, ban, bộ phận', 24]),
  of('post', 'title', ['Chức vụ, chức danh', 28]),
  of('post', 'leads', ['Lãnh đạo, quản lý', 10], { words: { true: 'Có' } }),
  since('post', 'Giữ chức vụ từ'),
  of('rank', 'rankCode', ['Mã ngạch', 11]),
  of('rank', 'step', ['Bậc', 6], { form: 'number' }),
  of('rank', 'coefficient', ['Hệ số', 8], { form: 'decimal' }),
  of('rank', 'overFramePercent', ['Vượt khung (%)', 9], { form: 'number' }),
  since('rank', 'Hưởng từ ngày'),
  of('rank', 'countsFrom', ['Mốc nâng bậc lần sau', 12], { form: 'day' }),
  of('degree', 'level', ['Trình độ chuyên môn', 14], { words: degreeWords }),
  of('degree', 'major', ['Chuyên ngành', 24]),
  of('degree', 'institution', ['Nơi đào tạo', 28]),
  of('degree', 'graduatedOn', ['Tốt nghiệp', 12], { form: 'day' }),
  skill('POLITICAL_THEORY', 'Lý luận chính trị', theoryWords),
  skill('STATE_MANAGEMENT', 'Quản lý nhà nước', stateWords),
  skill('IT', 'Tin học', skillWords),
  skill('ENGLISH', 'Tiếng Anh', skillWords),
  skill('OTHER_LANGUAGE', 'Ngoại ngữ khác', skillWords),
  skill('ETHNIC_LANGUAGE', 'Tiếng dân tộc', skillWords),
  of('status', 'status', ['Trạng thái', 16], { words: statusWords }),
  since('status', 'Trạng thái từ'),
  of('status', 'note', ['Ghi chú', 24]),
  { heading: 'Mã hồ sơ', width: 38, kind: 'record', field: 'recordId', form: 'text' },
];
