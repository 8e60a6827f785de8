import type { MadeUnit } from '../../units/made-unit';
import { departments, type DepartmentRecipe } from '../../units/department.data';
import type { Staffing } from '../../units/unit-recipe';
import type { Weighted } from '../weighted';
import * as office from './administration.jobs';
import * as health from './health.jobs';
import type { Job } from './job';
import * as service from './public-service.jobs';
import * as school from './teaching.jobs';

/** Who works in a unit: its head, its deputies, the leaders of its rooms, everyone else. */
export interface StaffingPlan {
  readonly head: Job;
  readonly deputy: Job;
  readonly sections: readonly string[];
  /** The job of who leads that room; absent where there are no rooms. */
  readonly leaderOf?: (section: string) => Job;
  /** The first who is no leader; otherwise drawn like the rest. */
  readonly firstOfStaff?: Job;
  readonly staff: Weighted<Job>;
}

const districtSections = (
  'Văn phòng HĐND và UBND; Phòng Nội vụ; Phòng Tài chính - Kế hoạch; Phòng Tư pháp; Phòng Giáo dục và Đào tạo; ' +
  'Phòng Văn hóa, Khoa học và Thông tin; Phòng Kinh tế, Hạ tầng và Đô thị; Phòng Nông nghiệp và Môi trường; Thanh tra huyện'
).split('; ');
const branchSections = ['Phòng Hành chính - Tổng hợp', 'Phòng Nghiệp vụ', 'Phòng Thanh tra, Pháp chế'];

interface Leaders {
  readonly head: Job;
  readonly deputy: Job;
}

const plain = (leaders: Leaders, staff: Weighted<Job>): StaffingPlan => ({ ...leaders, sections: [], staff });
const divided = (
  leaders: Leaders,
  staff: Weighted<Job>,
  sections: readonly string[],
  leaderOf: (section: string) => Job,
): StaffingPlan => ({
  ...leaders,
  staff,
  sections,
  leaderOf,
});
const always = (job: Job) => () => job;
const inSchool = (ladder: 'upper' | 'lower' | 'primary') => always(school.subjectLeader(ladder));

/** In a body that treats or teaches: a professional leads a khoa, an officer a phòng. */
const byRoom = (professional: Job) => (section: string) => {
  if (section === 'Khoa Dược') return health.pharmacyLeader;
  return section.startsWith('Khoa') ? professional : service.publicServiceSectionLeader;
};

const plans: Readonly<Record<Exclude<Staffing, 'department'>, StaffingPlan>> = {
  'province-committee': plain(office.provinceChairs, office.officeStaff),
  'district-committee': divided(office.districtChairs, office.officeStaff, districtSections, always(office.sectionLeader)),
  'commune-committee': plain(office.communeChairs, office.communeStaff),
  branch: divided(office.branchLeaders, office.branchStaff, branchSections, always(office.sectionLeader)),
  hospital: divided(health.healthLeaders, health.hospitalStaff, health.hospitalSections, byRoom(health.clinicLeader)),
  'health-centre': {
    ...divided(health.healthLeaders, health.healthCentreStaff, health.healthCentreSections, byRoom(health.clinicLeader)),
    firstOfStaff: { ...health.nurse, women: 100 },
  },
  'health-station': plain(health.stationLeaders, health.healthStationStaff),
  'disease-control': divided(health.healthLeaders, health.diseaseControlStaff, health.healthCentreSections, byRoom(health.clinicLeader)),
  college: divided(school.collegeLeaders, school.collegeStaff, school.collegeSections, byRoom(school.lecturerLeader)),
  'upper-secondary': divided(school.upperSecondaryLeaders, school.upperSecondaryStaff, school.subjectGroups, inSchool('upper')),
  'lower-secondary': divided(school.lowerSecondaryLeaders, school.lowerSecondaryStaff, school.subjectGroups, inSchool('lower')),
  primary: divided(school.primaryLeaders, school.primaryStaff, school.gradeGroups, inSchool('primary')),
  nursery: plain(school.nurseryLeaders, school.nurseryStaff),
  'continuing-education': plain(school.continuingLeaders, school.continuingStaff),
  'public-service': divided(
    service.publicServiceLeaders,
    service.publicServiceStaff,
    service.publicServiceSections,
    always(service.publicServiceSectionLeader),
  ),
};

const departmentPlan = ({ code, head, deputy, sections }: DepartmentRecipe): StaffingPlan =>
  divided(
    office.departmentLeaders(head, deputy),
    code === 'TTT' ? office.inspectorateStaff : office.officeStaff,
    sections,
    always(office.sectionLeader),
  );

const departmentPlans = new Map(departments.map((recipe) => [recipe.code, departmentPlan(recipe)]));

/** The plan of a unit by what it is; departments by their own titles and rooms. */
export function planOf({ staffing, code }: MadeUnit): StaffingPlan {
  if (staffing !== 'department') return plans[staffing];
  const plan = departmentPlans.get(code.slice(code.indexOf('.') + 1));
  if (!plan) throw new RangeError(`No staffing plan for ${code}`);
  return plan;
}
