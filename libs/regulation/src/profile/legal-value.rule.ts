import type { Day } from '@noivu/calendar';
import type { NationalOverlay } from '../national/national-overlay';
import { nationalOverlay } from '../national/national-overlay.data';
import type { Cited, LegalValue, RegulationProfile } from './regulation-profile';

/**
 * The force of the electronic record on a day, and where it comes from; null where neither the province nor the decree gives it one.
 * @law 2111/QĐ-UBND, 5.2; 17.3 — giá trị của hồ sơ điện tử
 * @law 16/2020/QĐ-UBND, 3.3 — giá trị của hồ sơ điện tử
 * @law 27/2026/NĐ-CP, 20.1 — hồ sơ điện tử thay hồ sơ giấy từ 01/7/2026
 * @test libs/regulation/src/profile/regulation-view.spec.ts
 */
export function legalValueOn(
  profile: RegulationProfile,
  on: Day,
  overlay: NationalOverlay = nationalOverlay,
): (Cited<LegalValue> & { readonly instrument: string }) | null {
  if (on >= overlay.inForceFrom) return { ...overlay.legalValue, instrument: overlay.instrument };
  const own = profile.principles.legalValue;
  return own && { ...own, instrument: profile.instrument };
}
