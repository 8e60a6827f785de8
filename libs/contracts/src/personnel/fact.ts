import { Day, Decimal, Flag, Id, OneOf, PartialDay, Text, Whole } from '../field/fields';

export const sexes = ['MALE', 'FEMALE'] as const;
/** Cán bộ, công chức, viên chức, người lao động theo hợp đồng, người hoạt động không chuyên trách cấp xã. */
export const staffCategories = ['CADRE', 'CIVIL_SERVANT', 'PUBLIC_EMPLOYEE', 'CONTRACT_WORKER', 'COMMUNE_PART_TIMER'] as const;
/** Level of the body a cadre or civil servant serves: từ cấp huyện trở lên, or cấp xã (BM01 counts the first). */
export const serviceLevels = ['DISTRICT_AND_ABOVE', 'COMMUNE'] as const;
/** Đang công tác, biệt phái, nghỉ (không lương, thai sản …), nghỉ hưu, thôi việc, từ trần, chuyển ra ngoài. */
export const statuses = ['WORKING', 'SECONDED', 'ON_LEAVE', 'RETIRED', 'RESIGNED', 'DECEASED', 'TRANSFERRED_OUT'] as const;
/** Tiến sĩ, thạc sĩ, đại học, cao đẳng, trung cấp, sơ cấp: from the highest to the lowest (BM01 columns 12–17). */
export const degreeLevels = ['DOCTOR', 'MASTER', 'BACHELOR', 'COLLEGE', 'INTERMEDIATE', 'ELEMENTARY'] as const;
/** Lý luận chính trị, quản lý nhà nước, tin học, tiếng Anh, ngoại ngữ khác, tiếng dân tộc (BM01 columns 18–31). */
export const qualificationFields = ['POLITICAL_THEORY', 'STATE_MANAGEMENT', 'IT', 'ENGLISH', 'OTHER_LANGUAGE', 'ETHNIC_LANGUAGE'] as const;
/** Levels by field: BACHELOR, ADVANCED, INTERMEDIATE, ELEMENTARY (chính trị); SENIOR, PRINCIPAL, SPECIALIST (QLNN: CVCC, CVC, CV); DEGREE (trung cấp/đại học trở lên), CERTIFICATE. */
export const qualificationLevels = [
  'BACHELOR',
  'ADVANCED',
  'INTERMEDIATE',
  'ELEMENTARY',
  'SENIOR',
  'PRINCIPAL',
  'SPECIALIST',
  'DEGREE',
  'CERTIFICATE',
] as const;
export const familyRelations = ['SPOUSE', 'CHILD', 'FATHER', 'MOTHER', 'SIBLING', 'PARENT_IN_LAW', 'SIBLING_IN_LAW'] as const;

/** Who a person is (nhân thân): name, sex, birth, citizen number (số định danh cá nhân). */
export class IdentityFact {
  @Text({ max: 100, example: 'Nguyễn Thị Minh Hạnh' }) fullName: string;
  @Text({ max: 100, optional: true }) otherName?: string;
  @OneOf(sexes) sex: (typeof sexes)[number];
  @PartialDay({ description: 'Ngày sinh; được phép thiếu ngày, tháng như mẫu 2C' }) bornOn: string;
  @Text({ max: 12, min: 12, pattern: /^\d{12}$/, description: 'Số định danh cá nhân' }) citizenNumber: string;
  @Text({ max: 200, optional: true, description: 'Nơi sinh' }) birthPlace?: string;
  @Text({ max: 200, optional: true, description: 'Quê quán' }) homeTown?: string;
}

/** The post held (chức vụ, vị trí): who manages the person and who uses the person may be two units. */
export class PostFact {
  @Id({ description: 'Cơ quan quản lý' }) managingUnitId: string;
  @Id({ description: 'Đơn vị sử dụng' }) usingUnitId: string;
  @Text({ max: 200, description: 'Chức vụ hoặc chức danh công tác' }) title: string;
  @Flag({ optional: true, description: 'Lãnh đạo, quản lý' }) leads?: boolean;
  @Text({ max: 200, optional: true, description: 'Phòng, ban, bộ phận' }) section?: string;
}

/** The kind of staff (loại cán bộ, công chức, viên chức, người lao động). */
export class StaffCategoryFact {
  @OneOf(staffCategories) category: (typeof staffCategories)[number];
  @OneOf(serviceLevels, { optional: true }) level?: (typeof serviceLevels)[number];
}

/** Rank and pay step (ngạch, bậc lương, hệ số). */
export class RankFact {
  @Text({ max: 10, pattern: /^[A-Z0-9]{1,3}\.[A-Z0-9.]{1,8}$/, example: '01.003' }) rankCode: string;
  @Whole({ min: 1, max: 16 }) step: number;
  @Decimal({ example: '3.33' }) coefficient: string;
  @Day({ optional: true, description: 'Mốc tính nâng bậc lần sau, nếu khác ngày hưởng' }) countsFrom?: string;
  @Whole({ min: 5, max: 40, optional: true, description: 'Phụ cấp thâm niên vượt khung, %' }) overFramePercent?: number;
}

