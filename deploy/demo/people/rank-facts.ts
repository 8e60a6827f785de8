import { addDays, addMonths } from '@noivu/calendar';
import { rankOf } from '@noivu/regulation';
import type { Dossier } from './dossier';
import { issuerOfPosts, issuerOfRoutine } from './issuer';
import type { Seniority } from './jobs/job';
import type { Life } from './life';
import type { DecisionSubject } from '@noivu/contracts';
import type { MadeDecision } from './made-person';
import { paySteps, type PayStep, type Promotion } from './pay';
import type { World } from './world';

/** Of a hundred, how many reach the second and then the third rank of their ladder. */
const risers: Readonly<Record<Seniority, readonly [number, number]>> = {
  HEAD: [92, 25],
  DEPUTY: [80, 10],
  SECTION: [48, 2],
  STAFF: [20, 0],
};

/** The rises in rank of a life: the second rank after nine years or more, the third after six more. */
export function promotionsOf({ random, seat, startedOn, endsOn }: Life): Promotion[] {
  const [, second, third] = seat.job.ladder;
  const [toSecond, toThird] = risers[seat.seniority];
  const firstRise = addMonths(startedOn, 12 + 12 * 9 + random.between(0, 60));
  const secondRise = addMonths(firstRise, 72 + random.between(0, 40));
  const [risesOnce, risesTwice] = [random.percent(toSecond), random.percent(toThird)];
  const promotions: Promotion[] = [];
  if (second && risesOnce) promotions.push({ on: firstRise, rankCode: second });
  if (second && risesOnce && third && risesTwice) promotions.push({ on: secondRise, rankCode: third });
  return promotions.filter(({ on }) => on < addDays(endsOn, -30));
}

const subjects: Readonly<Record<Exclude<PayStep['cause'], 'START'>, DecisionSubject>> = {
  RAISE: 'PAY_RAISE',
  RANK: 'RANK_CHANGE',
  OVER_FRAME: 'OVER_FRAME',
};

function summaryOf({ cause, rankCode, step, coefficient, overFramePercent }: PayStep): string {
  const rank = `${rankOf(rankCode)?.name ?? 'Ngạch'} (${rankCode})`;
  const standing = `bậc ${step}, hệ số ${coefficient.replace('.', ',')}`;
  if (cause === 'OVER_FRAME') return `Hưởng phụ cấp thâm niên vượt khung ${overFramePercent}%: ${rank}, ${standing}`;
  return cause === 'RANK'
    ? `Bổ nhiệm ngạch, chức danh nghề nghiệp ${rank}, ${standing}`
    : `Nâng bậc lương thường xuyên: ${rank}, ${standing}`;
}

function decisionFor(dossier: Dossier, world: World, pay: PayStep): MadeDecision | undefined {
  if (pay.cause === 'START') return dossier.decisions[0];
  const { unit, seat } = dossier.life;
  const issuer = pay.cause === 'RANK' ? issuerOfPosts(world, unit, seat) : issuerOfRoutine(world, unit);
  return dossier.decide({ subject: subjects[pay.cause], issuer, effectiveOn: pay.from, summary: summaryOf(pay) });
}

/** Ranks and steps within what is told, the one held at its beginning included; the last ends with the service. Who has no rank gets none. */
export function stateRanks(dossier: Dossier, world: World, promotions: readonly Promotion[]): void {
  const { seat, startedOn, toldFrom, endsOn, leaving, asOf } = dossier.life;
  const [rankCode] = seat.job.ladder;
  if (!rankCode) return;
  const until = leaving ? addDays(endsOn, -1) : asOf;
  const steps = paySteps({ startedOn, until, rankCode, degree: seat.job.degree, promotions });
  const heldAtFirst = steps.findLastIndex(({ from }) => from <= toldFrom);
  for (const [place, pay] of steps.entries()) {
    if (place < heldAtFirst) continue;
    const { from, step, coefficient, countsFrom, overFramePercent } = pay;
    const value = {
      ...{ rankCode: pay.rankCode, step, coefficient },
      ...(countsFrom !== from && { countsFrom }),
      ...(overFramePercent && { overFramePercent }),
    };
    dossier.state('rank', { from, to: steps[place + 1]?.from ?? leaving?.on }, value, decisionFor(dossier, world, pay));
  }
}
