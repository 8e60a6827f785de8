import { addDays, addMonths, yearOf, type Day } from '@noivu/calendar';
import type { FactValue } from '@noivu/contracts';
import { provinceFacts } from '../province';
import type { Dossier } from './dossier';
import { issuerOfRoutine } from './issuer';
import type { DegreeLevel, Job } from './jobs/job';
import { institutionKind, institutions, majors, majorsOfGroup } from './learning.data';
import type { Life } from './life';
import { payGroupOn, type Promotion } from './pay';
import type { World } from './world';

/** A degree taken on a day. */
export interface Graduation {
  readonly on: Day;
  readonly level: DegreeLevel;
  readonly major: string;
}

/** Degrees from the lowest to the highest. */
export const degreeOrder = [
  'ELEMENTARY',
  'INTERMEDIATE',
  'COLLEGE',
  'BACHELOR',
  'MASTER',
  'DOCTOR',
] as const satisfies readonly DegreeLevel[];
const isHigher = (one: DegreeLevel, other: DegreeLevel) => degreeOrder.indexOf(one) > degreeOrder.indexOf(other);

/** The lowest degree that a rank asks (tiêu chuẩn ngạch) by its pay group; null where none is asked. */
export function degreeAsked(rankCode: string, on: Day): DegreeLevel | null {
  const { group } = payGroupOn(rankCode, on);
  if (group === 'A0') return 'COLLEGE';
  if (group.startsWith('A')) return 'BACHELOR';
  return group === 'B' ? 'INTERMEDIATE' : null;
}

/** Of a hundred, how many take a master's degree in service. */
function mastersAmong({ seat: { seniority, job } }: Life): number {
  if (job.degree !== 'BACHELOR') return 0;
  const leads = { HEAD: 48, DEPUTY: 36, SECTION: 24, STAFF: 7 }[seniority];
  return job.field === 'HEALTH' ? leads + 14 : leads;
}

/** The major of the first degree: what the title already says, else one of the field. */
function firstMajor({ random, seat }: Life, { title, field }: Job): string {
  const drawn = majors[field].draw(random);
  if (title.includes('mầm non')) return 'Giáo dục Mầm non';
  if (title.includes('tiểu học') || seat.section?.startsWith('Tổ khối')) return 'Giáo dục Tiểu học';
  const ofGroup = majorsOfGroup[seat.section ?? ''];
  if (field === 'TEACHING' && ofGroup) return ofGroup.draw(random);
  if (field === 'NURSING') return title === 'Hộ sinh' ? 'Hộ sinh' : 'Điều dưỡng';
  return drawn;
}

/** A bachelor's degree taken in service: before the first promotion that asks it, else by free choice. */
function upgrade({ random, startedOn, endsOn }: Life, entry: DegreeLevel, promotions: readonly Promotion[]): Day | undefined {
  if (!isHigher('BACHELOR', entry) || entry === 'ELEMENTARY') return undefined;
  const asked = promotions.find(({ on, rankCode }) => degreeAsked(rankCode, on) === 'BACHELOR');
  const free = addMonths(startedOn, random.between(36, 110));
  if (asked) return free < addDays(asked.on, -60) ? free : addDays(asked.on, -random.between(90, 400));
  return random.percent(38) && free < addDays(endsOn, -60) ? free : undefined;
}

/** The degrees of a life, oldest first. */
export function graduationsOf(life: Life, promotions: readonly Promotion[]): Graduation[] {
  const { random, startedOn, endsOn, bornOn, seat } = life;
  const { degree } = seat.job;
  if (!degree) return [];
  const major = firstMajor(life, seat.job);
  const first: Graduation = { on: addDays(startedOn, -random.between(40, 420)), level: degree, major };
  const bachelorOn = upgrade(life, degree, promotions);
  const found = [first, ...(bachelorOn ? [{ on: bachelorOn, level: 'BACHELOR' as const, major }] : [])];
  const masterOn = addMonths(startedOn, random.between(40, 150));
  if (random.percent(mastersAmong(life)) && masterOn < addDays(endsOn, -60) && yearOf(masterOn) - yearOf(bornOn) < 50) {
    found.push({ on: masterOn, level: 'MASTER', major });
  }
  const doctorOn = addMonths(startedOn, random.between(90, 160));
  if (degree === 'MASTER' && random.percent(14) && doctorOn < addDays(endsOn, -60)) found.push({ on: doctorOn, level: 'DOCTOR', major });
  return found;
}

/** The day of graduation as the paper file knows it: whole, or month and year, or the year alone. */
function asKnown(random: Life['random'], on: Day): string {
  const lot = random.fraction();
  return lot < 0.55 ? on : lot < 0.8 ? on.slice(0, 7) : on.slice(0, 4);
}

/** States every degree from its day of graduation on; what was studied in service rests on a decision to send the person. */
export function stateDegrees(dossier: Dossier, world: World, graduations: readonly Graduation[]): void {
  const { random, province, seat, toldFrom, unit } = dossier.life;
  const schools = institutions[provinceFacts[province].region][institutionKind(seat.job.field)];
  for (const { on, level, major } of graduations) {
    const inService = on > toldFrom && random.percent(70);
    const summary = `Cử đi đào tạo trình độ ${level === 'MASTER' ? 'thạc sĩ' : level === 'DOCTOR' ? 'tiến sĩ' : 'đại học'}, ngành ${major}`;
    const decision = inService
      ? dossier.decide({ subject: 'TRAINING', issuer: issuerOfRoutine(world, unit), effectiveOn: on, summary })
      : undefined;
    const institution = isHigher('BACHELOR', level) ? undefined : schools.draw(random);
    const value: FactValue<'degree'> = { level, major, ...(institution && { institution }), graduatedOn: asKnown(random, on) };
    dossier.state('degree', { from: on }, value, decision);
  }
}
