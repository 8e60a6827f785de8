import { addDays, type Day } from '@noivu/calendar';
import type { FactValue } from '@noivu/contracts';
import type { Dossier } from './dossier';
import { issuerOfPosts, managingUnit } from './issuer';
import type { StaffCategory } from './jobs/job';
import type { MadeDecision } from './made-person';
import type { Posting } from './posting';
import type { World } from './world';

/** A time in one category of staff, with the decision that began it. */
interface CategorySpan {
  readonly from: Day;
  readonly category: StaffCategory;
  readonly level?: 'DISTRICT_AND_ABOVE' | 'COMMUNE';
  readonly decision: MadeDecision;
}

const nameIn = ({ unit }: Posting): string => unit.shortName ?? unit.name;

/** The title as the file has it: a chair is chair of a people's committee. */
const titleIn = ({ unit, seat }: Posting): string => (seat.job.category === 'CADRE' ? `${seat.title} ${unit.name}` : seat.title);

/** The subject and the words of the decision that begins a posting. */
function wording(posting: Posting, before: Posting | undefined): Pick<MadeDecision, 'subject' | 'summary'> {
  const { seat, unit, lentTo } = posting;
  const where = seat.section ? `${seat.section}, ${nameIn(posting)}` : nameIn(posting);
  if (lentTo) return { subject: 'SECONDMENT', summary: `Biệt phái đến công tác tại ${lentTo.shortName ?? lentTo.name}` };
  if (!before && seat.job.category === 'CONTRACT_WORKER')
    return { subject: 'RECRUITMENT', summary: `Ký hợp đồng lao động: ${seat.title}, ${where}` };
  if (!before) return { subject: 'RECRUITMENT', summary: `Tuyển dụng, phân công công tác: ${seat.title}, ${where}` };
  if (seat.seniority !== 'STAFF') {
    const act = seat.job.category === 'CADRE' ? 'Phê chuẩn kết quả bầu cử chức vụ' : 'Bổ nhiệm giữ chức vụ';
    return { subject: 'APPOINTMENT', summary: `${act} ${titleIn(posting)}${seat.job.category === 'CADRE' ? '' : `, ${where}`}` };
  }
  if (before.unit.unitId !== unit.unitId) return { subject: 'TRANSFER', summary: `Điều động từ ${nameIn(before)} đến ${where}` };
  return { subject: 'TRANSFER', summary: `Điều động, phân công công tác: ${seat.title}, ${where}` };
}

const postValue = (world: World, posting: Posting): FactValue<'post'> => {
  const { unit, seat, lentTo } = posting;
  return {
    managingUnitId: managingUnit(world, unit, seat).unitId,
    usingUnitId: (lentTo ?? unit).unitId,
    title: titleIn(posting),
    ...(seat.seniority !== 'STAFF' && { leads: true }),
    ...(seat.section && !lentTo && { section: seat.section }),
  };
};

/** Some public employees first served a year or two under contract. */
function contractUntil({ life }: Dossier, [first]: readonly Posting[]): Day | undefined {
  const until = addDays(life.startedOn, life.random.between(380, 800));
  const recruited = life.random.percent(7) && life.toldFrom === life.startedOn && addDays(until, 300) < life.endsOn;
  return recruited && first?.seat.job.category === 'PUBLIC_EMPLOYEE' ? until : undefined;
}

function stateCategories(dossier: Dossier, spans: readonly CategorySpan[]): void {
  const told = spans.filter(
    ({ category, level }, place) => place === 0 || category !== spans[place - 1]?.category || level !== spans[place - 1]?.level,
  );
  for (const [place, { from, category, level, decision }] of told.entries()) {
    dossier.state('staff-category', { from, to: told[place + 1]?.from }, { category, ...(level && { level }) }, decision);
  }
}

/**
 * Posts and categories of staff, each with the decision that began it: recruited, appointed, moved, lent. The last of each stays open, also
 * after leaving: what someone is no longer in service is told by the status.
 */
export function statePosts(dossier: Dossier, world: World, postings: readonly Posting[]): void {
  const spans: CategorySpan[] = [];
  const recruitedOn = contractUntil(dossier, postings);
  for (const [place, posting] of postings.entries()) {
    const before = postings[place - 1];
    const { unit, seat, from } = posting;
    const issuer = issuerOfPosts(world, unit, seat);
    const signing = before ? { enteredWithin: 1 } : { signedAhead: [1, 1] as const };
    const decision = dossier.decide({ ...wording(posting, before), issuer, effectiveOn: from, ...signing });
    dossier.state('post', { from, to: postings[place + 1]?.from }, postValue(world, posting), decision);
    const { category, level } = seat.job;
    if (!recruitedOn || from >= recruitedOn) spans.push({ from, category, level, decision });
    else spans.push({ from, category: 'CONTRACT_WORKER', decision });
  }
  if (recruitedOn) stateRecruitment(dossier, world, { on: recruitedOn, spans, postings });
  stateCategories(
    dossier,
    [...spans].sort((one, other) => (one.from < other.from ? -1 : 1)),
  );
}

/** The end of a contract: taken in as a public employee (tuyển dụng viên chức) in the post held that day. */
function stateRecruitment(
  dossier: Dossier,
  world: World,
  { on, spans, postings }: { on: Day; spans: CategorySpan[]; postings: readonly Posting[] },
): void {
  const held = postings.findLast(({ from }) => from <= on);
  if (!held) return;
  const decision = dossier.decide({
    subject: 'RECRUITMENT',
    issuer: issuerOfPosts(world, held.unit, held.seat),
    effectiveOn: on,
    summary: `Tuyển dụng viên chức: ${held.seat.title}, ${nameIn(held)}`,
  });
  spans.push({ from: on, category: held.seat.job.category, level: held.seat.job.level, decision });
}
