import { exportRows, type ExportView } from '@noivu/contracts';
import { exportColumns } from '../../../apps/personnel/src/export/export-column.data';
import { tableOf } from '../asked/figures';
import type { Bench, Chapter, ChapterFindings } from '../chapter';
import { peakDuring, residentOf } from '../import/resident-memory';
import { meteredWithEnded } from '../metering/ended-work';
import { judge, percent, spreadWords } from '../metering/judged';
import { idleShares, metered, type Counted, type Metered } from '../metering/metered';
import { cpuOf, spreadOf } from '../summary';
import { ExportOffice } from './export-office';

const CLERK = 'quantri.snv';
const MIB = 2 ** 20;
const MS = 1_000;
/** Beside the columns of the list stands the running number. */
const COLUMNS = exportColumns.length + 1;
/** What an export costs; the broker only carries the order. */
const parts = ['gateway', 'service', 'postgres'] as const;

/** Everybody of the province as a workbook: what it costs, and how much memory it holds. */
export const exports: Chapter = { name: 'export', goals: ['8'], measure: measureExport };

/** One export, written by the job and then fetched. */
interface Taken {
  readonly view: ExportView;
  readonly written: Metered<unknown>;
  readonly fetched: Metered<number>;
  /** Milliseconds from the order to the last byte. */
  readonly ms: number;
  /** Bytes that personnel and its thread held beyond what personnel held before. */
  readonly growth: number;
}

async function measureExport({ config, province }: Bench): Promise<ChapterFindings> {
  const { ground, product, tokenOf } = await province();
  const counted: Counted = { pids: product.pids, postmaster: ground.postmaster };
  const office = new ExportOffice(product.origin, () => tokenOf(CLERK));
  // The first one compiles, plans and grows the heap; and shows what an export of a few holds.
  const few = await take(counted, office, { rankCode: '01.003', sex: 'FEMALE', degree: 'DOCTOR' });
  await office.order();
  const idle = await idleShares(counted);
  const rounds: Taken[] = [];
  for (let round = 0; round < config.rounds; round += 1) rounds.push(await take(counted, office, {}));
  const seconds = ({ cpu, ms }: Metered<unknown>): number =>
    parts.reduce((sum, part) => sum + Math.max(0, (cpu[part] ?? 0) - (idle[part] ?? 0) * ms), 0) / MS;
  const rates = rounds.map(({ view: { rows = 0 }, written }) => rows / seconds(written));
  const growth = Math.max(...rounds.map((round) => round.growth));
  return {
    lines: linesOf(rounds, { few, rates, seconds }),
    outcomes: [
      judge('8-export', `rows of ${COLUMNS} columns a second of CPU ≥ 12,000: gateway, personnel with its thread, and PostgreSQL`, {
        values: rates,
        least: 12_000,
      }),
      judge('8-export-memory', `resident memory of personnel grows by ≤ 150 MiB, whatever the number of rows (${exportRows} at most)`, {
        values: [growth / MIB],
        most: 150,
      }),
    ],
  };
}

async function take(counted: Counted, office: ExportOffice, criteria: object): Promise<Taken> {
  const personnel = counted.pids['service']?.[0] ?? 0;
  const before = residentOf(personnel);
  const { result: written, peak } = await peakDuring(personnel, () => meteredWithEnded(counted, 'service', () => office.order(criteria)));
  const view = written.result;
  const fetched = await metered(counted, () => office.fetch(view));
  return { view, written, fetched, ms: Date.parse(view.writtenAt ?? '') - Date.parse(view.orderedAt), growth: peak - before };
}

function linesOf(
  rounds: readonly Taken[],
  { few, rates, seconds }: { few: Taken; rates: readonly number[]; seconds: (some: Metered<unknown>) => number },
): string[] {
  const of = (measure: (round: Taken) => number, digits = 1): string => spreadWords(spreadOf(rounds.map(measure)), digits);
  const { rows = 0, size = 0 } = rounds[0]?.view ?? {};
  const part = (name: (typeof parts)[number]): string => of(({ written: { cpu } }) => (cpu[name] ?? 0) / MS);
  const head = [
    'people',
    'MiB',
    'seconds',
    'people/s',
    'gateway, CPU s',
    'personnel, CPU s',
    'PostgreSQL, CPU s',
    'people a second of CPU',
    'memory, MiB more',
  ];
  return [
    `${rows} people × ${COLUMNS} columns, one export after the other, nobody else asking; others took ${percent(spreadOf(rounds.map(({ written }) => written.foreign)).median)} of the machine.`,
    '',
    ...tableOf(head, [
      [
        String(rows),
        (size / MIB).toFixed(1),
        of(({ ms }) => ms / MS),
        of(({ ms }) => (rows / ms) * MS, 0),
        ...parts.map(part),
        spreadWords(spreadOf(rates), 0),
        of(({ growth }) => growth / MIB, 0),
      ],
      [
        String(few.view.rows ?? 0),
        '–',
        (few.ms / MS).toFixed(1),
        '–',
        '–',
        '–',
        seconds(few.written).toFixed(2),
        '–',
        (few.growth / MIB).toFixed(0),
      ],
    ]),
    '',
    `Fetching it takes ${of(({ fetched }) => fetched.ms / MS)} s and ${of(({ fetched }) => cpuOf({ cpu: fetched.cpu }) / MS)} s of CPU of all parts.`,
  ];
}
