import { provinceFacts, type DemoProvince } from './province';
import { districtsOf } from './units/division';

/** The codes of the units that the demo accounts belong to. */
export interface DemoUnits {
  readonly province: string;
  readonly homeAffairs: string;
  readonly health: string;
  readonly healthCentre: string;
  readonly education: string;
  readonly school: string;
}

/** UBND tỉnh, Sở Nội vụ, Sở Y tế and the health centre of the first district, Sở Giáo dục và Đào tạo and that district's upper secondary school. */
export function demoUnits(province: DemoProvince): DemoUnits {
  const { gsoCode } = provinceFacts[province];
  const district = districtsOf(province)[0]?.code ?? '';
  return {
    province: gsoCode,
    homeAffairs: `${gsoCode}.SNV`,
    health: `${gsoCode}.SYT`,
    healthCentre: `${gsoCode}.SYT.TTYT${district}`,
    education: `${gsoCode}.SGDDT`,
    school: `${gsoCode}.SGDDT.THPT${district}`,
  };
}
