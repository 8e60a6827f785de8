/** Instruments that the code cites besides the provinces' regulations and the decree laid over them, by their number; names as they were issued. */
export const instruments: Readonly<Record<string, string>> = {
  '33/2005/QH11': 'Bộ luật Dân sự số 33/2005/QH11 ngày 14/6/2005',
  '91/2015/QH13': 'Bộ luật Dân sự số 91/2015/QH13 ngày 24/11/2015',
  '10/2012/QH13': 'Bộ luật Lao động số 10/2012/QH13 ngày 18/6/2012',
  '45/2019/QH14': 'Bộ luật Lao động số 45/2019/QH14 ngày 20/11/2019',
  '28/2026/QH16': 'Nghị quyết số 28/2026/QH16 của Quốc hội (Ngày Văn hóa Việt Nam)',
  '204/2004/NĐ-CP':
    'Nghị định số 204/2004/NĐ-CP ngày 14/12/2004 về chế độ tiền lương đối với cán bộ, công chức, viên chức và lực lượng vũ trang',
  '135/2020/NĐ-CP': 'Nghị định số 135/2020/NĐ-CP ngày 18/11/2020 quy định về tuổi nghỉ hưu',
  '356/2025/NĐ-CP': 'Nghị định số 356/2025/NĐ-CP ngày 31/12/2025 (bảo vệ dữ liệu cá nhân)',
  '233/2026/NĐ-CP': 'Nghị định số 233/2026/NĐ-CP (đánh giá, xếp loại viên chức)',
  '234/2026/NĐ-CP': 'Nghị định số 234/2026/NĐ-CP (kỷ luật viên chức)',
  '134/2002/QĐ-TTg': 'Quyết định số 134/2002/QĐ-TTg của Thủ tướng Chính phủ về giờ chính thức của Việt Nam',
  '08/2013/TT-BNV': 'Thông tư số 08/2013/TT-BNV ngày 31/7/2013 về nâng bậc lương thường xuyên và nâng bậc lương trước thời hạn',
  '11/2012/TT-BNV': 'Thông tư số 11/2012/TT-BNV ngày 17/12/2012 quy định về chế độ báo cáo thống kê và quản lý hồ sơ công chức',
  '02/2021/TT-BNV': 'Thông tư số 02/2021/TT-BNV ngày 11/6/2021 về ngạch công chức chuyên ngành hành chính và văn thư',
  '29/2022/TT-BTC': 'Thông tư số 29/2022/TT-BTC ngày 03/6/2022 về ngạch công chức chuyên ngành kế toán, thuế, hải quan, dự trữ',
  '03/2022/TT-BYT': 'Thông tư số 03/2022/TT-BYT (chức danh nghề nghiệp viên chức chuyên ngành y tế)',
  '02/2008/QĐ-BNV': 'Quyết định số 02/2008/QĐ-BNV ngày 06/10/2008 ban hành các mẫu biểu quản lý hồ sơ (mẫu 2C-BNV/2008)',
  '121-TCTK/PPCĐ': 'Quyết định số 121-TCTK/PPCĐ ngày 02/3/1979, danh mục các thành phần dân tộc Việt Nam',
  '51/2024/QĐ-UBND': 'Quyết định số 51/2024/QĐ-UBND ngày 27/12/2024 của UBND tỉnh Tuyên Quang về Hệ thống quản lý văn bản và điều hành',
};
