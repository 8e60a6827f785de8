import type { Form, FormColumn } from './report-form';

const among = ['Trong đó'];
const byRank = ['Chia theo ngạch công chức'];
const training = ['Trình độ đào tạo'];
const profession = [...training, 'Chuyên môn'];
const politics = [...training, 'Chính trị'];
const computing = [...training, 'Tin học'];
const english = [...training, 'Ngoại ngữ', 'Tiếng Anh'];
const otherLanguage = [...training, 'Ngoại ngữ', 'Ngoại ngữ khác'];
const administration = [...training, 'QLNN'];
const byAge = ['Chia theo độ tuổi'];
const from51 = [...byAge, 'Từ 51 đến 60'];

/** Whoever was born on this day or earlier is so many years old or more. */
const bornBy = (day: string, years: number): string => `p.born_on <= (${day} - interval '${years} years')::date`;

/** The age on the report day, both ends included: the difference of the years, less one if the birthday is still to come. */
const aged = (from: number, to: number) => (day: string) => `${bornBy(day, from)} AND NOT ${bornBy(day, to + 1)}`;

/** Rows of the table: number, key, head, groups, who is counted. */
const column = (number: number, key: string, head: string, counted: Pick<FormColumn, 'groups' | 'counts'>): FormColumn => ({
  number,
  key,
  head,
  ...counted,
});

const holds = (groups: readonly string[], condition: string): Pick<FormColumn, 'groups' | 'counts'> => ({
  groups,
  counts: () => condition,
});

/**
 * BM01/BNV: number and quality of civil servants, district level and up (số lượng, chất lượng công chức từ cấp huyện trở lên), 11/2012/TT-BNV.
 * Taken down 2026-11-21 from two printed forms that agree.
 *
 * - Counted is whoever on the report day is a civil servant of district level and up and still serves: working, lent or on leave. Each stands in the
 *   unit that has the use of them (đơn vị sử dụng).
 * - One person stands in one cell of a block: one rank, the highest degree, the highest level in each field of qualification.
 * - Ranks go by pay group, not by name ("và tương đương").
 * - The form contradicts itself, and is printed as it is: columns 36 and 37 leave out women of 56–60 and men of 51–55, and column 38 stands under
 *   "Từ 51 đến 60" though its people are older and are not in column 35. Retirement is by the dated rule, not at 55 and 60.
 * - Column 1 is the administrative quota of the year, which the unit above assigns; it counts no people.
 * @law 11/2012/TT-BNV, BM01 — biểu số lượng, chất lượng công chức từ cấp huyện trở lên
 */
