import type { ProvinceCode } from '../province';
import { dongNai } from './dong-nai.profile.data';
import { dongThap } from './dong-thap.profile.data';
import { hoaBinh } from './hoa-binh.profile.data';
import type { RegulationProfile } from './regulation-profile';
import { tuyenQuang } from './tuyen-quang.profile.data';

const profiles: Readonly<Record<ProvinceCode, RegulationProfile>> = {
  'dong-nai': dongNai,
  'hoa-binh': hoaBinh,
  'dong-thap': dongThap,
  'tuyen-quang': tuyenQuang,
};

/** The regulation of a province. */
export const profileOf = (province: ProvinceCode): RegulationProfile => profiles[province];
