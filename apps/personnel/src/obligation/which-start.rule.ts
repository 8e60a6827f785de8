import type { Day } from '@noivu/calendar';
import type { StartsFrom } from '@noivu/regulation';

/** The days that are known of what sets a period running. */
export interface KnownDays {
  /** The day the decision was issued (ngày ban hành). */
  readonly issuedOn: Day;
  /** The day from which it holds (ngày có hiệu lực). */
  readonly effectiveOn: Day;
  /** The day the person came to take up the work (ngày đến nhận công tác). */
  readonly reportedForDutyOn?: Day | undefined;
}

const later = (one: Day, other: Day): Day => (one > other ? one : other);

/**
 * Which known day each way of counting begins with. A document is in force on the day it is issued at the earliest: where it gives a right
 * from an earlier day (a raise signed late), the period to enter it does not begin before there is something to enter. Where nobody said
 * when the person came, the day of effect stands for it. "When the data arises" and "when the decision is announced" (27/2026/NĐ-CP art.
 * 18, 19) are the day of issue.
 * Law: DN 9.1, 9.2.a (day of the document); HB 9.1.b (recruitment decision), 9.2.a (effect), 10 (issue); DT 9, 10 (decision, effect); TQ
 * 9.1 (taking up work), 9.2.a, 10 (effect).
 * @law 2111/QĐ-UBND, 9.1; 9.2.a — tính từ ngày có văn bản
 * @law 20/QĐ-UBND, 9.1.b; 9.2.a; 10 — tính từ quyết định tuyển dụng, ngày có hiệu lực, ngày ban hành
 * @law 539/QĐ-UBND-HC, 9; 10 — tính từ ngày có quyết định, ngày có hiệu lực
 * @law 16/2020/QĐ-UBND, 9.1; 9.2.a; 10 — tính từ ngày đến nhận công tác, ngày có hiệu lực
 * @law 27/2026/NĐ-CP, 18; 19 — ngày dữ liệu phát sinh, ngày công bố quyết định
 * @test apps/personnel/src/obligation/duty.rule.spec.ts
 */
export function startDays({ issuedOn, effectiveOn, reportedForDutyOn }: KnownDays): Readonly<Partial<Record<StartsFrom, Day>>> {
  const inForceOn = later(issuedOn, effectiveOn);
  return {
    'document-date': issuedOn,
    'issue-date': issuedOn,
    'recruitment-decision': issuedOn,
    'recruitment-or-intake-decision': issuedOn,
    'effective-date': inForceOn,
    'report-for-duty': reportedForDutyOn ?? inForceOn,
    'decision-announced': issuedOn,
    'data-arises': issuedOn,
  };
}
