/**
 * The 11 districts of tỉnh Đồng Nai and, under them, its 159 communes on 2025-06-30, the last day before the two-level reform, with their codes.
 * Source: github.com/thanglequoc/vietnamese-provinces-database, commit e8c5f800, MIT licence (see ../../README.md), which draws on the code
 * list of the General Statistics Office (Tổng cục Thống kê).
 */
export const dongNaiDivisions = `
731 Thành phố Biên Hòa
  25993 Phường Trảng Dài
  25996 Phường Tân Phong
  25999 Phường Tân Biên
  26002 Phường Hố Nai
  26005 Phường Tân Hòa
  26008 Phường Tân Hiệp
  26011 Phường Bửu Long
  26014 Phường Tân Mai
  26017 Phường Tam Hiệp
  26020 Phường Long Bình
  26023 Phường Quang Vinh
  26029 Phường Thống Nhất
  26041 Phường Trung Dũng
  26047 Phường Bình Đa
  26050 Phường An Bình
  26053 Phường Bửu Hòa
  26056 Phường Long Bình Tân
  26059 Phường Tân Vạn
  26062 Phường Tân Hạnh
  26065 Phường Hiệp Hòa
  26068 Phường Hóa An
  26371 Phường An Hòa
  26374 Phường Tam Phước
  26377 Phường Phước Tân
  26380 Xã Long Hưng
732 Thành phố Long Khánh
  26077 Phường Xuân Bình
  26080 Phường Xuân An
  26083 Phường Xuân Hoà
  26086 Phường Phú Bình
  26089 Xã Bình Lộc
  26092 Xã Bảo Quang
  26095 Phường Suối Tre
  26098 Phường Bảo Vinh
  26101 Phường Xuân Lập
  26104 Phường Bàu Sen
  26107 Xã Bàu Trâm
  26110 Phường Xuân Tân
  26113 Xã Hàng Gòn
734 Huyện Tân Phú
  26116 Thị trấn Tân Phú
  26119 Xã Dak Lua
  26122 Xã Nam Cát Tiên
  26125 Xã Phú An
  26131 Xã Tà Lài
  26134 Xã Phú Lập
  26140 Xã Phú Thịnh
  26143 Xã Thanh Sơn
  26146 Xã Phú Sơn
  26149 Xã Phú Xuân
  26152 Xã Phú Lộc
  26155 Xã Phú Lâm
  26158 Xã Phú Bình
  26161 Xã Phú Thanh
  26164 Xã Trà Cổ
  26167 Xã Phú Điền
735 Huyện Vĩnh Cửu
  26170 Thị trấn Vĩnh An
  26173 Xã Phú Lý
  26176 Xã Trị An
  26179 Xã Tân An
  26182 Xã Vĩnh Tân
  26185 Xã Bình Lợi
  26188 Xã Thạnh Phú
  26191 Xã Thiện Tân
  26194 Xã Tân Bình
  26200 Xã Mã Đà
736 Huyện Định Quán
  26206 Thị trấn Định Quán
  26209 Xã Thanh Sơn
  26212 Xã Phú Tân
  26215 Xã Phú Vinh
  26218 Xã Phú Lợi
  26221 Xã Phú Hòa
  26224 Xã Ngọc Định
  26227 Xã La Ngà
  26230 Xã Gia Canh
  26233 Xã Phú Ngọc
  26236 Xã Phú Cường
  26239 Xã Túc Trưng
  26242 Xã Phú Túc
  26245 Xã Suối Nho
737 Huyện Trảng Bom
  26248 Thị trấn Trảng Bom
  26251 Xã Thanh Bình
  26254 Xã Cây Gáo
  26257 Xã Bàu Hàm
  26260 Xã Sông Thao
  26263 Xã Sông Trầu
  26266 Xã Đông Hoà
  26269 Xã Bắc Sơn
  26272 Xã Hố Nai 3
  26275 Xã Tây Hoà
  26278 Xã Bình Minh
  26281 Xã Trung Hoà
  26284 Xã Đồi 61
  26287 Xã Hưng Thịnh
  26290 Xã Quảng Tiến
  26293 Xã Giang Điền
  26296 Xã An Viễn
738 Huyện Thống Nhất
  26299 Xã Gia Tân 1
  26302 Xã Gia Tân 2
  26305 Xã Gia Tân 3
  26308 Xã Gia Kiệm
  26311 Xã Quang Trung
  26314 Xã Bàu Hàm 2
  26317 Xã Hưng Lộc
  26320 Xã Lộ 25
  26323 Xã Xuân Thiện
  26326 Thị trấn Dầu Giây
739 Huyện Cẩm Mỹ
  26329 Xã Sông Nhạn
  26332 Xã Xuân Quế
  26335 Xã Nhân Nghĩa
  26338 Xã Xuân Đường
  26341 Thị trấn Long Giao
  26344 Xã Xuân Mỹ
  26347 Xã Thừa Đức
  26350 Xã Bảo Bình
  26353 Xã Xuân Bảo
  26356 Xã Xuân Tây
  26359 Xã Xuân Đông
  26362 Xã Sông Ray
  26365 Xã Lâm San
740 Huyện Long Thành
  26368 Thị trấn Long Thành
  26383 Xã An Phước
  26386 Xã Bình An
  26389 Xã Long Đức
  26392 Xã Lộc An
  26395 Xã Bình Sơn
  26398 Xã Tam An
  26401 Xã Cẩm Đường
  26404 Xã Long An
  26410 Xã Bàu Cạn
  26413 Xã Long Phước
  26416 Xã Phước Bình
  26419 Xã Tân Hiệp
  26422 Xã Phước Thái
741 Huyện Xuân Lộc
  26425 Thị trấn Gia Ray
  26428 Xã Xuân Bắc
  26431 Xã Suối Cao
  26434 Xã Xuân Thành
  26437 Xã Xuân Thọ
  26440 Xã Xuân Trường
  26443 Xã Xuân Hòa
  26446 Xã Xuân Hưng
  26449 Xã Xuân Tâm
  26452 Xã Suối Cát
  26455 Xã Xuân Hiệp
  26458 Xã Xuân Phú
  26461 Xã Xuân Định
  26464 Xã Bảo Hoà
  26467 Xã Lang Minh
742 Huyện Nhơn Trạch
  26485 Xã Phú Hội
  26470 Xã Phước Thiền
  26473 Xã Long Tân
  26476 Xã Đại Phước
  26479 Thị trấn Hiệp Phước
  26482 Xã Phú Hữu
  26488 Xã Phú Thạnh
  26491 Xã Phú Đông
  26494 Xã Long Thọ
  26497 Xã Vĩnh Thanh
  26500 Xã Phước Khánh
  26503 Xã Phước An
`;
