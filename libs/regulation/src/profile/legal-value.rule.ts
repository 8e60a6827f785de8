import type { Day } from '@noivu/calendar';
import type { NationalOverlay } from '../national/national-overlay';
import { nationalOverlay } from '../national/national-overlay.data';
import type { Cited, LegalValue, RegulationProfile } from './regulation-profile';

/**
 * The force of the electronic record on a day, and where it comes from; null where neither the province nor the decree gives it one.
 * Law: 2111/QĐ-UBND art. 5.2, 17.3; 16/2020/QĐ-UBND art. 3.3; for all from 2026-07-01, 27/2026/NĐ-CP art. 20.1.
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
