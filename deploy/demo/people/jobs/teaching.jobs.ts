import { Weighted } from '../weighted';
import { attendant, guard, publicEmployee, type Job } from './job';

const upper = ['V.07.05.15', 'V.07.05.14', 'V.07.05.13'] as const;
const lower = ['V.07.04.32', 'V.07.04.31', 'V.07.04.30'] as const;
const primary = ['V.07.03.29', 'V.07.03.28', 'V.07.03.27'] as const;
const nursery = ['V.07.02.26', 'V.07.02.25', 'V.07.02.24'] as const;
const lecturers = ['V.07.01.03', 'V.07.01.02', 'V.07.01.01'] as const;

const teacher = (title: string, ladder: readonly string[], women: number, but: Partial<Job> = {}) =>
  publicEmployee(title, { ladder, field: 'TEACHING', women, ...but });

const accountant = publicEmployee('Kế toán', { ladder: ['06.031', '06.030'], field: 'ACCOUNTING', women: 90 });
const juniorAccountant = publicEmployee('Kế toán', { ladder: ['06.032'], degree: 'COLLEGE', field: 'ACCOUNTING', women: 92 });
const clerk = publicEmployee('Văn thư', { ladder: ['02.007', '02.006'], women: 92 });
const laboratory = publicEmployee('Nhân viên thiết bị, thí nghiệm', {
  ladder: ['V.07.07.20'],
  degree: 'COLLEGE',
  field: 'TEACHING',
  women: 74,
});
const officer = publicEmployee('Chuyên viên');

const withOffice = (teachers: Job, share: number) =>
  new Weighted<Job>([teachers, accountant, juniorAccountant, clerk, laboratory, guard, attendant], [share, 2, 1, 3, 3, 3, 1]);

/** Staff of a trường THPT. */
export const upperSecondaryStaff = withOffice(teacher('Giáo viên trung học phổ thông', upper, 63), 88);
/** Staff of a trường THCS. */
export const lowerSecondaryStaff = withOffice(teacher('Giáo viên trung học cơ sở', lower, 69), 86);
/** Staff of a trường tiểu học. */
export const primaryStaff = withOffice(teacher('Giáo viên tiểu học', primary, 79), 87);
/** Staff of a trung tâm GDTX, GDNN - GDTX. */
export const continuingStaff = withOffice(teacher('Giáo viên giáo dục thường xuyên', upper, 58), 78);
/** Staff of a trường mầm non. */
export const nurseryStaff = new Weighted<Job>(
  [teacher('Giáo viên mầm non', nursery, 99, { degree: 'COLLEGE', field: 'NURSERY' }), accountant, clerk, guard, attendant],
  [84, 3, 3, 4, 6],
);
/** Staff of a trường cao đẳng. */
export const collegeStaff = new Weighted<Job>(
  [teacher('Giảng viên', lecturers, 52, { degree: 'MASTER' }), officer, accountant, clerk, guard],
  [76, 12, 5, 4, 3],
);

const leaders = (ladder: readonly string[], women: number, but: Partial<Job> = {}) => ({
  head: teacher('Hiệu trưởng', ladder, women, but),
  deputy: teacher('Phó Hiệu trưởng', ladder, women + 8, but),
});

/** Of a trường THPT. */
export const upperSecondaryLeaders = leaders(upper, 26);
/** Of a trường THCS. */
export const lowerSecondaryLeaders = leaders(lower, 36);
/** Of a trường tiểu học. */
export const primaryLeaders = leaders(primary, 56);
/** Of a trường mầm non. */
export const nurseryLeaders = leaders(nursery, 91, { degree: 'COLLEGE', field: 'NURSERY' });
/** Of a trường cao đẳng. */
export const collegeLeaders = leaders(lecturers, 24, { degree: 'MASTER' });
/** Of a trung tâm GDTX, GDNN - GDTX. */
export const continuingLeaders = { head: teacher('Giám đốc', upper, 26), deputy: teacher('Phó Giám đốc', upper, 32) };
/** A head of a subject group (tổ trưởng chuyên môn) teaches; it is no post of leadership. */
export const subjectLeader = (ladder: 'upper' | 'lower' | 'primary'): Job => teacher('Tổ trưởng', { upper, lower, primary }[ladder], 62);

/** Tổ chuyên môn of a secondary school. */
export const subjectGroups = 'Tổ Toán; Tổ Ngữ văn; Tổ Ngoại ngữ; Tổ Khoa học tự nhiên; Tổ Khoa học xã hội; Tổ Văn phòng'.split('; ');
/** Tổ khối of a primary school. */
export const gradeGroups = 'Tổ khối 1; Tổ khối 2; Tổ khối 3; Tổ khối 4; Tổ khối 5'.split('; ');
/** Phòng, khoa of a college. */
export const collegeSections = (
  'Phòng Đào tạo; Phòng Tổ chức - Hành chính; Phòng Kế hoạch - Tài chính; Phòng Công tác học sinh, sinh viên; Khoa Cơ bản; ' +
  'Khoa Chuyên ngành 1; Khoa Chuyên ngành 2'
).split('; ');
/** Head of a khoa of a college. */
export const lecturerLeader = teacher('Trưởng khoa', lecturers, 44, { degree: 'MASTER' });
