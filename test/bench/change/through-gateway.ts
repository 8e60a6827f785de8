import { freePort } from '../../../deploy/local/run/port';
import type { Teardown } from '../../../deploy/local/run/teardown';
import type { CpuTimes } from '../cpu';
import { appPids } from '../metering/app-pids';
import { cpuEach, idleShares, metered, type Counted } from '../metering/metered';
import type { ChangeOrder, ChangeResult, ChangeToSend } from '../process/change-load';
import { spawnPart, type Spawned } from '../spawned';
import { path, type Variant } from '../variants';
import type { Changing } from './in-sql';
import { payRiseOf } from './pay-rise';
import { BARE_UPDATE, CONNECTIONS } from './replay';

/** One of the two ways in one round. CPU is milliseconds a change, by part. */
export interface WayRound extends ChangeResult {
  readonly cpu: CpuTimes;
  readonly foreign: number;
}

/** Both ways in one round. */
export interface GatewayRound {
  readonly product: WayRound;
  readonly bare: WayRound;
}

/** So many changes a second and more are never reached on the machines that this is run on; what is left over is not sent. */
const CHANGES_A_SECOND = 300;
/** A bare one is done sooner: the same changes are sent to it again. */
const BARE_A_CHANGE = 8;
const WARMING_SECONDS = 1;

interface Way {
  readonly url: string;
  readonly counted: Counted;
  readonly repeats: number;
}

/** Sends changes to the product and to the barest program, in rounds. */
export async function measureThroughGateway(changing: Changing, product: Variant, teardown: Teardown): Promise<GatewayRound[]> {
  const load = await spawnPart('change-load', {});
  teardown.add(() => load.stop());
  const ways = { product: productWay(changing, product, load), bare: await bareWay(changing, load, teardown) };
  const { rounds: count, seconds } = changing.config;
  const warming = await orderOf(changing, WARMING_SECONDS);
  for (const way of [ways.product, ways.bare]) await send(load, way, warming);
  const idle = { product: await idleShares(ways.product.counted), bare: await idleShares(ways.bare.counted) };
  const rounds: GatewayRound[] = [];
  for (let round = 0; round < count; round += 1) {
    const done: Partial<Record<'product' | 'bare', WayRound>> = {};
    const order = await orderOf(changing, seconds);
    for (const name of round % 2 === 0 ? (['bare', 'product'] as const) : (['product', 'bare'] as const))
      done[name] = await sample(load, ways[name], { order, idle: idle[name] });
    rounds.push(done as GatewayRound);
  }
  await load.stop();
  return rounds;
}

function productWay({ ground }: Changing, { origin, pids }: Variant, load: Spawned): Way {
  const counted = new Set(Object.values(pids).flat());
  const followers = [...appPids().values()].filter((pid) => !counted.has(pid));
  return { url: origin + path, repeats: 1, counted: { pids: { ...pids, followers }, postmaster: ground.postmaster, askers: [load.pid] } };
}

async function bareWay({ ground }: Changing, load: Spawned, teardown: Teardown): Promise<Way> {
  const port = String(await freePort());
  const bare = await spawnPart('bare-change', {
    databaseUrl: ground.databaseUrl,
    statement: BARE_UPDATE,
    route: `${path}:recordId/changes`,
    port,
  });
  teardown.add(() => bare.stop());
  const counted = { pids: { gateway: [bare.pid] }, postmaster: ground.postmaster, askers: [load.pid] };
  return { url: `http://127.0.0.1:${port}${path}`, repeats: BARE_A_CHANGE, counted };
}

type Order = Pick<ChangeOrder, 'token' | 'seconds' | 'changes'>;

async function orderOf({ ground, tokenOf, take, issuerUnitId }: Changing, seconds: number): Promise<Order> {
  const changes = take(seconds * CHANGES_A_SECOND).map((record): ChangeToSend => {
    const body = JSON.stringify(payRiseOf(record, { day: ground.day, issuerUnitId }));
    return { recordId: record.recordId, version: record.version, body };
  });
  return { token: await tokenOf(), seconds, changes };
}

async function send(load: Spawned, { url, repeats }: Way, { changes, ...order }: Order): Promise<ChangeResult> {
  const repeated = Array.from({ length: repeats }, () => changes).flat();
  const result = await load.ask<ChangeResult>({ ...order, url, connections: CONNECTIONS, changes: repeated } satisfies ChangeOrder);
  if (result.failures > 0) throw new Error(`${result.failures} of ${result.requests} changes failed: ${result.refusal}`);
  return result;
}

async function sample(load: Spawned, way: Way, { order, idle }: { order: Order; idle: CpuTimes }): Promise<WayRound> {
  const taken = await metered(way.counted, () => send(load, way, order));
  return { ...taken.result, cpu: cpuEach(taken, taken.result.requests, idle), foreign: taken.foreign };
}
