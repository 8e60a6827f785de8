import { Weighted } from '../weighted';
import { driver, guard, publicEmployee, type Job } from './job';

const officer = publicEmployee('Chuyên viên', { women: 50 });
const engineer = publicEmployee('Kỹ sư', { ladder: ['V.05.02.07', 'V.05.02.06'], field: 'TECHNOLOGY', women: 24 });
const technician = publicEmployee('Kỹ thuật viên', { ladder: ['V.05.02.08'], degree: 'INTERMEDIATE', field: 'TECHNOLOGY', women: 24 });
const accountant = publicEmployee('Kế toán viên', { ladder: ['06.031', '06.030'], field: 'ACCOUNTING', women: 84 });
const archivist = publicEmployee('Lưu trữ viên', { ladder: ['V.01.02.02', 'V.01.02.01'], women: 76 });

/** Staff of a trung tâm, ban quản lý and the like. */
export const publicServiceStaff = new Weighted<Job>(
  [officer, engineer, technician, accountant, archivist, driver, guard],
  [44, 27, 8, 7, 5, 4, 5],
);

const leader = (title: string, women: number) => publicEmployee(title, { women });

/** Its director and deputies. */
export const publicServiceLeaders = { head: leader('Giám đốc', 24), deputy: leader('Phó Giám đốc', 30) };
/** Head of one of its rooms, and of the offices of hospitals and colleges. */
export const publicServiceSectionLeader = leader('Trưởng phòng', 40);
/** Its rooms. */
export const publicServiceSections = ['Phòng Hành chính - Tổng hợp', 'Phòng Nghiệp vụ', 'Phòng Kỹ thuật'];
