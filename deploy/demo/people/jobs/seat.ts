import type { Xoshiro128 } from '../xoshiro128';
import type { Field, Job, Seniority } from './job';
import type { StaffingPlan } from './staffing-plan';

/** A place in a unit: the job, its title there, the room, how senior. */
export interface Seat {
  readonly job: Job;
  readonly title: string;
  readonly section?: string;
  readonly seniority: Seniority;
}

/** How many lead a unit of that size: deputies beside the head, rooms with a head each, deputies of rooms. */
function leadership({ sections, leaderOf }: StaffingPlan, size: number) {
  const deputies = size >= 60 ? 3 : size >= 18 ? 2 : size >= 5 ? 1 : 0;
  const rooms = leaderOf ? Math.min(sections.length, Math.max(0, Math.floor((size - 1 - deputies) / 4))) : 0;
  const roomDeputies = rooms > 0 && size / rooms >= 7 ? rooms : Math.floor(rooms / 3);
  return { deputies, rooms, roomDeputies };
}

/** The place, from 0, of the first who leads nothing. */
export function firstOfStaff(plan: StaffingPlan, size: number): number {
  const { deputies, rooms, roomDeputies } = leadership(plan, size);
  return 1 + deputies + rooms + roomDeputies;
}

/** The title of who leads a room, by the word that the room's name begins with. */
function sectionTitle(section: string, isDeputy: boolean): string {
  const prefix = isDeputy ? 'Phó ' : '';
  if (section.startsWith('Văn phòng')) return `${prefix}Chánh Văn phòng`;
  if (section.startsWith('Thanh tra')) return `${prefix}Chánh Thanh tra`;
  if (section.startsWith('Tổ ')) return isDeputy ? 'Tổ phó' : 'Tổ trưởng';
  const word = section.slice(0, section.indexOf(' ')).toLowerCase();
  return isDeputy ? `Phó Trưởng ${word}` : `Trưởng ${word}`;
}

const isOffice = (section: string) => /^(Văn phòng|Phòng (Tổ chức - )?Hành chính|Tổ Văn phòng)/.test(section);
const isProfessional = (section: string) => /^(Khoa|Tổ) /.test(section) && section !== 'Khoa Dược' && section !== 'Tổ Văn phòng';

/** Whether someone of that field belongs in a room: nurses not in the accounts office, drivers not in the maternity ward. */
function fits(field: Field, section: string): boolean {
  if (field === 'SUPPORT') return isOffice(section);
  if (field === 'ACCOUNTING') return section.includes('Tài chính') || isOffice(section);
  if (field === 'PHARMACY') return section === 'Khoa Dược';
  if (field === 'ADMINISTRATION' || field === 'TECHNOLOGY') return !isProfessional(section) && section !== 'Khoa Dược';
  return isProfessional(section);
}

/** The seat of who leads a room, or is second in it. The head of a subject group (tổ trưởng) teaches and holds no post of leadership. */
export function roomLeaderSeat(plan: StaffingPlan, section: string, isDeputy: boolean): Seat {
  const seniority = section.startsWith('Tổ ') ? 'STAFF' : 'SECTION';
  return { job: plan.leaderOf?.(section) ?? plan.head, title: sectionTitle(section, isDeputy), section, seniority };
}

/** A room that suits the field, chosen by a number drawn before; undefined where none does. */
export function roomFor(rooms: readonly string[], field: Field, lot: number): string | undefined {
  const suiting = rooms.filter((section) => fits(field, section));
  return suiting[lot % Math.max(suiting.length, 1)];
}

/**
 * The seat number `place` (from 0) of a unit with so many people: leaders first, then staff, spread over the rooms that suit their field.
 * The same number of chances is drawn for every place.
 */
export function seatOf(plan: StaffingPlan, place: number, size: number, random: Xoshiro128): Seat {
  const { deputies, rooms, roomDeputies } = leadership(plan, size);
  const drawn = plan.staff.draw(random);
  const lot = random.next();
  if (place === 0) return { job: plan.head, title: plan.head.title, seniority: 'HEAD' };
  if (place <= deputies) return { job: plan.deputy, title: plan.deputy.title, seniority: 'DEPUTY' };

  const nth = place - 1 - deputies;
  const led = nth < rooms + roomDeputies ? plan.sections[nth % Math.max(rooms, 1)] : undefined;
  if (led !== undefined) return roomLeaderSeat(plan, led, nth >= rooms);
  const job = (nth === rooms + roomDeputies ? plan.firstOfStaff : undefined) ?? drawn;
  const section = roomFor(plan.sections.slice(0, rooms), job.field, lot);
  return { job, title: job.title, ...(section && { section }), seniority: 'STAFF' };
}