export const bm01: Form = {
  code: 'BM01',
  printedCode: 'BM01/BNV',
  title: 'Báo cáo số lượng, chất lượng công chức từ cấp huyện trở lên',
  article: 'Thông tư số 11/2012/TT-BNV, biểu mẫu BM01/BNV',
  unit: 'người',
  recipient: 'Bộ Nội vụ',
  population: `p.category = 'CIVIL_SERVANT' AND p.level = 'DISTRICT_AND_ABOVE' AND p.status IN ('WORKING', 'SECONDED', 'ON_LEAVE')`,
  columns: [
    column(1, 'quotaAssigned', 'Tổng số biên chế được giao', { groups: [] }),
    column(2, 'total', 'Tổng số công chức hiện có', holds([], 'true')),
    column(3, 'female', 'Nữ', holds(among, `p.sex = 'FEMALE'`)),
    column(4, 'partyMember', 'Đảng viên', holds(among, 'p.is_party_member')),
    column(5, 'ethnicMinority', 'Dân tộc thiểu số', holds(among, 'p.is_minority')),
    column(6, 'religious', 'Tôn giáo', holds(among, 'p.is_religious')),
    column(7, 'rankCVCC', 'Chuyên viên cao cấp và TĐ', holds(byRank, `p.rank_column = 'rankCVCC'`)),
    column(8, 'rankCVC', 'Chuyên viên chính và TĐ', holds(byRank, `p.rank_column = 'rankCVC'`)),
    column(9, 'rankCV', 'Chuyên viên và TĐ', holds(byRank, `p.rank_column = 'rankCV'`)),
    column(10, 'rankCS', 'Cán sự và TĐ', holds(byRank, `p.rank_column = 'rankCS'`)),
    column(11, 'rankNV', 'Nhân viên', holds(byRank, `p.rank_column = 'rankNV'`)),
    column(12, 'profTS', 'Tiến sĩ', holds(profession, `p.degree = 'DOCTOR'`)),
    column(13, 'profThS', 'Thạc sĩ', holds(profession, `p.degree = 'MASTER'`)),
    column(14, 'profDH', 'Đại học', holds(profession, `p.degree = 'BACHELOR'`)),
    column(15, 'profCD', 'Cao đẳng', holds(profession, `p.degree = 'COLLEGE'`)),
    column(16, 'profTC', 'Trung cấp', holds(profession, `p.degree = 'INTERMEDIATE'`)),
    column(17, 'profSC', 'Sơ cấp', holds(profession, `p.degree = 'ELEMENTARY'`)),
    column(18, 'polCN', 'Cử nhân', holds(politics, `p.political_theory = 'BACHELOR'`)),
    column(19, 'polCC', 'Cao cấp', holds(politics, `p.political_theory = 'ADVANCED'`)),
    column(20, 'polTC', 'Trung cấp', holds(politics, `p.political_theory = 'INTERMEDIATE'`)),
    column(21, 'polSC', 'Sơ cấp', holds(politics, `p.political_theory = 'ELEMENTARY'`)),
    column(22, 'itTCplus', 'Trung cấp trở lên', holds(computing, `p.it = 'DEGREE'`)),
    column(23, 'itCChi', 'Chứng chỉ', holds(computing, `p.it = 'CERTIFICATE'`)),
    column(24, 'langEnDH', 'Đại học trở lên', holds(english, `p.english = 'DEGREE'`)),
    column(25, 'langEnCC', 'Chứng chỉ (A, B, C)', holds(english, `p.english = 'CERTIFICATE'`)),
    column(26, 'langOtDH', 'Đại học trở lên', holds(otherLanguage, `p.other_language = 'DEGREE'`)),
    column(27, 'langOtCC', 'Chứng chỉ (A, B, C)', holds(otherLanguage, `p.other_language = 'CERTIFICATE'`)),
    column(28, 'ethnicLang', 'Chứng chỉ tiếng dân tộc', holds(training, 'p.ethnic_language IS NOT NULL')),
    column(29, 'qlnnCVCC', 'Chuyên viên cao cấp và TĐ', holds(administration, `p.state_management = 'SENIOR'`)),
    column(30, 'qlnnCVC', 'Chuyên viên chính và TĐ', holds(administration, `p.state_management = 'PRINCIPAL'`)),
    column(31, 'qlnnCV', 'Chuyên viên và TĐ', holds(administration, `p.state_management = 'SPECIALIST'`)),
    column(32, 'ageTo30', 'Từ 30 trở xuống', { groups: byAge, counts: (day) => `NOT ${bornBy(day, 31)}` }),
    column(33, 'age31_40', 'Từ 31 đến 40', { groups: byAge, counts: aged(31, 40) }),
    column(34, 'age41_50', 'Từ 41 đến 50', { groups: byAge, counts: aged(41, 50) }),
    column(35, 'age51_60', 'Tổng số', { groups: from51, counts: aged(51, 60) }),
    column(36, 'female51_55', 'Nữ từ 51 đến 55', { groups: from51, counts: (day) => `p.sex = 'FEMALE' AND ${aged(51, 55)(day)}` }),
    column(37, 'male56_60', 'Nam từ 56 đến 60', { groups: from51, counts: (day) => `p.sex = 'MALE' AND ${aged(56, 60)(day)}` }),
    column(38, 'overRetirement', 'Trên tuổi nghỉ hưu', { groups: from51, counts: (day) => `${day} > p.last_service_day` }),
  ],
};
