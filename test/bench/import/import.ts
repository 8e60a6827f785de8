import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { rosterRows, writeRoster, type RosterRow } from '../../../deploy/demo/roster';
import { say, secondsSince } from '../../../deploy/local/run/terminal';
import { tableOf } from '../asked/figures';
import type { Bench, Chapter, ChapterFindings } from '../chapter';
import { meteredWithEnded } from '../metering/ended-work';
import { judge, judgeOnTheWall, percent } from '../metering/judged';
import { metered, type Counted, type Metered } from '../metering/metered';
import { someRecords } from '../metering/some-records';
import { askWhile, type Window } from '../metering/windows';
import type { PeopledProvince } from '../peopled-province';
import { spawnPart, type Spawned } from '../spawned';
import { cpuOf, spreadOf } from '../summary';
import { path } from '../variants';
import { peakDuring } from './resident-memory';
import { RosterOffice, type Preview } from './roster-office';

const CLERK = 'quantri.snv';
const READER = 'chutich.ubnd';
const ROWS_AT_MOST = 50_000;
/** Nobody of a roster is somebody of the demo, or of another roster. */
const BEYOND_EVERY_DEMO = 900_000;
/** Some of those who are made have left the service and stand in no roster. */
const MADE_A_ROW = 1.2;
const READERS = 2;
const MIB = 2 ** 20;
/** The counted parts. */
const parts = ['gateway', 'service', 'postgres'] as const;

/** A roster of many people, checked and applied: what it costs, and what others feel of it. */
export const imports: Chapter = { name: 'import', goals: ['7'], measure: measureImport };

interface Taken {
  readonly preview: Preview;
  readonly check: Metered<unknown>;
  readonly apply: Metered<unknown>;
  readonly peak: number;
}

async function measureImport({ config, teardown, province }: Bench): Promise<ChapterFindings> {
  const laid = await province();
  const folder = mkdtempSync(join(tmpdir(), 'noivu-roster-'));
  teardown.add(() => rmSync(folder, { recursive: true, force: true }));
  const load = await spawnPart('load', {});
  teardown.add(() => load.stop());
  const rows = Math.min(ROWS_AT_MOST, config.people);
  const [alone, crowded] = [await rosterOf(laid, { folder, rows, place: 0 }), await rosterOf(laid, { folder, rows, place: 1 })];
  const recordIds = await someRecords(laid.ground);
  const reading = { url: laid.product.origin + path, recordIds, connections: READERS, token: () => laid.tokenOf(READER) };
  const taken = await takeIn(laid, load, alone);
  const counted = { pids: laid.product.pids, postmaster: laid.ground.postmaster, askers: [load.pid] };
  const quiet = await metered(counted, () =>
    askWhile(load, reading, { seconds: config.seconds, work: wait(config.rounds * config.seconds * 1000) }),
  );
  const idle = quiet.result;
  const during = await felt(laid, load, { file: crowded, seconds: config.seconds, reading });
  await load.stop();
  const seconds = (some: Metered<unknown>) => cpuOf({ cpu: countedIn(some) }) / 1000;
  const rate = taken.preview.rows / (seconds(taken.check) + seconds(taken.apply));
  const tails = { idle: tailOf(idle), during: tailOf(during.windows) };
  return {
    lines: [...linesOf(taken, { file: alone, rate }), '', ...tailLines(idle, during.windows)],
    outcomes: [
      judge('7-rows', 'rows a second of CPU ≥ 7,000: gateway, personnel and PostgreSQL, check and apply', { values: [rate], least: 7_000 }),
      judge('7-memory', 'highest resident memory of personnel ≤ 450 MiB', { values: [taken.peak / MIB], most: 450 }),
      judgeOnTheWall('7-tail', 'p99 of one record during an import ≤ 2 × as without', {
        rounds: [{ value: tails.during / tails.idle, foreign: Math.max(quiet.foreign, during.foreign) }],
        most: 2,
      }),
    ],
  };
}

function* first(rows: Iterable<RosterRow>, count: number): Generator<RosterRow> {
  let given = 0;
  for (const row of rows) {
    if (given === count) return;
    given += 1;
    yield row;
  }
}

