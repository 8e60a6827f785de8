import type { DemoProvince } from '../province';

/** A body directly under UBND tỉnh (sở, ban, ngành, đơn vị sự nghiệp thuộc UBND tỉnh): how it is named, led, divided and staffed. */
export interface DepartmentRecipe {
  readonly code: string;
  readonly name: string;
  readonly shortName: string;
  /** Titles of its head and deputies. */
  readonly head: string;
  readonly deputy: string;
  /** Posts of civil servants and of contract workers in its own office. */
  readonly posts: readonly [administrative: number, contract: number];
  /** Rooms (phòng, ban) of its office. */
  readonly sections: readonly string[];
  /** Absent: every province has it. */
  readonly only?: readonly DemoProvince[];
}

const so = (code: string, name: string, administrative: number, sections: string): DepartmentRecipe => ({
  code,
  name: `Sở ${name}`,
  shortName: `Sở ${name}`,
  head: 'Giám đốc Sở',
  deputy: 'Phó Giám đốc Sở',
  posts: [administrative, 5],
  sections: ['Văn phòng', ...sections.split('; ')],
});

/**
 * The bodies of 2025-06-30, after the mergers of Decree 45/2025/NĐ-CP: the twelve that every province has (the list that Decree
 * 150/2025/NĐ-CP art. 8–10 kept), the special ones, and the offices beside them. Staffing numbers and rooms are typical, not a province's own.
 */
export const departments: readonly DepartmentRecipe[] = [
  {
    code: 'VPUB',
    name: 'Văn phòng Ủy ban nhân dân tỉnh',
    shortName: 'Văn phòng UBND tỉnh',
    head: 'Chánh Văn phòng',
    deputy: 'Phó Chánh Văn phòng',
    posts: [62, 9],
    sections: [
      'Phòng Tổng hợp',
      'Phòng Kinh tế',
      'Phòng Khoa giáo - Văn xã',
      'Phòng Nội chính',
      'Ban Tiếp công dân',
      'Phòng Hành chính - Quản trị',
    ],
  },
  {
    code: 'VPHD',
    name: 'Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân tỉnh',
    shortName: 'Văn phòng Đoàn ĐBQH và HĐND tỉnh',
    head: 'Chánh Văn phòng',
    deputy: 'Phó Chánh Văn phòng',
    posts: [34, 7],
    sections: ['Phòng Công tác Quốc hội', 'Phòng Công tác Hội đồng nhân dân', 'Phòng Hành chính, Tổ chức, Quản trị'],
  },
  so(
    'SNV',
    'Nội vụ',
    92,
    'Phòng Tổ chức, biên chế; Phòng Công chức, viên chức; Phòng Xây dựng chính quyền; Phòng Lao động - Việc làm; Phòng Người có công; Ban Thi đua - Khen thưởng',
  ),
  so('STP', 'Tư pháp', 36, 'Phòng Nghiệp vụ 1; Phòng Nghiệp vụ 2; Phòng Hành chính tư pháp; Phòng Bổ trợ tư pháp'),
  so(
    'STC',
    'Tài chính',
    118,
    'Phòng Quản lý ngân sách; Phòng Tài chính hành chính sự nghiệp; Phòng Quản lý giá và công sản; Phòng Tổng hợp, quy hoạch; Phòng Đăng ký kinh doanh; Phòng Thẩm định',
  ),
  so('SCT', 'Công Thương', 58, 'Phòng Quản lý công nghiệp; Phòng Quản lý năng lượng; Phòng Quản lý thương mại; Phòng Kế hoạch - Tài chính'),
  so(
    'SNNMT',
    'Nông nghiệp và Môi trường',
    108,
    'Phòng Tổ chức cán bộ; Phòng Kế hoạch - Tài chính; Phòng Tài nguyên nước và Khoáng sản; Phòng Đo đạc, bản đồ; Phòng Quản lý đầu tư',
  ),
  so(
    'SXD',
    'Xây dựng',
    96,
    'Phòng Quản lý xây dựng; Phòng Quy hoạch - Kiến trúc; Phòng Quản lý nhà và thị trường bất động sản; Phòng Quản lý kết cấu hạ tầng giao thông; Phòng Quản lý vận tải',
  ),
  so(
    'SKHCN',
    'Khoa học và Công nghệ',
    62,
    'Phòng Quản lý khoa học; Phòng Quản lý công nghệ và Đổi mới sáng tạo; Phòng Chuyển đổi số; Phòng Bưu chính, Viễn thông',
  ),
  so(
    'SVHTTDL',
    'Văn hóa, Thể thao và Du lịch',
    58,
    'Phòng Quản lý văn hóa và Gia đình; Phòng Quản lý thể dục thể thao; Phòng Quản lý du lịch; Phòng Báo chí - Xuất bản',
  ),
  so(
    'SGDDT',
    'Giáo dục và Đào tạo',
    66,
    'Phòng Tổ chức cán bộ; Phòng Giáo dục trung học; Phòng Giáo dục mầm non - tiểu học; Phòng Giáo dục nghề nghiệp - thường xuyên; Phòng Kế hoạch - Tài chính; Phòng Quản lý chất lượng',
  ),
  so(
    'SYT',
    'Y tế',
    64,
    'Phòng Tổ chức cán bộ; Phòng Nghiệp vụ Y; Phòng Nghiệp vụ Dược; Phòng Kế hoạch - Tài chính; Phòng Bảo trợ xã hội và Trẻ em',
  ),
  {
    code: 'TTT',
    name: 'Thanh tra tỉnh',
    shortName: 'Thanh tra tỉnh',
    head: 'Chánh Thanh tra tỉnh',
    deputy: 'Phó Chánh Thanh tra tỉnh',
    posts: [74, 5],
    sections: [
      'Văn phòng',
      'Phòng Nghiệp vụ 1',
      'Phòng Nghiệp vụ 2',
      'Phòng Nghiệp vụ 3',
      'Phòng Giám sát, kiểm tra và xử lý sau thanh tra',
    ],
  },
  {
    ...so('SDTTG', 'Dân tộc và Tôn giáo', 36, 'Phòng Chính sách dân tộc; Phòng Nghiệp vụ tôn giáo; Phòng Tuyên truyền và Địa bàn'),
    only: ['dong-nai', 'hoa-binh', 'tuyen-quang'],
  },
  {
    code: 'BQLKCN',
    name: 'Ban Quản lý các khu công nghiệp tỉnh',
    shortName: 'Ban Quản lý các khu công nghiệp',
    head: 'Trưởng ban',
    deputy: 'Phó Trưởng ban',
    posts: [38, 4],
    sections: ['Văn phòng', 'Phòng Quản lý đầu tư', 'Phòng Quy hoạch, Xây dựng', 'Phòng Quản lý lao động và doanh nghiệp'],
  },
];
