import { recipe, type UnitRecipe } from './unit-recipe';
import { inText, schoolPlace, type Commune, type District } from './division';

/** Names of people of history that schools bear most often, taken in turn over a province. */
export const schoolNames = (
  'Nguyễn Trãi, Trần Phú, Lê Hồng Phong, Chu Văn An, Ngô Quyền, Nguyễn Huệ, Lê Quý Đôn, Trần Hưng Đạo, Nguyễn Du, ' +
  'Phan Bội Châu, Lý Thường Kiệt, Quang Trung, Hùng Vương, Nguyễn Bỉnh Khiêm, Võ Thị Sáu, Nguyễn Khuyến, Hai Bà Trưng, ' +
  'Bùi Thị Xuân, Phan Chu Trinh, Nguyễn Viết Xuân, Lương Thế Vinh, Lê Lợi, Nguyễn Thái Bình, Trần Quốc Tuấn, ' +
  'Đoàn Thị Điểm, Nguyễn Công Trứ, Phạm Hồng Thái, Tô Hiến Thành, Nguyễn Văn Trỗi, Lê Thị Hồng Gấm, Huỳnh Thúc Kháng, ' +
  'Nguyễn Thị Minh Khai, Trương Định, Phan Đình Phùng, Nguyễn Thượng Hiền, Kim Đồng'
).split(', ');

/** Upper secondary schools (trường THPT) of one district, under Sở Giáo dục và Đào tạo; `turn` says where in the list of names the district begins. */
export function upperSecondaryOf(district: District, place: string, turn: number): UnitRecipe[] {
  const named = (letter: string, step: number) => {
    const name = schoolNames[(turn + step) % schoolNames.length];
    return recipe(
      'upper-secondary',
      `THPT${district.code}${letter}`,
      `Trường Trung học phổ thông ${name} ${inText(district.name)}`,
      [68, 4],
    );
  };
  return [recipe('upper-secondary', `THPT${district.code}`, `Trường Trung học phổ thông ${place}`, [82, 4]), named('B', 0), named('C', 1)];
}

/** The district's health centre (trung tâm y tế huyện), under Sở Y tế. */
export const healthCentreOf = (district: District): UnitRecipe =>
  recipe('health-centre', `TTYT${district.code}`, `Trung tâm Y tế ${inText(district.name)}`, [128, 7]);

/** The commune's health station (trạm y tế), part of the district's health centre. */
export const healthStationOf = (commune: Commune): UnitRecipe =>
  recipe('health-station', `TYT${commune.code}`, `Trạm Y tế ${inText(commune.name)}`, [7, 0]);

/** The district's branch of the land registration office (chi nhánh văn phòng đăng ký đất đai). */
export const landRegistryOf = (district: District): UnitRecipe =>
  recipe('public-service', `CN${district.code}`, `Chi nhánh Văn phòng Đăng ký đất đai ${inText(district.name)}`, [22, 1]);

/** Public service units directly under UBND huyện. */
export const districtUnitsOf = ({ name }: District): UnitRecipe[] => [
  recipe('public-service', 'BQLDA', `Ban Quản lý dự án đầu tư xây dựng ${inText(name)}`, [20, 1]),
  recipe('public-service', 'TTVHTT', `Trung tâm Văn hóa, Thông tin và Thể thao ${inText(name)}`, [22, 2]),
  recipe('public-service', 'TTDVNN', `Trung tâm Dịch vụ nông nghiệp ${inText(name)}`, [18, 1]),
  recipe('continuing-education', 'TTGDNN', `Trung tâm Giáo dục nghề nghiệp - Giáo dục thường xuyên ${inText(name)}`, [30, 2]),
];

/** UBND xã and the schools of a commune, all under UBND huyện: one school of each grade, two where many live (a ward or a township). */
export function communeUnitsOf(commune: Commune, siblings: readonly Commune[]): UnitRecipe[] {
  const place = schoolPlace(commune, siblings);
  const crowded = !commune.name.startsWith('Xã ');
  const schools = (letter: string, suffix: string) => [
    recipe('primary', `TH${commune.code}${letter}`, `Trường Tiểu học ${place}${suffix}`, [39, 2]),
    recipe('nursery', `MN${commune.code}${letter}`, `Trường Mầm non ${place}${suffix}`, [25, 4]),
  ];
  return [
    recipe('commune-committee', commune.code, `Ủy ban nhân dân ${inText(commune.name)}`, [crowded ? 21 : 20, 1]),
    recipe('lower-secondary', `THCS${commune.code}`, `Trường Trung học cơ sở ${place}`, [42, 2]),
    ...(crowded ? [...schools('', ' 1'), ...schools('B', ' 2')] : schools('', '')),
  ];
}
