import { addDays, addMonths, yearOf, type Day } from '@noivu/calendar';
import type { MadeUnit } from '../units/made-unit';
import type { Dossier } from './dossier';
import { issuerOfRoutine } from './issuer';
import { courses, institutionKind } from './learning.data';
import type { World } from './world';

/** States the courses taken in service (đào tạo, bồi dưỡng): at most one in two years, half of them by a decision to send the person. */
export function stateCourses(dossier: Dossier, world: World): void {
  const { random, seat, toldFrom, endsOn, unit } = dossier.life;
  if (seat.job.field === 'SUPPORT') return;
  const known = [...courses[institutionKind(seat.job.field)], ...courses.ALL];
  let on = addMonths(toldFrom, random.between(3, 40));
  while (on < addDays(endsOn, -20) && known.length > 0) {
    const [[name, provider] = ['', '']] = known.splice(random.between(0, known.length - 1), 1);
    const draft = { subject: 'TRAINING', issuer: issuerOfRoutine(world, unit), effectiveOn: on, summary: `Cử tham gia: ${name}` } as const;
    const decision = random.percent(50) ? dossier.decide(draft) : undefined;
    dossier.state('course', { from: on }, { name, provider, ...(random.percent(70) && { certificate: 'Giấy chứng nhận' }) }, decision);
    on = addMonths(on, random.between(24, 70));
  }
}

/** What a year of good work may bring, in per cent, with who grants it; a higher title presupposes the lower. */
const titles = [
  [['Lao động tiên tiến'], 25, 'OWN'],
  [['Lao động tiên tiến', 'Giấy khen'], 5, 'OWN'],
  [['Lao động tiên tiến', 'Chiến sĩ thi đua cơ sở'], 6, 'DEPARTMENT'],
  [['Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh'], 1.4, 'PROVINCE'],
] as const;

function granting(world: World, unit: MadeUnit, by: (typeof titles)[number][2]): MadeUnit {
  if (by === 'PROVINCE') return world.root;
  return by === 'DEPARTMENT' ? world.departmentOf(unit) : issuerOfRoutine(world, unit);
}

/** States awards (danh hiệu, khen thưởng) of the years served, granted early in the next year by one decision. */
export function stateAwards(dossier: Dossier, world: World): void {
  const { random, toldFrom, endsOn, unit } = dossier.life;
  for (let year = yearOf(toldFrom); year < yearOf(endsOn); year += 1) {
    let lot = random.fraction() * 100;
    const found = titles.find(([, share]) => (lot -= share) < 0);
    const on: Day = `${year + 1}-${random.pick(['01-15', '01-25', '02-20', '03-05'])}`;
    if (!found || on >= addDays(endsOn, -5)) continue;
    const [granted, , by] = found;
    const summary = `Tặng ${granted.join(', ')} năm ${year}`;
    const decision = dossier.decide({ subject: 'AWARD', issuer: granting(world, unit, by), effectiveOn: on, summary, signedAhead: [1, 2] });
    for (const title of granted) dossier.state('award', { from: on }, { title, year }, decision);
  }
}
