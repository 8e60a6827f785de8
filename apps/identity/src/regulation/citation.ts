import type { RegulationProfile } from '@noivu/regulation';

/** An article of a province's own regulation as a person reads it: `Điều 6.2, Quyết định 16/2020/QĐ-UBND`. */
export const citation = ({ instrument }: Pick<RegulationProfile, 'instrument'>, article: string): string =>
  `${article.startsWith('Phụ lục') ? article : `Điều ${article}`}, Quyết định ${instrument}`;
