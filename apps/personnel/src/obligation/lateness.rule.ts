import { daysBetween, type Day } from '@noivu/calendar';
import type { ObligationState } from '@noivu/contracts';

/** How a duty stands: its last day, and the day of the province on which it was done, if it was. */
export interface DutyDays {
  readonly dueOn: Day;
  readonly metOn?: Day | undefined;
}

/** How many days of the calendar after its last day a duty was done: 0 on the last day itself and before. */
export const daysLate = (dueOn: Day, metOn: Day): number => Math.max(0, daysBetween(dueOn, metOn));

/**
 * Đang mở, quá hạn, đã xong đúng hạn, đã xong nhưng muộn: as it stands on a day. The last day of a period still belongs to it.
 * @law 91/2015/QH13, 148.1 — thời hạn kết thúc khi hết ngày cuối cùng
 * @test apps/personnel/src/obligation/settlement.rule.spec.ts
 */
export function stateOn({ dueOn, metOn }: DutyDays, today: Day): ObligationState {
  if (metOn === undefined) return today > dueOn ? 'OVERDUE' : 'OPEN';
  return metOn > dueOn ? 'MET_LATE' : 'MET';
}
