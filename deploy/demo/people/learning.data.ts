import type { Field } from './jobs/job';
import { weighted, type Weighted } from './weighted';

/** Majors (chuyên ngành) by field, with how often they come. */
export const majors: Readonly<Record<Field, Weighted<string>>> = {
  ADMINISTRATION: weighted('Luật 24, Quản lý nhà nước 18, Hành chính học 12, Kinh tế 12, Quản trị kinh doanh 9, Quản trị nhân lực 6, Khoa học môi trường 4, Nông học 4, Chính sách công 3, Xã hội học 3, Văn học 2, Lịch sử 2'),
  ACCOUNTING: weighted('Kế toán 60, Tài chính - Ngân hàng 22, Kiểm toán 6, Kinh tế 6'),
  TECHNOLOGY: weighted('Quản lý đất đai 20, Kỹ thuật xây dựng 18, Công nghệ thông tin 16, Khoa học môi trường 12, Lâm nghiệp 9, Chăn nuôi - Thú y 8, Kỹ thuật công trình giao thông 7, Kỹ thuật thủy lợi 5, Nuôi trồng thủy sản 3'),
  HEALTH: weighted('Y khoa 72, Y học cổ truyền 10, Y học dự phòng 10, Răng - Hàm - Mặt 8'),
  NURSING: weighted('Điều dưỡng 78, Hộ sinh 22'),
  PHARMACY: weighted('Dược học 100'),
  TEACHING: weighted('Sư phạm Toán học 15, Sư phạm Ngữ văn 15, Sư phạm Tiếng Anh 11, Sư phạm Vật lý 7, Sư phạm Hóa học 7, Sư phạm Sinh học 7, Sư phạm Lịch sử 6, Sư phạm Địa lý 6, Giáo dục Thể chất 5, Sư phạm Tin học 4, Giáo dục Chính trị 3'),
  NURSERY: weighted('Giáo dục Mầm non 100'),
  SUPPORT: weighted('Lái xe ô tô 60, Điện dân dụng 20, Nấu ăn 20'),
}; // prettier-ignore

/** Majors of the teachers of a subject group (tổ chuyên môn) of a secondary school. */
export const majorsOfGroup: Readonly<Record<string, Weighted<string>>> = {
  'Tổ Toán': weighted('Sư phạm Toán học 80, Sư phạm Tin học 20'),
  'Tổ Ngữ văn': weighted('Sư phạm Ngữ văn 100'),
  'Tổ Ngoại ngữ': weighted('Sư phạm Tiếng Anh 100'),
  'Tổ Khoa học tự nhiên': weighted('Sư phạm Vật lý 34, Sư phạm Hóa học 33, Sư phạm Sinh học 33'),
  'Tổ Khoa học xã hội': weighted('Sư phạm Lịch sử 34, Sư phạm Địa lý 30, Giáo dục Chính trị 16, Giáo dục Thể chất 20'),
};

type Kind = 'HEALTH' | 'TEACHING' | 'OTHER';

/** Where people learned (cơ sở đào tạo): real institutions of the north and the south. */
export const institutions: Readonly<Record<'NORTH' | 'SOUTH', Readonly<Record<Kind, Weighted<string>>>>> = {
  NORTH: {
    HEALTH: weighted('Trường Đại học Y - Dược Thái Nguyên 46, Trường Đại học Y Hà Nội 18, Trường Đại học Y Dược Hải Phòng 14, Trường Đại học Dược Hà Nội 8, Trường Đại học Điều dưỡng Nam Định 14'),
    TEACHING: weighted('Trường Đại học Sư phạm Thái Nguyên 34, Trường Đại học Sư phạm Hà Nội 20, Trường Đại học Sư phạm Hà Nội 2 20, Trường Đại học Tây Bắc 12, Trường Đại học Tân Trào 10'),
    OTHER: weighted('Học viện Hành chính Quốc gia 18, Trường Đại học Luật Hà Nội 14, Học viện Nông nghiệp Việt Nam 14, Trường Đại học Kinh tế Quốc dân 10, Trường Đại học Lâm nghiệp 12, Trường Đại học Kinh tế và Quản trị kinh doanh Thái Nguyên 12, Trường Đại học Nội vụ Hà Nội 10, Trường Đại học Mỏ - Địa chất 6'),
  },
  SOUTH: {
    HEALTH: weighted('Trường Đại học Y Dược Cần Thơ 40, Đại học Y Dược Thành phố Hồ Chí Minh 34, Trường Đại học Y khoa Phạm Ngọc Thạch 14, Trường Đại học Trà Vinh 8'),
    TEACHING: weighted('Trường Đại học Sư phạm Thành phố Hồ Chí Minh 32, Trường Đại học Đồng Tháp 26, Trường Đại học Đồng Nai 18, Trường Đại học Cần Thơ 18, Trường Đại học Sài Gòn 8'),
    OTHER: weighted('Học viện Hành chính Quốc gia 16, Trường Đại học Luật Thành phố Hồ Chí Minh 14, Trường Đại học Cần Thơ 16, Đại học Kinh tế Thành phố Hồ Chí Minh 14, Trường Đại học Nông Lâm Thành phố Hồ Chí Minh 14, Trường Đại học Lạc Hồng 8, Trường Đại học Mở Thành phố Hồ Chí Minh 10'),
  },
}; // prettier-ignore

/** Which institutions and courses a field has. */
export const institutionKind = (field: Field): Kind => {
  if (field === 'HEALTH' || field === 'NURSING' || field === 'PHARMACY') return 'HEALTH';
  return field === 'TEACHING' || field === 'NURSERY' ? 'TEACHING' : 'OTHER';
};

/** Courses in service (đào tạo, bồi dưỡng) by field: name, then who gives them. */
export const courses: Readonly<Record<'ALL' | Kind, readonly (readonly [name: string, provider: string])[]>> = {
  ALL: [
    ['Bồi dưỡng kiến thức quốc phòng và an ninh đối tượng 4', 'Ban Chỉ huy Quân sự cấp huyện'],
    ['Bồi dưỡng kỹ năng sử dụng công nghệ thông tin cơ bản', 'Trung tâm Chuyển đổi số'],
    ['Tập huấn phòng cháy, chữa cháy và cứu nạn, cứu hộ', 'Công an tỉnh'],
  ],
  HEALTH: [
    ['Cập nhật kiến thức y khoa liên tục', 'Bệnh viện Đa khoa tỉnh'],
    ['Kiểm soát nhiễm khuẩn trong cơ sở khám bệnh, chữa bệnh', 'Sở Y tế'],
    ['Quản lý điều dưỡng', 'Trường Cao đẳng Y tế'],
  ],
  TEACHING: [
    ['Bồi dưỡng Chương trình giáo dục phổ thông 2018', 'Sở Giáo dục và Đào tạo'],
    ['Bồi dưỡng tiêu chuẩn chức danh nghề nghiệp giáo viên', 'Trường Đại học Sư phạm'],
    ['Bồi dưỡng thường xuyên giáo viên', 'Sở Giáo dục và Đào tạo'],
  ],
  OTHER: [
    ['Bồi dưỡng lãnh đạo, quản lý cấp phòng', 'Trường Chính trị tỉnh'],
    ['Bồi dưỡng nghiệp vụ công tác tổ chức cán bộ', 'Sở Nội vụ'],
    ['Bồi dưỡng kỹ năng soạn thảo văn bản hành chính', 'Sở Nội vụ'],
    ['Bồi dưỡng nghiệp vụ văn thư, lưu trữ', 'Trung tâm Lưu trữ lịch sử'],
  ],
};
