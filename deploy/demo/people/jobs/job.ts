import type { DegreeFact, StaffCategoryFact } from '@noivu/contracts';

/** Loại cán bộ, công chức, viên chức, người lao động, in the words of the facts. */
export type StaffCategory = StaffCategoryFact['category'];
/** Huyện trở lên or xã, in the words of the facts. */
export type ServiceLevel = NonNullable<StaffCategoryFact['level']>;
/** Trình độ chuyên môn, in the words of the facts. */
export type DegreeLevel = DegreeFact['level'];
/** What someone learned and goes on learning; `SUPPORT` is the work of drivers, guards and the like. */
export type Field = 'ADMINISTRATION' | 'ACCOUNTING' | 'TECHNOLOGY' | 'HEALTH' | 'NURSING' | 'PHARMACY' | 'TEACHING' | 'NURSERY' | 'SUPPORT';
/** How far up: the unit's head, a deputy, head or deputy of a room, everyone else. */
export type Seniority = 'HEAD' | 'DEPUTY' | 'SECTION' | 'STAFF';

/** A kind of work (vị trí việc làm) that a made person can hold. */
export interface Job {
  readonly title: string;
  readonly category: StaffCategory;
  /** Of cadres and civil servants only. */
  readonly level?: ServiceLevel;
  /** Codes of the ranks (ngạch, hạng) from that of entry upwards; empty where pay follows no rank. */
  readonly ladder: readonly string[];
  /** The degree held at entry; null: none needed. */
  readonly degree: DegreeLevel | null;
  readonly field: Field;
  /** Women among a hundred who do it. */
  readonly women: number;
}

type JobShape = Omit<Job, 'title'>;

const specialistLadder = ['01.003', '01.002', '01.001'] as const;

/** Chuyên viên of a province or district body; the model of every job in administration. */
const specialist: JobShape = {
  category: 'CIVIL_SERVANT',
  level: 'DISTRICT_AND_ABOVE',
  ladder: specialistLadder,
  degree: 'BACHELOR',
  field: 'ADMINISTRATION',
  women: 42,
};
const inService: JobShape = { ...specialist, category: 'PUBLIC_EMPLOYEE', level: undefined };
const support: JobShape = { category: 'CONTRACT_WORKER', ladder: [], degree: null, field: 'SUPPORT', women: 4 };

/** A job in administration (công chức), changed where it differs from a specialist's. */
export const civilServant = (title: string, but: Partial<Job> = {}): Job => ({ title, ...specialist, ...but });
/** A job in a public service unit (viên chức). */
export const publicEmployee = (title: string, but: Partial<Job> = {}): Job => ({ title, ...inService, ...but });
/** Work under contract in support of a unit (hợp đồng theo Nghị định 111/2022/NĐ-CP). */
export const contractWorker = (title: string, but: Partial<Job> = {}): Job => ({ title, ...support, ...but });

/** Lái xe. */
export const driver = contractWorker('Lái xe', { ladder: ['01.010'], degree: 'ELEMENTARY', women: 0 });
/** Bảo vệ. */
export const guard = contractWorker('Bảo vệ', { ladder: ['01.011'], women: 3 });
/** Nhân viên phục vụ, tạp vụ. */
export const attendant = contractWorker('Nhân viên phục vụ', { ladder: ['01.009'], women: 88 });