async function rosterOf(
  { ground }: PeopledProvince,
  { folder, rows, place }: { folder: string; rows: number; place: number },
): Promise<string> {
  const begun = performance.now();
  const file = join(folder, `roster-${place}.xlsx`);
  const count = Math.ceil(rows * MADE_A_ROW);
  const firstIndex = BEYOND_EVERY_DEMO - place * count;
  const run = { seed: `roster-${place}`, province: ground.province, count, asOf: ground.day, firstIndex };
  await writeRoster(first(rosterRows(run), rows), file);
  say(`A roster of ${rows} rows written in ${secondsSince(begun)}`);
  return file;
}

async function takeIn({ ground, product, tokenOf }: PeopledProvince, load: Spawned, file: string): Promise<Taken> {
  const office = new RosterOffice(product.origin, () => tokenOf(CLERK), ground.day);
  const counted: Counted = { pids: product.pids, postmaster: ground.postmaster, askers: [load.pid] };
  const personnel = product.pids['service']?.[0] ?? 0;
  const { result, peak } = await peakDuring(personnel, async () => {
    const check = await meteredWithEnded(counted, 'service', () => office.check(file));
    const apply = await meteredWithEnded(counted, 'service', () => office.apply(check.result.importId));
    return { preview: check.result.preview, check, apply };
  });
  return { ...result, peak };
}

type Reading = Parameters<typeof askWhile>[1];

/** Another import of as many rows, while others get records. */
async function felt(
  { ground, product, tokenOf }: PeopledProvince,
  load: Spawned,
  { file, seconds, reading }: { file: string; seconds: number; reading: Reading },
): Promise<{ readonly windows: readonly Window[]; readonly foreign: number }> {
  const office = new RosterOffice(product.origin, () => tokenOf(CLERK), ground.day);
  const counted: Counted = { pids: product.pids, postmaster: ground.postmaster, askers: [load.pid] };
  const { result, foreign } = await meteredWithEnded(counted, 'service', async () => {
    const work = office.check(file).then(({ importId }) => office.apply(importId));
    const windows = await askWhile(load, reading, { seconds, work });
    await work;
    return windows;
  });
  return { windows: result, foreign };
}

const countedIn = ({ cpu }: Metered<unknown>): Record<string, number> => Object.fromEntries(parts.map((part) => [part, cpu[part] ?? 0]));
const tailOf = (windows: readonly Window[]): number => spreadOf(windows.map(({ p99 }) => p99)).median;

function linesOf({ preview: { rows, invalid }, check, apply, peak }: Taken, { file, rate }: { file: string; rate: number }): string[] {
  const row = (name: string, some: Metered<unknown>): string[] => {
    const seconds = (ms: number): string => (ms / 1000).toFixed(1);
    return [
      name,
      seconds(some.ms),
      ...parts.map((part) => seconds(some.cpu[part] ?? 0)),
      (rows / (cpuOf({ cpu: countedIn(some) }) / 1000)).toFixed(0),
      percent(some.foreign),
    ];
  };
  return [
    `${rows} rows, ${invalid} of them faulty on purpose, in ${(statSync(file).size / MIB).toFixed(1)} MiB, nobody else asking: ${rate.toFixed(0)} rows a second of CPU over both; personnel held ${(peak / MIB).toFixed(0)} MiB at most.`,
    '',
    ...tableOf(
      ['step', 'seconds', 'gateway, CPU s', 'personnel, CPU s', 'PostgreSQL, CPU s', 'rows a second of CPU', 'taken by others'],
      [row('upload and check', check), row('apply', apply)],
    ),
  ];
}

function tailLines(idle: readonly Window[], during: readonly Window[]): string[] {
  const row = (name: string, windows: readonly Window[]): string[] => {
    const of = (measure: (window: Window) => number, digits: number): string => spreadOf(windows.map(measure)).median.toFixed(digits);
    const worst = Math.max(...windows.map(({ p99 }) => p99)).toFixed(2);
    const failures = windows.reduce((sum, window) => sum + window.failures, 0);
    return [
      name,
      String(windows.length),
      of(({ perSecond }) => perSecond, 0),
      of(({ p50 }) => p50, 2),
      of(({ p99 }) => p99, 2),
      worst,
      String(failures),
    ];
  };
  return [
    `Getting one record on ${READERS} connections, without and during another import of as many rows; medians over stretches of equal length:`,
    '',
    ...tableOf(
      ['when', 'stretches', 'requests/s', 'p50 ms', 'p99 ms', 'worst p99 ms', 'failures'],
      [row('without', idle), row('during', during)],
    ),
  ];
}
