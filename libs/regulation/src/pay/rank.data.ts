import type { Day } from '@noivu/calendar';
import type { PayTable } from './pay-group.data';

/** The columns of BM01/BNV that tell civil servants apart by rank (chia theo ngạch công chức, columns 7–11). */
export type Bm01RankColumn = 'rankCVCC' | 'rankCVC' | 'rankCV' | 'rankCS' | 'rankNV';

/** A rank (ngạch công chức, chức danh nghề nghiệp viên chức) by its code (mã ngạch, mã số). */
export interface Rank {
  readonly code: string;
  readonly name: string;
  readonly table: PayTable;
  /** Its pay groups, the one that holds first where it is in force; the others stand for people not yet moved, or of another training level. */
  readonly groups: readonly { readonly group: string; readonly from?: Day }[];
  /** The column of BM01 where that is not the one of its group. */
  readonly column?: Bm01RankColumn;
}

/**
 * Ranks of civil servants (lists with Decree 204/2004/NĐ-CP; 02/2021/TT-BNV; 29/2022/TT-BTC), of service staff, and of public employees (the
 * codified law on public employees; for health 10/2015, 26/2015/TTLT and 03/2022/TT-BYT). Taken down 2026-11-21. The groups of health staff, of
 * 01.004–01.005, 02.xxx, 04.xxx and of service staff are still to be checked against the circulars. More ranks are added here, or by the administrator.
 * @law 204/2004/NĐ-CP, danh mục ngạch — ngạch và nhóm ngạch
 * @law 02/2021/TT-BNV, xếp lương — ngạch hành chính, văn thư
 * @law 29/2022/TT-BTC, xếp lương — ngạch kế toán, thuế, hải quan, dự trữ
 * @law 03/2022/TT-BYT, xếp lương — chức danh nghề nghiệp y tế
 * @test libs/regulation/src/pay/rank.rule.spec.ts
 */
