import { addDays, addMonths, type Day } from '@noivu/calendar';
import type { Dossier } from './dossier';
import type { Life } from './life';
import { yearsAfter } from './age';

/** Of a hundred, how many are members of the Party. */
function membersAmong({ seat: { seniority, job } }: Life): number {
  if (seniority === 'HEAD' || seniority === 'DEPUTY') return 99;
  if (seniority === 'SECTION') return 88;
  if (job.field === 'SUPPORT') return 10;
  if (job.category === 'PUBLIC_EMPLOYEE') return job.field === 'TEACHING' ? 48 : 38;
  return job.category === 'COMMUNE_PART_TIMER' ? 55 : 74;
}

/** The day of admission, at 18 or later (Charter of the Party art. 1.2), for most a few years into service; undefined for who is no member. */
export function admittedOn(life: Life): Day | undefined {
  const { random, bornOn, startedOn, endsOn } = life;
  const early = yearsAfter(bornOn, 18.5 + random.fraction() * 5);
  const inService = addMonths(startedOn, random.between(6, 120));
  const day = random.percent(22) ? early : inService;
  return random.percent(membersAmong(life)) && day < addDays(endsOn, -40) ? day : undefined;
}

/** Membership (đảng viên) from the day of admission; official after a year on probation. */
export function stateParty(dossier: Dossier, on: Day | undefined): void {
  if (!on) return;
  const officialOn = addMonths(on, 12);
  dossier.state('party', { from: on }, officialOn < dossier.life.endsOn ? { officialOn } : {});
}
