import { Weighted } from '../weighted';
import { attendant, driver, guard, publicEmployee, type Job } from './job';

const doctorLadder = ['V.08.01.03', 'V.08.01.02', 'V.08.01.01'] as const;
const health = { field: 'HEALTH', women: 46 } as const;

const doctor = publicEmployee('Bác sĩ', { ladder: doctorLadder, ...health });
/** Điều dưỡng hạng III: the nurse of the demo. */
export const nurse = publicEmployee('Điều dưỡng', { ladder: ['V.08.05.12', 'V.08.05.11'], field: 'NURSING', women: 82 });
const midwife = publicEmployee('Hộ sinh', { ladder: ['V.08.06.15', 'V.08.06.14'], field: 'NURSING', women: 100 });
const collegeNurse = publicEmployee('Điều dưỡng', { ladder: ['V.08.05.13'], degree: 'COLLEGE', field: 'NURSING', women: 84 });
const collegeMidwife = publicEmployee('Hộ sinh', { ladder: ['V.08.06.16'], degree: 'COLLEGE', field: 'NURSING', women: 100 });
const pharmacist = publicEmployee('Dược sĩ', { ladder: ['V.08.08.22'], field: 'PHARMACY', women: 70 });
const physicianAssistant = publicEmployee('Y sĩ', { ladder: ['V.08.03.07'], degree: 'INTERMEDIATE', field: 'HEALTH', women: 56 });
const accountant = publicEmployee('Kế toán viên', { ladder: ['06.031', '06.030'], field: 'ACCOUNTING', women: 84 });
const officer = publicEmployee('Chuyên viên');
const engineer = publicEmployee('Kỹ sư', { ladder: ['V.05.02.07', 'V.05.02.06'], field: 'TECHNOLOGY', women: 12 });

/** Staff of a hospital (bệnh viện). */
export const hospitalStaff = new Weighted<Job>(
  [doctor, nurse, collegeNurse, midwife, pharmacist, accountant, officer, engineer, driver, guard, attendant],
  [24, 30, 14, 5, 7, 4, 5, 2, 2, 3, 4],
);
/** Staff of a district's health centre (trung tâm y tế). */
export const healthCentreStaff = new Weighted<Job>(
  [doctor, nurse, collegeNurse, midwife, pharmacist, physicianAssistant, accountant, officer, driver, guard, attendant],
  [22, 22, 14, 8, 8, 10, 4, 5, 2, 2, 3],
);
/** Staff of a commune's health station (trạm y tế). */
export const healthStationStaff = new Weighted<Job>(
  [physicianAssistant, collegeNurse, nurse, collegeMidwife, pharmacist, doctor],
  [30, 18, 10, 20, 12, 10],
);
/** Staff of the centre for disease control (trung tâm kiểm soát bệnh tật). */
export const diseaseControlStaff = new Weighted<Job>(
  [doctor, nurse, pharmacist, officer, engineer, accountant, physicianAssistant, driver, guard],
  [34, 20, 6, 12, 8, 6, 8, 4, 2],
);

const leader = (title: string, women = 28) => publicEmployee(title, { ladder: doctorLadder, field: 'HEALTH', women });

/** Heads and deputies of hospitals and health centres are doctors. */
export const healthLeaders = { head: leader('Giám đốc'), deputy: leader('Phó Giám đốc') };
/** Of a health station. */
export const stationLeaders = { head: leader('Trưởng trạm', 44), deputy: leader('Phó Trưởng trạm', 48) };
/** Head of a clinical department (khoa). */
export const clinicLeader = leader('Trưởng khoa', 36);
/** Head of a pharmacy (khoa Dược). */
export const pharmacyLeader: Job = { ...pharmacist, title: 'Trưởng khoa' };

/** Khoa, phòng of a hospital. */
export const hospitalSections = (
  'Khoa Khám bệnh; Khoa Hồi sức cấp cứu; Khoa Nội tổng hợp; Khoa Ngoại tổng hợp; Khoa Sản; Khoa Nhi; Khoa Truyền nhiễm; ' +
  'Khoa Gây mê hồi sức; Khoa Xét nghiệm; Khoa Chẩn đoán hình ảnh; Khoa Dược; Khoa Y học cổ truyền; Phòng Kế hoạch tổng hợp; ' +
  'Phòng Điều dưỡng; Phòng Tổ chức - Hành chính; Phòng Tài chính - Kế toán'
).split('; ');
/** Khoa, phòng of a health centre. */
export const healthCentreSections = (
  'Khoa Khám bệnh; Khoa Cấp cứu - Nội - Nhi; Khoa Ngoại - Sản; Khoa Kiểm soát bệnh tật; Khoa Dược; Khoa Xét nghiệm; ' +
  'Phòng Kế hoạch - Nghiệp vụ; Phòng Hành chính - Tổng hợp'
).split('; ');
