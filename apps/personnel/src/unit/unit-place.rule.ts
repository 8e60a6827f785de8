import type { Day } from '@noivu/calendar';
import type { UnitChangedPayload, UnitSpan } from '@noivu/contracts';

/** A unit as this service keeps it: where it stands in the present tree, and what it is today. */
export interface UnitPlace extends UnitSpan {
  readonly unitId: string;
  readonly version: number;
  readonly ord: number;
  readonly lastOrd: number;
}

const holds = ({ validFrom, validTo }: UnitSpan, day: Day): boolean => validFrom <= day && (validTo === undefined || day < validTo);

/**
 * The highest version of each unit in a batch of events, with the span of today: else the last that has begun, else the first to come.
 * @design docs/decisions/0002-broker-and-events.md
 */
export function placesOf(payloads: readonly UnitChangedPayload[], today: Day): UnitPlace[] {
  const highest = new Map<string, UnitChangedPayload>();
  for (const payload of payloads) if ((highest.get(payload.unitId)?.version ?? 0) < payload.version) highest.set(payload.unitId, payload);
  return [...highest.values()].flatMap(({ timeline, unitId, version, ord, lastOrd }) => {
    const span = timeline.find((one) => holds(one, today)) ?? timeline.findLast(({ validFrom }) => validFrom <= today) ?? timeline[0];
    return span ? [{ ...span, unitId, version, ord, lastOrd }] : [];
  });
}