/** A qualification other than a degree (trình độ lý luận chính trị, quản lý nhà nước, tin học, ngoại ngữ). */
export class QualificationFact {
  @OneOf(qualificationFields) field: (typeof qualificationFields)[number];
  @OneOf(qualificationLevels) level: (typeof qualificationLevels)[number];
  @Text({ max: 200, optional: true, example: 'Chứng chỉ tiếng Anh B1' }) name?: string;
}

/** A professional degree (trình độ chuyên môn). */
export class DegreeFact {
  @OneOf(degreeLevels) level: (typeof degreeLevels)[number];
  @Text({ max: 200 }) major: string;
  @Text({ max: 200, optional: true }) institution?: string;
  @PartialDay({ optional: true }) graduatedOn?: string;
}

/** Membership of the Communist Party of Vietnam (đảng viên); valid from the day of admission. */
export class PartyFact {
  @Day({ optional: true, description: 'Ngày chính thức' }) officialOn?: string;
}

/** Ethnic group (dân tộc) by its code of the national list, e.g. 01 Kinh. */
export class EthnicGroupFact {
  @Text({ max: 2, min: 2, pattern: /^\d{2}$/ }) code: string;
}

/** Religion (tôn giáo) by its code of the national list; 99 is none. */
export class ReligionFact {
  @Text({ max: 2, min: 2, pattern: /^\d{2}$/ }) code: string;
}

/** How to reach a person (liên hệ). */
export class ContactFact {
  @Text({ max: 300, optional: true, description: 'Nơi ở hiện nay' }) address?: string;
  @Text({ max: 15, optional: true, pattern: /^\+?\d{8,14}$/ }) phone?: string;
  @Text({ max: 100, optional: true, pattern: /^[^\s@]{1,64}@[^\s@]{1,35}$/ }) email?: string;
}

/** Where a person stands in service (trạng thái hồ sơ). */
export class StatusFact {
  @OneOf(statuses) status: (typeof statuses)[number];
  @Text({ max: 300, optional: true }) note?: string;
}

/** A member of the family (quan hệ gia đình). */
export class FamilyFact {
  @OneOf(familyRelations) relation: (typeof familyRelations)[number];
  @Text({ max: 100 }) fullName: string;
  @PartialDay({ optional: true }) bornOn?: string;
  @Text({ max: 200, optional: true }) occupation?: string;
}

/** A completed course (đào tạo, bồi dưỡng), as training recorded it or as the paper file shows it. */
export class CourseFact {
  @Text({ max: 200 }) name: string;
  @Text({ max: 200, optional: true }) provider?: string;
  @Text({ max: 100, optional: true, description: 'Văn bằng, chứng chỉ' }) certificate?: string;
  @Id({ optional: true, description: 'Ghi danh bên dịch vụ đào tạo' }) enrolmentId?: string;
}

/** An award (danh hiệu thi đua, hình thức khen thưởng) granted by a decision. */
export class AwardFact {
  @Text({ max: 200, example: 'Chiến sĩ thi đua cơ sở' }) title: string;
  @Whole({ min: 1945, max: 2199, optional: true, description: 'Năm thành tích' }) year?: number;
  @Id({ optional: true, description: 'Quyết định bên dịch vụ thi đua' }) awardDecisionId?: string;
}

/**
 * The kinds of dated fact (quá trình) that a record holds, with the class of their value and how many hold on one day:
 * `one` always exactly one, `at-most-one`, or `many`.
 */
export const factKinds = {
  identity: { value: IdentityFact, holds: 'one' },
  post: { value: PostFact, holds: 'one' },
  'staff-category': { value: StaffCategoryFact, holds: 'one' },
  status: { value: StatusFact, holds: 'one' },
  'ethnic-group': { value: EthnicGroupFact, holds: 'one' },
  religion: { value: ReligionFact, holds: 'one' },
  rank: { value: RankFact, holds: 'at-most-one' },
  party: { value: PartyFact, holds: 'at-most-one' },
  contact: { value: ContactFact, holds: 'at-most-one' },
  qualification: { value: QualificationFact, holds: 'many' },
  degree: { value: DegreeFact, holds: 'many' },
  family: { value: FamilyFact, holds: 'many' },
  course: { value: CourseFact, holds: 'many' },
  award: { value: AwardFact, holds: 'many' },
} as const;

export type FactKind = keyof typeof factKinds;
export type FactValue<K extends FactKind = FactKind> = InstanceType<(typeof factKinds)[K]['value']>;
export const factKindNames = Object.keys(factKinds) as FactKind[];
