import type { Day } from '@noivu/calendar';
import type { degreeLevels, qualificationLevels, serviceLevels, sexes, staffCategories, statuses } from '@noivu/contracts';
import type { Bm01RankColumn } from '@noivu/regulation';

type QualificationLevel = (typeof qualificationLevels)[number];

/** Everything that the statistical forms count of a person on one day (đặc điểm thống kê). What is absent was not known to hold. */
export interface Traits {
  readonly fullName: string;
  /** The key by which people are listed the Vietnamese way. */
  readonly nameSort: string;
  readonly sex: (typeof sexes)[number];
  /** The birth day; of one known only in part, the earliest it can be (135/2020/NĐ-CP art. 3.3). */
  readonly bornOn: Day;
  /** The last day of service that the retirement age gives (135/2020/NĐ-CP art. 3, 4). */
  readonly lastServiceDay: Day;
  readonly managingUnitId: string;
  readonly usingUnitId: string;
  readonly category?: (typeof staffCategories)[number] | undefined;
  readonly level?: (typeof serviceLevels)[number] | undefined;
  readonly status?: (typeof statuses)[number] | undefined;
  readonly rankCode?: string | undefined;
  readonly rankColumn?: Bm01RankColumn | undefined;
  readonly isMinority: boolean;
  readonly isReligious: boolean;
  readonly isPartyMember: boolean;
  /** The highest professional degree. */
  readonly degree?: (typeof degreeLevels)[number] | undefined;
  /** The highest level in each field of qualification. */
  readonly politicalTheory?: QualificationLevel | undefined;
  readonly stateManagement?: QualificationLevel | undefined;
  readonly it?: QualificationLevel | undefined;
  readonly english?: QualificationLevel | undefined;
  readonly otherLanguage?: QualificationLevel | undefined;
  readonly ethnicLanguage?: QualificationLevel | undefined;
}

/** Days on end in which nothing changes that the forms count: from `validFrom` until the day before `validTo`. */
export interface PersonSpan extends Traits {
  readonly validFrom: Day;
  readonly validTo?: Day | undefined;
}
