import { addDays, type Day } from '@noivu/calendar';
import type { RegulationProfile } from './regulation-profile';

/** The last day for a periodic report in a year. */
export interface ReportDay {
  readonly id: string;
  readonly round: number;
  readonly lastOn: Day;
  readonly article: string;
}

/**
 * The last days of a year's reports: "before 15 June" (trước ngày 15 tháng 6) leaves 14 June as the last.
 * @law 2111/QĐ-UBND, 12.1 — ngày cuối gửi báo cáo định kỳ
 * @law 20/QĐ-UBND, 13.1 — ngày cuối gửi báo cáo định kỳ
 * @law 539/QĐ-UBND-HC, 12.1 — ngày cuối gửi báo cáo định kỳ
 * @test libs/regulation/src/profile/regulation-profile.spec.ts
 */
export const reportDays = ({ reports }: RegulationProfile, year: number): readonly ReportDay[] =>
  reports.flatMap(({ id, before, article }) =>
    before.map((day, place) => ({ id, round: place + 1, lastOn: addDays(`${year}-${day}`, -1), article })),
  );
