import { weighted, type Weighted } from '../weighted';

/**
 * Family names (họ) of the Kinh and how often they come, in per cent, close to the counts in Lê Trung Hoa, Họ và tên người Việt Nam (2005),
 * where Nguyễn, Trần, Lê and Phạm together are more than six in ten. In the north Hoàng and Vũ, in the south Huỳnh and Võ.
 */
export const kinhFamilyNames: Readonly<Record<'NORTH' | 'SOUTH', Weighted<string>>> = {
  NORTH: weighted(
    `Nguyễn 36.5, Trần 11, Lê 9.2, Phạm 7.4, Hoàng 5.2, Vũ 4.6, Bùi 2.6, Đỗ 2.6, Đặng 2.2, Phan 2.1, Ngô 1.7, Đinh 1.5, Dương 1.4, Lương 1.2, Đào 1.2,
     Trịnh 1.1, Đoàn 1, Hà 1, Mai 0.8, Cao 0.8, Lưu 0.7, Phùng 0.6, Tạ 0.6, Hồ 0.5, Chu 0.5, Vương 0.4, Tô 0.4, Kiều 0.3, Lại 0.3, Nghiêm 0.2, Quách 0.2,
     Thái 0.2, Khuất 0.1, Tống 0.1, Triệu 0.1`,
  ),
  SOUTH: weighted(
    `Nguyễn 34.5, Trần 11.4, Lê 10, Phạm 6.4, Huỳnh 5.2, Võ 4.4, Phan 4.2, Đặng 2.4, Trương 2.3, Bùi 1.9, Hồ 1.8, Ngô 1.5, Dương 1.5, Đỗ 1.5, Hoàng 1.1,
     Đoàn 1, Lâm 1, Vũ 0.9, Đinh 0.9, Lý 0.8, Mai 0.8, Cao 0.8, Hà 0.6, Tô 0.5, Thái 0.5, Châu 0.4, Trịnh 0.4, Lương 0.4, Văn 0.3, Kiều 0.2, Tăng 0.2, La 0.2,
     Lưu 0.3, Từ 0.1`,
  ),
};

/** Usual family names of other ethnic groups by the code of the group, weights rough; a group that is not here uses those of the Kinh. */
export const familyNamesByGroup: Readonly<Record<string, Weighted<string>>> = {
  '02': weighted(
    'Hoàng 14, Nguyễn 13, Nông 12, Ma 12, Hà 7, Lương 6, Quan 4, Triệu 4, La 3, Trần 3, Chẩu 3, Đàm 3, Lý 3, Vi 2, Hứa 2, Lê 2, Quân 2, Bế 1',
  ),
  '03': weighted('Hà 28, Lò 16, Lường 10, Khà 8, Vì 8, Ngần 6, Hoàng 5, Quàng 3, Cà 3, Mùi 1'),
  '04': weighted(
    'Trần 14, Lý 10, Lâm 9, Huỳnh 8, Trương 7, Vòng 6, Vương 5, Quách 5, Lưu 5, Hứa 4, Tăng 4, Dương 4, Châu 3, Sằm 2, Phùng 2',
  ),
  '05': weighted('Thạch 20, Sơn 14, Danh 14, Kim 10, Lâm 8, Trần 8, Châu 6, Lý 6'),
  '06': weighted('Bùi 38, Nguyễn 14, Đinh 11, Quách 9, Hà 6, Bạch 5, Phạm 4, Xa 3, Hoàng 2, Trương 2, Cao 2, Lê 2'),
  '07': weighted('Nông 22, Hoàng 18, Lương 8, Lý 6, Vi 5, Hứa 4, Triệu 4, Nguyễn 4, Lục 3, Mông 3, Chu 3'),
  '08': weighted('Vàng 16, Giàng 14, Lý 13, Sùng 12, Thào 9, Hoàng 6, Sồng 5, Khà 4, Mùa 4, Ma 4, Dương 4, Phàng 3'),
  '09': weighted('Triệu 22, Bàn 22, Đặng 20, Lý 12, Phùng 6, Phàn 4, Chúc 4, Dương 3, Hoàng 3'),
  '15': weighted('Trần 20, Hoàng 14, Âu 6, Tống 6, Lục 6, Nịnh 6, Lâm 6, Lý 6, La 5, Sầm 4, Ninh 3, Tiêu 3'),
  '18': weighted('Trần 12, Lê 10, Diệp 10, Lý 10, Trương 10, Lục 8, Ninh 6, Từ 5, Ôn 5, Đặng 4'),
  '22': weighted('Điểu 30'),
  '32': weighted('Điểu 20, Nguyễn 14, Thổ 10, Văn 8, Lý 6'),
  '46': weighted('Sìn 10, Phù 10, Hủng 8, Tẩn 6, Làn 6, Ván 5'),
};
