import { attendant, civilServant, driver, guard, type Job } from './job';
import { Weighted } from '../weighted';

const cadre = { category: 'CADRE', women: 22 } as const;
const commune = { level: 'COMMUNE' } as const;

const specialist = civilServant('Chuyên viên');
const clerk = civilServant('Văn thư viên', { ladder: ['02.007', '02.006'], women: 82 });
const accountant = civilServant('Kế toán viên', { ladder: ['06.031', '06.030', '06.029'], field: 'ACCOUNTING', women: 84 });
const engineer = civilServant('Chuyên viên', { field: 'TECHNOLOGY', women: 22 });
const assistant = civilServant('Cán sự', { ladder: ['01.004'], degree: 'COLLEGE', women: 58 });
const inspector = civilServant('Thanh tra viên', { ladder: ['04.025', '04.024', '04.023'], women: 34 });

/** Staff of a sở, ban, ngành or of the office of UBND huyện. */
export const officeStaff = new Weighted<Job>(
  [specialist, engineer, accountant, assistant, clerk, driver, attendant, guard],
  [70, 10, 5, 4, 4, 3, 2, 2],
);
/** Staff of Thanh tra tỉnh. */
export const inspectorateStaff = new Weighted<Job>([inspector, specialist, accountant, clerk, driver, attendant], [70, 16, 4, 4, 3, 3]);
/** Staff of a chi cục. */
export const branchStaff = new Weighted<Job>([specialist, engineer, accountant, clerk, driver, guard], [40, 44, 6, 5, 2, 3]);

/** Chair and deputies of a people's committee; the committee's own name completes the title. */
const chairs = (but: Partial<Job>) => ({
  head: civilServant('Chủ tịch', { ...cadre, ...but }),
  deputy: civilServant('Phó Chủ tịch', { ...cadre, women: 28, ...but }),
});
/** Of UBND tỉnh. */
export const provinceChairs = chairs({ degree: 'MASTER' });
/** Of UBND huyện. */
export const districtChairs = chairs({});
/** Of UBND xã. */
export const communeChairs = chairs(commune);

const communePost = (title: string, but: Partial<Job> = {}) => civilServant(title, { ...commune, ...but });
const partTimer = (title: string, women: number) =>
  civilServant(title, { category: 'COMMUNE_PART_TIMER', level: undefined, ladder: [], degree: 'INTERMEDIATE', women });

/** The posts of Decree 33/2023/NĐ-CP art. 5 (công chức cấp xã) and, a third as many, part-timers (người hoạt động không chuyên trách). */
export const communeStaff = new Weighted<Job>(
  [
    communePost('Công chức Văn phòng - Thống kê', { women: 60 }),
    communePost('Chỉ huy trưởng Ban Chỉ huy Quân sự', { women: 0 }),
    communePost('Công chức Địa chính - Xây dựng - Môi trường', { field: 'TECHNOLOGY', women: 18 }),
    communePost('Công chức Tài chính - Kế toán', { field: 'ACCOUNTING', women: 78 }),
    communePost('Công chức Tư pháp - Hộ tịch', { women: 55 }),
    communePost('Công chức Văn hóa - Xã hội', { women: 52 }),
    partTimer('Phó Chỉ huy trưởng Ban Chỉ huy Quân sự', 0),
    partTimer('Văn thư - Thủ quỹ - Lưu trữ', 88),
    partTimer('Người phụ trách Đài truyền thanh', 40),
    partTimer('Người phụ trách Bình đẳng giới - Trẻ em', 80),
  ],
  [16, 6, 18, 11, 13, 13, 6, 8, 5, 4],
);

const leaderOf = (title: string, women: number) => civilServant(title, { women });

/** Head and deputies of a department, with the titles that it has, and of its rooms. */
export const departmentLeaders = (head: string, deputy: string) => ({ head: leaderOf(head, 20), deputy: leaderOf(deputy, 26) });
/** Head and deputies of a chi cục. */
export const branchLeaders = { head: leaderOf('Chi cục trưởng', 20), deputy: leaderOf('Phó Chi cục trưởng', 26) };
/** Head of a room (phòng) of an office; the title follows the room. */
export const sectionLeader = leaderOf('Trưởng phòng', 36);
