import { profileOf, provinceCodes, type RegulationProfile } from '@noivu/regulation';

/** The regulation of the province that the service works for, as a dependency. */
export const PROFILE = Symbol('regulation profile');

/** The regulation of the province that the settings name. @throws Error for any other word: the service then does not start */
export function profileNamed(province: string): RegulationProfile {
  const code = provinceCodes.find((known) => known === province);
  if (!code) throw new Error(`No regulation is known for the province ${province}; known are ${provinceCodes.join(', ')}.`);
  return profileOf(code);
}
