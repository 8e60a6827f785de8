import { addDays, addMonths, type Day } from '@noivu/calendar';
import type { FactValue } from '@noivu/contracts';
import type { Dossier } from './dossier';
import { issuerOfPosts, issuerOfRoutine } from './issuer';
import type { Leaving } from './life';
import type { DecisionSubject } from '@noivu/contracts';
import type { MadeDecision } from './made-person';
import type { Posting } from './posting';
import type { World } from './world';

type Status = FactValue<'status'>['status'];

interface StatusChange {
  readonly on: Day;
  readonly status: Status;
  readonly note?: string;
  readonly decision?: MadeDecision;
}

const leavingWords: Readonly<Record<Leaving['status'], readonly [DecisionSubject, string, readonly [number, number]]>> = {
  RETIRED: ['RETIREMENT', 'Nghỉ hưu hưởng bảo hiểm xã hội', [85, 100]],
  RESIGNED: ['RESIGNATION', 'Thôi việc theo nguyện vọng', [3, 25]],
  DECEASED: ['DEATH', 'Chấm dứt công tác, giải quyết chế độ tử tuất', [1, 1]],
  TRANSFERRED_OUT: ['TRANSFER_OUT', 'Chuyển công tác ra ngoài phạm vi quản lý của tỉnh', [5, 25]],
};

function leavingChange(dossier: Dossier, world: World, { unit, seat }: Posting): StatusChange[] {
  const { leaving } = dossier.life;
  if (!leaving) return [];
  const [subject, summary, signedAhead] = leavingWords[leaving.status];
  const issuer = issuerOfPosts(world, unit, seat);
  const decision = dossier.decide({ subject, summary, issuer, effectiveOn: leaving.on, signedAhead, enteredWithin: 2 });
  return [{ on: leaving.on, status: leaving.status, decision }];
}

/** A leave and the return from it: six months for a birth (Labour Code 45/2019/QH14 art. 139); open where it lasts beyond the present. */
function leaveChanges(dossier: Dossier, issuer: Posting['unit'], { from, to, note }: { from: Day; to: Day; note: string }): StatusChange[] {
  const decision = dossier.decide({ subject: 'LEAVE', summary: note, issuer, effectiveOn: from });
  const back = to <= dossier.life.asOf ? [{ on: to, status: 'WORKING' as const, decision }] : [];
  return [{ on: from, status: 'ON_LEAVE', note, decision }, ...back];
}

/** Leaves within what is told: for each child born, and now and then an unpaid one at present. */
function leaves(dossier: Dossier, world: World, births: readonly Day[]): StatusChange[] {
  const { random, sex, startedOn, toldFrom, endsOn, unit, leaving } = dossier.life;
  const issuer = issuerOfRoutine(world, unit);
  const earliest = [toldFrom, addDays(startedOn, 200)].sort().at(-1) ?? toldFrom;
  const ofBirth = births
    .map((day) => addDays(day, -random.between(5, 25)))
    .filter((from) => sex === 'FEMALE' && from > earliest && (leaving ? addMonths(from, 7) : from) < endsOn)
    .map((from) => ({ from, to: addMonths(from, 6), note: 'Nghỉ thai sản' }));
  const unpaidFrom = addDays(endsOn, -random.between(20, 150));
  const isFree = ofBirth.every(({ to }) => to < unpaidFrom) && unpaidFrom > earliest;
  const unpaid =
    !leaving && random.percent(0.7) && isFree ? [{ from: unpaidFrom, to: addMonths(endsOn, 6), note: 'Nghỉ không hưởng lương' }] : [];
  return [...ofBirth, ...unpaid].flatMap((leave) => leaveChanges(dossier, issuer, leave));
}

/**
 * Where the person stands in service, day by day without a gap: working from the first day, on leave and back, lent, and at last out of service.
 * `births` are the days on which children were born, oldest first and at least a year and a half apart.
 */
export function stateStatus(
  dossier: Dossier,
  world: World,
  { postings, births }: { postings: readonly Posting[]; births: readonly Day[] },
): void {
  const last = postings.at(-1);
  if (!last) throw new RangeError('A life without a posting');
  const lent: StatusChange[] = last.lentTo ? [{ on: last.from, status: 'SECONDED', decision: decisionOfPost(dossier, last.from) }] : [];
  const begun: StatusChange = { on: dossier.life.startedOn, status: 'WORKING', decision: dossier.decisions[0] };
  const between = last.lentTo ? [] : leaves(dossier, world, births);
  const changes: StatusChange[] = [begun, ...between, ...lent, ...leavingChange(dossier, world, last)];
  for (const [place, { on, status, note, decision }] of changes.entries()) {
    dossier.state('status', { from: on, to: changes[place + 1]?.on }, { status, ...(note && { note }) }, decision);
  }
}

const decisionOfPost = ({ decisions }: Dossier, on: Day): MadeDecision | undefined =>
  decisions.find(({ effectiveOn, subject }) => effectiveOn === on && subject === 'SECONDMENT');