export const ranks: readonly Rank[] = [
  { code: '01.001', name: 'Chuyên viên cao cấp', table: 2, groups: [{ group: 'A3.1' }] },
  { code: '01.002', name: 'Chuyên viên chính', table: 2, groups: [{ group: 'A2.1' }] },
  { code: '01.003', name: 'Chuyên viên', table: 2, groups: [{ group: 'A1' }] },
  { code: '01.004', name: 'Cán sự', table: 2, groups: [{ group: 'A0', from: '2021-08-01' }, { group: 'B' }], column: 'rankCS' },
  { code: '01.005', name: 'Nhân viên (ngạch công chức)', table: 2, groups: [{ group: 'B' }] },
  { code: '02.006', name: 'Văn thư viên chính', table: 2, groups: [{ group: 'A2.1' }] },
  { code: '02.007', name: 'Văn thư viên', table: 2, groups: [{ group: 'A1' }] },
  { code: '02.008', name: 'Văn thư viên trung cấp', table: 2, groups: [{ group: 'B' }] },
  { code: '04.023', name: 'Thanh tra viên cao cấp', table: 2, groups: [{ group: 'A3.1' }] },
  { code: '04.024', name: 'Thanh tra viên chính', table: 2, groups: [{ group: 'A2.1' }] },
  { code: '04.025', name: 'Thanh tra viên', table: 2, groups: [{ group: 'A1' }] },
  { code: '06.029', name: 'Kế toán viên cao cấp', table: 2, groups: [{ group: 'A3.2' }] },
  { code: '06.030', name: 'Kế toán viên chính', table: 2, groups: [{ group: 'A2.2' }] },
  { code: '06.031', name: 'Kế toán viên', table: 2, groups: [{ group: 'A1' }] },
  { code: '06.032', name: 'Kế toán viên trung cấp', table: 2, groups: [{ group: 'A0' }] },
  { code: '01.006', name: 'Nhân viên đánh máy', table: 4, groups: [{ group: 'B4-1' }] },
  { code: '01.007', name: 'Nhân viên kỹ thuật', table: 4, groups: [{ group: 'B4-2' }] },
  { code: '01.008', name: 'Nhân viên văn thư', table: 4, groups: [{ group: 'B4-5' }] },
  { code: '01.009', name: 'Nhân viên phục vụ', table: 4, groups: [{ group: 'B4-4' }] },
  { code: '01.010', name: 'Lái xe cơ quan', table: 4, groups: [{ group: 'B4-3' }] },
  { code: '01.011', name: 'Nhân viên bảo vệ', table: 4, groups: [{ group: 'B4-6' }] },
  { code: 'V.07.01.01', name: 'Giảng viên cao cấp (hạng I)', table: 3, groups: [{ group: 'A3.1' }] },
  { code: 'V.07.01.02', name: 'Giảng viên chính (hạng II)', table: 3, groups: [{ group: 'A2.1' }] },
  { code: 'V.07.01.03', name: 'Giảng viên (hạng III)', table: 3, groups: [{ group: 'A1' }] },
  { code: 'V.07.01.23', name: 'Trợ giảng (hạng III)', table: 3, groups: [{ group: 'A1' }] },
  { code: 'V.07.02.24', name: 'Giáo viên mầm non hạng I', table: 3, groups: [{ group: 'A2.2' }] },
  { code: 'V.07.02.25', name: 'Giáo viên mầm non hạng II', table: 3, groups: [{ group: 'A1' }] },
  { code: 'V.07.02.26', name: 'Giáo viên mầm non hạng III', table: 3, groups: [{ group: 'A0' }] },
  { code: 'V.07.03.27', name: 'Giáo viên tiểu học hạng I', table: 3, groups: [{ group: 'A2.1' }] },
  { code: 'V.07.03.28', name: 'Giáo viên tiểu học hạng II', table: 3, groups: [{ group: 'A2.2' }] },
  { code: 'V.07.03.29', name: 'Giáo viên tiểu học hạng III', table: 3, groups: [{ group: 'A1' }] },
  { code: 'V.07.04.30', name: 'Giáo viên THCS hạng I', table: 3, groups: [{ group: 'A2.1' }] },
  { code: 'V.07.04.31', name: 'Giáo viên THCS hạng II', table: 3, groups: [{ group: 'A2.2' }] },
  { code: 'V.07.04.32', name: 'Giáo viên THCS hạng III', table: 3, groups: [{ group: 'A1' }] },
  { code: 'V.07.05.13', name: 'Giáo viên THPT hạng I', table: 3, groups: [{ group: 'A2.1' }] },
  { code: 'V.07.05.14', name: 'Giáo viên THPT hạng II', table: 3, groups: [{ group: 'A2.2' }] },
  { code: 'V.07.05.15', name: 'Giáo viên THPT hạng III', table: 3, groups: [{ group: 'A1' }] },
  { code: 'V.07.07.17', name: 'Giáo viên dự bị đại học hạng I', table: 3, groups: [{ group: 'A2.1' }] },
  { code: 'V.07.07.18', name: 'Giáo viên dự bị đại học hạng II', table: 3, groups: [{ group: 'A2.2' }] },
  { code: 'V.07.07.19', name: 'Giáo viên dự bị đại học hạng III', table: 3, groups: [{ group: 'A1' }] },
  { code: 'V.07.07.20', name: 'Nhân viên thiết bị, thí nghiệm', table: 3, groups: [{ group: 'A0' }] },
  { code: 'V.07.07.21', name: 'Nhân viên giáo vụ', table: 3, groups: [{ group: 'A0' }] },
  { code: 'V.07.06.16', name: 'Viên chức hỗ trợ giáo dục người khuyết tật', table: 3, groups: [{ group: 'A0' }] },
  { code: 'V.07.08.20', name: 'Giảng viên CĐSP cao cấp (hạng I)', table: 3, groups: [{ group: 'A3.1' }] },
  { code: 'V.07.08.21', name: 'Giảng viên CĐSP chính (hạng II)', table: 3, groups: [{ group: 'A2.1' }] },
  { code: 'V.07.08.22', name: 'Giảng viên CĐSP (hạng III)', table: 3, groups: [{ group: 'A1' }] },
  { code: 'V.09.02.01', name: 'Giảng viên GDNN cao cấp (hạng I)', table: 3, groups: [{ group: 'A3.1' }] },
  { code: 'V.09.02.02', name: 'Giảng viên GDNN chính (hạng II)', table: 3, groups: [{ group: 'A2.1' }] },
  { code: 'V.09.02.03', name: 'Giảng viên GDNN lý thuyết (hạng III)', table: 3, groups: [{ group: 'A1' }] },
  { code: 'V.09.02.04', name: 'Giảng viên GDNN thực hành (hạng III)', table: 3, groups: [{ group: 'A0' }] },
  { code: 'V.09.02.05', name: 'Giáo viên GDNN hạng I', table: 3, groups: [{ group: 'A3.2' }] },
  { code: 'V.09.02.06', name: 'Giáo viên GDNN hạng II', table: 3, groups: [{ group: 'A2.1' }] },
  { code: 'V.09.02.07', name: 'Giáo viên GDNN lý thuyết hạng III', table: 3, groups: [{ group: 'A1' }] },
  { code: 'V.09.02.08', name: 'Giáo viên GDNN thực hành hạng III', table: 3, groups: [{ group: 'A0' }] },
  { code: 'V.09.02.09', name: 'Giáo viên GDNN hạng IV', table: 3, groups: [{ group: 'B' }] },
  { code: 'V.05.01.01', name: 'Nghiên cứu viên cao cấp (hạng I)', table: 3, groups: [{ group: 'A3.1' }] },
  { code: 'V.05.01.02', name: 'Nghiên cứu viên chính (hạng II)', table: 3, groups: [{ group: 'A2.1' }] },
  { code: 'V.05.01.03', name: 'Nghiên cứu viên (hạng III)', table: 3, groups: [{ group: 'A1' }] },
  { code: 'V.05.01.04', name: 'Trợ lý nghiên cứu (hạng IV)', table: 3, groups: [{ group: 'B' }] },
  { code: 'V.05.02.05', name: 'Kỹ sư cao cấp (hạng I)', table: 3, groups: [{ group: 'A3.1' }] },
  { code: 'V.05.02.06', name: 'Kỹ sư chính (hạng II)', table: 3, groups: [{ group: 'A2.1' }] },
  { code: 'V.05.02.07', name: 'Kỹ sư (hạng III)', table: 3, groups: [{ group: 'A1' }] },
  { code: 'V.05.02.08', name: 'Kỹ thuật viên (hạng IV)', table: 3, groups: [{ group: 'B' }] },
  { code: 'V.01.02.01', name: 'Lưu trữ viên chính', table: 3, groups: [{ group: 'A2.2' }] },
  { code: 'V.01.02.02', name: 'Lưu trữ viên', table: 3, groups: [{ group: 'A1' }] },
  { code: 'V.01.02.03', name: 'Lưu trữ viên trung cấp', table: 3, groups: [{ group: 'B' }] },
  { code: 'V.06.01.02', name: 'Địa chính viên hạng III', table: 3, groups: [{ group: 'A1' }] },
  { code: 'V.06.01.03', name: 'Địa chính viên hạng IV', table: 3, groups: [{ group: 'B' }] },
  { code: 'V.08.01.01', name: 'Bác sĩ cao cấp (hạng I)', table: 3, groups: [{ group: 'A3.1' }] },
  { code: 'V.08.01.02', name: 'Bác sĩ chính (hạng II)', table: 3, groups: [{ group: 'A2.1' }] },
  { code: 'V.08.01.03', name: 'Bác sĩ (hạng III)', table: 3, groups: [{ group: 'A1' }] },
  { code: 'V.08.03.07', name: 'Y sĩ (hạng IV)', table: 3, groups: [{ group: 'B' }] },
  { code: 'V.08.05.11', name: 'Điều dưỡng hạng II', table: 3, groups: [{ group: 'A2.1' }] },
  { code: 'V.08.05.12', name: 'Điều dưỡng hạng III', table: 3, groups: [{ group: 'A1' }] },
  { code: 'V.08.05.13', name: 'Điều dưỡng hạng IV', table: 3, groups: [{ group: 'B' }, { group: 'A0', from: '2022-06-10' }] },
  { code: 'V.08.06.14', name: 'Hộ sinh hạng II', table: 3, groups: [{ group: 'A2.1' }] },
  { code: 'V.08.06.15', name: 'Hộ sinh hạng III', table: 3, groups: [{ group: 'A1' }] },
  { code: 'V.08.06.16', name: 'Hộ sinh hạng IV', table: 3, groups: [{ group: 'B' }, { group: 'A0', from: '2022-06-10' }] },
  { code: 'V.08.08.22', name: 'Dược sĩ (hạng III)', table: 3, groups: [{ group: 'A1' }] },
];
