import { recipe, type UnitRecipe } from './unit-recipe';

const branch = (code: string, name: string, permanent = 24) => recipe('branch', code, `Chi cục ${name}`, [permanent, 2]);
const centre = (code: string, name: string, permanent = 24) => recipe('public-service', code, name, [permanent, 2]);
const hospital = (code: string, name: string, permanent: number) =>
  recipe('hospital', code, `Bệnh viện ${name}`, [permanent, Math.round(permanent / 18)]);

/**
 * Base units (chi cục, trung tâm, bệnh viện …) under each department, those of single districts apart. Typical of the provinces in
 * mid-2025; their numbers of posts are made up in the usual order of size.
 */
export const departmentUnits: Readonly<Record<string, readonly UnitRecipe[]>> = {
  VPUB: [
    centre('TTPVHCC', 'Trung tâm Phục vụ hành chính công tỉnh', 18),
    centre('TTTTDT', 'Trung tâm Thông tin - Công báo', 14),
    centre('NKUB', 'Nhà khách Ủy ban nhân dân tỉnh', 16),
  ],
  SNV: [
    centre('TTLTLS', 'Trung tâm Lưu trữ lịch sử', 22),
    centre('TTDVVL', 'Trung tâm Dịch vụ việc làm', 52),
    centre('TTDDNCC', 'Trung tâm Điều dưỡng người có công', 26),
    centre('BQLNT', 'Ban Quản lý nghĩa trang liệt sĩ tỉnh', 12),
  ],
  STP: [
    centre('TTTGPL', 'Trung tâm Trợ giúp pháp lý nhà nước', 22),
    centre('TTDVDG', 'Trung tâm Dịch vụ đấu giá tài sản', 10),
    centre('PCC1', 'Phòng Công chứng số 1', 9),
  ],
  STC: [
    centre('TTXTDT', 'Trung tâm Xúc tiến đầu tư và Hỗ trợ doanh nghiệp', 18),
    centre('TTTVTC', 'Trung tâm Tư vấn và Hỗ trợ tài chính', 12),
  ],
  SCT: [branch('CCQLTT', 'Quản lý thị trường', 74), centre('TTKC', 'Trung tâm Khuyến công và Xúc tiến thương mại', 20)],
  SNNMT: [
    branch('CCKL', 'Kiểm lâm', 132),
    branch('CCTTBVTV', 'Trồng trọt và Bảo vệ thực vật', 34),
    branch('CCCNTY', 'Chăn nuôi và Thú y', 38),
    branch('CCTL', 'Thủy lợi', 24),
    branch('CCPTNT', 'Phát triển nông thôn', 22),
    branch('CCQLCL', 'Quản lý chất lượng nông lâm sản và thủy sản', 16),
    branch('CCBVMT', 'Bảo vệ môi trường', 26),
    branch('CCQLDD', 'Quản lý đất đai', 20),
    centre('TTKN', 'Trung tâm Khuyến nông', 34),
    centre('TTNS', 'Trung tâm Nước sạch nông thôn', 30),
    centre('TTQT', 'Trung tâm Quan trắc tài nguyên và môi trường', 36),
    centre('TTPTQD', 'Trung tâm Phát triển quỹ đất tỉnh', 40),
    centre('VPDK', 'Văn phòng Đăng ký đất đai tỉnh', 60),
    centre('BQLRPH', 'Ban Quản lý rừng phòng hộ', 42),
  ],
  SXD: [
    branch('CCGD', 'Giám định xây dựng', 18),
    centre('TTQHKT', 'Trung tâm Quy hoạch và Kiểm định xây dựng', 26),
    centre('TTDKPT', 'Trung tâm Đăng kiểm phương tiện giao thông', 34),
    centre('BQLBT', 'Ban Quản lý bảo trì công trình đường bộ', 22),
  ],
  SKHCN: [
    branch('CCTDC', 'Tiêu chuẩn Đo lường Chất lượng', 16),
    centre('TTCDS', 'Trung tâm Chuyển đổi số', 30),
    centre('TTUD', 'Trung tâm Ứng dụng tiến bộ khoa học và công nghệ', 24),
  ],
  SVHTTDL: [
    centre('BT', 'Bảo tàng tỉnh', 28),
    centre('TV', 'Thư viện tỉnh', 24),
    centre('TTVH', 'Trung tâm Văn hóa tỉnh', 30),
    centre('DNT', 'Đoàn Nghệ thuật tỉnh', 46),
    centre('TTTDTT', 'Trung tâm Huấn luyện và Thi đấu thể dục thể thao', 48),
    centre('TTXTDL', 'Trung tâm Xúc tiến du lịch', 12),
  ],
  SGDDT: [
    recipe('continuing-education', 'TTGDTX', 'Trung tâm Giáo dục thường xuyên tỉnh', [38, 3]),
    recipe('upper-secondary', 'THPTC', 'Trường Trung học phổ thông chuyên', [96, 5]),
    recipe('college', 'CD', 'Trường Cao đẳng Kỹ thuật', [128, 8]),
    recipe('college', 'CDYT', 'Trường Cao đẳng Y tế', [104, 6]),
  ],
  SYT: [
    branch('CCATTP', 'An toàn vệ sinh thực phẩm', 18),
    branch('CCDS', 'Dân số', 16),
    hospital('BVDK', 'Đa khoa tỉnh', 820),
    hospital('BVYDCT', 'Y dược cổ truyền', 150),
    hospital('BVSN', 'Sản - Nhi', 310),
    hospital('BVP', 'Phổi', 130),
    hospital('BVTT', 'Tâm thần', 96),
    hospital('BVM', 'Mắt', 84),
    recipe('disease-control', 'TTKSBT', 'Trung tâm Kiểm soát bệnh tật', [146, 8]),
    centre('TTKNT', 'Trung tâm Kiểm nghiệm', 30),
    centre('TTPY', 'Trung tâm Pháp y', 14),
    centre('TTBTXH', 'Trung tâm Bảo trợ xã hội', 44),
  ],
  BQLKCN: [centre('TTDVKCN', 'Trung tâm Dịch vụ khu công nghiệp', 16)],
};
