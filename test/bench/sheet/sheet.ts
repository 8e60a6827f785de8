import { demoAccounts } from '../../../deploy/demo/accounts';
import { tableOf } from '../asked/figures';
import type { Bench, Chapter, ChapterFindings } from '../chapter';
import type { CpuTimes } from '../cpu';
import { pidOfApp } from '../metering/app-pids';
import { percent, spreadWords } from '../metering/judged';
import { cpuEach, idleShares, metered, type Counted, type Metered } from '../metering/metered';
import type { LoadOrder, LoadResult } from '../process/load';
import { spawnPart } from '../spawned';
import { cpuOf, spreadOf } from '../summary';

const READER = 'chutich.ubnd';
const warming = { seconds: 2, atLeast: 20 };
const BYTES_A_KIB = 1024;

/** The workbook of a form: BM01 of the whole province. */
export const sheet: Chapter = { name: 'sheet', goals: [], measure: measureSheet };

async function measureSheet({ config, teardown, province }: Bench): Promise<ChapterFindings> {
  const { ground, product, tokenOf } = await province();
  const load = await spawnPart('load', {});
  teardown.add(() => load.stop());
  const run = { seed: 'noivu', province: ground.province, count: config.people, asOf: ground.day };
  const unitId = demoAccounts(run).find(({ username }) => username === READER)?.unitId ?? '';
  const url = `${product.origin}/api/v1/reports/`;
  const order = { url, recordIds: [`BM01.xlsx?unitId=${unitId}`], connections: 1, seed: 0 };
  const size = await sizeOf(url + (order.recordIds[0] ?? ''), await tokenOf(READER));
  await load.ask<LoadResult>({ ...order, ...warming, token: await tokenOf(READER) } satisfies LoadOrder);
  const counted = countedOf(product.pids, { postmaster: ground.postmaster, askers: [load.pid] });
  const idle = await idleShares(counted);
  const rounds: Round[] = [];
  for (let round = 0; round < config.rounds; round += 1) {
    const token = await tokenOf(READER);
    const taken = await metered(counted, () => load.ask<LoadResult>({ ...order, token, seconds: config.seconds } satisfies LoadOrder));
    if (taken.result.failures > 0) throw new Error(`${taken.result.failures} workbooks of ${taken.result.requests} failed`);
    rounds.push({ ...taken, each: cpuEach(taken, taken.result.requests, idle) });
  }
  await load.stop();
  const of = (measure: (round: Round) => number): string => spreadWords(spreadOf(rounds.map(measure)));
  const part = (name: string): string => of(({ each }) => each[name] ?? 0);
  const head = ['workbook', 'KiB', 'p50 ms', 'gateway', 'reporting', 'broker', 'PostgreSQL', 'CPU ms/workbook'];
  const row = ['BM01, province', (size / BYTES_A_KIB).toFixed(0), of(({ result }) => result.p50)];
  return {
    lines: [
      `One after the other, on one connection. Others took ${percent(spreadOf(rounds.map(({ foreign }) => foreign)).median)} of the machine.`,
      '',
      ...tableOf(head, [
        [...row, part('gateway'), part('reporting'), part('broker'), part('postgres'), of(({ each }) => cpuOf({ cpu: each }))],
      ]),
    ],
    outcomes: [],
  };
}

interface Round extends Metered<LoadResult> {
  readonly each: CpuTimes;
}

const countedOf = (pids: Counted['pids'], rest: Omit<Counted, 'pids'>): Counted => ({
  ...rest,
  pids: { gateway: pids['gateway'] ?? [], reporting: [pidOfApp('reporting')], broker: pids['broker'] ?? [] },
});

async function sizeOf(url: string, token: string): Promise<number> {
  const answer = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
  if (answer.status !== 200) throw new Error(`The workbook is answered ${answer.status}: ${await answer.text()}`);
  return (await answer.arrayBuffer()).byteLength;
}
