import { weighted, type Weighted } from '../weighted';

/** Middle and given names (tên đệm, tên) of one sex and one generation. */
export interface GivenNames {
  /** The middle name alone; for women `Thị` stands in `withThi`. */
  readonly middle: Weighted<string>;
  /** What follows `Thị` in a woman's double middle name (Thị Thu). */
  readonly afterThi?: Weighted<string>;
  /** Of a hundred women: middle name Thị alone, Thị and another. */
  readonly thi?: readonly [alone: number, withAnother: number];
  readonly given: Weighted<string>;
}

const afterThi = weighted(
  `Thu 12, Thanh 10, Ngọc 10, Hồng 9, Minh 8, Kim 7, Bích 6, Phương 6, Mỹ 5, Thúy 5, Hoài 4, Lan 4, Tuyết 4, Quỳnh 3, Mai 3, Diệu 3, Khánh 2, Hải 2, Thùy 3`,
);
const womensMiddle = weighted(
  `Ngọc 12, Thanh 10, Minh 10, Thu 9, Kim 8, Hồng 7, Phương 7, Bích 5, Mỹ 5, Quỳnh 5, Thùy 5, Diệu 4, Hoài 4, Khánh 4, Thúy 4, Hà 3, Tuyết 2, Vân 2, Bảo 2, Ánh 2`,
);

/** The three generations that serve today, by the last year of birth of each. */
export const generations: readonly { readonly until: number; readonly FEMALE: GivenNames; readonly MALE: GivenNames }[] = [
  {
    until: 1977,
    FEMALE: {
      middle: womensMiddle,
      afterThi,
      thi: [66, 20],
      given: weighted(
        `Hương 6, Hoa 6, Lan 6, Hạnh 5, Nga 5, Hà 5, Thanh 5, Loan 4, Hồng 4, Thủy 4, Hằng 4, Dung 4, Hiền 4, Mai 4, Liên 4, Tuyết 3, Vân 3, Yến 3, Oanh 3, Hòa 3, Minh 3,
         Nhung 3, Bích 2, Cúc 2, Phượng 3, Sâm 1, Lý 2, Thu 4, Thơm 2, Xuân 2, Huệ 3, Lệ 2, Nguyệt 2, Tâm 2`,
      ),
    },
    MALE: {
      middle: weighted(
        'Văn 44, Xuân 7, Đình 6, Ngọc 5, Hữu 5, Thanh 5, Đức 5, Minh 4, Quang 4, Công 3, Bá 3, Trọng 2, Mạnh 2, Tiến 2, Hồng 2, Viết 2, Thế 2, Kim 1',
      ),
      given: weighted(
        `Hùng 7, Dũng 6, Thành 5, Sơn 5, Bình 5, Minh 4, Hải 4, Hòa 4, Cường 4, Tuấn 4, Thắng 4, Long 3, Tâm 3, Quang 3, Lâm 3, Hưng 3, Phúc 2, Trung 3, Thanh 3, Đức 2,
         Tiến 2, Dương 2, Toàn 2, Quý 2, Khánh 2, Hà 2, Việt 2, Tân 2, Chiến 2, Lợi 2, Định 1, Vinh 2, Sáng 1, Nghĩa 2, Thọ 1, Phước 1, Tài 2, Nam 3`,
      ),
    },
  },
  {
    until: 1992,
    FEMALE: {
      middle: womensMiddle,
      afterThi,
      thi: [40, 36],
      given: weighted(
        `Hương 6, Hạnh 4, Thảo 5, Trang 5, Hà 5, Hằng 5, Thủy 5, Huyền 4, Ngọc 4, Lan 4, Nga 4, Hiền 5, Linh 4, Phương 5, Dung 3, Nhung 4, Mai 4, Hoa 3, Yến 3, Vân 3, Thu 3,
         Oanh 3, Thúy 3, Anh 4, Tâm 2, Loan 2, Quyên 3, Trâm 2, Tuyền 2, Duyên 2, Giang 2, Liên 2, Diễm 1, Kiều 1, Phượng 2, Hoài 1, Xuân 1, Thơ 1`,
      ),
    },
    MALE: {
      middle: weighted(
        'Văn 28, Đức 7, Minh 6, Quang 6, Xuân 5, Thanh 5, Ngọc 5, Anh 4, Hữu 4, Đình 4, Công 4, Trọng 3, Mạnh 3, Tuấn 3, Quốc 4, Hoàng 4, Duy 3, Tiến 3, Thế 2',
      ),
      given: weighted(
        `Tuấn 7, Hùng 5, Dũng 4, Cường 4, Nam 5, Hải 4, Sơn 4, Thành 4, Long 4, Trung 4, Tùng 4, Thắng 4, Hiếu 3, Anh 4, Đức 4, Hoàng 4, Minh 4, Linh 2, Kiên 3, Quang 3,
         Huy 3, Phong 3, Việt 3, Toàn 2, Giang 2, Bình 2, Tú 2, Phương 2, Quân 2, Vinh 2, Tân 2, Nghĩa 2, Lâm 2, Phúc 2, Khoa 1, Tài 2, Lộc 1, Duy 2`,
      ),
    },
  },
  {
    until: 9999,
    FEMALE: {
      middle: womensMiddle,
      afterThi,
      thi: [18, 42],
      given: weighted(
        `Linh 7, Trang 6, Anh 6, Phương 5, Thảo 5, Huyền 5, Hương 4, Hà 4, Ngọc 5, Nhi 3, Vy 3, My 3, Quỳnh 4, Trâm 3, Hằng 3, Mai 4, Ngân 4, Yến 3, Hiền 3, Nhung 3, Uyên 3,
         Thư 3, Trinh 3, Giang 2, Duyên 3, Thùy 2, Hân 2, Như 3, Tiên 2, Diễm 1, Chi 2, Vân 2, Thủy 2, Lan 2, Dung 2, Oanh 1, Ánh 2`,
      ),
    },
    MALE: {
      middle: weighted(
        'Văn 16, Minh 9, Đức 7, Hoàng 7, Quốc 6, Anh 6, Quang 6, Tuấn 5, Thanh 5, Duy 5, Ngọc 4, Xuân 3, Hữu 3, Công 3, Trung 3, Gia 3, Đình 3, Mạnh 3, Tiến 3',
      ),
      given: weighted(
        `Anh 6, Tuấn 5, Đức 5, Nam 5, Huy 5, Hiếu 5, Hoàng 5, Minh 5, Long 4, Tùng 4, Đạt 5, Dũng 3, Thắng 3, Linh 2, Sơn 3, Hải 3, Trung 3, Duy 4, Phong 4, Quân 3, Khánh 3,
         Khang 2, Bảo 3, Kiên 3, Việt 3, Phúc 3, Khoa 3, Thịnh 3, Tài 3, Nghĩa 2, Quang 3, Hưng 3, Lộc 2, Vũ 2, Thành 4, Cường 3`,
      ),
    },
  },
];
