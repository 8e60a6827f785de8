import type { Day } from '@noivu/calendar';
import type { FactKind } from '@noivu/contracts';
import { DomainError } from '@noivu/problem';
import { kindsAlwaysHeld, type TimelineRow } from './statement';

/** The first day of each kind that must always hold. */
function firstDays(rows: readonly TimelineRow[]): Map<FactKind, Day> {
  const days = new Map<FactKind, Day>();
  for (const { kind, validFrom } of rows) {
    const known = days.get(kind);
    if (kindsAlwaysHeld.includes(kind) && (known === undefined || validFrom < known)) days.set(kind, validFrom);
  }
  return days;
}

/** The first day of a record: that of the kinds which must always hold. Undefined where there is none of them. */
export const firstDayOf = (rows: readonly TimelineRow[]): Day | undefined => [...firstDays(rows).values()].sort()[0];

/**
 * A new record tells from one first day on who the person is, where they serve, as what, and where they stand (mẫu 2C).
 * @throws DomainError facts-missing with the kinds that do not hold on that day
 * @law 539/QĐ-UBND-HC, 3.1 — hồ sơ theo sơ yếu lý lịch mẫu 2C-BNV/2008
 */
export function assertComplete(rows: readonly TimelineRow[]): void {
  const days = firstDays(rows);
  const firstDay = firstDayOf(rows);
  const missing = kindsAlwaysHeld.filter((kind) => days.get(kind) === undefined || days.get(kind) !== firstDay);
  if (missing.length > 0) throw new DomainError('facts-missing', { missing, ...(firstDay && { firstDay }) });
  assertWithoutEnd(rows);
}

/**
 * What must always hold goes on holding: it has no end but the beginning of the next, and its first day does not move to a later one, unless the first
 * days of all such kinds move to the same day (the day itself was entered wrongly).
 * @throws DomainError fact-required
 */
export function assertAlwaysHeld(before: readonly TimelineRow[], after: readonly TimelineRow[]): void {
  assertWithoutEnd(after);
  const [were, are] = [firstDays(before), firstDays(after)];
  const movedTogether = are.size === kindsAlwaysHeld.length && new Set(are.values()).size === 1;
  for (const [kind, day] of were) {
    const now = are.get(kind);
    if (now === undefined || (now > day && !movedTogether)) throw new DomainError('fact-required', { kind, from: day });
  }
}

function assertWithoutEnd(rows: readonly TimelineRow[]): void {
  const ended = rows.find(({ kind, declaredTo }) => declaredTo !== null && kindsAlwaysHeld.includes(kind));
  if (ended) throw new DomainError('fact-required', { kind: ended.kind, from: ended.declaredTo });
}
