import { addDays, type Day } from '@noivu/calendar';
import type { Job, Seniority } from './jobs/job';
import type { Xoshiro128 } from './xoshiro128';

const DAYS_A_YEAR = 365.25;

/** The youngest, the most frequent and the oldest age in years by how far up someone is. */
const ages: Readonly<Record<Seniority, readonly [number, number, number]>> = {
  HEAD: [41, 52, 59],
  DEPUTY: [37, 48, 59],
  SECTION: [34, 44, 58],
  STAFF: [23, 35, 59],
};

/** Years of age at which people with that preparation begin to serve, from … to. */
const startingAges = {
  none: [20, 34],
  ELEMENTARY: [21, 34],
  INTERMEDIATE: [21, 27],
  COLLEGE: [22, 27],
  BACHELOR: [23, 29],
  MASTER: [25, 31],
  DOCTOR: [28, 34],
} as const;

/** A chance that rises evenly from `low` to `mode` and falls evenly to `high`. */
function triangular(random: Xoshiro128, [low, mode, high]: readonly [number, number, number]): number {
  const lot = random.fraction();
  const rising = (mode - low) / (high - low);
  if (lot < rising) return low + Math.sqrt(lot * (high - low) * (mode - low));
  return high - Math.sqrt((1 - lot) * (high - low) * (high - mode));
}

/** The day so many years of 365.25 days later; earlier when negative. */
export const yearsAfter = (day: Day, years: number): Day => addDays(day, Math.round(years * DAYS_A_YEAR));

/** Age in years on beginning to serve. A doctor of medicine studies six years. */
export function startingAge(random: Xoshiro128, { degree, ladder }: Job): number {
  const [from, to] = startingAges[degree ?? 'none'];
  const longer = ladder[0] === 'V.08.01.03' ? 1.5 : 0;
  return from + longer + random.fraction() * (to - from);
}

/** Age in years now, at least a year and a half after beginning. */
export const presentAge = (random: Xoshiro128, seniority: Seniority, startedAt: number): number =>
  Math.max(triangular(random, ages[seniority]), startedAt + 1.5 + random.fraction() * 2);
