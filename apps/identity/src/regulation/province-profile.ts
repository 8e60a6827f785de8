import { profileOf, provinceCodes, type RegulationProfile } from '@noivu/regulation';

/** The regulation of the province that a process serves. Plain Error where the settings name none that is known: the service then does not start. */
export function provinceProfile({ province }: { readonly province: string }): RegulationProfile {
  const code = provinceCodes.find((candidate) => candidate === province);
  if (!code) throw new Error(`No regulation is known of the province ${province}`);
  return profileOf(code);
}
