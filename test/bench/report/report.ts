import type { Client } from 'pg';
import { addDays, type Day } from '@noivu/calendar';
import { demoUnits } from '../../../deploy/demo/demo-units';
import { unitIdOf } from '../../../deploy/demo/units/unit-id';
import { asSuperuser } from '../asked/as-superuser';
import { askRounds, type Asked, type AskedSample } from '../asked/ask-rounds';
import { askedTable, atMost, foreignLine, middleOf, postgresOf } from '../asked/figures';
import type { Question } from '../asked/question';
import type { Bench, Chapter, ChapterFindings } from '../chapter';
import type { Ground } from '../ground';
import { spreadOf, type Outcome, type Spread } from '../summary';
import { compareCells, reportPath, type Comparison } from './equal-cells';
import { backendCpu, liveCount } from './live-count';
import { assertSamePeople } from './same-people';
import { changePeople, type Changes } from './random-changes';
import { whereTimeGoes } from './where-time-goes';

/** What the form BM01 costs, and whether it is right after many changes. It changes people, so what measures them as they were stands before it. */
export const report: Chapter = { name: 'report', goals: ['4'], measure: measureReport };

/** PostgreSQL's CPU a report, ms. */
const MOST = 1;
/** The live count over the report. */
const LEAST_TIMES = 60;
/** One in so many people is changed: 10,000 of 120,000. */
const CHANGED_SHARE = 12;

/** A report that is asked for. */
interface Reported extends Question {
  readonly unitId: string;
}

/** Milliseconds of CPU of the live count, by question and round. */
interface LiveCost {
  readonly question: string;
  readonly round: number;
  readonly ms: number;
}

async function measureReport(bench: Bench): Promise<ChapterFindings> {
  const province = await bench.province();
  const reports = reportsOf(province.ground);
  await assertSamePeople(province, reports);
  const before = await compareCells(province);
  const live: LiveCost[] = [];
  const [samples, parts, counted] = await asSuperuser(province.ground, async (client) => {
    const between = async (round: number): Promise<void> => void live.push(...(await liveCosts(client, province, { reports, round })));
    const counted = onAnotherDay(reports[0], province.ground.day);
    const found = await askRounds(province, [...reports, counted], { ...bench, between });
    const wholeMs = middleOf(found, counted.name, postgresOf).median;
    return [found, await whereTimeGoes(client, { unitId: counted.unitId, day: counted.day, wholeMs }), counted] as const;
  });
  const changes = await changePeople(province, Math.floor(bench.config.people / CHANGED_SHARE));
  const after = await compareCells(province);
  return {
    lines: [
      foreignLine(samples),
      '',
      ...askedTable(samples, [...reports, counted]),
      '',
      ...reports.map(
        ({ name }) => `${name}: a live count in six dimensions takes ${liveMs(live, name).median.toFixed(1)} ms of CPU of PostgreSQL.`,
      ),
      '',
      ...parts,
      '',
      comparedLine(before, 'Before any change'),
      comparedLine(after, `After ${changes.made} changes through the gateway (${changes.refused} more were refused by the rules)`),
    ],
    outcomes: [...reports.flatMap(({ name }) => outcomesOf(name, samples, live)), equality(after, changes)],
  };
}

function reportsOf({ province }: Ground): readonly [Reported, Reported] {
  const units = demoUnits(province);
  const of = (name: string, username: string, code: string): Reported => {
    const unitId = unitIdOf(province, code);
    return { name, username, unitId, path: reportPath + unitId, service: 'reporting' };
  };
  return [of('province', 'chutich.ubnd', units.province), of('department', 'quantri.syt', units.health)];
}

/** The same report of the day before: its figures are not kept, so everybody is looked at. */
function onAnotherDay(asked: Reported, today: Day): Reported & { readonly day: Day } {
  const day = addDays(today, -1);
  return { ...asked, name: `${asked.name}, the day before`, path: `${asked.path}&asOf=${day}`, day };
}

async function liveCosts(
  client: Client,
  { ground }: Asked,
  { reports, round }: { reports: readonly Reported[]; round: number },
): Promise<LiveCost[]> {
  const costs: LiveCost[] = [];
  for (const { name, unitId } of reports)
    costs.push({ question: name, round, ms: await backendCpu(client, () => client.query(liveCount, [unitId, ground.day])) });
  return costs;
}

const liveMs = (live: readonly LiveCost[], name: string): Spread =>
  spreadOf(live.filter(({ question }) => question === name).map(({ ms }) => ms));

const comparedLine = ({ reports, cells, different }: Comparison, when: string): string =>
  `${when}: ${cells} cells of ${reports} reports compared with a recount from the facts, ${different} differ.  `;

function outcomesOf(name: string, samples: readonly AskedSample[], live: readonly LiveCost[]): Outcome[] {
  const own = new Map(samples.filter(({ question }) => question === name).map((sample) => [sample.round, postgresOf(sample)]));
  const times = spreadOf(
    live.filter(({ question }) => question === name).map(({ round, ms }) => ms / (own.get(round) ?? Number.NaN)),
  ).median;
  return [
    atMost(`4-report-${name}`, `PostgreSQL CPU ≤ ${MOST} ms`, middleOf(samples, name, postgresOf).median, MOST),
    {
      id: `4-report-live-${name}`,
      goal: `a live count ≥ ${LEAST_TIMES} × the report, PostgreSQL CPU`,
      value: Number(times.toFixed(1)),
      passed: times >= LEAST_TIMES,
    },
  ];
}

const equality = ({ different }: Comparison, { made }: Changes): Outcome => ({
  id: '4-report-equal',
  goal: `after ${made} changes, cells that differ from a recount = 0`,
  value: different,
  passed: different === 0,
});
