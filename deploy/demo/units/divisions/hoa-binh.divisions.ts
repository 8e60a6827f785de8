/**
 * The 10 districts of tỉnh Hòa Bình and, under them, its 151 communes on 2025-06-30, the last day before the two-level reform, with their codes.
 * Source: github.com/thanglequoc/vietnamese-provinces-database, commit e8c5f800, MIT licence (see ../../README.md), which draws on the code
 * list of the General Statistics Office (Tổng cục Thống kê).
 */
export const hoaBinhDivisions = `
148 Thành phố Hòa Bình
  04789 Phường Thái Bình
  04792 Phường Tân Hòa
  04795 Phường Thịnh Lang
  04798 Phường Hữu Nghị
  04801 Phường Tân Thịnh
  04804 Phường Đồng Tiến
  04807 Phường Phương Lâm
  04813 Xã Yên Mông
  04816 Phường Quỳnh Lâm
  04819 Phường Dân Chủ
  04825 Xã Hòa Bình
  04828 Phường Thống Nhất
  04894 Phường Kỳ Sơn
  04897 Xã Thịnh Minh
  04903 Xã Hợp Thành
  04906 Xã Quang Tiến
  04912 Xã Mông Hóa
  04918 Phường Trung Minh
  04921 Xã Độc Lập
150 Huyện Đà Bắc
  04831 Thị trấn Đà Bắc
  04834 Xã Nánh Nghê
  04840 Xã Giáp Đắt
  04846 Xã Mường Chiềng
  04849 Xã Tân Pheo
  04852 Xã Đồng Chum
  04855 Xã Tân Minh
  04858 Xã Đoàn Kết
  04861 Xã Đồng Ruộng
  04867 Xã Tú Lý
  04870 Xã Trung Thành
  04873 Xã Yên Hòa
  04876 Xã Cao Sơn
  04879 Xã Toàn Sơn
  04885 Xã Hiền Lương
  04888 Xã Tiền Phong
  04891 Xã Vầy Nưa
152 Huyện Lương Sơn
  04924 Thị trấn Lương Sơn
  04942 Xã Lâm Sơn
  04945 Xã Hòa Sơn
  04951 Xã Tân Vinh
  04954 Xã Nhuận Trạch
  04957 Xã Cao Sơn
  04960 Xã Cư Yên
  04969 Xã Liên Sơn
  05008 Xã Cao Dương
  05041 Xã Thanh Sơn
  05047 Xã Thanh Cao
153 Huyện Kim Bôi
  04978 Thị trấn Bo
  04984 Xã Đú Sáng
  04987 Xã Hùng Sơn
  04990 Xã Bình Sơn
  04999 Xã Tú Sơn
  05005 Xã Vĩnh Tiến
  05014 Xã Đông Bắc
  05017 Xã Xuân Thủy
  05026 Xã Vĩnh Đồng
  05035 Xã Kim Lập
  05038 Xã Hợp Tiến
  05065 Xã Kim Bôi
  05068 Xã Nam Thượng
  05077 Xã Cuối Hạ
  05080 Xã Sào Báy
  05083 Xã Mi Hòa
  05086 Xã Nuông Dăm
154 Huyện Cao Phong
  05089 Thị trấn Cao Phong
  05092 Xã Bình Thanh
  05095 Xã Thung Nai
  05098 Xã Bắc Phong
  05101 Xã Thu Phong
  05104 Xã Hợp Phong
  05110 Xã Tây Phong
  05116 Xã Dũng Phong
  05119 Xã Nam Phong
  05125 Xã Thạch Yên
155 Huyện Tân Lạc
  05128 Thị trấn Mãn Đức
  05134 Xã Suối Hoa
  05137 Xã Phú Vinh
  05140 Xã Phú Cường
  05143 Xã Mỹ Hòa
  05152 Xã Quyết Chiến
  05158 Xã Phong Phú
  05164 Xã Tử Nê
  05167 Xã Thanh Hối
  05170 Xã Ngọc Mỹ
  05173 Xã Đông Lai
  05176 Xã Vân Sơn
  05182 Xã Nhân Mỹ
  05191 Xã Lỗ Sơn
  05194 Xã Ngổ Luông
  05197 Xã Gia Mô
156 Huyện Mai Châu
  04882 Xã Tân Thành
  05200 Thị trấn Mai Châu
  05206 Xã Sơn Thủy
  05209 Xã Pà Cò
  05212 Xã Hang Kia
  05221 Xã Đồng Tân
  05224 Xã Cun Pheo
  05227 Xã Bao La
  05233 Xã Tòng Đậu
  05242 Xã Nà Phòn
  05245 Xã Săm Khóe
  05248 Xã Chiềng Châu
  05251 Xã Mai Hạ
  05254 Xã Thành Sơn
  05257 Xã Mai Hịch
  05263 Xã Vạn Mai
157 Huyện Lạc Sơn
  05266 Thị trấn Vụ Bản
  05269 Xã Quý Hòa
  05272 Xã Miền Đồi
  05275 Xã Mỹ Thành
  05278 Xã Tuân Đạo
  05281 Xã Văn Nghĩa
  05284 Xã Văn Sơn
  05287 Xã Tân Lập
  05290 Xã Nhân Nghĩa
  05293 Xã Thượng Cốc
  05299 Xã Quyết Thắng
  05302 Xã Xuất Hóa
  05305 Xã Yên Phú
  05308 Xã Bình Hẻm
  05320 Xã Định Cư
  05323 Xã Chí Đạo
  05329 Xã Ngọc Sơn
  05332 Xã Hương Nhượng
  05335 Xã Vũ Bình
  05338 Xã Tự Do
  05341 Xã Yên Nghiệp
  05344 Xã Tân Mỹ
  05347 Xã Ân Nghĩa
  05350 Xã Ngọc Lâu
158 Huyện Yên Thủy
  05353 Thị trấn Hàng Trạm
  05356 Xã Lạc Sỹ
  05362 Xã Lạc Lương
  05365 Xã Bảo Hiệu
  05368 Xã Đa Phúc
  05371 Xã Hữu Lợi
  05374 Xã Lạc Thịnh
  05380 Xã Đoàn Kết
  05383 Xã Phú Lai
  05386 Xã Yên Trị
  05389 Xã Ngọc Lương
159 Huyện Lạc Thủy
  04981 Thị trấn Ba Hàng Đồi
  05392 Thị trấn Chi Nê
  05395 Xã Phú Nghĩa
  05398 Xã Phú Thành
  05404 Xã Hưng Thi
  05413 Xã Khoan Dụ
  05419 Xã Đồng Tâm
  05422 Xã Yên Bồng
  05425 Xã Thống Nhất
  05428 Xã An Bình
`;
