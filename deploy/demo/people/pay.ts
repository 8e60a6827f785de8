import { addMonths, type Day } from '@noivu/calendar';
import { payGroupsOf, type PayGroup } from '@noivu/regulation';
import type { DegreeLevel } from './jobs/job';

/** A time at one step of one rank (ngạch, bậc). */
export interface PayStep {
  readonly from: Day;
  readonly rankCode: string;
  readonly step: number;
  readonly coefficient: string;
  /** The day from which time for the next raise counts, where it is not the first day. */
  readonly countsFrom: Day;
  readonly overFramePercent?: number;
  readonly cause: 'START' | 'RAISE' | 'RANK' | 'OVER_FRAME';
}

/** A step up to another rank (nâng ngạch, thăng hạng) on a day. */
export interface Promotion {
  readonly on: Day;
  readonly rankCode: string;
}

/** What the course of pay follows from. */
export interface PayCourse {
  readonly startedOn: Day;
  /** No step begins after it. */
  readonly until: Day;
  readonly rankCode: string;
  readonly degree: DegreeLevel | null;
  readonly promotions: readonly Promotion[];
}

const FIRST_OVER_FRAME = 5;
const MOST_OVER_FRAME = 40;

/** The group a rank is paid by for those who enter it on that day; who was paid by another before stays there. */
export function payGroupOn(rankCode: string, on: Day): PayGroup {
  const [group] = payGroupsOf(rankCode, on);
  if (!group) throw new RangeError(`No pay group for ${rankCode} on ${on}`);
  return group;
}

/** Probation (tập sự) in months, not counted for the raise: twelve for university work, six for the rest (161/2018, 115/2020/NĐ-CP). */
const probationMonths = ({ group }: PayGroup): number => (group.startsWith('A') && group !== 'A0' ? 12 : 6);

/** The step on entry: a master's or doctor's degree counts in A1, a college degree in B. */
function entryStep({ group }: PayGroup, degree: DegreeLevel | null): number {
  if (group === 'A1') return degree === 'DOCTOR' ? 3 : degree === 'MASTER' ? 2 : 1;
  return group === 'B' && degree === 'COLLEGE' ? 2 : 1;
}

/** The coefficient of a step as a fact writes it; that of the first step where the group has no such step. */
export const coefficientAt = ({ coefficients }: PayGroup, step: number): string =>
  (coefficients[step - 1] ?? coefficients[0] ?? 0).toFixed(2);

/** The step in a higher rank: the same coefficient or the next above (02/2007/TT-BNV II.1); when the gain is less than a step, time goes on counting. */
function promoted(
  held: PayStep,
  { coefficients: [first = 0, second = 0] }: PayGroup,
  group: PayGroup,
  { on, rankCode }: Promotion,
): PayStep {
  const whole = Number(held.coefficient) * (1 + (held.overFramePercent ?? 0) / 100);
  const found = group.coefficients.findIndex((coefficient) => coefficient >= whole - 0.001);
  const step = found < 0 ? group.coefficients.length : found + 1;
  const gain = Number(coefficientAt(group, step)) - Number(held.coefficient);
  const countsFrom = gain >= second - first - 0.001 ? on : held.countsFrom;
  return { from: on, rankCode, step, coefficient: coefficientAt(group, step), countsFrom, cause: 'RANK' };
}

/** What follows a step when nothing else happens: the next step, or at the last one the over-frame allowance (vượt khung), a point more each year. */
function raised(held: PayStep, group: PayGroup): PayStep | undefined {
  if (held.step < group.coefficients.length) {
    const from = addMonths(held.countsFrom, group.monthsToHold);
    return {
      from,
      rankCode: held.rankCode,
      step: held.step + 1,
      coefficient: coefficientAt(group, held.step + 1),
      countsFrom: from,
      cause: 'RAISE',
    };
  }
  const overFramePercent = (held.overFramePercent ?? FIRST_OVER_FRAME - 1) + 1;
  if (overFramePercent > MOST_OVER_FRAME) return undefined;
  const from = addMonths(held.countsFrom, held.overFramePercent ? 12 : group.monthsToHold);
  return { ...held, from, countsFrom: from, overFramePercent, cause: 'OVER_FRAME' };
}

/**
 * The steps of pay from the first day of service: each held for the months that its group asks, always raised on time. Law: 204/2004/NĐ-CP;
 * 08/2013/TT-BNV art. 2; 04/2005/TT-BNV (over-frame). Oldest first.
 */
export function paySteps({ startedOn, until, rankCode, degree, promotions }: PayCourse): PayStep[] {
  let group = payGroupOn(rankCode, startedOn);
  const step = entryStep(group, degree);
  const countsFrom = addMonths(startedOn, probationMonths(group));
  let held: PayStep = { from: startedOn, rankCode, step, coefficient: coefficientAt(group, step), countsFrom, cause: 'START' };
  const steps = [held];
  const waiting = [...promotions];
  for (;;) {
    const next = raised(held, group);
    const [promotion] = waiting;
    if (promotion && (!next || promotion.on <= next.from)) {
      waiting.shift();
      const higher = payGroupOn(promotion.rankCode, promotion.on);
      held = promoted(held, group, higher, promotion);
      group = higher;
    } else if (next) held = next;
    else return steps;
    if (held.from > until) return steps;
    steps.push(held);
  }
}
