import { addDays, addMonths, type Day } from '@noivu/calendar';
import type { FactValue } from '@noivu/contracts';
import type { DemoProvince } from '../province';
import type { Dossier } from './dossier';
import type { Seniority } from './jobs/job';
import type { Graduation } from './education';
import type { Life } from './life';
import type { Promotion } from './pay';

type Level = FactValue<'qualification'>['level'];

/** Of a hundred, how many hold each level of political theory (lý luận chính trị), from the highest. */
const theory: Readonly<Record<Seniority, readonly (readonly [Level, number])[]>> = {
  HEAD: [['ADVANCED', 62], ['INTERMEDIATE', 34]],
  DEPUTY: [['ADVANCED', 38], ['INTERMEDIATE', 52]],
  SECTION: [['ADVANCED', 10], ['INTERMEDIATE', 56], ['ELEMENTARY', 10]],
  STAFF: [['INTERMEDIATE', 14], ['ELEMENTARY', 22]],
}; // prettier-ignore

/** Of a hundred, how many speak a language of an ethnic minority by certificate; a duty of many in the two northern provinces. */
const ethnicSpeakers: Readonly<Record<DemoProvince, number>> = { 'dong-nai': 1, 'hoa-binh': 22, 'dong-thap': 1, 'tuyen-quang': 24 };

const sometimeIn = ({ random, startedOn, endsOn }: Life, from: number, to: number): Day => {
  const day = addMonths(startedOn, random.between(from, to));
  return day < addDays(endsOn, -30) ? day : addDays(startedOn, random.between(-200, 200));
};

function theoryOf({ random, seat }: Life): Level | undefined {
  let lot = random.fraction() * 100;
  if (seat.job.field === 'SUPPORT') return undefined;
  return theory[seat.seniority].find(([, share]) => (lot -= share) < 0)?.[0];
}

/** State management (quản lý nhà nước): the level of the rank that a civil servant or cadre has. */
function stateManagement(dossier: Dossier, promotions: readonly Promotion[]): void {
  const { life } = dossier;
  const { category, ladder } = life.seat.job;
  if (category !== 'CIVIL_SERVANT' && category !== 'CADRE') return;
  if (ladder.length > 1 && life.random.percent(72)) {
    dossier.state('qualification', { from: sometimeIn(life, 6, 40) }, { field: 'STATE_MANAGEMENT', level: 'SPECIALIST' });
  }
  for (const { on, rankCode } of promotions) {
    const level = rankCode === ladder[1] ? 'PRINCIPAL' : 'SENIOR';
    dossier.state('qualification', { from: addDays(on, -life.random.between(60, 300)) }, { field: 'STATE_MANAGEMENT', level });
  }
}

function languages(dossier: Dossier, [first]: readonly Graduation[]): void {
  const { life } = dossier;
  const { random, province } = life;
  const english = random.percent(68);
  if (first?.major === 'Sư phạm Tiếng Anh')
    dossier.state('qualification', { from: first.on }, { field: 'ENGLISH', level: 'DEGREE', name: 'Cử nhân Sư phạm Tiếng Anh' });
  else if (english) {
    const name = random.pick(['Chứng chỉ tiếng Anh B', 'Chứng chỉ tiếng Anh B1', 'Chứng chỉ tiếng Anh B2', 'Chứng chỉ tiếng Anh A2']);
    dossier.state('qualification', { from: sometimeIn(life, -20, 90) }, { field: 'ENGLISH', level: 'CERTIFICATE', name });
  }
  if (random.percent(2)) {
    const name = `Chứng chỉ ${random.pick(['tiếng Trung', 'tiếng Pháp', 'tiếng Nga', 'tiếng Nhật'])}`;
    dossier.state('qualification', { from: sometimeIn(life, 0, 100) }, { field: 'OTHER_LANGUAGE', level: 'CERTIFICATE', name });
  }
  if (random.percent(ethnicSpeakers[province])) {
    const name = `Chứng chỉ ${{ 'hoa-binh': 'tiếng Mường', 'tuyen-quang': 'tiếng Tày', 'dong-nai': 'tiếng Chơ-ro', 'dong-thap': 'tiếng Khơ-me' }[province]}`;
    dossier.state('qualification', { from: sometimeIn(life, 10, 120) }, { field: 'ETHNIC_LANGUAGE', level: 'CERTIFICATE', name });
  }
}

/** Qualifications beside the degree: political theory, state management, computing, languages (BM01 columns 18–31). */
export function stateQualifications(
  dossier: Dossier,
  { graduations, promotions }: { graduations: readonly Graduation[]; promotions: readonly Promotion[] },
): void {
  const { life } = dossier;
  if (life.seat.job.field === 'SUPPORT') return;
  const level = theoryOf(life);
  if (level) dossier.state('qualification', { from: sometimeIn(life, 30, 160) }, { field: 'POLITICAL_THEORY', level });
  stateManagement(dossier, promotions);
  const [first] = graduations;
  const computing = life.random.percent(80);
  if (first?.major === 'Công nghệ thông tin') dossier.state('qualification', { from: first.on }, { field: 'IT', level: 'DEGREE' });
  else if (computing) {
    const name = life.random.pick(['Chứng chỉ ứng dụng công nghệ thông tin cơ bản', 'Chứng chỉ Tin học A', 'Chứng chỉ Tin học B']);
    dossier.state('qualification', { from: sometimeIn(life, -20, 90) }, { field: 'IT', level: 'CERTIFICATE', name });
  }
  languages(dossier, graduations);
}
