import type { AwardFact, AwardsChangedPayload, CourseFact, CoursesChangedPayload, FactKind } from '@noivu/contracts';
import type { LiveRow } from '../record/statement';
import type { TimelineAct } from '../record/timeline.rule';

/** One result that another service says a person has, as the fact it makes in the record. */
export interface OutsideResult {
  /** The id that the other service gave it. */
  readonly sourceId: string;
  readonly validFrom: string;
  readonly value: object;
}

/** All results of one kind that another service knows of one person, at a version. */
export interface OutsideResults {
  readonly recordId: string;
  readonly version: number;
  readonly kind: Extract<FactKind, 'course' | 'award'>;
  readonly results: readonly OutsideResult[];
}

/** Completed courses: each holds from the day it was completed. */
export const coursesIn = ({ recordId, version, courses }: CoursesChangedPayload): OutsideResults => ({
  recordId,
  version,
  kind: 'course',
  results: courses.map(({ enrolmentId, name, provider, certificate, completedOn }) => {
    const value: CourseFact = { name, ...(provider && { provider }), ...(certificate && { certificate }), enrolmentId };
    return { sourceId: enrolmentId, validFrom: completedOn, value };
  }),
});

/** Awards: each holds from the day it was decided. */
export const awardsIn = ({ recordId, version, awards }: AwardsChangedPayload): OutsideResults => ({
  recordId,
  version,
  kind: 'award',
  results: awards.map(({ awardDecisionId, title, year, decidedOn }) => {
    const value: AwardFact = { title, year, awardDecisionId };
    return { sourceId: awardDecisionId, validFrom: decidedOn, value };
  }),
});

const sourceOf = ({ value }: LiveRow): string | undefined => (value as CourseFact).enrolmentId ?? (value as AwardFact).awardDecisionId;

const same = (one: object, other: object): boolean => canonical(one) === canonical(other);
const canonical = (value: object): string => JSON.stringify(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));

/**
 * What brings a record to what the other service says: new results are added, changed ones replaced, those it takes back revoked. What came into the
 * record by another way is left alone. A result is the same statement for ever, so that taking it in twice changes nothing.
 * @law 539/QĐ-UBND-HC, 8.6; 8.7 — quản lý đào tạo, bồi dưỡng; khen thưởng
 */
export function actsToward({ kind, results }: OutsideResults, live: readonly LiveRow[]): TimelineAct[] {
  const standing = new Map(
    live.filter((row) => row.kind === kind).flatMap((row) => (sourceOf(row) === undefined ? [] : [[sourceOf(row), row] as const])),
  );
  const wanted = new Set(results.map(({ sourceId }) => sourceId));
  const taken = [...standing]
    .filter(([sourceId]) => !wanted.has(sourceId ?? ''))
    .map(([, { factId }]): TimelineAct => ({ act: 'revoke', kind, factId }));
  return [...results.flatMap((result) => actFor(kind, result, standing.get(result.sourceId))), ...taken];
}

function actFor(kind: OutsideResults['kind'], { sourceId, validFrom, value }: OutsideResult, row: LiveRow | undefined): TimelineAct[] {
  if (!row) return [{ act: 'add', kind, factId: sourceId, validFrom, validTo: null, value, decisionId: null }];
  if (row.validFrom === validFrom && same(row.value, value)) return [];
  return [{ act: 'replace', kind, factId: row.factId, validFrom, value, decisionId: null }];
}
